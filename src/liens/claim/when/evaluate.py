"""Gives a found expression its value: days with parts, bounds and ranges worked in, or a length."""

from dataclasses import replace
from datetime import date

from liens.claim.when.calendar import SECONDS, Days, add_days, add_months, shift, third, unit_of
from liens.claim.when.find import Candidate
from liens.claim.when.lexicon import Effect, Op
from liens.claim.when.parts import UNIT_PRECISION, count_in, unit_in
from liens.claim.when.readers import reading_of
from liens.claim.when.setting import Reading, Setting
from liens.claim.when.timex import timex_of
from liens.claim.when.values import COMPARED, Anchor, Bound, Part, Tense, TimeExpression, TimeKind
from liens.model import Precision, Span


def read_time(c: Candidate, setting: Setting) -> TimeExpression | None:
    """The value of a candidate; None where the calendar has no such day."""
    made = _read(c, setting)
    if made is None:
        return None
    count = count_in(c, setting) if "n" in c.groups or c.expression.args else 1
    return replace(made, value=timex_of(c, made, setting.calendar, count), ends=tuple(_valued(end, c, setting) for end in made.ends))


def _valued(end: TimeExpression, c: Candidate, setting: Setting) -> TimeExpression:
    return replace(end, value=timex_of(c, end, setting.calendar, None))


def _read(c: Candidate, setting: Setting) -> TimeExpression | None:
    if c.op in {Op.DURATION, Op.SINCE} or _lasted(c, setting):
        return _length(c, setting)
    if c.op is Op.SET:
        return _expression(c, TimeKind.SET, Precision.OPEN)
    if c.op is Op.REFERENCE:
        return replace(_expression(c, TimeKind.REFERENCE, Precision.OPEN), ref=c.expression.args[0])
    if "now" in c.expression.args and setting.quoted and setting.tense(c) is Tense.PRESENT:
        # "Nous sommes aujourd'hui en paix": who is quoted means these times, not this day.
        return replace(_expression(c, TimeKind.REFERENCE, Precision.OPEN), ref="PRESENT_REF")
    return _dated(c, setting)


def _lasted(c: Candidate, setting: Setting) -> bool:
    """Whether "in ten days" tells how long something took ("prices doubled in ten days"), not when it will be."""
    return "lasting" in c.expression.args and setting.tense(c) is Tense.PAST


def _dated(c: Candidate, setting: Setting) -> TimeExpression | None:
    reading = reading_of(c, setting)
    if reading is None:
        return _undated(c)
    if c.until is not None:
        return _range(c, reading, setting)
    if c.shift is not None:
        reading = _shifted(c, reading, setting)
    made = _bounded(c, _partial(c, reading))
    if c.op is Op.DAYS:
        made = replace(made, ends=_two_days(c, reading))
    return replace(made, modifier="span") if c.op in {Op.SPAN, Op.WITHIN} else made


def _shifted(c: Candidate, reading: Reading, setting: Setting) -> Reading:
    """The day that lies so long before or after another ("deux jours après le 3 mai")."""
    written, unit, sign = c.shift or ("", "", 0)
    count = setting.calendar.numbers[written] if written in setting.calendar.numbers else float(written.replace(",", "."))
    if sign == 0:
        return _lasting(reading, setting.calendar.units[unit], count)
    base = reading.days.start if sign < 0 else add_days(reading.days.end, -1)
    if count is None:
        days = Days(date.min, base) if sign < 0 else Days(base, date.max)
        return replace(reading, days=days, precision=Precision.RANGE)
    return replace(reading, days=unit_of(shift(base, setting.calendar.units[unit], sign * count), "day"), precision=Precision.DAY)


def _lasting(reading: Reading, unit: str, count: float | None) -> Reading:
    """So long from a day on ("three days from Monday"); the day alone where the length is not told."""
    start = reading.days.start
    end = max(shift(start, unit, count or 0), add_days(start, 1))
    return replace(reading, days=Days(start, end), precision=Precision.RANGE)


def _two_days(c: Candidate, reading: Reading) -> tuple[TimeExpression, ...]:
    """The two days of "du 19 au 23 juillet", each as a time of its own."""
    if len(c.marks) < 2:  # a first day and a last day
        return ()
    (_, first_end), (last, _) = c.marks[0], c.marks[1]
    low, high = reading.days.start, add_days(reading.days.end, -1)
    one = _end(replace(c, marks=((c.inner, first_end),)), replace(reading, days=Days(low, add_days(low, 1)), precision=Precision.DAY))
    two = _end(replace(c, inner=last, marks=()), replace(reading, days=Days(high, add_days(high, 1)), precision=Precision.DAY))
    return one, two


