"""The dossier of one event: its evidence, who says what of it field by field, where they disagree, and what was revised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, line
from liens.dossier.source import Source, Wanted, folded_in
from liens.errors import NoSuchEvent
from liens.link.disagree import Comparison, Position, Stated, disagreements, positions, revisions
from liens.link.told import told_records

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that tells of the event: outlet, publication, language, the words, the claim."""

    outlet: str | None
    published: str | None
    language: str
    sentence: str
    claim: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that its speaker took back, and the one that took its place."""

    before: Stated
    after: Stated


@dataclass(frozen=True, slots=True)
class EventDossier:
    """What an archive tells of one event; ``comparisons`` has the worst disagreement first."""

    line: Line
    positions: tuple[Position, ...]
    comparisons: tuple[Comparison, ...]
    revisions: tuple[Revision, ...]
    quotes: tuple[Quoted, ...]


def event(source: Source, identifier: str) -> EventDossier:
    """The dossier of an event; raises NoSuchEvent."""
    records = source.claims(Wanted(event=identifier))
    if not records:
        raise NoSuchEvent(f"there is no event {identifier!r} here; 'liens tie' and 'liens actor' list the ids of events")
    told, folded = told_records(records), folded_in(records, source)
    said = positions(told, folded)
    return EventDossier(
        line=line(identifier, records, source.evidence([identifier])[identifier]),
        positions=tuple(said),
        comparisons=tuple(disagreements(told, folded)),
        revisions=tuple(Revision(before, after) for p in said for before, after in revisions(p.figures)),
        quotes=tuple(_quotes(records)),
    )


def _quotes(records: Sequence[Json]) -> list[Quoted]:
    ordered = sorted(records, key=lambda r: (r["article"]["published"] or "", r["article"]["id"], r["sentence"]["start"], r["id"]))
    return [Quoted(r["article"]["outlet"], r["article"]["published"], r["article"]["language"], r["sentence"]["text"], r["id"]) for r in ordered]
