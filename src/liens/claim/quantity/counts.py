"""Adds up number words and figures that stand side by side: units, hundreds and larger scales."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from liens.claim.quantity.atoms import Atom
from liens.claim.quantity.lexicon import NumberLexicon, times_scale
from liens.claim.quantity.values import NumberKind

_HUNDRED = 100
_THOUSAND = 1000
_TEN = 10
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Read:
    """A value read from a run up to, not including, atom ``next``.

    ``base`` is its first part where only scales follow it, ``rest`` what stands before and behind "and".
    """

    value: float
    next: int
    kind: NumberKind = NumberKind.CARDINAL
    base: float | None = None
    last_scale: float = 0
    rest: tuple[float, float] | None = None
    figure: bool = False
    rough: bool = False
    weak: bool = False
    why: str = "number words"


@dataclass(frozen=True, slots=True)
class Run:
    """Atoms side by side, with the text that they stand in."""

    atoms: Sequence[Atom]
    level: str
    lexicon: NumberLexicon

    def worth(self, i: int, role: str) -> float | None:
        """What atom ``i`` is worth in a role; None if there is none or it cannot stand in it."""
        return self.atoms[i].roles.get(role) if 0 <= i < len(self.atoms) else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A count while it is read: what is complete, what a scale may still multiply, the last scale, and its first part."""

    total: float = 0
    current: float | None = None
    last: float = 0
    base: float | None = None
    simple: bool = True
    figure: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0)

    def figured(self, value: float, *, glyph: bool) -> "_Sum | None":
        """With a figure: first of all, as "½" behind another, or as the smaller part of "4 thousand 3 hundred"."""
        if self.current is not None:
            half = glyph and self.figure and not self.last and value < 1
            return replace(self, current=self.current + value, base=self.current + value) if half else None
        if self.total and (not self.figure or not 0 <= value < min(self.last, _THOUSAND)):
            return None
        return replace(self, current=value, base=self.base or value, simple=not self.total, figure=True)

    def worded(self, small: float) -> "_Sum | None":
        """With a small number: "cent" + "vingt", "mille" + "neuf", not "deux" + "trois"."""
        if self.current is None:
            if self.total and small >= self.last:
                return None
            return replace(self, current=small, base=self.base or small, simple=not self.total)
        round_ = self.current >= _HUNDRED and self.current % _HUNDRED == 0 and small < _HUNDRED
        if not round_ or (self.figure and self.last != _HUNDRED):
            return None
        return replace(self, current=self.current + small, simple=False)

    def scaled(self, scale: float) -> "_Sum | None":
        """With a scale; one behind a smaller one multiplies all before it ("cent mille millions")."""
        if scale == _HUNDRED:
            if self.figure and (self.current or 0) >= _TEN:
                # "50 cents" are a coin's parts, not hundreds.
                return None
            if self.current is not None and abs(self.current) >= _HUNDRED and not self.figure:
                return None
            return replace(self, current=times_scale(1 if self.current is None else self.current, scale), last=scale)
        if self.total and self.current is None:
            return replace(self, total=self.total * scale, last=scale)
        if self.total and scale >= self.last > _HUNDRED:
            return None if self.figure else replace(self, total=self.value * scale, current=None, last=scale)
        return replace(self, total=self.total + times_scale(1 if self.current is None else self.current, scale), current=None, last=scale)


def cardinal(run: Run, i: int) -> Read | None:
    """Units, hundreds and larger scales, added up."""
    sum_, j = _Sum(), i
    while (step := _step(run, sum_, j, i)) is not None:
        sum_, j = step, j + 1
    if j == i:
        return None
    if run.worth(j, "joiner") is not None and sum_.last and sum_.value:
        tail = _joined(run, j, sum_.last, figure=sum_.figure)
        if tail is not None:
            return Read(sum_.value + tail.value, tail.next, last_scale=sum_.last, rest=(sum_.value, tail.value), figure=sum_.figure)
    short = run.worth(i, "short") if j == i + 1 else None
    base = sum_.base if sum_.simple else None
    why = "figure" if sum_.figure else "number words"
    return Read(sum_.value, j, base=base if short is None else _bare(run, i, short), last_scale=sum_.last, figure=sum_.figure, why=why)


def _step(run: Run, sum_: _Sum, j: int, first: int) -> _Sum | None:
    value = run.worth(j, "figure")
    if value is not None:
        return sum_.figured(value, glyph=run.worth(j, "glyph") is not None)
    small = run.worth(j, "small")
    if small is not None:
        return sum_.worded(small)
    scale = run.worth(j, "scale")
    if scale is None or (j == first and (run.worth(j, "masses") is not None or run.worth(j - 1, "figure") is not None)):
        # An ordinary plural ("millions") needs a number; "mille hommes" does not.
        return None
    return sum_.scaled(scale)


def _bare(run: Run, i: int, value: float) -> float:
    """Of "5M" the five."""
    atom = run.atoms[i]
    for form, worth in run.lexicon.shorts.items():
        if run.level.endswith(form.lower(), atom.start, atom.end):
            return value / worth
    return value


def _joined(run: Run, j: int, last: float, *, figure: bool) -> Read | None:
    """What "and" adds: less than the scale before it, and not the upper part of a fraction."""
    if figure and last >= MILLION:
        return None
    tail = cardinal(run, j + 1)
    if tail is None or not 0 < tail.value < last:
        return None
    fraction = run.worth(tail.next, "fraction")
    below = run.worth(tail.next, "parts") or run.worth(tail.next, "ordinal")
    if fraction is not None or (below is not None and tail.value < below):
        return None
    return tail
