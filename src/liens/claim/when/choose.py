"""Third pass: chooses the year, month or week that an incomplete date leaves out.

The missing part comes, in this order, from the words themselves ("dernier", "this"), from a weekday that must fit, from
an earlier full date of the same sentence, and from the publication date with the tense of the clause. The press looks
back where nothing says otherwise.
"""

from collections.abc import Callable, Iterable
from datetime import date

from liens.claim.when.calendar import Days, add_days, unit_of
from liens.claim.when.find import Candidate
from liens.claim.when.lexicon import Effect
from liens.claim.when.setting import Reading, Setting
from liens.claim.when.values import Anchor, Bound, Direction, Tense
from liens.model import Precision

# Months apart in days, so that no reader would take the one for the other; chosen by hand on the time cases.
_LONG_AGO, _SOON = 300, 60
_AHEAD = frozenset({Bound.BY, Bound.UNTIL, Bound.BEFORE})


def made(days: Days | None, precision: Precision, anchored: Anchor, other: Days | None = None) -> Reading | None:
    """A reading of those days, ``other`` being those of the same name that were not chosen; None where there are none."""
    return None if days is None else Reading(days, precision, anchored, None if other == days else other)


def years_around(named: Callable[[int], Days | None], around: date, reach: int) -> list[Days]:
    """The days of that name in the years around a date, in order."""
    found = (named(y) for y in range(around.year - reach, around.year + reach + 1))
    return [days for days in found if days is not None]


def nearest(days: Iterable[Days], to: date) -> Days:
    """Of several stretches of days the one that begins nearest to a date, rather before than after."""
    return min(days, key=lambda d: (abs((d.start - to).days), d.start > to))


def which_year(c: Candidate, setting: Setting, named: Callable[[int], Days | None], precision: Precision) -> Reading | None:
    """Chooses the year of a day or month that is told without one."""
    now = setting.now
    if c.year is not None and (base := _year_base(c.year, setting)) is not None:
        return made(named(base), precision, Anchor.WORDS)
    if now is None:
        return made(named(setting.earlier.year), precision, Anchor.EARLIER) if setting.earlier else None
    # Four years each way: the 29th of February comes once in four.
    choices = years_around(named, now, 4)
    later = setting.base(c, "year")[0] if c.direction is Direction.LATER else None
    if later is not None:
        return made(_first([d for d in choices if d.start > later]), precision, Anchor.EARLIER)
    told = setting.sentence_date
    if told is not None and told.year != now.year and c.direction is None and told <= now:
        return made(_first([d for d in years_around(named, told, 4) if d.end > told]), precision, Anchor.EARLIER)
    return by_direction(c, setting, choices, precision)


def _first(days: list[Days]) -> Days | None:
    return days[0] if days else None


def _year_base(shifted: str, setting: Setting) -> int | None:
    if shifted == "same":
        return setting.earlier.year if setting.earlier else None
    return None if setting.now is None else setting.now.year + int(shifted)


def by_direction(c: Candidate, setting: Setting, choices: list[Days], precision: Precision) -> Reading | None:
    """Of days or periods with that name: the last before or the next after publication."""
    now = setting.now
    if now is None or not choices:
        return None
    if c.direction is Direction.PAST:
        # "L'été dernier" is over, "lundi dernier" is not today.
        return made(_last([d for d in choices if d.end <= now]), precision, Anchor.WORDS)
    if c.direction is Direction.FUTURE:
        return made(_first([d for d in choices if d.start > now]), precision, Anchor.WORDS)
    if c.alone and c.bound is not Bound.SINCE:
        # A text that is nothing but a date is an entry in a diary or a question about what comes.
        return made(_first([d for d in choices if d.end > now]), precision, Anchor.DEFAULT)
    return _by_tense(c, setting, choices, Reading(unit_of(now, "day"), precision))


