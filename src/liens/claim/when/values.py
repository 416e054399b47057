"""What a time in a text can be: the shapes that the reader of dates hands on.

Intervals are half-open here (the end is the first day after), as is usual in reckoning; a claim shows first and
last day. A bound that is None is open.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liens.model import Precision, Span

# The modifier of a time that something is only compared with: "the first since 2009".
COMPARED = "compared"


class Tense(StrEnum):
    """Where the clause around a time looks: back, at the moment of writing, or ahead."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


class TimeKind(StrEnum):
    """What sort of time is written: a day, a stretch, a stretch with one open end, a length, a repetition, a pointer."""

    DATE = "date"
    RANGE = "range"
    OPEN = "open"
    DURATION = "duration"
    SET = "set"
    REFERENCE = "reference"


class Part(StrEnum):
    """Which third of a period is meant; the END of a year is wider than its last part: the last four months."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    END = "end"


class Bound(StrEnum):
    """How a time limits an open interval."""

    SINCE = "since"
    FROM = "from"
    AFTER = "after"
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"


class Direction(StrEnum):
    """Which one of the days or months of that name the words themselves point to."""

    PAST = "past"
    FUTURE = "future"
    THIS = "this"
    LATER = "later"


class Anchor(StrEnum):
    """How an incomplete time got its year, month or day."""

    FULL = "full"
    PUBLICATION = "publication"
    WORDS = "words"
    WEEKDAY = "weekday"
    TENSE = "tense"
    DEFAULT = "default"
    EARLIER = "earlier date"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time with its value.

    ``span`` is the expression without the preposition before it, as TIMEX3 has it ("7 octobre 2023"), ``phrase`` the
    expression with it ("depuis le 7 octobre 2023"). ``start`` and ``end`` bound the days, end excluded, None = open or
    unknown. ``value`` is the TIMEX3 value, with X for what is not known. ``ends`` are the two times that a range is
    made of, if they are written out. ``other`` are the days that the same words would name on the other side of
    publication, where only tense or habit chose. ``since`` is where a word begins that opens a clause around the time ("since taking
    office in May"); with ``compared`` it is not the time of a first that is told outside that clause. ``reckoned`` is True for
    a day counted from another that is written with it ("three weeks after May 3"). ``period`` is the stretch that bounds an open time
    ("since May": May). ``seconds`` is the length of a duration. ``ref`` is PAST_REF, PRESENT_REF or FUTURE_REF for words such as "now". ``qualifies``
    is True after a word that ties the time to the noun beside it ("de", "of"). ``anchored`` says where missing parts
    came from, ``why`` is the line of the pack that fired.
    """

    span: Span
    phrase: Span
    kind: TimeKind
    precision: Precision
    start: date | None = None
    end: date | None = None
    seconds: float | None = None
    ref: str | None = None
    modifier: str | None = None
    qualifies: bool = False
    anchored: Anchor = Anchor.FULL
    why: str = ""
    value: str | None = None
    ends: tuple["TimeExpression", ...] = ()
    period: tuple[date, date] | None = None
    other: tuple[date, date] | None = None
    since: int | None = None
    compared: bool = False
    reckoned: bool = False

    @property
    def dated(self) -> bool:
        """True if it places something in the calendar."""
        return self.start is not None or self.end is not None
