"""What linking sees of a claim: the deed, its parties, time, place, figures and speakers, without a word of the article's text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from liens.link.senses import all_senses
from liens.model import Claim, Precision
from liens.ontology.linking import load_kinds
from liens.record import claim_record

Json = Mapping[str, Any]
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part or vouches: code, its root (``PRK`` of ``PRK/MIL``), entity, written name, and how it is known."""

    code: str
    root: str
    entity: str | None
    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day as ordinals (None = open), and how precise."""

    first: int | None
    last: int | None
    precision: Precision

    @property
    def exact(self) -> bool:
        """True for a day or a part of one."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: gazetteer number or name, country, and coordinates where it is finer than a state."""

    name: str
    country: str | None
    point: tuple[float, float] | None
    gazetteer: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a claim: what is counted, its unit, bounds (None = open), and what happened to those counted, as a sense, if it was told."""

    of: str | None
    unit: str | None
    minimum: float | None
    maximum: float | None
    approximate: bool
    harm: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as linking sees it; ``day`` is the ordinal of its publication, ``chain`` its sources, nearest first.

    ``dated`` is False where the time was not told in the claim's own sentence, but taken over from what was told before.
    """

    claim: str
    article: str
    outlet: str | None
    language: str
    day: int | None
    sentence: int
    start: int
    category: str
    sense: str | None
    status: str
    negated: bool
    initiators: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: Period | None
    where: tuple[Spot, ...]
    counts: tuple[Count, ...]
    chain: tuple[Party, ...]
    dated: bool = True


def told(claim: Claim) -> Told | None:
    """A claim as linking sees it; None for a statement, which tells no event."""
    return told_record(claim_record(claim, {}))


def told_record(record: Json) -> Told | None:
    """The record of a claim (docs/reference/record.md) as linking sees it; None for a statement."""
    event, article = record["event"], record["article"]
    if event is None:
        return None
    sense = _sense(event, article["language"])
    published = article["published"]
    return Told(
        claim=record["id"],
        article=article["id"],
        outlet=article["outlet"],
        language=article["language"],
        day=None if published is None else _ordinal(published),
        sentence=record["sentence"]["start"],
        start=event["trigger"]["start"],
        category=event["category"],
        sense=sense,
        status=record["status"],
        negated=record["negated"],
        initiators=tuple(_party(a) for a in record["initiators"]),
        recipients=tuple(_party(a) for a in record["recipients"]),
        when=_period(record["when"]),
        where=tuple(_spot(p) for p in record["where"]),
        counts=tuple(_count(q, sense) for q in record["quantities"]),
        chain=tuple(_party(x["source"]) for x in record["attribution"]),
        dated=_dated(record["when"], record["sentence"]),
    )


def told_records(records: Iterable[Json]) -> list[Told]:
    """Those of many records that tell an event."""
    return [found for record in records for found in [told_record(record)] if found is not None]


def _sense(event: Json, language: str) -> str | None:
    return _sense_of(event["trigger"]["text"], language) or load_kinds().modes.get(event["mode"] or "")


@lru_cache(maxsize=8192)
def _sense_of(trigger: str, language: str) -> str | None:
    """The sense of a trigger; the press has few, and each is asked for again and again."""
    senses = all_senses().get(language)
    return senses.of(trigger) if senses else None


def _party(actor: Json) -> Party:
    code = actor["code"]
    return Party(code, code.partition("/")[0], actor["entity"], actor["name"], actor["via"] == "name")


def _period(when: Json | None) -> Period | None:
    if when is None:
        return None
    first, last = when["start"], when["end"]
    return Period(None if first is None else _ordinal(first), None if last is None else _ordinal(last), Precision(when["precision"]))


def _dated(when: Json | None, sentence: Json) -> bool:
    start = None if when is None else when["span"]["start"]
    return start is None or sentence["start"] <= start < sentence["end"]


def _count(quantity: Json, sense: str | None) -> Count:
    """A number with the harm to those counted, unless the deed is another: of freed prisoners it tells who was freed, not who was taken."""
    harms = load_kinds().harms
    harm = harms.get(quantity.get("harm") or "") if sense is None or sense in harms.values() else None
    return Count(quantity["of"], quantity["unit"], quantity["min"], quantity["max"], quantity["approximate"], harm)


def _spot(place: Json) -> Spot:
    point = None if place["lat"] is None else (place["lat"], place["lon"])
    return Spot(place["name"], place["country"], point, place["gazetteer"])


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
