"""Numbers and measures as layers of annotations: start, end, value, for programs that want only these."""

from collections.abc import Iterable, Iterator

from liens.claim.quantity.values import Measure, NumberExpression, NumberKind
from liens.model import Span


def numbers_layer(numbers: Iterable[NumberExpression]) -> Iterator[dict[str, object]]:
    """One record a number: ``{"start", "end", "kind", "value"}`` with ``{"value", "min", "max"}`` (None = open; no value where there is none)."""
    for n in numbers:
        yield {"start": n.span.start, "end": n.span.end, "kind": str(n.kind), "value": _value(n)}


def quantities_layer(measures: Iterable[Measure]) -> Iterator[dict[str, object]]:
    """One record a measure: as numbers, and ``unit`` and ``iso`` (ISO 4217, money only) beside the value."""
    for m in measures:
        yield _measured(m.span, m.number)


def counts_layer(numbers: Iterable[NumberExpression]) -> Iterator[dict[str, object]]:
    """One record a number that counts or measures, as for measures, with ``unit`` None where none is named; no ordinals, no spans of time."""
    for n in numbers:
        if n.kind is not NumberKind.ORDINAL and (n.unit is None or n.unit.kind != "time"):
            yield _measured(n.whole, n)


def _measured(span: Span, n: NumberExpression) -> dict[str, object]:
    named = (None, None) if n.unit is None else (n.unit.name, n.unit.iso)
    return {"start": span.start, "end": span.end, "kind": str(n.kind), "value": {**_value(n), "unit": named[0], "iso": named[1]}}


def _value(n: NumberExpression) -> dict[str, float | None]:
    """The least and most that the number can be, and where these are one, its value; of a percentage the value always."""
    if n.kind is NumberKind.MASS and n.value is not None and n.maximum is None:
        return _mass(n.value, several=n.several)
    exact = n.minimum is not None and n.minimum == n.maximum
    value: dict[str, float | None] = {"value": n.value} if exact or (n.kind is NumberKind.PERCENT and n.value is not None) else {}
    return {**value, "min": n.minimum, "max": n.maximum}


def _mass(size: float, *, several: bool) -> dict[str, float | None]:
    """Reads masses: "hundreds" lie between one and ten hundreds; several of them, or dozens, are at least two."""
    power = 10.0
    while power <= size:
        power *= 10
    at_least = 2 if several or power / size != 10 else 1
    return {"min": at_least * size, "max": power}
