"""What a time is read against (publication date, tense, earlier dates) and what comes out (days, precision)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from liens.claim.when.calendar import Days
from liens.claim.when.find import Candidate
from liens.claim.when.names import Calendar
from liens.claim.when.values import Anchor, Tense
from liens.model import Precision

_LONG = frozenset({"month", "quarter", "half", "year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that an expression names, how exact they are, and where missing parts came from.

    ``other`` are the days of the same name on the other side of publication, where only the tense or habit chose.
    """

    days: Days
    precision: Precision
    anchored: Anchor = Anchor.FULL
    other: Days | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds an expression: publication date, tense of its clause, the dates told before it.

    ``earlier`` is the last date told in the text, ``earlier_day`` the last one of a day or a few, ``sentence_date`` the
    last day or month told with its year in the same sentence, ``beside`` the last date of any kind in it or shortly
    before (``same_sentence`` tells which). ``opening`` is True for the first date of the text, ``lone`` if moreover no
    sentence stands before. ``weekdays`` holds the days that weekdays alone have meant so far, ``quoted`` is True inside
    quotation marks, ``over`` where the clause tells what had happened by then.
    """

    published: date | None
    calendar: Calendar
    tense: Callable[[Candidate], Tense]
    earlier: date | None = None
    sentence_date: date | None = None
    beside: date | None = None
    same_sentence: bool = False
    opening: bool = False
    weekdays: Mapping[int, date] = field(default_factory=dict)
    quoted: bool = False
    lone: bool = False
    earlier_day: date | None = None
    over: bool = False

    @property
    def now(self) -> date | None:
        """The day that relative times count from."""
        return self.published

    def base(self, c: Candidate, unit: str) -> tuple[date | None, Anchor]:
        """What "the next day" counts from: the day told last, or publication where nothing can have been told.

        Days are not counted from a year or a month ("in 2020 …; the day before"), months and years are counted from any date.
        """
        told = self.earlier if unit in _LONG else self.earlier_day
        if told is not None:
            return told, Anchor.EARLIER
        return (self.now, Anchor.DEFAULT) if c.alone or self.lone else (None, Anchor.EARLIER)
