"""Who speaks in an archive: how often, through whom, and how often others contradict them or they revise themselves."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.source import Source, Wanted, folded_in
from liens.link.compare import Agreement
from liens.link.disagree import disagreements, positions, revisions, speaker
from liens.link.told import Told, told_records

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker: claims, articles, the outlets that carry it, events, and pairs in which another contradicts it; figures it revised."""

    speaker: str
    claims: int
    articles: int
    outlets: tuple[str, ...]
    events: int
    contradicted: int
    revised: int


def sources(source: Source, wanted: Wanted) -> list[Voice]:
    """The speakers of the claims that fit, the most frequent first."""
    records = source.claims(wanted)
    told, folded = told_records(records), folded_in(records, source)
    events = source.events([t.claim for t in told])
    by_event: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        if claim.claim in events:
            by_event[events[claim.claim]].append(claim)
    against: dict[str, int] = defaultdict(int)
    revised: dict[str, int] = defaultdict(int)
    for event in sorted(by_event):
        for found in disagreements(by_event[event], folded):
            if found.verdict is Agreement.CONTRADICTS:
                against[found.left] += 1
                against[found.right] += 1
        for said in positions(by_event[event], folded):
            revised[said.speaker] += len(revisions(said.figures))
    voices: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        voices[speaker(claim, folded)].append(claim)
    made = [_voice(name, claims, len({events.get(c.claim) for c in claims} - {None}), (against[name], revised[name])) for name, claims in voices.items()]
    return sorted(made, key=lambda v: (-v.claims, v.speaker))


def _voice(name: str, claims: Sequence[Told], events: int, counts: tuple[int, int]) -> Voice:
    outlets = tuple(sorted({c.outlet for c in claims if c.outlet}))
    return Voice(name, len(claims), len({c.article for c in claims}), outlets, events, *counts)
