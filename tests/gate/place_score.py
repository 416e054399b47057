"""Reads the place mentions of tests/gate/places and says which of them Liens finds in the right country and at the right spot."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liens.claim.propose import Proposer
from liens.claim.where import Location
from liens.claim.where.location import Entry
from liens.ontology.places import kilometres
from liens.parse.parsed import Parsed

PLACES = Path(__file__).parent / "places"
NEAR_KM = 50.0
_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\|([^|\]]+)(?:\|([^|\]]+))?\]|\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked stretch of a sentence: a place with country, point and tolerance, or an actor that is no place."""

    start: int
    end: int
    country: str | None
    point: tuple[float, float]
    km: float
    actor: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with its marked mentions."""

    number: int
    kind: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mention."""

    case: Case
    mention: Mention
    found: bool
    country: bool
    near: bool
    got: str


def load_cases(language: str) -> list[Case]:
    """The sentences of a language without their marks."""
    lines = (PLACES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [_case(n, *line.split("\t")) for n, line in enumerate(lines, start=1) if not line.startswith("#")]


def _case(number: int, kind: str, marked: str) -> Case:
    text, mentions, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        words, country, latitude, longitude, km, actor = match.groups()
        start = len(text)
        text += words or actor
        point = (0.0, 0.0) if actor else (float(latitude), float(longitude))
        mentions.append(Mention(start, len(text), None if actor or country == "-" else country, point, float(km or NEAR_KM), bool(actor)))
        at = match.end()
    return Case(number, kind, text + marked[at:], tuple(mentions))


def verdicts(cases: Sequence[Case], parses: Sequence[Parsed], rules: Proposer) -> Iterator[Verdict]:
    """What is found of each mention."""
    for case, parsed in zip(cases, parses, strict=True):
        locations = rules.context(parsed).locations
        for mention in case.mentions:
            yield _actor(case, mention, locations) if mention.actor else _place(case, mention, locations)


def _actor(case: Case, mention: Mention, locations: Sequence[Location]) -> Verdict:
    """An actor is right where nothing says that something happens there."""
    there = [x for x in locations if x.place.span.start < mention.end and mention.start < x.place.span.end and x.entry is Entry.IN]
    return Verdict(case, mention, True, not there, not there, " ".join(x.place.name for x in there))


def _place(case: Case, mention: Mention, locations: Sequence[Location]) -> Verdict:
    """A place is found where the same words end it and none of its own are missing; a relation or a noun may be quoted with it."""
    same = [x.place for x in locations if x.place.span.end == mention.end and _fits(x, mention) and not (x.back or x.adjective)]
    if not same:
        return Verdict(case, mention, False, False, False, " ".join(f"{x.place.text}={x.place.country}" for x in locations))
    place = same[0]
    got = f"{place.name} {place.country} {place.latitude} {place.longitude} {place.why}"
    if place.latitude is None or place.longitude is None:
        return Verdict(case, mention, True, place.country == mention.country, False, got)
    apart = kilometres((place.latitude, place.longitude), mention.point)
    return Verdict(case, mention, True, place.country == mention.country, apart <= mention.km, f"{got} {apart:.0f} km")


def _fits(location: Location, mention: Mention) -> bool:
    return location.place.span.start <= mention.start


def share(found: Sequence[Verdict], right: Callable[[Verdict], bool]) -> float:
    """The share of right ones."""
    return sum(map(right, found)) / len(found)
