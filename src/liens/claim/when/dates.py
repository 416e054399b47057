"""Reads days, months and years that are named: "7 octobre 2023", "du 12 au 15 mai", "mardi 13"."""

from dataclasses import replace

from liens.claim.when.calendar import Days, add_days, add_months, month, safe_date, unit_of, year
from liens.claim.when.choose import by_direction, made, nearest, weekday_of, which_year, years_around
from liens.claim.when.find import Candidate
from liens.claim.when.parts import month_in, number_in, ordinal_in, year_in
from liens.claim.when.setting import Reading, Setting
from liens.claim.when.values import Anchor
from liens.model import Precision

# How far around the publication year a weekday with day and month is looked for; the pattern repeats within 11 years.
_WEEKDAY_YEARS = 12
# Months each way in which a day without a month is looked for.
_MONTHS_AROUND = 14


def date_of(c: Candidate, setting: Setting) -> Reading | None:
    """A day, a month, a year or a weekday, with what is missing filled in."""
    year_number, day_number, month_number = (
        year_in(c, setting),
        number_in(c, "d") or (ordinal_in(c, setting) if "o" in c.groups else None),
        month_in(c, setting),
    )
    weekday = setting.calendar.weekdays.get(c.groups.get("w", ""))
    if month_number is None:
        if year_number is not None:
            return made(year(year_number), Precision.YEAR, Anchor.FULL)
        return weekday_of(c, setting, weekday) if weekday else None
    precision = Precision.MONTH if day_number is None else Precision.DAY

    def named(y: int) -> Days | None:
        if day_number is None:
            return month(y, month_number)
        day = safe_date(y, month_number, day_number)
        return None if day is None else Days(day, add_days(day, 1))

    if year_number is not None:
        return made(named(year_number), precision, Anchor.FULL)
    if weekday and day_number is not None and setting.now is not None:
        fitting = [d for d in years_around(named, setting.now, _WEEKDAY_YEARS) if d.start.isoweekday() == weekday]
        if fitting:
            return made(nearest(fitting, setting.now), precision, Anchor.WEEKDAY)
    return which_year(c, setting, named, precision)


def days_of(c: Candidate, setting: Setting) -> Reading | None:
    """Two days of one month: "du 12 au 15 mai"."""
    last = date_of(replace(c, groups={**c.groups, "d": c.groups["e"]}), setting)
    first_day = number_in(c, "d")
    if last is None or first_day is None:
        return None
    end = last.days
    start = safe_date(end.start.year, end.start.month, first_day)
    if start is None or start >= end.end:
        return None
    return Reading(Days(start, end.end), Precision.RANGE, last.anchored)


def week_of(c: Candidate, setting: Setting) -> Reading | None:
    """The week of a day that is named."""
    groups = {k: v for k, v in c.groups.items() if k != "w"}
    day = date_of(replace(c, groups=groups), setting) if "m" in groups else day_of(c, setting)
    return None if day is None else Reading(unit_of(day.days.start, "week"), Precision.WEEK, day.anchored)


def day_of(c: Candidate, setting: Setting) -> Reading | None:
    """A day of a month that is not named: "le 15", "mardi 13", "the 20th of next month"."""
    day, now = number_in(c, "d") or (ordinal_in(c, setting) if "o" in c.groups else None), setting.now
    if day is None or now is None:
        return None
    if c.expression.args and c.expression.args[0] not in {"alone", "first"}:
        first = unit_of(now, "month", int(c.expression.args[0])).start
        found = safe_date(first.year, first.month, day)
        return None if found is None else Reading(unit_of(found, "day"), Precision.DAY, Anchor.PUBLICATION)
    weekday = setting.calendar.weekdays.get(c.groups.get("w", ""))
    months = (add_months(unit_of(now, "month").start, k) for k in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1))
    named = [found for first in months if (found := safe_date(first.year, first.month, day)) and weekday in {None, found.isoweekday()}]
    return by_direction(c, setting, [unit_of(found, "day") for found in named], Precision.DAY)