def _expression(c: Candidate, kind: TimeKind, precision: Precision) -> TimeExpression:
    modifier = COMPARED if c.compared else c.part or c.bound
    tied = c.evidence is Effect.EVIDENCE
    return TimeExpression(
        Span(c.inner, c.end), Span(c.start, c.end), kind, precision, modifier=str(modifier) if modifier else None, qualifies=tied, why=c.expression.why
    )


def _undated(c: Candidate) -> TimeExpression | None:
    """A relative time without anything to count from is still a time; an impossible date is none."""
    if c.op in {Op.DATE, Op.DAYS, Op.WEEKOF, Op.YEARS} and "y" in c.groups:
        return None
    return replace(_expression(c, TimeKind.DATE, Precision.OPEN), anchored=Anchor.NONE)


def _partial(c: Candidate, reading: Reading) -> Reading:
    if c.part is None:
        return replace(reading, precision=Precision.PART_OF_DAY) if c.clock and reading.precision is Precision.DAY else reading
    return replace(reading, days=third(reading.days, c.part), other=None if reading.other is None else third(reading.other, c.part))


def _bounded(c: Candidate, reading: Reading) -> TimeExpression:
    days = reading.days
    single = (days.end - days.start).days == 1
    made = replace(_expression(c, TimeKind.DATE if single else TimeKind.RANGE, reading.precision), anchored=reading.anchored)
    made = replace(made, reckoned=c.shift is not None and c.shift[2] != 0)
    if c.bound is None:
        other = None if reading.other is None or c.shift is not None else (reading.other.start, reading.other.end)
        return replace(made, start=days.start, end=days.end, other=other)
    # "Depuis la fin de l'été": that it is open says more than which part of the summer it was.
    bound = made.modifier if c.compared else str(c.bound)
    made = replace(made, kind=TimeKind.OPEN, precision=Precision.OPEN, modifier=bound, period=(days.start, days.end))
    if c.bound in {Bound.SINCE, Bound.FROM}:
        return replace(made, start=days.start)
    if c.bound is Bound.AFTER:
        return replace(made, start=days.end)
    if c.bound is Bound.BEFORE and not {c.part, *c.expression.args} & {Part.LAST, Part.END}:
        return replace(made, end=days.start)
    return replace(made, end=days.end)


def _range(c: Candidate, first: Reading, setting: Setting) -> TimeExpression | None:
    """One interval from the first day of the one to the last day of the other, both included."""
    if c.until is None:
        return None
    a, b = _shared_parts(c, c.until)
    last = reading_of(b, setting)
    first = reading_of(a, setting) or first
    if last is None:
        return None
    first, last = _partial(replace(c, until=None), first), _partial(b, last)
    start, end = first.days.start, last.days.end
    if start >= end and "y" not in c.groups:
        start = _before(start, end, a)
    if start >= end:
        return None
    made = _expression(c, TimeKind.RANGE, Precision.RANGE)
    opening = Days(start, add_days(start, (first.days.end - first.days.start).days))
    ends = _end(a, replace(first, days=opening)), _end(b, last)
    return replace(made, start=start, end=end, anchored=last.anchored, ends=ends)


def _end(c: Candidate, reading: Reading) -> TimeExpression:
    """One end of a range as a time of its own."""
    begin, stop = c.inner, c.marks[0][1] if c.marks else c.end
    return replace(_bounded(replace(c, bound=None), reading), span=Span(begin, stop), phrase=Span(begin, stop))


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


def _rest_of_length(c: Candidate, setting: Setting, unit: str) -> float:
    """What is added to a length: "et demie", "et vingt minutes"."""
    if "half" in c.groups:
        return SECONDS[unit] / 2
    if "fourth" in c.groups:
        return SECONDS[unit] / 4
    if "v" not in c.groups:
        return 0
    number = setting.calendar.numbers.get(c.groups["k"])
    count = number if c.groups["k"] in setting.calendar.numbers else float(c.groups["k"].replace(",", "."))
    return (count or 0) * SECONDS[setting.calendar.units[c.groups["v"]]]


def _length(c: Candidate, setting: Setting) -> TimeExpression:
    unit, count = unit_in(c, setting), count_in(c, setting)
    made = _expression(c, TimeKind.DURATION, UNIT_PRECISION.get(unit, Precision.DAY))
    if count is None:
        return made
    made = replace(made, seconds=count * SECONDS[unit] + _rest_of_length(c, setting, unit))
    if c.op is not Op.SINCE or setting.now is None:
        return made
    return replace(made, start=shift(setting.now, unit, -count), modifier=str(Bound.SINCE), anchored=Anchor.PUBLICATION)
