"""Second pass: what days each kind of expression names, one reader for each operation of times.tsv."""

from collections.abc import Callable
from datetime import date

from liens.claim.when.calendar import Days, add_days, add_months, safe_date, season, shift, third, unit_of, weekend_with
from liens.claim.when.choose import made, nearest, which_year
from liens.claim.when.dates import date_of, day_of, days_of, week_of
from liens.claim.when.feasts import RULE, feast
from liens.claim.when.find import Candidate
from liens.claim.when.lexicon import Op
from liens.claim.when.nth import nth_of, portion_of
from liens.claim.when.parts import UNIT_PRECISION, count_in, number_in, unit_in
from liens.claim.when.setting import Reading, Setting
from liens.claim.when.values import Anchor, Part, Tense
from liens.model import Precision

# Units that are counted whole: "the last two quarters".
_WHOLE = frozenset({"quarter", "half", "decade", "century"})
_YEARS = frozenset({"year", "decade", "century"})
# "1975-90" are years; a longer stretch so written is mostly a number ("act 2015-32").
_TERM = 15
_WITHIN_DAY = frozenset({"hour", "minute", "second"})
# The unit and the offset of a relative time; a part may follow.
_PLAIN_ARGS = 2
# A time of day looks back to a day told at most a week before.
_WEEK = 8
_ROMAN = {"i": 1, "v": 5, "x": 10}


def reading_of(c: Candidate, setting: Setting) -> Reading | None:
    """The days that a candidate names by itself, without parts and bounds; None if they cannot be known."""
    reader = _READERS.get(c.op)
    return None if reader is None else reader(c, setting)


def _decade(c: Candidate, setting: Setting) -> Reading | None:
    first = number_in(c, "y")
    if first is None:
        short = setting.calendar.decades.get(c.groups.get("t", "")) or number_in(c, "yy") or 0
        first = 1900 + int(short)
    if first % 10:
        return None
    start = safe_date(first, 1, 1)
    return None if start is None else Reading(Days(start, add_months(start, 120)), Precision.DECADE)


def _years(c: Candidate, _setting: Setting) -> Reading | None:
    """Two years of which the second is short: "1950-53"."""
    first, short = number_in(c, "y") or 0, number_in(c, "yz") or 0
    begin, end = safe_date(first, 1, 1), safe_date(first - first % 100 + short + 1, 1, 1)
    return Reading(Days(begin, end), Precision.RANGE) if begin and end and 0 < short - first % 100 <= _TERM else None


def _century(c: Candidate, _setting: Setting) -> Reading | None:
    number = number_in(c, "cent") or _roman(c.groups.get("roman", ""))
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
    ordinal = number_in(c, "quarter") or setting.calendar.ordinals.get(c.groups.get("o", ""), 0)
    number = parts if ordinal == -1 else ordinal
    if not 1 <= number <= parts:
        return None

    def named(y: int) -> Days | None:
        start = safe_date(y, (number - 1) * 12 // parts + 1, 1)
        return None if start is None else Days(start, add_months(start, 12 // parts))

    year_number = number_in(c, "y")
    if year_number is not None:
        return made(named(year_number), precision, Anchor.FULL)
    return which_year(c, setting, named, precision)


def _quarter(c: Candidate, setting: Setting) -> Reading | None:
    return _portion(c, setting, "quarter", Precision.QUARTER)


def _half(c: Candidate, setting: Setting) -> Reading | None:
    return _portion(c, setting, "half", Precision.HALF)


def _season(c: Candidate, setting: Setting) -> Reading | None:
    name = setting.calendar.seasons[c.groups["s"]]
    year_number = number_in(c, "y")
    if year_number is not None:
        return made(season(year_number, name), Precision.SEASON, Anchor.FULL)
    return which_year(c, setting, lambda y: season(y, name), Precision.SEASON)


def _holiday(c: Candidate, setting: Setting) -> Reading | None:
    rule = setting.calendar.holidays[c.groups["h"]]

    def named(y: int) -> Days | None:
        days = feast(rule, y)
        return days if days is None or "weekend" not in c.expression.args else weekend_with(days)

    match = RULE.fullmatch(rule)
    long = "weekend" in c.expression.args or (match is not None and match["length"])
    precision = Precision.RANGE if long else Precision.DAY
    year_number = number_in(c, "y")
    if year_number is not None:
        return made(named(year_number), precision, Anchor.FULL)
    return which_year(c, setting, named, precision)


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
        # "Over the weekend" told on Friday of what has happened is the last one.
        tense = setting.tense(c)
        begun = [days for days in choices if days.start <= setting.now] if tense is Tense.PAST else choices
        days = choices[1] if tense is Tense.FUTURE else nearest(begun, setting.now)
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
    unit, offset = _named_unit(c, setting)
    base, anchored = setting.base(c, unit)
    if base is None:
        return None
    return Reading(unit_of(base, unit, offset), UNIT_PRECISION.get(unit, Precision.DAY), anchored)


def _counted(c: Candidate, setting: Setting, base: date | None, anchored: Anchor) -> Reading | None:
    """So many units before or after a day; months and years away are that month or year, not a day."""
    count, unit, sign = count_in(c, setting), unit_in(c, setting), -1 if c.expression.args[:1] == ("back",) else 1
    if count is None and unit in _WITHIN_DAY:
        # "A few hours later" is the same day, as far as anybody can know.
        count = 0
    if base is None or count is None:
        return None
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
    """So long after, or before, the day told last; a headline's "fifty years later" is not counted from publication."""
    base, anchored = setting.base(c, unit_in(c, setting))
    unknown = anchored is Anchor.DEFAULT and not c.alone and unit_in(c, setting) in _YEARS
    return None if unknown else _counted(c, setting, base, anchored)


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
        since = shift(setting.now, unit, -count)
        # Before the first day of the calendar there is none.
        return Reading(Days(since, setting.now), Precision.RANGE, Anchor.PUBLICATION) if since < setting.now else None
    if c.op is Op.WITHIN:
        return Reading(Days(setting.now, shift(setting.now, unit, count)), Precision.RANGE, Anchor.PUBLICATION)
    # "Les deux prochains jours" begin tomorrow.
    return Reading(Days(add_days(setting.now, 1), add_days(shift(setting.now, unit, count), 1)), Precision.RANGE, Anchor.PUBLICATION)


def _clock(c: Candidate, setting: Setting) -> Reading | None:
    """A time of day belongs to the day told just before it, if that is near, else to the publication day; "overnight" to that of its own sentence."""
    beside, now = setting.beside, setting.now
    near = setting.same_sentence or ("sentence" not in c.expression.args and (now is None or beside is None or abs((now - beside).days) <= _WEEK))
    recent = beside is not None and near
    base = beside if recent else now
    anchored = Anchor.EARLIER if recent else Anchor.PUBLICATION
    return None if base is None else Reading(unit_of(base, "day"), Precision.PART_OF_DAY, anchored)


_READERS: dict[Op, Callable[[Candidate, Setting], Reading | None]] = {
    Op.DATE: date_of,
    Op.DAYS: days_of,
    Op.WEEKOF: week_of,
    Op.DECADE: _decade,
    Op.YEARS: _years,
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
    Op.NTH: nth_of,
    Op.PORTION: portion_of,
    Op.DAYOF: day_of,
}
