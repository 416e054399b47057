"""Reads times counted within a month or a year: "le premier lundi de mars", "the first ten days of May", "week 31"."""

from dataclasses import replace

from liens.claim.when.calendar import Days, add_days, shift, unit_of
from liens.claim.when.dates import date_of
from liens.claim.when.feasts import nth_weekday
from liens.claim.when.find import Candidate
from liens.claim.when.parts import UNIT_PRECISION, count_in, ordinal_in, unit_in
from liens.claim.when.setting import Reading, Setting
from liens.claim.when.values import Anchor
from liens.model import Precision


def nth_of(c: Candidate, setting: Setting) -> Reading | None:
    """The nth day, weekday, week or month of a month or year ("le premier lundi de mars", "the last week of 2016")."""
    number = ordinal_in(c, setting)
    period = _period(c, setting)
    if number is None or period is None:
        return None
    days = _nth_of(c, setting, period.days, number)
    if days is None or not days.start < period.days.end:
        return None
    unit = "day" if "w" in c.groups else unit_in(c, setting)
    return Reading(days, UNIT_PRECISION.get(unit, Precision.DAY), period.anchored)


def portion_of(c: Candidate, setting: Setting) -> Reading | None:
    """The first or last so many units of a month or year ("les six premiers mois de 2023", "the last ten days of May")."""
    period, count = _period(c, setting), count_in(c, setting)
    if period is None or count is None:
        return None
    unit, last = unit_in(c, setting), c.expression.args[0] == "last"
    number = -1 if last else 1
    edge = _nth_of(c, setting, period.days, number) if unit in {"week", "fortnight"} else period.days
    if edge is None:
        return None
    days = Days(shift(edge.end, unit, -count), edge.end) if last else Days(edge.start, shift(edge.start, unit, count))
    inside = period.days.start <= add_days(days.start, 6) and days.end <= add_days(period.days.end, 6)  # weeks may reach over
    return Reading(days, Precision.RANGE, period.anchored) if inside and days.start < days.end else None


def _period(c: Candidate, setting: Setting) -> Reading | None:
    """The month or year that something is counted in: named, or counted from publication."""
    offset = next((arg for arg in c.expression.args if arg.lstrip("-").isdigit()), None)
    if offset is not None:
        now = setting.now
        unit = setting.calendar.units[c.groups["v"]] if "v" in c.groups else "year"
        return None if now is None else Reading(unit_of(now, unit, int(offset)), UNIT_PRECISION.get(unit, Precision.DAY), Anchor.PUBLICATION)
    kept = {name: value for name, value in c.groups.items() if name in {"m", "y"}}
    return date_of(replace(c, groups=kept), setting)


def _nth_of(c: Candidate, setting: Setting, period: Days, number: int) -> Days | None:
    last = add_days(period.end, -1)
    if "w" in c.groups:
        months = max(1, round((period.end - period.start).days / 30.4))
        day = nth_weekday(period.start, setting.calendar.weekdays[c.groups["w"]], number, months)
        return None if day is None else unit_of(day, "day")
    unit = unit_in(c, setting)
    if unit == "week":
        # A week belongs to the month or year that holds its Thursday, as in ISO 8601.
        thursday = nth_weekday(period.start, 4, 1, 1) if number > 0 else nth_weekday(add_days(period.end, -28), 4, -1, 1)
        base = thursday if number > 0 else last
        if base is None:
            return None
        while number < 0 and base.isoweekday() != 4:  # Thursday
            base = add_days(base, -1)
        return unit_of(base, "week", number - 1 if number > 0 else number + 1)
    return unit_of(period.start, unit, number - 1) if number > 0 else unit_of(last, unit, number + 1)
