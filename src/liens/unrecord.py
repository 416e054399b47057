"""A claim from its record: the way back from :mod:`liens.record`, for what draws claims that were kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from liens.model import (
    Actor,
    Article,
    Background,
    Category,
    Claim,
    Event,
    Force,
    Harm,
    Interval,
    Link,
    Nearness,
    Place,
    PlaceLevel,
    Precision,
    Quantity,
    Quoting,
    Span,
    Status,
    Via,
)

Json = Mapping[str, Any]


def claim_of(record: Json, article: Article) -> Claim:
    """The claim of a record that was read from an article; reasons that records leave out are empty."""
    return Claim(
        id=record["id"],
        article=article,
        sentence=_span(record["sentence"]),
        event=None if record["event"] is None else _event(record["event"]),
        status=Status(record["status"]),
        negated=record["negated"],
        initiators=tuple(_actor(a) for a in record["initiators"]),
        recipients=tuple(_actor(a) for a in record["recipients"]),
        when=None if record["when"] is None else _interval(record["when"]),
        where=tuple(_place(p) for p in record["where"]),
        quantities=tuple(_quantity(q) for q in record["quantities"]),
        attribution=tuple(_link(x) for x in record["attribution"]),
        why=tuple((record.get("why") or {}).items()),
        background=None if record.get("background") is None else Background(record["background"]),
    )


def _span(written: Json) -> Span:
    return Span(written["start"], written["end"])


def _span_if_any(written: Json) -> Span | None:
    return None if written["start"] is None else _span(written)


def _event(told: Json) -> Event:
    trigger = told["trigger"]
    return Event(Category(told["category"]), told["mode"], tuple(told["contexts"]), told["cameo"], _span(trigger), trigger["text"], told["rule"])


def _actor(told: Json) -> Actor:
    return Actor(
        code=told["code"],
        entity=told["entity"],
        name=told["name"],
        sector=told["sector"],
        span=_span_if_any(told),
        text=told["text"],
        via=Via(told["via"]),
        why=told.get("why") or "",
        anonymous=told.get("anonymous", False),
    )


def _interval(told: Json) -> Interval:
    start, end = (None if told[side] is None else date.fromisoformat(told[side]) for side in ("start", "end"))
    return Interval(start, end, Precision(told["precision"]), _span(told["span"]), told["text"], told.get("why") or "", told["modifier"])


def _place(told: Json) -> Place:
    return Place(
        name=told["name"],
        country=told["country"],
        latitude=told["lat"],
        longitude=told["lon"],
        gazetteer=told["gazetteer"],
        span=_span(told),
        text=told["text"],
        why=told.get("why") or "",
        level=None if told.get("level") is None else PlaceLevel(told["level"]),
        nearness=None if told.get("nearness") is None else Nearness(told["nearness"]),
        within_km=told.get("within_km"),
    )


def _quantity(told: Json) -> Quantity:
    part = told.get("part_of")
    return Quantity(
        of=told["of"],
        minimum=told["min"],
        maximum=told["max"],
        approximate=told["approximate"],
        unit=told["unit"],
        span=_span(told),
        text=told["text"],
        why=told.get("why") or "",
        harm=None if told.get("harm") is None else Harm(told["harm"]),
        part_of=None if part is None else _span(part),
    )


def _link(told: Json) -> Link:
    cue = told["cue"]
    return Link(
        source=_actor(told["source"]),
        cue=None if cue is None else _span(cue),
        quoting=Quoting(told["kind"]),
        content=tuple(_span(c) for c in told["contents"]),
        why=told.get("why") or "",
        force=Force(told.get("force") or Force.STATE),
        factive=told.get("factive") or False,
    )
