"""Reads all times of a text, with or without a parse: find, value, anchor."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liens.claim.when.evaluate import read_time
from liens.claim.when.find import Candidate, candidates
from liens.claim.when.lexicon import TimeLexicon
from liens.claim.when.setting import Setting
from liens.claim.when.tense import sentence_around, tense_near, tense_of
from liens.claim.when.values import Anchor, Tense, TimeExpression, TimeKind
from liens.model import Precision, Span
from liens.parse.normalise import levelled
from liens.parse.parsed import Parsed

_OWN = frozenset({Anchor.FULL, Anchor.WEEKDAY})
# A clock time or "the next day" looks back to a date at most so many characters away (a long paragraph).
_MEMORY = 1200
_NEAR = 400


def find_times(
    text: str,
    lexicon: TimeLexicon,
    published: date | None,
    tense_at: Callable[[int], Tense] | None = None,
) -> tuple[TimeExpression, ...]:
    """Every expression of time in a text, in order, with its value; offsets are code points of ``text``.

    ``published`` anchors what is relative or incomplete; without it such times have no days. ``tense_at`` gives
    the tense of the clause at an offset (from a parse); without it verb forms nearby tell.
    """
    level = levelled(text)
    memory = _Memory()
    found: list[TimeExpression] = []
    for c in candidates(level, text, lexicon):

        def tense(one: Candidate) -> Tense:
            told = Tense.UNKNOWN if tense_at is None else tense_at(one.core)
            return told if told is not Tense.UNKNOWN else tense_near(level, text, Span(one.start, one.end), lexicon.tenses)

        low = sentence_around(text, c.start, c.end)[0]
        setting = Setting(published, lexicon.calendar, tense, *memory.recall(c.start, low))
        expression = read_time(c, setting)
        if expression is not None:
            found.append(expression)
            memory = memory.with_(expression)
    return tuple(found)


def times_of(parsed: Parsed, lexicon: TimeLexicon) -> tuple[TimeExpression, ...]:
    """Every time of a parsed article, anchored by its publication date and the tenses of the parse."""
    starts = [token.start for token in parsed.tokens]

    def tense_at(offset: int) -> Tense:
        return tense_of(parsed, max(0, bisect_right(starts, offset) - 1)) if starts else Tense.UNKNOWN

    return find_times(parsed.article.text, lexicon, parsed.article.published, tense_at)


@dataclass(frozen=True, slots=True)
class _Memory:
    """The last day that was told, and the last one told with its year, each with its place."""

    told: tuple[int, date] | None = None
    full: tuple[int, date] | None = None

    def recall(self, at: int, sentence: int) -> tuple[date | None, date | None, date | None, bool]:
        earlier = self.told[1] if self.told and at - self.told[0] < _MEMORY else None
        full = self.full[1] if self.full and self.full[0] >= sentence else None
        beside = self.told[1] if self.told and (self.told[0] >= sentence or at - self.told[0] < _NEAR) else None
        return earlier, full, beside, bool(self.told and self.told[0] >= sentence)

    def with_(self, expression: TimeExpression) -> "_Memory":
        day = expression.start
        if day is None or expression.kind in {TimeKind.DURATION, TimeKind.REFERENCE}:
            return self
        at = expression.span.start
        told = self.told if expression.precision is Precision.DECADE else (at, day)
        full = expression.anchored in _OWN
        return _Memory(told, (at, day) if full else self.full)
