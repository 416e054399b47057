"""Times as a layer of annotations: start, end, value, for programs that want only these."""

from collections.abc import Iterable, Iterator

from liens.claim.when.values import TimeExpression, TimeKind


def times_layer(times: Iterable[TimeExpression]) -> Iterator[dict[str, object]]:
    """One record a time: ``{"start", "end", "value"}``.

    The value of a date or range is ``{"start", "end"}`` in ISO dates, end excluded, None = open; of a duration
    ``{"seconds"}``; of a pointer such as "now" ``{"ref"}``; None where it is unknown or repeated.
    """
    for time in times:
        yield {"start": time.span.start, "end": time.span.end, "value": _value(time)}


def _value(time: TimeExpression) -> dict[str, object] | None:
    if time.kind is TimeKind.DURATION:
        return None if time.seconds is None else {"seconds": time.seconds}
    if time.kind is TimeKind.REFERENCE:
        return {"ref": time.ref}
    if not time.dated:
        return None
    return {"start": time.start and time.start.isoformat(), "end": time.end and time.end.isoformat()}
