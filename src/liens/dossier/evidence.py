"""An event's line in a list: what, who to whom, when, how certain, how well attested, and in which words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.source import Source
from liens.link.evidence import Evidence, outline
from liens.link.told import UNKNOWN, told_records

Json = dict[str, Any]


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


def lines(records: Sequence[Json], source: Source) -> list[Line]:
    """The events that some claims tell, by day; a claim without event (a statement) makes none.

    The line shows what these claims tell of the event; the evidence is that of the whole event.
    """
    events = source.events([r["id"] for r in records])
    groups: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["id"] in events:
            groups[events[record["id"]]].append(record)
    attested = source.evidence(sorted(groups))
    found = [line(event, members, attested[event]) for event, members in groups.items()]
    return sorted(found, key=lambda x: (x.day or "", x.event))


def line(event: str, records: Sequence[Json], attested: Evidence) -> Line:
    """One event's line; its sentence is that of the fullest of the surest claims."""
    short = outline(told_records(records))
    firm = [r for r in records if r["status"] == short.status]
    best = min(firm, key=lambda r: (-_fullness(r), r["article"]["published"] or "", r["article"]["id"], r["sentence"]["start"]))
    return Line(
        event=event,
        day=short.first,
        category=short.category,
        status=short.status,
        negated=short.negated,
        initiators=_roles(firm, "initiators"),
        recipients=_roles(firm, "recipients"),
        evidence=attested,
        sentence=best["sentence"]["text"],
        claims=tuple(r["id"] for r in records),
    )


def _fullness(record: Json) -> int:
    """How many slots a claim fills: the sentence that tells most stands for the event."""
    return sum(bool(record[slot]) for slot in ("initiators", "recipients", "when", "where", "quantities"))


def _roles(records: Sequence[Json], role: str) -> tuple[str, ...]:
    """The codes that stand in at least half of the claims that name somebody in this role."""
    named = [{a["code"] for a in r[role]} - {UNKNOWN} for r in records]
    told = [n for n in named if n]
    codes = {code for codes in told for code in codes}
    return tuple(sorted(code for code in codes if 2 * sum(code in n for n in told) >= len(told)))
