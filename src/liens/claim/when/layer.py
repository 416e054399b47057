"""Times as a layer of annotations: start, end, value, for programs that want only these."""

from collections.abc import Iterable, Iterator

from liens.claim.when.values import TimeExpression, TimeKind


def times_layer(times: Iterable[TimeExpression]) -> Iterator[dict[str, object]]:
    """One record a time, in text order; the two ends of a range follow the range and say whose ends they are in ``part_of``.

    ``start`` and ``end`` cover the expression without its preposition, ``phrase`` with it. The ``value`` of a date or
    range is ``{"start", "end"}`` in ISO dates, end excluded, None = open; of a duration ``{"seconds"}``; of a pointer
    such as "now" ``{"ref"}``; None where it is unknown or repeated. ``timex`` is the TIMEX3 value, ``precision`` and
    ``modifier`` say how exact it is and what bounds it.
    """
    for time in times:
        yield _record(time)
        for end in time.ends:
            yield {**_record(end), "part_of": [time.span.start, time.span.end]}


def _record(time: TimeExpression) -> dict[str, object]:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "value": _value(time),
        "kind": str(time.kind),
        "precision": str(time.precision),
        "modifier": time.modifier,
        "timex": time.value,
        "phrase": [time.phrase.start, time.phrase.end],
    }


def _value(time: TimeExpression) -> dict[str, object] | None:
    if time.kind is TimeKind.DURATION:
        return None if time.seconds is None else {"seconds": time.seconds}
    if time.kind is TimeKind.REFERENCE:
        return {"ref": time.ref}
    if not time.dated:
        return None
    return {"start": time.start and time.start.isoformat(), "end": time.end and time.end.isoformat()}
