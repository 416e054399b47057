"""What two actors give or do to each other, how much according to whom, and in return for what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, line
from liens.dossier.source import Source, folded_in
from liens.dossier.terms import terms_of
from liens.link.disagree import Stated, positions
from liens.ontology.linking import load_kinds

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One hand-over: from whom to whom, the event, the figures by speaker, and what was given in return.

    In return is what goes the other way in the same event or sentence, and what another does in a sentence that gives one thing for another.
    """

    giver: str
    taker: str
    line: Line
    figures: tuple[Stated, ...]
    in_return: tuple[str, ...]


def exchanges(records: Sequence[Json], ways: Mapping[str, str], source: Source, actors: tuple[str, str], known: Iterable[Line] = ()) -> list[Exchange]:
    """What was handed over either way, by day; ``ways`` tells the direction of each claim, ``known`` are lines that were made already."""
    made = {told.claims: told for told in known}
    kinds, events = load_kinds(), source.events([r["id"] for r in records])
    groups: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for record in records:
        way = ways.get(record["id"])
        if way in {"to", "from"} and record["id"] in events and record["event"]["category"] in kinds.exchanges:
            groups[events[record["id"]], way].append(record)
    places = {key: {_place(r) for r in members} for key, members in groups.items()}
    given = [(events[r["id"]], r) for r in records if r["id"] in events and r["event"]["category"] in kinds.exchanges]
    told = {key: made.get(tuple(r["id"] for r in members)) or line(key[0], members, source) for key, members in groups.items()}
    found = [_exchange(told[key], (groups[key], _returned(key, places)), given, source, actors if key[1] == "to" else actors[::-1]) for key in groups]
    return sorted(found, key=lambda e: (e.line.day or "", e.line.event, e.giver))


def _exchange(told: Line, claims: tuple[list[Json], list[str]], others: Sequence[tuple[str, Json]], source: Source, actors: tuple[str, str]) -> Exchange:
    """One hand-over between giver and taker (``actors``)."""
    members, back = claims
    figures = [f for p in positions(source.told(members), folded_in(members, source)) for f in p.figures]
    returned = sorted({*back, *_swapped(members, others)})
    return Exchange(*actors, told, tuple(figures), tuple(returned))


def _swapped(members: Sequence[Json], others: Sequence[tuple[str, Json]]) -> list[str]:
    """The events that somebody else does in a sentence which says that one thing is given for another."""
    found = []
    for mine in (r for r in members if terms_of(r).exchange):
        doers = {a["code"] for a in mine["initiators"]}
        found += [event for event, r in others if _place(r) == _place(mine) and r["initiators"] and not doers & {a["code"] for a in r["initiators"]}]
    return found


def _returned(key: tuple[str, str], places: Mapping[tuple[str, str], set[tuple[str, int]]]) -> list[str]:
    """The events of the other direction that are the same event, or share a sentence with this one; ``places`` are their sentences."""
    mine = places[key]
    return [event for (event, way), theirs in places.items() if way != key[1] and (event == key[0] or not mine.isdisjoint(theirs))]


def _place(record: Json) -> tuple[str, int]:
    return record["article"]["id"], record["sentence"]["start"]
