"""What is announced and falls due: what lies ahead of a day, and what lies behind it without a report that it was done."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, line
from liens.dossier.seen import Seen
from liens.dossier.source import Source, Wanted
from liens.model import Status

Json = dict[str, Any]
_DONE = frozenset({Status.ACTUAL, Status.ALLEGED})


@dataclass(frozen=True, slots=True)
class Due:
    """Something announced: its last day, who said so first (codes of the chain), the event, and the days for which it was announced before."""

    due: str
    announced: str | None
    by: tuple[str, ...]
    line: Line
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What falls due from a day on, and what should have happened before it and is not told to have: soonest first, latest first."""

    day: str
    ahead: tuple[Due, ...]
    overdue: tuple[Due, ...]


def upcoming(source: Source, wanted: Wanted, day: str | None = None) -> Upcoming:
    """What is announced, seen from a day (the latest publication if not given)."""
    seen = day or source.last_day()
    records = source.planned(wanted, seen)
    return due(records, Seen(source, records), seen)


def due(records: Sequence[Json], source: Source, day: str) -> Upcoming:
    """The same for claims at hand; whether something was done is asked of its whole event."""
    events = source.events([r["id"] for r in records])
    plans = [r for r in records if r["status"] == Status.PLANNED and not r["negated"] and r["when"] and r["when"]["end"] and r["id"] in events]
    by_event: dict[str, list[Json]] = defaultdict(list)
    for record in sorted(plans, key=lambda r: (r["article"]["published"] or "", r["id"])):
        by_event[events[record["id"]]].append(record)
    found = [_due(members, line(event, members, source)) for event, members in by_event.items()]
    ahead = sorted((d for d in found if d.due >= day), key=lambda d: (d.due, d.line.event))
    late = sorted((d for d in found if d.due < day), key=lambda d: (d.due, d.line.event), reverse=True)
    surest = source.statuses([d.line.event for d in late])
    return Upcoming(day, tuple(ahead), tuple(d for d in late if surest[d.line.event] not in _DONE))


def _due(records: Sequence[Json], told: Line) -> Due:
    """Due on the day that was announced last; announced by who did so first."""
    first, last = records[0], records[-1]
    by = tuple(link["source"]["code"] for link in first["attribution"])
    day = last["when"]["end"]
    earlier = dict.fromkeys(r["when"]["end"] for r in records if r["when"]["end"] != day)
    return Due(day, first["article"]["published"], by, told, tuple(earlier))
