"""What is announced and falls due: what lies ahead of a day, and what lies behind it without a report that it was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, lines
from liens.dossier.source import Source, Wanted

Json = dict[str, Any]
_PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Due:
    """Something announced: its last day, who said so first (codes of the chain), and the event."""

    due: str
    announced: str | None
    by: tuple[str, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What falls due from a day on, and what should have happened before it and is not told to have: soonest first, latest first."""

    day: str
    ahead: tuple[Due, ...]
    overdue: tuple[Due, ...]


def upcoming(source: Source, wanted: Wanted, day: str | None = None) -> Upcoming:
    """What is announced, seen from a day (the latest publication if not given)."""
    records = source.claims(wanted)
    seen = day or max((r["article"]["published"] for r in records if r["article"]["published"]), default="")
    return due(records, source, seen)


def due(records: Sequence[Json], source: Source, day: str) -> Upcoming:
    """The same for claims at hand."""
    events = source.events([r["id"] for r in records])
    plans = [r for r in records if r["status"] == _PLANNED and not r["negated"] and r["when"] and r["when"]["end"] and r["id"] in events]
    done = {line.event: line for line in lines(records, source)}
    first: dict[str, Json] = {}
    for record in sorted(plans, key=lambda r: (r["article"]["published"] or "", r["id"])):
        first.setdefault(events[record["id"]], record)
    found = [_due(first[event], done[event]) for event in sorted(first)]
    ahead = sorted((d for d in found if d.due >= day), key=lambda d: (d.due, d.line.event))
    late = sorted((d for d in found if d.due < day and d.line.status == _PLANNED), key=lambda d: (d.due, d.line.event), reverse=True)
    return Upcoming(day, tuple(ahead), tuple(late))


def _due(record: Json, line: Line) -> Due:
    by = tuple(link["source"]["code"] for link in record["attribution"])
    return Due(record["when"]["end"], record["article"]["published"], by, line)
