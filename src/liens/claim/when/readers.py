"""Second pass: what days each kind of expression names, one reader for each operation of times.tsv."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from liens.claim.when.calendar import Days, add_days, add_months, month, safe_date, season, shift, third, unit_of, year
from liens.claim.when.choose import by_direction, made, nearest, weekday_of, which_year, years_around
from liens.claim.when.feasts import RULE, feast, nth_weekday
from liens.claim.when.find import Candidate
from liens.claim.when.lexicon import Op
from liens.claim.when.setting import Reading, Setting
from liens.claim.when.values import Anchor, Part, Tense
from liens.model import Precision

UNIT_PRECISION = {
    "week": Precision.WEEK,
    "fortnight": Precision.RANGE,
    "weekend": Precision.WEEKEND,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "half": Precision.HALF,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
# How far around the publication year a weekday with day and month is looked for; the pattern repeats within 11 years.
_WEEKDAY_YEARS = 12
# Units that are counted whole: "the last two quarters".
_WHOLE = frozenset({"quarter", "half", "decade", "century"})
# Months each way in which a day without a month is looked for.
_MONTHS_AROUND = 14
# The unit and the offset of a relative time; a part may follow.
_PLAIN_ARGS = 2
# A time of day looks back to a day told at most a week before.
_WEEK = 8
_AHEAD, _PRESENT = 30, 2020
_ROMAN = {"i": 1, "v": 5, "x": 10}


def unit_in(c: Candidate, setting: Setting) -> str:
    """The unit of a counted or relative time."""
    return setting.calendar.units[c.groups["u"]]


def count_in(c: Candidate, setting: Setting) -> float | None:
    """The number of units; None where it is vague ("plusieurs")."""
    if c.expression.args[:1] == ("half",):
        return 0.5
    if c.expression.args[:1] == ("quarter",):
        return 0.25
    written = c.groups.get("n", "")
    if not written:
        return 1
    if written in setting.calendar.numbers:
        return setting.calendar.numbers[written]
    return float(written.replace(",", "."))


def reading_of(c: Candidate, setting: Setting) -> Reading | None:
    """The days that a candidate names by itself, without parts and bounds; None if they cannot be known."""
    reader = _READERS.get(c.op)
    return None if reader is None else reader(c, setting)


def _number(c: Candidate, name: str) -> int | None:
    digits = "".join(ch for ch in c.groups.get(name, "") if ch in "0123456789")
    return int(digits) if digits else None


def _year_number(c: Candidate, setting: Setting) -> int | None:
    """The year; of two figures ("31/10/74") the one that lies less than thirty years ahead."""
    short = _number(c, "yz")
    if short is None:
        return _number(c, "y")
    ahead = (setting.now.year if setting.now else _PRESENT) + _AHEAD
    return ahead - (ahead - short) % 100


def _month_number(c: Candidate, setting: Setting) -> int | None:
    return setting.calendar.months[c.groups["m"]] if "m" in c.groups else _number(c, "mn")


def _date(c: Candidate, setting: Setting) -> Reading | None:
    year_number, day_number, month_number = (
        _year_number(c, setting),
        _number(c, "d") or (_ordinal(c, setting) if "o" in c.groups else None),
        _month_number(c, setting),
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


def _days(c: Candidate, setting: Setting) -> Reading | None:
    """Two days of one month: "du 12 au 15 mai"."""
    last = _date(replace(c, groups={**c.groups, "d": c.groups["e"]}), setting)
    first_day = _number(c, "d")
    if last is None or first_day is None:
        return None
    end = last.days
    start = safe_date(end.start.year, end.start.month, first_day)
    if start is None or start >= end.end:
        return None
    return Reading(Days(start, end.end), Precision.RANGE, last.anchored)


def _weekof(c: Candidate, setting: Setting) -> Reading | None:
    day = _date(replace(c, groups={k: v for k, v in c.groups.items() if k != "w"}), setting)
    return None if day is None else Reading(unit_of(day.days.start, "week"), Precision.WEEK, day.anchored)


def _decade(c: Candidate, setting: Setting) -> Reading | None:
    first = _number(c, "y")
    if first is None:
        short = setting.calendar.decades.get(c.groups.get("t", "")) or _number(c, "yy") or 0
        first = 1900 + int(short)
    if first % 10:
        return None
    start = safe_date(first, 1, 1)
    return None if start is None else Reading(Days(start, add_months(start, 120)), Precision.DECADE)


def _century(c: Candidate, _setting: Setting) -> Reading | None:
    number = _number(c, "cent") or _roman(c.groups.get("roman", ""))
    start = safe_date((number - 1) * 100 + 1, 1, 1) if 0 < number <= 30 else None
    return None if start is None else Reading(Days(start, add_months(start, 1200)), Precision.CENTURY)


def _roman(numeral: str) -> int:
    total = 0
    for here, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN.get(here, 0)
        total += -value if following and _ROMAN.get(following, 0) > value else value
    return total


def _portion(c: Candidate, setting: Setting, unit: str, precision: Precision) -> Reading | None:
    """A numbered quarter or half of a year."""
    parts = 4 if unit == "quarter" else 2
    ordinal = _number(c, "quarter") or setting.calendar.ordinals.get(c.groups.get("o", ""), 0)
    number = parts if ordinal == -1 else ordinal
    if not 1 <= number <= parts:
        return None

    def named(y: int) -> Days | None:
        start = safe_date(y, (number - 1) * 12 // parts + 1, 1)
        return None if start is None else Days(start, add_months(start, 12 // parts))

    year_number = _number(c, "y")
    if year_number is not None:
        return made(named(year_number), precision, Anchor.FULL)
    return which_year(c, setting, named, precision)


def _quarter(c: Candidate, setting: Setting) -> Reading | None:
    return _portion(c, setting, "quarter", Precision.QUARTER)


def _half(c: Candidate, setting: Setting) -> Reading | None:
    return _portion(c, setting, "half", Precision.HALF)


def _season(c: Candidate, setting: Setting) -> Reading | None:
    name = setting.calendar.seasons[c.groups["s"]]
    year_number = _number(c, "y")
    if year_number is not None:
        return made(season(year_number, name), Precision.SEASON, Anchor.FULL)
    return which_year(c, setting, lambda y: season(y, name), Precision.SEASON)


def _holiday(c: Candidate, setting: Setting) -> Reading | None:
    rule = setting.calendar.holidays[c.groups["h"]]

    def named(y: int) -> Days | None:
        return feast(rule, y)

    match = RULE.fullmatch(rule)
    precision = Precision.RANGE if match is not None and match["length"] else Precision.DAY
    year_number = _number(c, "y")
    if year_number is not None:
        return made(named(year_number), precision, Anchor.FULL)
    return which_year(c, setting, named, precision)


def _nth(c: Candidate, setting: Setting) -> Reading | None:
    """The nth day, weekday, week or month of a month or year ("le premier lundi de mars", "the last week of 2016")."""
    number = _ordinal(c, setting)
    period = _period(c, setting)
    if number is None or period is None:
        return None
    days = _nth_of(c, setting, period.days, number)
    if days is None or not days.start < period.days.end:
        return None
    unit = "day" if "w" in c.groups else unit_in(c, setting)
    return Reading(days, UNIT_PRECISION.get(unit, Precision.DAY), period.anchored)


def _ordinal(c: Candidate, setting: Setting) -> int | None:
    written = c.groups["o"]
    return setting.calendar.ordinals.get(written) or _number(c, "o")


def _period(c: Candidate, setting: Setting) -> Reading | None:
    """The month or year that something is counted in: named, or counted from publication."""
    if c.expression.args:
        now = setting.now
        unit = setting.calendar.units[c.groups["v"]]
        return None if now is None else Reading(unit_of(now, unit, int(c.expression.args[0])), Precision.MONTH, Anchor.PUBLICATION)
    kept = {name: value for name, value in c.groups.items() if name in {"m", "y"}}
    return _date(replace(c, groups=kept), setting)


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


def _day_of(c: Candidate, setting: Setting) -> Reading | None:
    """A day of a month that is not named: "le 15", "mardi 13", "the 20th of next month"."""
    day, now = _number(c, "d"), setting.now
    if day is None or now is None:
        return None
    if c.expression.args and c.expression.args[0] != "alone":
        first = unit_of(now, "month", int(c.expression.args[0])).start
        found = safe_date(first.year, first.month, day)
        return None if found is None else Reading(unit_of(found, "day"), Precision.DAY, Anchor.PUBLICATION)
    weekday = setting.calendar.weekdays.get(c.groups.get("w", ""))
    months = (add_months(unit_of(now, "month").start, k) for k in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1))
    named = [found for first in months if (found := safe_date(first.year, first.month, day)) and weekday in {None, found.isoweekday()}]
    return by_direction(c, setting, [unit_of(found, "day") for found in named], Precision.DAY)


def _named_unit(c: Candidate, setting: Setting) -> tuple[str, int]:
    unit, offset = c.expression.args[0], int(c.expression.args[1])
    if unit == "*":
        unit = unit_in(c, setting)
    return unit, offset


def _relative(c: Candidate, setting: Setting) -> Reading | None:
    if setting.now is None:
        return None
    if c.expression.args == ("weekend", "nearest"):
        # "Ce week-end" in Monday's paper is the one just over.
        choices = [unit_of(setting.now, "weekend", k) for k in (-1, 0)]
        days = choices[1] if setting.tense(c) is Tense.FUTURE else nearest(choices, setting.now)
        return Reading(days, Precision.WEEKEND, Anchor.PUBLICATION)
    unit, offset = _named_unit(c, setting)
    days, precision = unit_of(setting.now, unit, offset), UNIT_PRECISION.get(unit, Precision.DAY)
    if len(c.expression.args) > _PLAIN_ARGS and c.expression.args[_PLAIN_ARGS] in set(Part):
        return Reading(third(days, Part(c.expression.args[_PLAIN_ARGS])), Precision.RANGE, Anchor.PUBLICATION)
    return Reading(days, precision, Anchor.PUBLICATION)


def _sofar(c: Candidate, setting: Setting) -> Reading | None:
    """The part of the running period that is over, publication day included."""
    if setting.now is None:
        return None
    return Reading(Days(unit_of(setting.now, unit_in(c, setting)).start, add_days(setting.now, 1)), Precision.RANGE, Anchor.PUBLICATION)


def _rest(c: Candidate, setting: Setting) -> Reading | None:
    if setting.now is None:
        return None
    return Reading(Days(setting.now, unit_of(setting.now, unit_in(c, setting)).end), Precision.RANGE, Anchor.PUBLICATION)


def _anaphora(c: Candidate, setting: Setting) -> Reading | None:
    """A day, month or year counted from the date told last."""
    base = setting.earlier or (setting.now if c.alone else None)
    if base is None:
        return None
    unit, offset = _named_unit(c, setting)
    return Reading(unit_of(base, unit, offset), UNIT_PRECISION.get(unit, Precision.DAY), Anchor.EARLIER)


def _counted(c: Candidate, setting: Setting, base: date | None, anchored: Anchor) -> Reading | None:
    """So many units before or after a day; months and years away are that month or year, not a day."""
    count = count_in(c, setting)
    if base is None or count is None:
        return None
    unit, sign = unit_in(c, setting), -1 if c.expression.args[:1] == ("back",) else 1
    day = shift(base, unit, sign * count)
    if unit in {"month", "quarter", "half", "year", "decade", "century"}:
        exact = "year" if unit in {"year", "decade", "century"} else "month"
        return Reading(unit_of(day, exact), UNIT_PRECISION[exact], anchored)
    return Reading(unit_of(day, "day"), Precision.DAY, anchored)


def _ago(c: Candidate, setting: Setting) -> Reading | None:
    if "w" in c.groups:
        return _weekdays_away(c, setting)
    return _counted(c, setting, setting.now, Anchor.PUBLICATION)


def _weekdays_away(c: Candidate, setting: Setting) -> Reading | None:
    """The nth such weekday after, or before, the publication day ("three Fridays from now")."""
    count, now = count_in(c, setting), setting.now
    if count is None or now is None or count < 1:
        return None
    weekday, back = setting.calendar.weekdays[c.groups["w"]], c.expression.args[:1] == ("back",)
    first = -((now.isoweekday() - weekday - 1) % 7 + 1) if back else (weekday - now.isoweekday() - 1) % 7 + 1
    return Reading(unit_of(add_days(now, first + 7 * (int(count) - 1) * (-1 if back else 1)), "day"), Precision.DAY, Anchor.PUBLICATION)


def _offset(c: Candidate, setting: Setting) -> Reading | None:
    return _counted(c, setting, setting.earlier or (setting.now if c.alone else None), Anchor.EARLIER)


def _span(c: Candidate, setting: Setting) -> Reading | None:
    """The last or next so many units, up to or from the publication date."""
    count = count_in(c, setting)
    if setting.now is None or count is None:
        return None
    unit = unit_in(c, setting)
    if unit in _WHOLE and c.op is Op.SPAN:
        back = c.expression.args[:1] == ("back",)
        first, last = (-int(count), -1) if back else (1, int(count))
        return Reading(Days(unit_of(setting.now, unit, first).start, unit_of(setting.now, unit, last).end), Precision.RANGE, Anchor.PUBLICATION)
    if c.expression.args[:1] == ("back",):
        return Reading(Days(shift(setting.now, unit, -count), setting.now), Precision.RANGE, Anchor.PUBLICATION)
    if c.op is Op.WITHIN:
        return Reading(Days(setting.now, shift(setting.now, unit, count)), Precision.RANGE, Anchor.PUBLICATION)
    # "Les deux prochains jours" begin tomorrow.
    return Reading(Days(add_days(setting.now, 1), add_days(shift(setting.now, unit, count), 1)), Precision.RANGE, Anchor.PUBLICATION)


def _clock(_c: Candidate, setting: Setting) -> Reading | None:
    """A time of day belongs to the day told just before it, if that is near, else to the publication day."""
    beside, now = setting.beside, setting.now
    recent = beside is not None and (setting.same_sentence or now is None or abs((now - beside).days) <= _WEEK)
    base = beside if recent else now
    anchored = Anchor.EARLIER if recent else Anchor.PUBLICATION
    return None if base is None else Reading(unit_of(base, "day"), Precision.PART_OF_DAY, anchored)


_READERS: dict[Op, Callable[[Candidate, Setting], Reading | None]] = {
    Op.DATE: _date,
    Op.DAYS: _days,
    Op.WEEKOF: _weekof,
    Op.DECADE: _decade,
    Op.CENTURY: _century,
    Op.QUARTER: _quarter,
    Op.HALF: _half,
    Op.SEASON: _season,
    Op.HOLIDAY: _holiday,
    Op.RELATIVE: _relative,
    Op.SOFAR: _sofar,
    Op.REST: _rest,
    Op.ANAPHORA: _anaphora,
    Op.OFFSET: _offset,
    Op.AGO: _ago,
    Op.WITHIN: _span,
    Op.SPAN: _span,
    Op.CLOCK: _clock,
    Op.NTH: _nth,
    Op.DAYOF: _day_of,
}
