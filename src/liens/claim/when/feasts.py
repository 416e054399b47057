"""Feasts and commemorations: from the rule of a pack's holiday to its days in a year.

Rules: ``12-25``; ``easter+39`` and ``orthodox-2`` (days from Easter of the West and of the East); ``11:4#4`` (the fourth
Thursday of November, ``#-1`` the last); ``islamic 09-01`` and ``hebrew 07-01`` (month and day of those calendars);
``new 01-21 +8`` (the first new moon from that day on, by a clock eight hours ahead of UTC; ``full`` likewise). Days to add
and the length in days may follow: ``11:4#4 +1``, ``islamic 09-01 30``. The Islamic calendar is the reckoned one, which the sighting
of the moon may shift by a day.
"""

import re
from collections.abc import Callable
from datetime import date
from math import ceil

from liens.claim.when.calendar import Days, add_days, add_months, easter, safe_date
from liens.claim.when.moon import moon_after

RULE = re.compile(
    r"(?:(?P<mm>\d\d)-(?P<dd>\d\d)|(?P<moved>easter|orthodox)(?P<days>[+-]\d+)|(?P<month>\d\d?):(?P<weekday>[1-7])#(?P<nth>-?\d)"
    r"|(?P<phase>new|full) (?P<from>\d\d-\d\d) (?P<hours>[+-]\d+)|(?P<calendar>islamic|hebrew) (?P<m>\d\d)-(?P<d>\d\d))"
    r"(?: (?P<shift>[+-]\d+))?(?: (?P<length>\d+))?"
)
_ISLAMIC_EPOCH, _HEBREW_EPOCH = 227015, -1373427
# A lunar month is 29 days and 13753 of the 25920 parts of a day; the first new moon stood at 12084 parts.
_DAY_PARTS, _LUNATION, _FIRST_MOON = 25920, 13753, 12084


def feast(rule: str, year: int) -> Days | None:
    """The days of a holiday in a year; None where the year has none."""
    match = RULE.fullmatch(rule)
    start = None if match is None else _start(match, year)
    if match is not None and match["shift"] and start is not None:
        start = add_days(start, int(match["shift"]))
    return None if match is None or start is None else Days(start, add_days(start, int(match["length"] or 1)))


def _start(match: re.Match[str], year: int) -> date | None:
    if match["mm"]:
        return safe_date(year, int(match["mm"]), int(match["dd"]))
    if match["moved"]:
        sunday = None if year <= 0 else easter(year) if match["moved"] == "easter" else _orthodox(year)
        return None if sunday is None else add_days(sunday, int(match["days"]))
    if match["phase"]:
        first = safe_date(year, int(match["from"][:2]), int(match["from"][3:]))
        return None if first is None else moon_after(first, int(match["hours"]), full=match["phase"] == "full")
    if match["month"]:
        return nth_weekday(safe_date(year, int(match["month"]), 1), int(match["weekday"]), int(match["nth"]))
    reckon, low = (_islamic, int((year - 622) * 33 / 32) - 1) if match["calendar"] == "islamic" else (_hebrew, year + 3759)
    return _within(year, reckon, low, (int(match["m"]), int(match["d"])))


def _within(year: int, reckon: Callable[[int, int, int], int], low: int, month_day: tuple[int, int]) -> date | None:
    """The first day of that name that lies in a year of ours."""
    for other in range(max(1, low), max(1, low) + 4):
        ordinal = reckon(other, *month_day)
        if 0 < ordinal <= date.max.toordinal() and date.fromordinal(ordinal).year == year:
            return date.fromordinal(ordinal)
    return None


def nth_weekday(first: date | None, weekday: int, nth: int, months: int = 1) -> date | None:
    """The nth weekday of the months that begin on a day; counted from the end where ``nth`` is negative."""
    if first is None or nth == 0:
        return None
    end = add_months(first, months)
    if nth > 0:
        day = add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    else:
        day = add_days(end, -1 - (end.isoweekday() - 1 - weekday) % 7 + 7 * (nth + 1))
    return day if first <= day < end else None


def _orthodox(year: int) -> date | None:
    """Easter Sunday of the Julian calendar (Meeus), as a day of ours."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = (d + e + 114) // 31, (d + e + 114) % 31 + 1
    julian = safe_date(year, month, day)
    return None if julian is None else add_days(julian, year // 100 - year // 400 - 2)


def _islamic(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the reckoned Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30)."""
    return day + ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1


def _hebrew_new_year(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = _FIRST_MOON + _LUNATION * months
    day = 29 * months + parts // _DAY_PARTS
    return day + (1 if 3 * (day + 1) % 7 < 3 else 0)  # never Sunday, Wednesday or Friday


def _hebrew_first(year: int) -> int:
    """The ordinal of 1 Tishri, put off where a year would get an impossible length (Reingold and Dershowitz)."""
    before, this, after = (_hebrew_new_year(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0  # lengths no year may have
    return _HEBREW_EPOCH + this + delay


def _hebrew(year: int, month: int, day: int) -> int:
    """The ordinal of a day; months are counted from Nisan, so Tishri, with which the year begins, is the seventh."""
    first, length = _hebrew_first(year), _hebrew_first(year + 1) - _hebrew_first(year)
    leap = (7 * year + 1) % 19 < 7  # seven leap years in nineteen
    lengths = {7: 30, 8: 30 if length % 10 == 5 else 29, 9: 29 if length % 10 == 3 else 30, 10: 29, 11: 30, 12: 30 if leap else 29}
    after = {1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29}
    order = [7, 8, 9, 10, 11, 12, *([13] if leap else []), 1, 2, 3, 4, 5, 6]
    named = {**lengths, 13: 29, **after}
    # In a leap year the feasts of Adar are kept in its second month.
    wanted = 13 if leap and month == 12 else month
    return first + sum(named[m] for m in order[: order.index(wanted)]) + day - 1
