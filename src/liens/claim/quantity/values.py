"""What a number in a text can be, and a number with its unit."""

from dataclasses import dataclass
from enum import StrEnum

from liens.model import Span


class NumberKind(StrEnum):
    """How a number is written: a count, a place in an order, a share, a fraction, or a mass without a figure."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    FRACTION = "fraction"
    MASS = "mass"


class Limit(StrEnum):
    """What the words beside a number do to it."""

    MIN = "min"
    MAX = "max"
    ABOUT = "about"
    MINUS = "minus"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or money: its English name, the ISO 4217 code of money, its kind, the line that names it."""

    name: str
    iso: str | None
    kind: str
    why: str

    @property
    def counts_time(self) -> bool:
        """True for units of time and ages: spans of time and ages are never quantities of an event."""
        return self.kind in {"time", "age"}


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number as written, with its words of bound: "plus de 40" is minimum 40, maximum None.

    ``core`` covers the figures or number words alone. ``value`` is the number written (None for a range); a
    mass ("des milliers") has the size of its unit as value and minimum. ``several`` is True for masses that are said
    to be more than one ("plusieurs milliers", "tens of thousands"). ``factor`` is the scale that its words end with
    ("2,3 millions": a million). ``weak`` marks words that are a number only beside a bound ("un", "half").
    ``unit_span`` is where its unit is written, ``part_of`` the core of the total that it is a part of ("dont 12").
    """

    span: Span
    core: Span
    kind: NumberKind
    minimum: float | None
    maximum: float | None
    value: float | None
    approximate: bool = False
    several: bool = False
    unit: "Unit | None" = None
    unit_span: Span | None = None
    why: str = ""
    factor: float = 1.0
    weak: bool = False
    part_of: Span | None = None

    @property
    def ordinal(self) -> bool:
        """True for "third", "3e": a place in an order, never a count."""
        return self.kind is NumberKind.ORDINAL

    @property
    def whole(self) -> Span:
        """The number with its words of bound and its unit."""
        if self.unit_span is None:
            return self.span
        return Span(min(self.span.start, self.unit_span.start), max(self.span.end, self.unit_span.end))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, as one stretch of text."""

    span: Span
    number: NumberExpression
    unit: Unit
