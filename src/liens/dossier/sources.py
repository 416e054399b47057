"""Who speaks in an archive: how often, through whom, and how often others contradict them or they revise themselves."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from liens.dossier.seen import Seen
from liens.dossier.source import Source, Wanted, folded_in
from liens.link.compare import Agreement
from liens.link.disagree import compared, positions, revisions, speaker
from liens.link.evidence import iso
from liens.link.told import UNKNOWN, Told
from liens.model import Quoting

Json = dict[str, Any]
_DIRECT = frozenset({Quoting.DIRECT, Quoting.MIXED})


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker: claims, articles, the outlets that carry it, events, and pairs in which another contradicts it; figures it revised.

    ``direct`` claims are quoted word for word, wholly or in part; ``anonymous`` is true for a source that the articles do not name;
    ``first`` and ``last`` are days of publication.
    """

    speaker: str
    claims: int
    articles: int
    outlets: tuple[str, ...]
    events: int
    contradicted: int
    revised: int
    direct: int = 0
    anonymous: bool = False
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: articles, how many of them repeat another outlet's, claims, those in its own voice, and whom it cites how often."""

    outlet: str
    articles: int
    copies: int
    claims: int
    own: int
    speakers: tuple[tuple[str, int], ...]


def outlets(source: Source, wanted: Wanted) -> list[Outlet]:
    """The outlets of the claims that fit, with the speakers that they rely on, the most frequent first."""
    return _outlets(source.claims(wanted), source)


def _outlets(records: Sequence[Json], source: Source) -> list[Outlet]:
    folded = folded_in(records, source)
    by_outlet: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["article"]["outlet"]:
            by_outlet[record["article"]["outlet"]].append(record)
    return sorted((_outlet(name, members, folded) for name, members in by_outlet.items()), key=lambda o: (-o.claims, o.outlet))


def _outlet(name: str, records: Sequence[Json], folded: Mapping[str, str]) -> Outlet:
    articles = {r["article"]["id"] for r in records}
    cited = Counter(r["attribution"][0]["source"]["code"] for r in records if r["attribution"])
    ranked = tuple(sorted(cited.items(), key=lambda pair: (-pair[1], pair[0])))
    return Outlet(name, len(articles), sum(a in folded for a in articles), len(records), sum(not r["attribution"] for r in records), ranked)


def sources(source: Source, wanted: Wanted) -> list[Voice]:
    """The speakers of the claims that fit, the most frequent first."""
    records = source.claims(wanted)
    return _voices(records, source)


def speakers_and_outlets(source: Source, wanted: Wanted) -> tuple[list[Voice], list[Outlet]]:
    """Both, from one look at the claims."""
    records = source.claims(wanted)
    seen = Seen(source, records)
    return _voices(records, seen), _outlets(records, seen)


def _voices(records: Sequence[Json], source: Source) -> list[Voice]:
    told, folded = source.told(records), folded_in(records, source)
    events = source.events([t.claim for t in told])
    by_event: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        if claim.claim in events:
            by_event[events[claim.claim]].append(claim)
    against: dict[str, int] = defaultdict(int)
    revised: dict[str, int] = defaultdict(int)
    for event in sorted(by_event):
        stands = positions(by_event[event], folded)
        for left, right in combinations(stands, 2):
            contradictions = sum(found.verdict is Agreement.CONTRADICTS for found in compared(left, right))
            against[left.speaker] += contradictions
            against[right.speaker] += contradictions
        for said in stands:
            revised[said.speaker] += len(revisions(said.figures))
    voices: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        voices[speaker(claim, folded)].append(claim)
    direct = {r["id"] for r in records if r["attribution"] and r["attribution"][0]["kind"] in _DIRECT}
    made = []
    for name, claims in voices.items():
        voice = _voice(name, claims, len({events.get(c.claim) for c in claims} - {None}), (against[name], revised[name]))
        made.append(replace(voice, direct=sum(c.claim in direct for c in claims)))
    return sorted(made, key=lambda v: (-v.claims, v.speaker))


def _voice(name: str, claims: Sequence[Told], events: int, counts: tuple[int, int]) -> Voice:
    carriers = tuple(sorted({c.outlet for c in claims if c.outlet}))
    days = sorted(c.day for c in claims if c.day)
    first, last = (iso(days[0]), iso(days[-1])) if days else (None, None)
    return Voice(name, len(claims), len({c.article for c in claims}), carriers, events, *counts, anonymous=name.startswith(UNKNOWN), first=first, last=last)
