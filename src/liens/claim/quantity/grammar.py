"""Reads what a run of number words and figures is worth: counts, decimals, fractions, ordinals, sets and masses."""

from collections.abc import Iterator
from dataclasses import replace

from liens.claim.quantity.counts import MILLION, Read, Run, cardinal
from liens.claim.quantity.lexicon import times_scale
from liens.claim.quantity.shares import fraction, ordinal, share
from liens.claim.quantity.values import NumberExpression, NumberKind
from liens.model import Span

_THOUSAND = 1000
_TEN = 10
_MOST_OUT_OF = 1000
_MOST_WORDS = 3
_POWERS = frozenset({10.0, 100.0, 1000.0, 10000.0, 100000.0, 1000000.0})


def read_run(run: Run) -> Iterator[NumberExpression]:
    """The numbers of a run in order."""
    i = 0
    while i < len(run.atoms):
        mass = _mass(run, i)
        if mass is not None:
            yield mass[0]
            i = mass[1]
            continue
        found = _number(run, i)
        if found is None:
            i += 1
            continue
        yield _expression(run, i, found)
        i = found.next


def _expression(run: Run, first: int, r: Read) -> NumberExpression:
    span = Span(run.atoms[first].start, run.atoms[r.next - 1].end)
    factor = r.value / r.base if r.base and r.value >= r.base else 1.0
    return NumberExpression(span, span, r.kind, r.value, r.value, r.value, approximate=r.rough, why=r.why, factor=factor, weak=r.weak)


def _number(run: Run, i: int) -> Read | None:
    """The longest number that begins with atom ``i``."""
    if len(run.atoms) == 1 and run.worth(0, "figure") is not None:
        return cardinal(run, 0)
    single = run.atoms[i].worth("ordinal")
    if single is not None and "alone" in run.atoms[i].roles:
        return Read(single, i + 1, NumberKind.ORDINAL, why="figure with ordinal ending")
    readings = [r for r in (_collective(run, i), share(run, i), ordinal(run, i), _count(run, i)) if r is not None]
    return max(readings, key=lambda r: r.next, default=None)


# Counts: "deux cent quarante-trois", "4 thousand 3 hundred and 21", "2,3 millions", "two point five", "un million et demi".


def _count(run: Run, i: int) -> Read | None:
    if run.worth(i, "article") is not None:
        if run.worth(i + 1, "scale") is not None:
            return _extended(run, cardinal(run, i + 1))
        if run.worth(i, "small") is None:
            return Read(1, i + 1, weak=True, why="article") if run.worth(i, "article") else None
    read = _extended(run, cardinal(run, i))
    if read is not None and read.next == i + 1 and run.worth(i, "article") is not None:
        return replace(read, weak=True)
    return read


def _extended(run: Run, read: Read | None) -> Read | None:
    """A count with its decimals, its added fraction, or what it is out of."""
    if read is None:
        return None
    return _decimals(run, read) or _mixed(run, read) or _out_of(run, read) or read


def _decimals(run: Run, whole: Read) -> Read | None:
    if run.worth(whole.next, "point") is None or whole.figure:
        return None
    digits, j = "", whole.next + 1
    while (value := run.worth(j, "small")) is not None and (len(digits) < _MOST_WORDS or value < _TEN):
        digits, j = digits + str(int(value)), j + 1
    if not digits:
        return None
    value = float(f"{int(whole.value)}.{digits}")
    scale = run.worth(j, "scale")
    if scale is None or scale < _THOUSAND:
        return Read(value, j, base=value)
    return Read(times_scale(value, scale), j + 1, base=value, last_scale=scale)


def _mixed(run: Run, whole: Read) -> Read | None:
    """As in "Trois et demi", "a million and a half" (half a million more), "five and a half million"."""
    if run.worth(whole.next, "joiner") is None:
        return None
    part = fraction(run, whole.next + 1, added=True)
    if part is None or not 0 < part.value < 1:
        return None
    scale = run.worth(part.next, "scale")
    if scale is not None and scale >= _THOUSAND:
        if whole.last_scale:
            return Read(whole.value + part.value * scale, part.next + 1, last_scale=whole.last_scale)
        return Read(times_scale(whole.value + part.value, scale), part.next + 1, base=whole.value + part.value, last_scale=scale)
    more = part.value * (whole.last_scale if whole.last_scale >= MILLION else 1)
    return Read(whole.value + more, part.next)


def _out_of(run: Run, part: Read) -> Read | None:
    """As in "Un sur trois", "nine in ten"."""
    sure = run.worth(part.next, "over")
    if sure is None:
        return None
    whole = cardinal(run, part.next + 1)
    if whole is None or not 0 < part.value < whole.value <= _MOST_OUT_OF or part.value != int(part.value) or whole.value != int(whole.value):
        return None
    if not sure and part.value != 1 and whole.value not in _POWERS:
        return None
    return Read(part.value / whole.value, whole.next, NumberKind.FRACTION, why="fraction")


# Sets: "une dizaine", "half a dozen", "trois douzaines".


def _collective(run: Run, i: int) -> Read | None:
    share, j = 1.0, i
    count = None
    for _ in range(_MOST_WORDS):
        if run.worth(j, "multiplier") is not None and share == 1:
            share, j = run.worth(j, "multiplier") or share, j + 1
        elif run.worth(j, "article") is not None:
            count, j = 1.0, j + 1
    if count is None and share == 1:
        number = cardinal(run, j)
        count, j = (None, j) if number is None else (number.value, number.next)
    size = run.worth(j, "collective")
    if size is None and count is not None and run.worth(j - 1, "article") is None:
        size = run.worth(j, "masses")
    if size is None or (count is None and share == 1):
        return None
    value, j = (1.0 if count is None else count) * share * size, j + 1
    half = run.worth(j + 1, "multiplier") if run.worth(j, "joiner") is not None else None
    if half is not None:
        value, j = value + half * size, j + 2
    return Read(value, j, rough=size < MILLION, why="collective")


# Masses without a figure: "des milliers", "dozens", "tens of thousands", "plusieurs milliers", "several thousand".


def _mass(run: Run, i: int) -> tuple[NumberExpression, int] | None:
    vague = run.worth(i, "vague")
    j = i if vague is None else i + 1
    size = run.worth(j, "masses")
    if size is None and vague is not None and vague > 1:
        size = run.worth(j, "scale") or run.worth(j, "collective")
    if size is None:
        return None
    parts, j = 1, j + 1
    while (more := _larger(run, j)) is not None:
        size, j, parts = size * more[0], more[1], parts + 1
    several = parts > 1 or (vague is not None and vague > 1)
    span = Span(run.atoms[i].start, run.atoms[j - 1].end)
    mass = NumberExpression(span, span, NumberKind.MASS, size, None, size, approximate=True, several=several, why="mass")
    return mass, j


def _larger(run: Run, j: int) -> tuple[float, int] | None:
    """As in "… de milliers", "… of thousands"."""
    k = j + (run.worth(j, "of") is not None)
    size = run.worth(k, "masses") or run.worth(k, "scale")
    return None if size is None else (size, k + 1)
