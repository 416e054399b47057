"""Numbers with a unit: distances, areas, weights, money."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from liens.claim.quantity.lexicon import NumberLexicon
from liens.claim.quantity.values import Measure, NumberExpression, NumberKind
from liens.model import Span
from liens.parse.normalise import levelled

_WINDOW = 6
_NEVER = frozenset({NumberKind.ORDINAL, NumberKind.PERCENT})


def with_units(level: str, lexicon: NumberLexicon, numbers: Iterable[NumberExpression]) -> list[NumberExpression]:
    """The numbers of a levelled text, each with the unit after it or the currency before it, if there is one."""
    return [n if n.kind in _NEVER else _with_unit(level, lexicon, n) for n in numbers]


def _with_unit(level: str, lexicon: NumberLexicon, n: NumberExpression) -> NumberExpression:
    after = lexicon.unit_after.match(level, n.core.end)
    if after is not None:
        return replace(n, unit=lexicon.units[after["unit"]], unit_span=Span(*after.span("unit")))
    before = lexicon.unit_before.search(level, max(0, n.core.start - _WINDOW), n.core.start)
    if before is not None:
        return replace(n, unit=lexicon.units[before["unit"]], unit_span=Span(*before.span("unit")))
    return n


def find_quantities(text: str, lexicon: NumberLexicon, numbers: Sequence[NumberExpression]) -> tuple[Measure, ...]:
    """The numbers of a text that have a unit ("350 km", "$61 billion"), each with it as one stretch.

    ``numbers`` are those of ``text``; a number that was found without its unit gets it here. Spans of time are
    left out.
    """
    level = levelled(text)
    found = (n if n.unit is not None or n.kind in _NEVER else _with_unit(level, lexicon, n) for n in numbers)
    return tuple(
        Measure(Span(min(n.span.start, n.unit_span.start), max(n.span.end, n.unit_span.end)), n, n.unit)
        for n in found
        if n.unit is not None and n.unit_span is not None and not n.unit.counts_time
    )
