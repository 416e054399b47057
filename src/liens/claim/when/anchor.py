"""Second and third pass: turns what the words say into days, filling in what they leave out.

Missing years, months and days come, in this order, from the words themselves ("dernier", "this"), from a weekday that
must fit, from an earlier full date of the same sentence, and from the publication date with the tense of the clause.
The press looks back where nothing says otherwise.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from liens.claim.when.calendar import (
    SECONDS,
    Days,
    add_days,
    add_months,
    easter,
    month,
    safe_date,
    season,
    shift,
    third,
    unit_of,
    year,
)
from liens.claim.when.find import Candidate
from liens.claim.when.lexicon import Calendar, Op
from liens.claim.when.values import Anchor, Bound, Direction, Tense, TimeExpression, TimeKind
from liens.model import Precision, Span

_UNIT_PRECISION = {
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
_ROMAN = {"i": 1, "v": 5, "x": 10}
_AHEAD = frozenset({Bound.BY, Bound.UNTIL, Bound.BEFORE})


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that an expression names, how exact they are, and where missing parts came from."""

    days: Days
    precision: Precision
    anchored: Anchor = Anchor.FULL


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds an expression: publication date, tense of its clause, the dates told before it.

    ``earlier`` is the last date told in the text, ``sentence_date`` the last full date of the same sentence.
    """

    published: date | None
    calendar: Calendar
    tense: Callable[[Candidate], Tense]
    earlier: date | None = None
    sentence_date: date | None = None

    @property
    def now(self) -> date | None:
        """The day that relative times count from."""
        return self.published


def read_time(c: Candidate, setting: Setting) -> TimeExpression | None:
    """The value of a candidate; None where the calendar has no such day."""
    if c.op in {Op.DURATION, Op.SINCE}:
        return _length(c, setting)
    if c.op is Op.SET:
        return _expression(c, TimeKind.SET, Precision.OPEN)
    if c.op is Op.REFERENCE:
        return replace(_expression(c, TimeKind.REFERENCE, Precision.OPEN), ref=c.expression.args[0])
    reading = _reading(c, setting)
    if reading is None:
        return _undated(c)
    if c.until is not None:
        return _range(c, reading, setting)
    return _bounded(c, _partial(c, reading))


def _expression(c: Candidate, kind: TimeKind, precision: Precision) -> TimeExpression:
    modifier = c.part or c.bound
    return TimeExpression(Span(c.start, c.end), kind, precision, modifier=str(modifier) if modifier else None, why=c.expression.why)


def _undated(c: Candidate) -> TimeExpression | None:
    """A relative time without anything to count from is still a time; an impossible date is none."""
    if c.op in {Op.DATE, Op.DAYS, Op.WEEKOF} and "y" in c.groups:
        return None
    return replace(_expression(c, TimeKind.DATE, Precision.OPEN), anchored=Anchor.NONE)


def _partial(c: Candidate, reading: Reading) -> Reading:
    if c.part is None:
        return replace(reading, precision=Precision.PART_OF_DAY) if c.clock and reading.precision is Precision.DAY else reading
    return replace(reading, days=third(reading.days, c.part))


def _bounded(c: Candidate, reading: Reading) -> TimeExpression:
    days = reading.days
    single = (days.end - days.start).days == 1
    made = replace(_expression(c, TimeKind.DATE if single else TimeKind.RANGE, reading.precision), anchored=reading.anchored)
    if c.bound is None:
        return replace(made, start=days.start, end=days.end)
    made = replace(made, kind=TimeKind.OPEN, precision=Precision.OPEN)
    if c.bound is Bound.SINCE:
        return replace(made, start=days.start)
    if c.bound is Bound.AFTER:
        return replace(made, start=days.end)
    if c.bound is Bound.BEFORE and c.part is None and not single:
        return replace(made, end=days.start)
    return replace(made, end=days.end)


def _range(c: Candidate, first: Reading, setting: Setting) -> TimeExpression | None:
    """One interval from the first day of the one to the last day of the other, both included."""
    if c.until is None:
        return None
    a, b = _shared_parts(c, c.until)
    last = _reading(b, setting)
    first = _reading(a, setting) or first
    if last is None:
        return None
    first, last = _partial(replace(c, until=None), first), _partial(b, last)
    start, end = first.days.start, last.days.end
    if start >= end and "y" not in a.groups:
        start = _before(start, end, a)
    if start >= end:
        return None
    made = _expression(c, TimeKind.RANGE, Precision.RANGE)
    return replace(made, start=start, end=end, anchored=last.anchored)


def _before(start: date, end: date, a: Candidate) -> date:
    """The last such day or month before the end of a range ("de novembre à mars", "de vendredi à lundi")."""
    if "m" in a.groups or "mn" in a.groups:
        return add_months(start, -12)
    if "w" in a.groups:
        return add_days(start, -7 * (1 + (start - end).days // 7))
    return start


def _shared_parts(a: Candidate, b: Candidate) -> tuple[Candidate, Candidate]:
    """A year told once holds for both ends; so does the direction."""
    year_of = a.groups.get("y") or b.groups.get("y")
    if year_of and a.op is Op.DATE and b.op is Op.DATE:
        a = a if "y" in a.groups else replace(a, groups={**a.groups, "y": year_of})
        b = b if "y" in b.groups else replace(b, groups={**b.groups, "y": year_of})
        return a, b
    direction, shifted = a.direction or b.direction, a.year or b.year
    return replace(a, direction=direction, year=shifted), replace(b, direction=direction, year=shifted)


def _length(c: Candidate, setting: Setting) -> TimeExpression:
    unit, count = _unit(c, setting), _count(c, setting)
    made = _expression(c, TimeKind.DURATION, _UNIT_PRECISION.get(unit, Precision.DAY))
    if count is None:
        return made
    made = replace(made, seconds=count * SECONDS[unit])
    if c.op is not Op.SINCE or setting.now is None:
        return made
    return replace(made, start=shift(setting.now, unit, -count), modifier=str(Bound.SINCE), anchored=Anchor.PUBLICATION)


def _unit(c: Candidate, setting: Setting) -> str:
    return setting.calendar.units[c.groups["u"]]


def _count(c: Candidate, setting: Setting) -> float | None:
    """The number of units; None where it is vague ("plusieurs")."""
    if c.expression.args[:1] == ("half",):
        return 0.5
    if c.expression.args[:1] == ("quarter",):
        return 0.25
    written = c.groups.get("n", "")
    if written in setting.calendar.numbers:
        return setting.calendar.numbers[written]
    return float(written.replace(",", "."))


def _reading(c: Candidate, setting: Setting) -> Reading | None:
    reader = _READERS.get(c.op)
    return None if reader is None else reader(c, setting)


def _number(c: Candidate, name: str) -> int | None:
    digits = "".join(ch for ch in c.groups.get(name, "") if ch in "0123456789")
    return int(digits) if digits else None


def _month_number(c: Candidate, setting: Setting) -> int | None:
    return setting.calendar.months[c.groups["m"]] if "m" in c.groups else _number(c, "mn")


def _date(c: Candidate, setting: Setting) -> Reading | None:
    year_number, day_number, month_number = _number(c, "y"), _number(c, "d"), _month_number(c, setting)
    weekday = setting.calendar.weekdays.get(c.groups.get("w", ""))
    if month_number is None:
        if year_number is not None:
            return _made(year(year_number), Precision.YEAR, Anchor.FULL)
        return _weekday(c, setting, weekday) if weekday else None
    precision = Precision.MONTH if day_number is None else Precision.DAY

    def named(y: int) -> Days | None:
        if day_number is None:
            return month(y, month_number)
        day = safe_date(y, month_number, day_number)
        return None if day is None else Days(day, add_days(day, 1))

    if year_number is not None:
        return _made(named(year_number), precision, Anchor.FULL)
    if weekday and day_number is not None and setting.now is not None:
        fitting = [d for d in _years(named, setting.now, _WEEKDAY_YEARS) if d.start.isoweekday() == weekday]
        if fitting:
            return _made(_nearest(fitting, setting.now), precision, Anchor.WEEKDAY)
    return _which_year(c, setting, named, precision)


def _made(days: Days | None, precision: Precision, anchored: Anchor) -> Reading | None:
    return None if days is None else Reading(days, precision, anchored)


def _years(named: Callable[[int], Days | None], around: date, reach: int) -> list[Days]:
    found = (named(y) for y in range(around.year - reach, around.year + reach + 1))
    return [days for days in found if days is not None]


def _nearest(days: Iterable[Days], to: date) -> Days:
    return min(days, key=lambda d: (abs((d.start - to).days), d.start > to))


def _which_year(c: Candidate, setting: Setting, named: Callable[[int], Days | None], precision: Precision) -> Reading | None:
    """Chooses the year of a day or month that is told without one."""
    now = setting.now
    if c.year is not None and (base := _year_base(c.year, setting)) is not None:
        return _made(named(base), precision, Anchor.WORDS)
    if now is None:
        return _made(named(setting.earlier.year), precision, Anchor.EARLIER) if setting.earlier else None
    # Four years each way: the 29th of February comes once in four.
    choices = _years(named, now, 4)
    if c.direction is Direction.LATER and setting.earlier is not None:
        return _made(_first([d for d in choices if d.start > setting.earlier]), precision, Anchor.EARLIER)
    told = setting.sentence_date
    if told is not None and told.year != now.year and c.direction is None and told <= now:
        return _made(_first([d for d in _years(named, told, 4) if d.end > told]), precision, Anchor.EARLIER)
    return _by_direction(c, setting, choices, precision)


def _first(days: list[Days]) -> Days | None:
    return days[0] if days else None


def _year_base(shifted: str, setting: Setting) -> int | None:
    if shifted == "same":
        return setting.earlier.year if setting.earlier else None
    return None if setting.now is None else setting.now.year + int(shifted)


def _by_direction(c: Candidate, setting: Setting, choices: list[Days], precision: Precision) -> Reading | None:
    """Of days or periods with that name: the last before or the next after publication."""
    now = setting.now
    if now is None or not choices:
        return None
    past = [d for d in choices if d.start <= now]
    future = [d for d in choices if d.end > now]
    if c.direction is Direction.PAST:
        # "L'été dernier" is over, "lundi dernier" is not today.
        return _made(([d for d in choices if d.end <= now] or [None])[-1], precision, Anchor.WORDS)
    if c.direction is Direction.FUTURE:
        return _made(([d for d in choices if d.start > now] or [None])[0], precision, Anchor.WORDS)
    tense = setting.tense(c)
    ahead = tense is Tense.FUTURE or (c.bound in _AHEAD and tense is not Tense.PAST) or c.bound is Bound.BY
    if c.bound is Bound.UNTIL and tense is Tense.PAST:
        return _made(_nearest(choices, now), precision, Anchor.PUBLICATION)
    if ahead and c.bound is not Bound.SINCE:
        return _made(_first(future), precision, Anchor.TENSE)
    if tense is Tense.PRESENT and precision is not Precision.MONTH and c.bound is not Bound.SINCE:
        return _made(_nearest(choices, now), precision, Anchor.TENSE)
    if c.direction is Direction.THIS and tense is not Tense.PAST:
        return _made(_nearest(choices, now), precision, Anchor.PUBLICATION)
    return _made((past or [None])[-1], precision, Anchor.TENSE if tense is Tense.PAST else Anchor.DEFAULT)


def _weekday(c: Candidate, setting: Setting, weekday: int) -> Reading | None:
    now = setting.now
    base = setting.earlier if c.direction is Direction.LATER else now
    if base is None:
        return None
    if c.direction is Direction.LATER:
        day = add_days(base, (weekday - base.isoweekday() - 1) % 7 + 1)
        return Reading(unit_of(day, "day"), Precision.DAY, Anchor.EARLIER)
    today = unit_of(base, "day")
    if base.isoweekday() == weekday and c.direction not in {Direction.PAST, Direction.FUTURE}:
        return Reading(today, Precision.DAY, Anchor.PUBLICATION)
    back = add_days(base, -((base.isoweekday() - weekday - 1) % 7 + 1))
    ahead = add_days(back, 14 if base.isoweekday() == weekday else 7)
    if base.isoweekday() == weekday:
        ahead = add_days(base, 7)
    choices = [unit_of(back, "day"), unit_of(ahead, "day")]
    tense = setting.tense(c)
    if c.direction is None and tense is Tense.PRESENT or (tense is Tense.UNKNOWN and c.clock):
        # "Le ministre reçoit mardi son homologue": the present of the press announces.
        return Reading(choices[1], Precision.DAY, Anchor.TENSE)
    return _by_direction(c, setting, choices, Precision.DAY)


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


def _century(c: Candidate, setting: Setting) -> Reading | None:
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
        return _made(named(year_number), precision, Anchor.FULL)
    return _which_year(c, setting, named, precision)


def _quarter(c: Candidate, setting: Setting) -> Reading | None:
    return _portion(c, setting, "quarter", Precision.QUARTER)


def _half(c: Candidate, setting: Setting) -> Reading | None:
    return _portion(c, setting, "half", Precision.HALF)


def _season(c: Candidate, setting: Setting) -> Reading | None:
    name = setting.calendar.seasons[c.groups["s"]]
    year_number = _number(c, "y")
    if year_number is not None:
        return _made(season(year_number, name), Precision.SEASON, Anchor.FULL)
    return _which_year(c, setting, lambda y: season(y, name), Precision.SEASON)


def _holiday(c: Candidate, setting: Setting) -> Reading | None:
    rule = setting.calendar.holidays[c.groups["h"]]

    def named(y: int) -> Days | None:
        if rule.startswith("easter"):
            sunday = easter(y) if y > 0 else None
            day = None if sunday is None else add_days(sunday, int(rule[6:]))
        else:
            day = safe_date(y, int(rule[:2]), int(rule[3:]))
        return None if day is None else unit_of(day, "day")

    year_number = _number(c, "y")
    if year_number is not None:
        return _made(named(year_number), Precision.DAY, Anchor.FULL)
    return _which_year(c, setting, named, Precision.DAY)


def _named_unit(c: Candidate, setting: Setting) -> tuple[str, int]:
    unit, offset = c.expression.args[0], int(c.expression.args[1])
    if unit == "*":
        unit = _unit(c, setting)
    return unit, offset


def _relative(c: Candidate, setting: Setting) -> Reading | None:
    if setting.now is None:
        return None
    unit, offset = _named_unit(c, setting)
    return Reading(unit_of(setting.now, unit, offset), _UNIT_PRECISION.get(unit, Precision.DAY), Anchor.PUBLICATION)


def _sofar(c: Candidate, setting: Setting) -> Reading | None:
    """The part of the running period that is over, publication day included."""
    if setting.now is None:
        return None
    return Reading(Days(unit_of(setting.now, _unit(c, setting)).start, add_days(setting.now, 1)), Precision.RANGE, Anchor.PUBLICATION)


def _rest(c: Candidate, setting: Setting) -> Reading | None:
    if setting.now is None:
        return None
    return Reading(Days(setting.now, unit_of(setting.now, _unit(c, setting)).end), Precision.RANGE, Anchor.PUBLICATION)


def _anaphora(c: Candidate, setting: Setting) -> Reading | None:
    """A day, month or year counted from the date told last."""
    if setting.earlier is None:
        return None
    unit, offset = _named_unit(c, setting)
    return Reading(unit_of(setting.earlier, unit, offset), _UNIT_PRECISION.get(unit, Precision.DAY), Anchor.EARLIER)


def _counted(c: Candidate, setting: Setting, base: date | None, anchored: Anchor) -> Reading | None:
    """So many units before or after a day; months and years away are that month or year, not a day."""
    count = _count(c, setting)
    if base is None or count is None:
        return None
    unit, sign = _unit(c, setting), -1 if c.expression.args == ("back",) else 1
    day = shift(base, unit, sign * count)
    if unit in {"month", "quarter", "half", "year", "decade", "century"}:
        exact = "year" if unit in {"year", "decade", "century"} else "month"
        return Reading(unit_of(day, exact), _UNIT_PRECISION[exact], anchored)
    return Reading(unit_of(day, "day"), Precision.DAY, anchored)


def _ago(c: Candidate, setting: Setting) -> Reading | None:
    return _counted(c, setting, setting.now, Anchor.PUBLICATION)


def _offset(c: Candidate, setting: Setting) -> Reading | None:
    return _counted(c, setting, setting.earlier, Anchor.EARLIER)


def _span(c: Candidate, setting: Setting) -> Reading | None:
    """The last or next so many units, up to or from the publication date."""
    count = _count(c, setting)
    if setting.now is None or count is None:
        return None
    unit = _unit(c, setting)
    if c.expression.args == ("back",):
        return Reading(Days(shift(setting.now, unit, -count), setting.now), Precision.RANGE, Anchor.PUBLICATION)
    return Reading(Days(setting.now, shift(setting.now, unit, count)), Precision.RANGE, Anchor.PUBLICATION)


def _clock(c: Candidate, setting: Setting) -> Reading | None:
    """A time of day belongs to the day told last, else to the publication day."""
    base = setting.earlier or setting.now
    return None if base is None else Reading(unit_of(base, "day"), Precision.PART_OF_DAY, Anchor.EARLIER if setting.earlier else Anchor.PUBLICATION)


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
}
