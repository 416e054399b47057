"""Numbers and measures as layers of annotations: start, end, value, for programs that want only these."""

from collections.abc import Iterable, Iterator

from liens.claim.quantity.values import Measure, NumberExpression, NumberKind


def numbers_layer(numbers: Iterable[NumberExpression]) -> Iterator[dict[str, object]]:
    """One record a number: ``{"start", "end", "value"}`` with ``{"value"}`` or ``{"min", "max"}`` (None = open)."""
    for n in numbers:
        yield {"start": n.span.start, "end": n.span.end, "value": _value(n)}


def quantities_layer(measures: Iterable[Measure]) -> Iterator[dict[str, object]]:
    """One record a measure: as numbers, and ``unit`` and ``iso`` (ISO 4217, money only) beside the value."""
    for m in measures:
        yield {"start": m.span.start, "end": m.span.end, "value": {**_value(m.number), "unit": m.unit.name, "iso": m.unit.iso}}


def _value(n: NumberExpression) -> dict[str, float | None]:
    if n.kind is NumberKind.MASS and n.value is not None and n.maximum is None:
        return _mass(n.value, several=n.several)
    exact = n.minimum is not None and n.minimum == n.maximum
    if n.value is not None and (exact or n.kind is NumberKind.PERCENT):
        return {"value": n.value}
    return {"min": n.minimum, "max": n.maximum}


def _mass(size: float, *, several: bool) -> dict[str, float | None]:
    """Reads masses: "hundreds" lie between one and ten hundreds; several of them, or dozens, are at least two."""
    power = 10.0
    while power <= size:
        power *= 10
    at_least = 2 if several or power / size != 10 else 1
    return {"min": at_least * size, "max": power}
