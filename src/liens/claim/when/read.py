"""Reads all times of a text, with or without a parse: find, value, anchor."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from liens.claim.when.evaluate import read_time
from liens.claim.when.find import Candidate, candidates
from liens.claim.when.lexicon import TimeLexicon
from liens.claim.when.rehung import verb_before
from liens.claim.when.setting import Setting
from liens.claim.when.since import among_firsts, opened_at
from liens.claim.when.tense import awaited, between_auxiliary, over_by, participle_at, sentence_around, tense_near, tense_of
from liens.claim.when.values import Anchor, Bound, Tense, TimeExpression, TimeKind
from liens.model import Precision, Span
from liens.parse.normalise import levelled
from liens.parse.parsed import Parsed, Token

_OWN = frozenset({Anchor.FULL, Anchor.WEEKDAY})
# A clock time or "the next day" looks back to a date at most so many characters away (a long paragraph).
_MEMORY = 1200
_NEAR = 400
# The day of an article's events, within so many days of publication, holds for clock times further on.
_FRESH = 2
_LONG = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
# Stretches too long for a day to be counted from.
_ROUGH = frozenset({Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.CENTURY})
# From a longer stretch than so many days no day is counted.
_FEW = 10
_QUOTES = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"))


def find_times(
    text: str,
    lexicon: TimeLexicon,
    published: date | None,
    tense_at: Callable[[int], Tense] | None = None,
    over_at: Callable[[int], bool] | None = None,
) -> tuple[TimeExpression, ...]:
    """Every expression of time in a text, in order, with its value; offsets are code points of ``text``.

    ``published`` anchors what is relative or incomplete; without it such times have no days. ``tense_at`` gives
    the tense of the clause at an offset (from a parse); without it verb forms nearby tell. ``over_at`` says whether
    the clause there tells what had happened by a time.
    """
    level = levelled(text)
    memory = _Memory()
    found: list[TimeExpression] = []
    for c in candidates(level, text, lexicon):

        def tense(one: Candidate) -> Tense:
            told = Tense.UNKNOWN if tense_at is None else tense_at(one.core)
            return told if told is not Tense.UNKNOWN else tense_near(level, text, Span(one.start, one.end), lexicon.tenses)

        low = sentence_around(text, c.start, c.end)[0]
        recalled, opening = memory.recall(c.start, low, published), memory.told is None
        day = memory.day_before(c.start)
        lone = opening and not text[:low].strip()
        over = over_at is not None and c.bound is Bound.BY and over_at(c.core)
        setting = Setting(published, lexicon.calendar, tense, *recalled, opening, memory.weekdays, _quoted(text, c.start), lone, day, over)
        expression = read_time(c, setting)
        if expression is not None:
            expression = _in_clause(level, expression, lexicon)
            found.append(expression)
            memory = memory.with_(expression, _weekday(c, setting), leads=not text[low : c.start].strip())
    return tuple(found)


def _in_clause(text: str, expression: TimeExpression, lexicon: TimeLexicon) -> TimeExpression:
    """The expression with the place of the "since" that opens a clause around it."""
    at = opened_at(text, expression, lexicon)
    return expression if at is None else replace(expression, since=at, compared=among_firsts(text, at, lexicon))


def times_of(parsed: Parsed, lexicon: TimeLexicon) -> tuple[TimeExpression, ...]:
    """Every time of a parsed article, anchored by its publication date and the tenses of the parse."""
    starts = [token.start for token in parsed.tokens]

    text = levelled(parsed.article.text)

    def ahead(word: Token) -> bool:
        return any(p.match(text, word.start) for p, looks in lexicon.tenses if looks is Tense.FUTURE)

    def tense_at(offset: int) -> Tense:
        return _tense_in(parsed, max(0, bisect_right(starts, offset) - 1), ahead) if starts else Tense.UNKNOWN

    def over_at(offset: int) -> bool:
        return bool(starts) and over_by(parsed, max(0, bisect_right(starts, offset) - 1))

    return find_times(parsed.article.text, lexicon, parsed.article.published, tense_at, over_at)


def _tense_in(parsed: Parsed, at: int, ahead: Callable[[Token], bool]) -> Tense:
    """The tense of the clause around the token of a time; ``ahead`` says of a word whether it looks ahead."""
    above = verb_before(parsed, at)
    if above is not None:
        return tense_of(parsed, above)
    split = between_auxiliary(parsed, at)
    if split is not None:
        return Tense.FUTURE if ahead(split) else Tense.PAST
    tense = tense_of(parsed, at)
    waiting = awaited(parsed, at)
    if waiting is not None and (waiting.pos == "AUX" or ahead(waiting)):
        return Tense.FUTURE
    participle = participle_at(parsed, at)
    if participle is None or tense is Tense.FUTURE:
        return tense
    # "Signé mercredi" looks back, "est attendu mercredi" and "prévu mercredi" ahead: the word tells.
    return Tense.FUTURE if ahead(participle) else tense if tense is not Tense.UNKNOWN else Tense.PAST


def _quoted(text: str, at: int) -> bool:
    """True inside quotation marks that tell where they open."""
    low = max(0, at - _MEMORY)
    return any(text.rfind(left, low, at) > text.rfind(right, low, at) for left, right in _QUOTES)


def _weekday(c: Candidate, setting: Setting) -> int | None:
    """The weekday that an expression names with nothing to tell which one."""
    alone = c.direction is None and c.until is None and set(c.groups) == {"w"}
    return setting.calendar.weekdays[c.groups["w"]] if alone else None


@dataclass(frozen=True, slots=True)
class _Memory:
    """The last day that was told, and the last one told with its year, each with its place."""

    told: tuple[int, date] | None = None
    full: tuple[int, date] | None = None
    weekdays: Mapping[int, date] = field(default_factory=dict)
    day: tuple[int, date] | None = None

    def day_before(self, at: int) -> date | None:
        """The last day told shortly before."""
        return self.day[1] if self.day and at - self.day[0] < _MEMORY else None

    def recall(self, at: int, sentence: int, published: date | None) -> tuple[date | None, date | None, date | None, bool]:
        earlier = self.told[1] if self.told and at - self.told[0] < _MEMORY else None
        full = self.full[1] if self.full and self.full[0] >= sentence else None
        fresh = self.told is not None and published is not None and abs((published - self.told[1]).days) <= _FRESH
        reach = _MEMORY if fresh else _NEAR
        beside = self.told[1] if self.told and (self.told[0] >= sentence or at - self.told[0] < reach) else None
        return earlier, full, beside, bool(self.told and self.told[0] >= sentence)

    def with_(self, expression: TimeExpression, weekday: int | None, *, leads: bool) -> "_Memory":
        """The memory after one more time; ``leads`` if it opens its sentence."""
        day = expression.start
        if day is None or expression.kind in {TimeKind.DURATION, TimeKind.REFERENCE}:
            return self
        at = expression.span.start
        told = self.told if expression.precision is Precision.DECADE else (at, day)
        # "Neutral since 1814, it applied in May": what has lasted since then says nothing of the year of what comes after.
        full = expression.anchored in _OWN and expression.precision not in _LONG and expression.modifier != Bound.SINCE
        weekdays = self.weekdays if weekday is None or weekday in self.weekdays else {**self.weekdays, weekday: day}
        fine = (at, day) if _countable(expression) else self.day
        if leads and fine is not None and fine is self.day and not _holds(expression, fine[1]):
            fine = None  # "In May he resigned. Two weeks later …": nothing is counted from the day told before May
        return _Memory(told, (at, day) if full else self.full, weekdays, fine)


def _countable(expression: TimeExpression) -> bool:
    """Whether days are counted from it: a day or a few, not a month."""
    start, end = expression.start, expression.end
    return expression.precision not in _ROUGH and (start is None or end is None or (end - start).days <= _FEW)


def _holds(expression: TimeExpression, day: date) -> bool:
    return (expression.start or date.min) <= day < (expression.end or date.max)
