"""What is announced and falls due: what lies ahead of a day, and what lies behind it without a report that it was done."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from liens.dossier.evidence import Line, line
from liens.dossier.seen import Seen
from liens.dossier.source import Source, Wanted
from liens.model import Status

Json = dict[str, Any]
# Days to look back from, and how much of a day is its month.
_GLANCES, _MONTH = 6, 7
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
class Glance:
    """A day from which something lay ahead, and how many events."""

    day: str
    ahead: int


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What falls due from a day on, and what should have happened before it and is not told to have: soonest first, latest first.

    ``last`` is the latest day of publication; ``glances`` are earlier days from which something lay ahead, told where nothing does from this one.
    """

    day: str
    ahead: tuple[Due, ...]
    overdue: tuple[Due, ...]
    last: str = ""
    glances: tuple[Glance, ...] = ()


def upcoming(source: Source, wanted: Wanted, day: str | None = None) -> Upcoming:
    """What is announced, seen from a day (the latest publication if not given)."""
    last = source.last_day()
    records = source.planned(wanted, day or last)
    found = due(records, Seen(source, records), day or last)
    return replace(found, last=last, glances=() if found.ahead else _glances(records, source.events([r["id"] for r in records])))


def _glances(records: Sequence[Json], events: Mapping[str, str]) -> tuple[Glance, ...]:
    """The latest days on which something was announced for later, one a month, the latest first."""
    plans = [r for r in records if _planned(r) and r["id"] in events and r["article"]["published"] and r["article"]["published"] < r["when"]["end"]]
    months = {r["article"]["published"][:_MONTH]: r["article"]["published"] for r in sorted(plans, key=lambda r: str(r["article"]["published"]))}
    days = sorted(months.values(), reverse=True)[:_GLANCES]
    return tuple(Glance(day, len({events[r["id"]] for r in plans if told_by(r, day) and r["when"]["end"] >= day})) for day in days)


def told_by(record: Json, day: str) -> bool:
    """True if an article told it on a day or before: what was announced later could not be seen from there."""
    published: str | None = record["article"]["published"]
    return published is None or published <= day


def _planned(record: Json) -> bool:
    return bool(record["status"] == Status.PLANNED and not record["negated"] and record["when"] and record["when"]["end"])


def due(records: Sequence[Json], source: Source, day: str) -> Upcoming:
    """The same for claims at hand; whether something was done is asked of its whole event."""
    events = source.events([r["id"] for r in records])
    plans = [r for r in records if _planned(r) and r["id"] in events and told_by(r, day)]
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