def _by_tense(c: Candidate, setting: Setting, choices: list[Days], today: Reading) -> Reading | None:
    """What the tense of the clause and the bound say; the press looks back where they say nothing."""
    now, precision, tense = today.days.start, today.precision, setting.tense(c)
    past = _last([d for d in choices if d.start <= now])
    future = _first([d for d in choices if d.end > now])
    close = nearest(choices, now)
    if c.bound is Bound.UNTIL and tense is not Tense.FUTURE and close.start < now:
        return made(close, precision, Anchor.PUBLICATION)
    # "Ce septembre" said in November is the one just over, whatever the verb.
    looks_ahead = tense is Tense.FUTURE and not (c.direction is Direction.THIS and precision is Precision.MONTH)
    ahead = looks_ahead or (c.bound in _AHEAD and tense is not Tense.PAST) or (c.bound is Bound.BY and not setting.over)
    if ahead and c.bound is not Bound.SINCE:
        return made(future, precision, Anchor.TENSE, past)
    present = tense is Tense.PRESENT and precision is not Precision.MONTH and "w" not in c.groups and c.bound is not Bound.SINCE
    if present or (c.direction is Direction.THIS and tense is not Tense.PAST):
        return made(close, precision, Anchor.TENSE if present else Anchor.PUBLICATION, future if close == past else past)
    if past and future and precision is Precision.DAY and _far_nearer(future, past, now):
        return made(future, precision, Anchor.DEFAULT, past)
    return made(past, precision, Anchor.TENSE if tense is Tense.PAST else Anchor.DEFAULT, future)


def _last(days: list[Days]) -> Days | None:
    return days[-1] if days else None


def _far_nearer(ahead: Days, back: Days, now: date) -> bool:
    """The press gives the year of a day that is some ten months past, so such a day just ahead is meant ahead."""
    return (now - back.start).days > _LONG_AGO and (ahead.start - now).days < _SOON


def _in_week(week: str, now: date, weekday: int) -> Reading:
    """A weekday of the week that the words name ("mardi de la semaine prochaine"), or one of those after ("mardi en huit": +7)."""
    after = add_days(now, (weekday - now.isoweekday()) % 7 + int(week))
    named = add_days(unit_of(now, "week", int(week)).start, weekday - 1)
    day = after if week.startswith("+") else named
    return Reading(unit_of(day, "day"), Precision.DAY, Anchor.WORDS)


def weekday_of(c: Candidate, setting: Setting, weekday: int) -> Reading | None:
    """The day that a weekday without a date means; the weekday of publication is the publication day."""
    now = setting.now
    week = c.expression.args[1] if c.expression.args[:1] == ("week",) else c.week
    if week is not None and now is not None:
        return _in_week(week, now, weekday)
    base = setting.earlier_day or now if c.direction is Direction.LATER else now
    if base is None:
        return None
    if c.direction is Direction.LATER:
        day = add_days(base, (weekday - base.isoweekday() - 1) % 7 + 1)
        return Reading(unit_of(day, "day"), Precision.DAY, Anchor.EARLIER)
    alone = c.alone and c.direction is None
    if base.isoweekday() == weekday and c.direction not in {Direction.PAST, Direction.FUTURE} and not alone:
        return Reading(unit_of(base, "day"), Precision.DAY, Anchor.PUBLICATION)
    back = add_days(base, -((base.isoweekday() - weekday - 1) % 7 + 1))
    ahead = add_days(back, 14 if base.isoweekday() == weekday else 7)
    return _weekday_near(c, setting, weekday, (back, ahead))


def _weekday_near(c: Candidate, setting: Setting, weekday: int, days: tuple[date, date]) -> Reading | None:
    """The last or the next day of that name: what was meant before, what opens the article, what the tense says."""
    choices = [unit_of(day, "day") for day in days]
    tense = Tense.FUTURE if c.alone else setting.tense(c)
    bare = c.direction is None and set(c.groups) == {"w"}
    known = setting.weekdays.get(weekday)
    ahead = known is not None and setting.now is not None and known > setting.now
    if bare and known is not None and tense is not Tense.FUTURE and not (ahead and tense is Tense.PAST):
        return made(unit_of(known, "day"), Precision.DAY, Anchor.EARLIER, choices[0] if known > days[0] else choices[1])
    tomorrow = setting.now is not None and (days[1] - setting.now).days == 1
    if bare and tomorrow and (setting.opening or tense is not Tense.PAST):
        # What opens an article is no six days old: it was dated the evening before, or in another time zone.
        return Reading(choices[1], Precision.DAY, Anchor.PUBLICATION, choices[0])
    adverbial = c.direction is None and c.evidence is not Effect.EVIDENCE
    if (adverbial and tense is Tense.PRESENT) or (tense is Tense.UNKNOWN and c.clock):
        # "Le ministre reçoit mardi son homologue": the present of the press announces.
        return Reading(choices[1], Precision.DAY, Anchor.TENSE, choices[0])
    return by_direction(c, setting, choices, Precision.DAY)
