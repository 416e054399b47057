"""The JSON form of a claim: the product's interface, one object a claim (see docs/reference/record.md)."""

from collections.abc import Sequence
from typing import Any

from liens.model import Actor, Article, Claim, Interval, Link, Place, Quantity, Span

Json = dict[str, Any]


def claim_record(claim: Claim, engine: Json) -> Json:
    """The record of one claim; ``engine`` names the program, pack and model that made it."""
    event = claim.event
    return {
        "id": claim.id,
        "article": _article(claim.article),
        "sentence": _quoted(claim.sentence, claim.article.text),
        "event": None
        if event is None
        else {
            "category": str(event.category),
            "mode": event.mode,
            "contexts": list(event.contexts),
            "cameo": event.cameo,
            "trigger": _quoted(event.trigger, claim.article.text),
            "rule": event.rule,
        },
        "status": str(claim.status),
        "negated": claim.negated,
        "background": None if claim.background is None else str(claim.background),
        "initiators": [_actor(a) for a in claim.initiators],
        "recipients": [_actor(a) for a in claim.recipients],
        "when": None if claim.when is None else _interval(claim.when),
        "where": [_place(p) for p in claim.where],
        "quantities": [_quantity(q) for q in claim.quantities],
        "attribution": [_link(x, claim.article.text) for x in claim.attribution],
        "why": dict(claim.why),
        "engine": engine,
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "published": None if article.published is None else article.published.isoformat(),
        "published_from": article.published_from,
    }


def _quoted(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _bare(span: Span | None) -> Json:
    return {"start": None, "end": None} if span is None else {"start": span.start, "end": span.end}


def _actor(actor: Actor) -> Json:
    return {
        "code": actor.code,
        "entity": actor.entity,
        "name": actor.name,
        "sector": actor.sector,
        **_bare(actor.span),
        "text": actor.text,
        "via": str(actor.via),
        "why": actor.why,
    }


def _interval(when: Interval) -> Json:
    return {
        "start": None if when.start is None else when.start.isoformat(),
        "end": None if when.end is None else when.end.isoformat(),
        "precision": str(when.precision),
        "modifier": when.modifier,
        "text": when.text,
        "span": _bare(when.span),
        "why": when.why,
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "gazetteer": place.gazetteer,
        "level": None if place.level is None else str(place.level),
        "nearness": None if place.nearness is None else str(place.nearness),
        "within_km": place.within_km,
        **_bare(place.span),
        "text": place.text,
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "of": quantity.of,
        "min": _plain(quantity.minimum),
        "max": _plain(quantity.maximum),
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        **_bare(quantity.span),
        "text": quantity.text,
        "harm": quantity.harm,
        "part_of": None if quantity.part_of is None else _bare(quantity.part_of),
    }


def _plain(number: float | None) -> float | int | None:
    """Whole numbers without a decimal point."""
    return int(number) if number is not None and number == int(number) else number


def _link(link: Link, text: str) -> Json:
    source = link.source
    contents: Sequence[Span] = link.content
    return {
        "source": {**_actor(source), "anonymous": source.anonymous},
        "cue": None if link.cue is None else _quoted(link.cue, text),
        "kind": str(link.quoting),
        "force": str(link.force),
        "factive": link.factive,
        "content": _bare(Span(contents[0].start, contents[-1].end)) if contents else None,
        "contents": [_bare(c) for c in contents],
        "why": link.why,
    }
