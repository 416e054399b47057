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
        """True for units of time: spans of time and ages are never quantities of an event."""
        return self.kind == "time"


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number as written, with its words of bound: "plus de 40" is minimum 40, maximum None.

    ``core`` covers the figures or number words alone. ``value`` is the number written (None for a range); a
    mass ("des milliers") has the size of its unit as value and minimum. ``several`` is True for masses that are said
    to be more than one ("plusieurs milliers", "tens of thousands"). ``unit_span`` is where its unit is written.
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

    @property
    def ordinal(self) -> bool:
        """True for "third", "3e": a place in an order, never a count."""
        return self.kind is NumberKind.ORDINAL


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, as one stretch of text."""

    span: Span
    number: NumberExpression
    unit: Unit
