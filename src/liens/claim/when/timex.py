"""The TIMEX3 value of a time: the standard's short form of what is known, with X for what is not.

After TimeML 1.2.1 (Saurí and others, 2006). A stretch that has no short form of its own is written as an ISO 8601
interval, with ".." for an open end.
"""

from collections.abc import Callable
from datetime import date, timedelta

from liens.claim.when.find import Candidate
from liens.claim.when.names import Calendar
from liens.claim.when.values import TimeExpression, TimeKind
from liens.model import Precision

_UNITS = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M", "year": "{}Y"}
# Units that TIMEX3 counts in others.
_COUNTED = {
    "night": ("day", 1),
    "weekend": ("day", 2),
    "workday": ("day", 1),
    "workweek": ("week", 1),
    "fortnight": ("week", 2),
    "quarter": ("month", 3),
    "half": ("month", 6),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_of(c: Candidate, made: TimeExpression, calendar: Calendar, count: float | None) -> str | None:
    """The value of an expression; ``count`` is the number of units of a length."""
    if made.kind is TimeKind.REFERENCE:
        return made.ref
    if made.kind in {TimeKind.DURATION, TimeKind.SET}:
        return _length(calendar.units.get(c.groups.get("u", "")), 1 if made.kind is TimeKind.SET and "n" not in c.groups else count)
    if not made.dated:
        return _partial(c, calendar)
    return _dated(made)


def _length(unit: str | None, count: float | None) -> str | None:
    if unit is None:
        return None
    base, times = _COUNTED.get(unit, (unit, 1))
    number = "X" if count is None else f"{count * times:g}"
    return "P" + _UNITS[base].format(number)


def _partial(c: Candidate, calendar: Calendar) -> str | None:
    """A month, day or weekday that nothing places in the calendar: "XXXX-09", "XXXX-WXX-3"."""
    if "m" in c.groups:
        month = f"XXXX-{calendar.months[c.groups['m']]:02d}"
        day = "".join(ch for ch in c.groups.get("d", "") if ch in "0123456789")
        return f"{month}-{int(day):02d}" if day else month
    if "w" in c.groups:
        return f"XXXX-WXX-{calendar.weekdays[c.groups['w']]}"
    return None


def _dated(made: TimeExpression) -> str | None:
    start, end = made.start, made.end
    if start is None or end is None or made.kind is TimeKind.OPEN or made.modifier is not None:
        return _interval(start, end)
    short = _SHORT.get(made.precision)
    return _interval(start, end) if short is None else short(start)


def _interval(start: date | None, end: date | None) -> str:
    last = None if end is None else (end - timedelta(days=1) if end > date.min else end)
    if start is not None and start == last:
        return start.isoformat()
    return f"{'..' if start is None else start.isoformat()}/{'..' if last is None else last.isoformat()}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_SHORT: dict[Precision, Callable[[date], str]] = {
    Precision.DAY: date.isoformat,
    Precision.PART_OF_DAY: date.isoformat,
    Precision.MINUTE: date.isoformat,
    Precision.WEEK: _week,
    Precision.WEEKEND: lambda day: _week(day) + "-WE",
    Precision.MONTH: lambda day: f"{day.year:04d}-{day.month:02d}",
    Precision.QUARTER: lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    Precision.HALF: lambda day: f"{day.year:04d}-H{1 + (day.month > 6)}",  # June
    Precision.SEASON: lambda day: f"{day.year:04d}-{_SEASONS[day.month]}" if day.month in _SEASONS else f"{day.year:04d}",
    Precision.YEAR: lambda day: f"{day.year:04d}",
    Precision.DECADE: lambda day: f"{day.year // 10:03d}",
    Precision.CENTURY: lambda day: f"{day.year // 100:02d}",
}
