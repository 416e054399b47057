"""Numbers with a unit: distances, areas, weights, money."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from liens.claim.quantity.lexicon import NumberLexicon, unit_behind
from liens.claim.quantity.values import Measure, NumberExpression, NumberKind
from liens.model import Span
from liens.parse.normalise import levelled

_WINDOW = 24
_NEVER = frozenset({NumberKind.ORDINAL, NumberKind.PERCENT})
_CURRENCY = "currency"
_CENTS = 100
# What may follow "15 dollars 50" for the fifty to be cents: nothing that it could count.
_TWO_FIGURES = re.compile(r"[0-9]{2}")
_ENDS = re.compile(r"(?! ?[^\W_]|[.,]\d)")


def with_units(text: str, level: str, lexicon: NumberLexicon, numbers: Iterable[NumberExpression]) -> list[NumberExpression]:
    """The numbers of a text, each with the unit after it or the currency before it, if there is one."""
    found: list[NumberExpression] = []
    for n in numbers:
        taken = found[-1].whole.end if found else 0
        found.append(n if n.kind in _NEVER else _with_unit(text, level, lexicon, n, taken))
    return _compounds(level, found, lexicon)


def _with_unit(text: str, level: str, lexicon: NumberLexicon, n: NumberExpression, taken: int = 0) -> NumberExpression:
    """With the unit beside it; what stands before ``taken`` belongs to another number ("3 CAD 20 cents")."""
    before = lexicon.unit_before.search(level, max(taken, n.core.start - _WINDOW), n.core.start)
    if before is not None:
        return replace(n, unit=lexicon.units_before[before["unit"]], unit_span=Span(*before.span("unit")))
    share = n.kind is NumberKind.FRACTION
    after = lexicon.patterns.unit_of_share.match(level, n.core.end) if share else unit_behind(text, level, n.core.end, lexicon)
    if after is None:
        return n
    unit = lexicon.units_after[after["unit"]]
    if unit.kind == "time" and lexicon.patterns.age.search(level, max(0, n.core.start - _WINDOW), n.core.start) is not None:
        unit = replace(unit, kind="age")
    return replace(n, unit=unit, unit_span=Span(*after.span("unit")))


def _compounds(level: str, numbers: Iterable[NumberExpression], lexicon: NumberLexicon) -> list[NumberExpression]:
    """Makes one measure of a unit and its parts: "5 feet 2 inches", "13 euros et 45 centimes", "1 euro 50"."""
    joined: list[NumberExpression] = []
    for n in numbers:
        whole = joined[-1] if joined else None
        share = None if whole is None else _share(level, whole, n, lexicon)
        if whole is None or share is None:
            joined.append(n)
            continue
        value = (whole.value or 0) + share * (n.value or 0)
        # The unit "stands" where the last part ends, so that the measure covers all its parts.
        start = whole.unit_span.start if whole.unit_span is not None else whole.core.end
        span = whole.unit_span if n.unit_span is None and start < whole.core.start else Span(min(start, n.core.start), n.whole.end)
        core = whole.core if span != whole.unit_span else Span(whole.core.start, n.core.end)
        joined[-1] = replace(whole, core=core, span=core, value=value, minimum=value, maximum=value, unit_span=span, factor=1.0)
    return joined


def _share(level: str, whole: NumberExpression, n: NumberExpression, lexicon: NumberLexicon) -> float | None:
    """What one of the second number is of the first one's unit; None if it is no part of it."""
    if whole.unit is None or whole.value is None or n.value is None or n.kind is not NumberKind.CARDINAL:
        return None
    if lexicon.patterns.limits.fullmatch(level, whole.whole.end, n.whole.start) is None:
        return None
    if n.unit is not None:
        return lexicon.subunits.get((whole.unit.name, n.unit.name))
    adjacent = n.core.start == whole.whole.end + 1 and _TWO_FIGURES.fullmatch(level, n.core.start, n.core.end) is not None
    cents = whole.unit.kind == _CURRENCY and adjacent and whole.factor == 1
    return 1 / _CENTS if cents and _ENDS.match(level, n.core.end) is not None else None


def find_quantities(text: str, lexicon: NumberLexicon, numbers: Sequence[NumberExpression]) -> tuple[Measure, ...]:
    """The numbers of a text that have a unit ("350 km", "$61 billion"), each with it as one stretch.

    ``numbers`` are those of ``text``; a number that was found without its unit gets it here. Spans of time are
    left out, ages are kept.
    """
    level = levelled(text)
    found = (n if n.unit is not None or n.kind in _NEVER else _with_unit(text, level, lexicon, n) for n in numbers)
    return tuple(Measure(n.whole, n, n.unit) for n in found if n.unit is not None and n.unit.kind != "time")
