"""Reads fractions ("deux tiers", "half a million") and ordinals ("vingt et unième", "two hundredth")."""

from liens.claim.quantity.counts import Read, Run, cardinal
from liens.claim.quantity.values import NumberKind

_HUNDRED = 100
_TEN = 10
_TENS = frozenset({20, 30, 40, 50, 60, 70, 80, 90})
# After these tens French goes on to nineteen ("soixante-quinzième"); nothing else reads so.
_LONG_TENS = frozenset({60, 80})
_SEVENTH = 7
_LEAST_DENOMINATOR = 3


# Fractions: "deux tiers", "three fifths", "un quart de million", "half a million".


def share(run: Run, i: int) -> Read | None:
    """A fraction that begins with atom ``i``, with the scale that it is taken of ("un quart de million")."""
    read = fraction(run, i, added=False)
    if read is None:
        return None
    j = read.next
    for _ in range(2):
        if run.worth(j, "of") is not None or (run.worth(j, "article") is not None and run.worth(j + 1, "scale") is not None):
            j += 1
    scale = run.worth(j, "scale")
    if scale is not None and scale >= _HUNDRED and read.value < 1:
        return Read(read.value * scale, j + 1, why="fraction of a scale")
    return read


def fraction(run: Run, i: int, *, added: bool) -> Read | None:
    """A fraction that begins with atom ``i``; one that is added ("et demi") needs no number before its word."""
    article = run.worth(i, "article")
    count = None if article is not None and run.worth(i, "small") is None else cardinal(run, i)
    j = i + 1 if article is not None and count is None else (count.next if count else i)
    size = run.worth(j, "multiplier") or run.worth(j, "fraction")
    if size is not None:
        times = 1.0 if count is None else count.value
        bare = not added and j == i
        if bare and run.worth(i - 1, "ordinal") is not None:
            return None
        # "Half of them" is a number by itself; "le quart", "the third quarter" is not.
        weak = bare and (size != 1 / 2 or run.lexicon.patterns.of.match(run.level, run.atoms[j].end) is None)
        value = _whole_and(count, size) if count is not None else times * size
        return Read(value, j + 1, NumberKind.FRACTION, weak=weak or _prefix(run, j, bare=j == i), why="fraction")
    if j == i:
        return None
    return _denominated(run, j, count)


def _prefix(run: Run, j: int, *, bare: bool) -> bool:
    """True for a half that is tied to the word behind it ("a half-century", "demi-finale")."""
    return (bare and run.worth(j, "fraction") is None) or run.level.startswith("-", run.atoms[j].end)


def _denominated(run: Run, j: int, count: Read | None) -> Read | None:
    below = ordinal(run, j)
    if below is None or below.value < _LEAST_DENOMINATOR or (count is not None and not count.value > 0):
        return None
    last = run.atoms[below.next - 1]
    times = 1.0 if count is None else count.value
    if last.worth("parts") is None:
        free = run.lexicon.patterns.free.match(run.level, last.end) is not None
        article = count is None or "article" in run.atoms[j - 1].roles
        if times == 1 and article and not free:
            # "A fifth soldier" is one in an order, "a fifth of them" a share.
            return None
        if times > 1 and (_composed(count, below.value) is not None or count is None):
            return None
    return Read(_whole_and(count, 1 / below.value), below.next, NumberKind.FRACTION, why="fraction")


def _whole_and(count: Read | None, size: float) -> float:
    """Times a fraction; in "a hundred and three quarters" only what "and" adds is its upper part."""
    if count is None:
        return size
    if count.rest is not None and 0 < count.rest[1] * size < 1:
        return count.rest[0] + count.rest[1] * size
    return count.value * size


# Ordinals: "vingt et unième", "two hundredth".


def ordinal(run: Run, i: int) -> Read | None:
    """An ordinal that begins with atom ``i``: one word, or a count that ends with one."""
    value = run.worth(i, "ordinal") or run.worth(i, "parts")
    if value is not None:
        return Read(value, i + 1, NumberKind.ORDINAL, why="ordinal")
    if run.worth(i, "article") is not None and run.worth(i, "small") is None:
        if run.worth(i + 1, "scale") is None:
            return None
        i += 1
    count = cardinal(run, i)
    if count is None or count.figure:
        return None
    j = count.next + (run.worth(count.next, "joiner") is not None)
    value = run.worth(j, "ordinal") or run.worth(j, "parts")
    whole = None if value is None else _composed(count, value, joined=j > count.next)
    return None if whole is None else Read(whole, j + 1, NumberKind.ORDINAL, why="ordinal")


def _composed(count: Read | None, last: float, *, joined: bool = False) -> float | None:
    """The ordinal that a count and an ordinal word make together; None where they make none ("trois" + "cinquième")."""
    if count is None or count.figure:
        return None
    value = count.value
    if last >= _HUNDRED:
        return value * last if value < last else None
    tail = value % _HUNDRED
    if tail == 0:
        return value + last
    room = 20 if tail in _LONG_TENS else 10
    # "Dix-septième", "dix-huitième" and "dix-neuvième" are made of ten.
    fits = (tail in _TENS and last < room) or (tail == _TEN and _SEVENTH <= last < _TEN)
    return value + last if fits and (not joined or last in {1, 11}) else None
