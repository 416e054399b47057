"""How well an event is attested, and its line in a list: independent speakers count, not the number of articles."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.source import Source, day_of
from liens.link.disagree import OUTLET, speaker
from liens.link.told import UNKNOWN, Told, told_record

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Numbers of claims, articles, outlets, speakers, and of speakers that are no party to the event."""

    claims: int
    articles: int
    outlets: int
    speakers: int
    independent: int


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list: what, who to whom, when, how certain, the evidence, its first sentence, and its claims."""

    event: str
    day: str | None
    category: str
    status: str
    negated: bool
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    evidence: Evidence
    sentence: str
    claims: tuple[str, ...]


def evidence(told: Sequence[Told], folded: Mapping[str, str]) -> Evidence:
    """Count the evidence of the claims of one event; a wire copy adds an article and an outlet, no speaker."""
    speakers = {speaker(t, folded) for t in told}
    parties = {p.root for t in told for p in (*t.initiators, *t.recipients)} - {UNKNOWN}
    outside = {s for s in speakers if s.startswith(OUTLET) or s.partition("/")[0].partition("@")[0] not in parties}
    return Evidence(len(told), len({t.article for t in told}), len({t.outlet for t in told if t.outlet}), len(speakers), len(outside))


def lines(records: Sequence[Json], source: Source) -> list[Line]:
    """The events that some claims tell, by day; a claim without event (a statement) makes none."""
    events = source.events([r["id"] for r in records])
    groups: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["id"] in events:
            groups[events[record["id"]]].append(record)
    found = [line(event, members, source.folded()) for event, members in groups.items()]
    return sorted(found, key=lambda x: (x.day or "", x.event))


def line(event: str, records: Sequence[Json], folded: Mapping[str, str]) -> Line:
    """One event's line; its certainty is that of the surest claim: done before announced, told before reported."""
    told = [t for r in records for t in [told_record(r)] if t is not None]
    sure = _SURE.index(min((r["status"] for r in records), key=_SURE.index))
    firm = [r for r in records if r["status"] == _SURE[sure]]
    best = min(firm, key=lambda r: (-_fullness(r), r["article"]["published"] or "", r["article"]["id"], r["sentence"]["start"]))
    return Line(
        event=event,
        day=_day(firm) or _day(records),
        category=most([r["event"]["category"] for r in firm]),
        status=_SURE[sure],
        negated=sum(r["negated"] for r in firm) * 2 > len(firm),
        initiators=_roles(firm, "initiators"),
        recipients=_roles(firm, "recipients"),
        evidence=evidence(told, folded),
        sentence=best["sentence"]["text"],
        claims=tuple(r["id"] for r in records),
    )


_SURE = ("actual", "alleged", "planned", "possible", "wanted")


def _fullness(record: Json) -> int:
    """How many slots a claim fills: the sentence that tells most stands for the event."""
    return sum(bool(record[slot]) for slot in ("initiators", "recipients", "when", "where", "quantities"))


def most(values: Sequence[str]) -> str:
    """The most frequent value, the first in the alphabet of equals."""
    return min(values, key=lambda v: (-values.count(v), v))


def _day(records: Sequence[Json]) -> str | None:
    exact = [r["when"]["start"] for r in records if r["when"] and r["when"]["start"] and r["when"]["start"] == r["when"]["end"]]
    if exact:
        return most(exact)
    return min((d for r in records for d in [day_of(r)] if d), default=None)


def _roles(records: Sequence[Json], role: str) -> tuple[str, ...]:
    """The codes that stand in at least half of the claims that name somebody in this role."""
    named = [{a["code"] for a in r[role]} - {UNKNOWN} for r in records]
    told = [n for n in named if n]
    codes = {code for codes in told for code in codes}
    return tuple(sorted(code for code in codes if 2 * sum(code in n for n in told) >= len(told)))
