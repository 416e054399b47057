"""Reckoning with days, weeks, months, seasons: half-open intervals of dates, no words of any language."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from liens.claim.when.values import Part

DAY = timedelta(days=1)
# First day of the astronomical seasons of the north, as the date cases of the evaluation have them.
SEASONS = {"spring": ((3, 20), (6, 21)), "summer": ((6, 21), (9, 23)), "autumn": ((9, 23), (12, 21)), "winter": ((12, 21), (3, 20))}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
# The first day in the week, the number of days, and the days from one to the next.
_WEEKS = {"week": (0, 7, 7), "workweek": (0, 5, 7), "fortnight": (0, 14, 14), "weekend": (5, 2, 7)}
_WORKDAYS = 5
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "workday": 86400,
    "night": 86400,
    "weekend": 172800,
    "week": 604800,
    "workweek": 604800,
    "fortnight": 1209600,
    "month": 2592000,
    "quarter": 7776000,
    "half": 15552000,
    "year": 31536000,
    "decade": 315360000,
    "century": 3153600000,
}
UNITS = frozenset(SECONDS)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days from ``start`` up to, not including, ``end``."""

    start: date
    end: date


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date:
    """The day so many days on; stops at the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month; stops at the ends of the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year > MAXYEAR:
        return date.max
    if year < MINYEAR:
        return date.min
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift(day: date, unit: str, count: float) -> date:
    """The day that lies so many units away."""
    if unit in _MONTHS:
        return add_months(day, _bounded(count * _MONTHS[unit], 12 * MAXYEAR))
    if unit == "workday":
        return _workdays_on(day, _bounded(count, 366 * MAXYEAR))
    return add_days(day, _bounded(count * SECONDS[unit] / 86400, 366 * MAXYEAR))


def _workdays_on(day: date, count: int) -> date:
    """The day so many days from Monday to Friday away."""
    weeks, rest = divmod(abs(count), _WORKDAYS)
    step = 1 if count > 0 else -1
    day = add_days(day, 7 * weeks * step)
    while rest or day.isoweekday() > _WORKDAYS:
        if day in {date.min, date.max}:
            return day
        day = add_days(day, step)
        rest -= rest > 0 and day.isoweekday() <= _WORKDAYS
    return day


def _bounded(value: float, limit: int) -> int:
    return int(max(-limit, min(limit, value)))


def unit_of(day: date, unit: str, offset: int = 0) -> Days:
    """The calendar unit that holds ``day``, or the one ``offset`` units on; weeks run Monday to Sunday."""
    if unit in {"day", "workday", "night", "hour", "minute", "second"}:
        start = add_days(day, offset)
        return Days(start, add_days(start, 1))
    if unit in _WEEKS:
        first, length, step = _WEEKS[unit]
        start = add_days(day, offset * step - day.weekday() + first)
        return Days(start, add_days(start, length))
    length = _MONTHS[unit]
    # Centuries count from year 1, all shorter units from January of year 0.
    origin = 12 if unit == "century" else 0
    index = (day.year * 12 + day.month - 1 - origin) // length + offset
    first = index * length + origin
    start = add_months(date(1, 1, 1), _bounded(first - 12, 12 * MAXYEAR))
    return Days(start, add_months(start, length))


def month(year: int, number: int) -> Days | None:
    """A month of a year."""
    start = safe_date(year, number, 1)
    return None if start is None else Days(start, add_months(start, 1))


def year(number: int) -> Days | None:
    """A whole year."""
    start = safe_date(number, 1, 1)
    return None if start is None else Days(start, add_months(start, 12))


def season(year_number: int, name: str) -> Days | None:
    """A season; winter runs into the next year."""
    first, last = SEASONS[name]
    start = safe_date(year_number, *first)
    end = safe_date(year_number + (name == "winter"), *last)
    return Days(start, end) if start and end else None


def easter(number: int) -> date | None:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return safe_date(number, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def third(days: Days, part: Part) -> Days:
    """The first, middle or last third of a period.

    Months are cut at the 10th and 20th, weeks have a first and a last three days. The end of a year is its last quarter, as the press uses it; its beginning
    the first four months. A day has no parts.
    """
    length = (days.end - days.start).days
    if length <= 1:
        return days
    if 28 <= length <= 31 and days.start.day == 1:
        cuts = (add_days(days.start, 10), add_days(days.start, 20))
    elif 365 <= length <= 366 and days.start.day == 1:
        cuts = (add_months(days.start, 4), add_months(days.start, 9 if part is Part.LAST else 8))  # LAST is the last quarter
    elif length == 7:
        cuts = (add_days(days.start, 3), add_days(days.end, -3))
    else:
        cuts = (add_days(days.start, max(1, length // 3)), add_days(days.end, -max(1, length // 3)))
    if part is Part.FIRST:
        return Days(days.start, cuts[0])
    return Days(cuts[0], cuts[1]) if part is Part.MIDDLE else Days(cuts[1], days.end)


def weekend_with(days: Days) -> Days:
    """The week-end nearest to a feast, with the feast and what lies between ("week-end de Pâques", "Thanksgiving weekend")."""
    # Monday and Tuesday belong to the week-end before.
    near = unit_of(add_days(days.start, -2), "weekend")
    return Days(min(near.start, days.start), max(near.end, days.end))
