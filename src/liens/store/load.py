"""Reads claims back as the records they were stored from, and articles with their text."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from liens.errors import StoreError
from liens.model import Article, Part, PartKind, Span
from liens.store.codes import Json
from liens.store.database import Row, Store

# So many claims are fetched by one query; databases bound the number of values in a statement.
_BATCH = 500
_ROLES = {"initiator": "initiators", "recipient": "recipients"}
_CLAIMS = (
    'SELECT c.key, c.id, c.version, s."start", s."end", t.text, e.record, c.category, c.mode, c.contexts, c.cameo, c.trigger_start, c.trigger_end,'
    " c.trigger_text, c.rule, c.status, c.negated, c.background, c.when_start, c.when_end, c.when_precision, c.when_modifier, c.when_text, c.when_span_start,"
    " c.when_span_end, c.when_why, c.why FROM claims AS c JOIN sentences AS s ON s.key = c.sentence JOIN sentence_texts AS t ON t.key = s.key"
    " JOIN extractions AS x ON x.key = c.extraction JOIN engines AS e ON e.key = x.engine WHERE c.key IN "
)
_ARTICLES = (
    "SELECT v.key, a.id, o.name, v.url, v.title, v.language, v.published, v.published_from FROM versions AS v JOIN articles AS a ON a.key = v.article"
    " LEFT JOIN outlets AS o ON o.key = v.outlet WHERE v.key IN "
)
_PARTICIPANTS = (
    'SELECT p.claim, p.role, p.name, p."start", p."end", p.text, p.via, p.why, a.code, a.label, a.resolved, a.sector'
    " FROM participants AS p JOIN actors AS a ON a.key = p.actor WHERE p.claim IN "
)
_LINKS = (
    'SELECT l.claim, l.name, l."start", l."end", l.text, l.via, l.source_why, a.code, a.label, a.resolved, a.sector, l.anonymous,'
    " l.cue_start, l.cue_end, l.cue_text, l.quoting, l.force, l.factive, l.contents, l.why FROM links AS l"
    " JOIN actors AS a ON a.key = l.actor WHERE l.claim IN "
)
_PLACES = 'SELECT claim, name, country, latitude, longitude, gazetteer, level, nearness, within_km, "start", "end", text FROM places WHERE claim IN '
_QUANTITIES = 'SELECT claim, counted, minimum, maximum, approximate, unit, "start", "end", text, harm, part_start, part_end FROM quantities WHERE claim IN '


def records(store: Store, keys: Iterable[int]) -> Iterator[Json]:
    """The records of claims, in the order of the keys."""
    for batch in _batches(keys):
        found = _records(store, batch)
        yield from (found[key] for key in batch if key in found)


def article_of(store: Store, version: int) -> Article:
    """A version as the article that was stored; raises StoreError for a key that there is not."""
    row = store.row(
        "SELECT a.id, v.text, v.language, v.published, v.published_from, o.name, v.url, v.title, v.parts, v.path, v.authors FROM versions AS v"
        " JOIN articles AS a ON a.key = v.article LEFT JOIN outlets AS o ON o.key = v.outlet WHERE v.key = ?",
        (version,),
    )
    if row is None:
        raise StoreError(f"there is no version {version}; ask for the key of one that there is")
    identifier, text, language, published, source, outlet, url, title, parts, path, authors = row
    return Article(
        id=identifier,
        text=text or "",
        language=language,
        published=None if published is None else date.fromisoformat(published),
        published_from=source,
        outlet=outlet,
        url=url,
        title=title,
        parts=tuple(Part(PartKind(kind), Span(start, end), why) for kind, start, end, why in json.loads(parts)),
        path=path,
        authors=tuple(json.loads(authors)),
    )


def claims_of(store: Store, version: int) -> list[int]:
    """The keys of the claims that are current for a version, in text order."""
    return [key for (key,) in store.rows("SELECT key FROM claims WHERE version = ? AND current = 1 ORDER BY key", (version,))]


def current_versions(store: Store) -> Iterator[int]:
    """The keys of all current versions, in the order in which they were stored."""
    return (key for (key,) in store.rows("SELECT key FROM versions WHERE current = 1 ORDER BY key"))


def _records(store: Store, keys: Sequence[int]) -> dict[int, Json]:
    claims = store.rows(_CLAIMS + _marks(keys), keys)
    versions = sorted({row[2] for row in claims})
    articles = {row[0]: _article(row) for row in store.rows(_ARTICLES + _marks(versions), versions)}
    slots = _Slots(store, keys)
    # One engine read most of them: it is taken apart once.
    engines = {text: json.loads(text) for text in sorted({row[6] for row in claims})}
    return {row[0]: _record(row, (articles[row[2]], engines[row[6]]), slots) for row in claims}


class _Slots:
    """The slots of some claims that hold several values, by claim."""

    def __init__(self, store: Store, keys: Sequence[int]) -> None:
        marks = _marks(keys)
        self.participants: dict[tuple[int, str], list[Json]] = defaultdict(list)
        for claim, role, *told in store.rows(f"{_PARTICIPANTS}{marks} ORDER BY p.claim, p.role, p.position", keys):
            self.participants[claim, _ROLES[role]].append(_actor(told))
        self.links = _grouped(store.rows(f"{_LINKS}{marks} ORDER BY l.claim, l.position", keys), _link)
        self.places = _grouped(store.rows(f"{_PLACES}{marks} ORDER BY claim, position", keys), _place)
        self.quantities = _grouped(store.rows(f"{_QUANTITIES}{marks} ORDER BY claim, position", keys), _quantity)


def _grouped(rows: Sequence[Row], read: Callable[[Sequence[object]], Json]) -> dict[int, list[Json]]:
    found: dict[int, list[Json]] = defaultdict(list)
    for claim, *told in rows:
        found[claim].append(read(told))
    return found


def _record(row: Row, origin: tuple[Json, Json], slots: _Slots) -> Json:
    key, identifier, _, start, end, text, _, *event = row[:15]
    article, engine = origin
    status, negated, background, *when = row[15:26]
    return {
        "id": identifier,
        "article": article,
        "sentence": {"start": start, "end": end, "text": text},
        "event": _event(event),
        "status": status,
        "negated": bool(negated),
        "background": background,
        "initiators": slots.participants[key, "initiators"],
        "recipients": slots.participants[key, "recipients"],
        "when": _when(when),
        "where": slots.places[key],
        "quantities": slots.quantities[key],
        "attribution": slots.links[key],
        "why": json.loads(row[26]),
        "engine": engine,
    }


def _article(row: Row) -> Json:
    _, identifier, outlet, url, title, language, published, source = row
    return {"id": identifier, "outlet": outlet, "url": url, "title": title, "language": language, "published": published, "published_from": source}


def _event(told: Sequence[object]) -> Json | None:
    category, mode, contexts, cameo, start, end, text, rule = told
    if category is None:
        return None
    trigger = {"start": start, "end": end, "text": text}
    return {"category": category, "mode": mode, "contexts": _listed(contexts), "cameo": cameo, "trigger": trigger, "rule": rule}


def _listed(text: object) -> list[Any]:
    """A list that is kept as JSON; most are empty."""
    found: list[Any] = [] if text == "[]" else json.loads(str(text))
    return found


def _when(told: Sequence[object]) -> Json | None:
    start, end, precision, modifier, text, span_start, span_end, why = told
    if precision is None:
        return None
    span = {"start": span_start, "end": span_end}
    return {"start": start, "end": end, "precision": precision, "modifier": modifier, "text": text, "span": span, "why": why}


def _actor(told: Sequence[object]) -> Json:
    name, start, end, text, via, why, code, label, resolved, sector = told
    entity = label if resolved else None
    return {"code": code, "entity": entity, "name": name, "sector": sector, "start": start, "end": end, "text": text, "via": via, "why": why}


def _link(told: Sequence[object]) -> Json:
    anonymous, cue_start, cue_end, cue_text, quoting, force, factive, contents, why = told[10:]
    spans = [{"start": start, "end": end} for start, end in _listed(contents)]
    return {
        "source": {**_actor(told[:10]), "anonymous": bool(anonymous)},
        "cue": None if cue_text is None else {"start": cue_start, "end": cue_end, "text": cue_text},
        "kind": quoting,
        "force": force,
        "factive": bool(factive),
        "content": {"start": spans[0]["start"], "end": spans[-1]["end"]} if spans else None,
        "contents": spans,
        "why": why,
    }


def _place(told: Sequence[object]) -> Json:
    name, country, latitude, longitude, gazetteer, level, nearness, within, start, end, text = told
    spot = {"name": name, "country": country, "lat": latitude, "lon": longitude, "gazetteer": gazetteer}
    return {**spot, "level": level, "nearness": nearness, "within_km": within, "start": start, "end": end, "text": text}


def _quantity(told: Sequence[object]) -> Json:
    counted, minimum, maximum, approximate, unit, start, end, text, harm, part_start, part_end = told
    bounds = {"min": _plain(minimum), "max": _plain(maximum)}
    return {
        "of": counted,
        **bounds,
        "approximate": bool(approximate),
        "unit": unit,
        "start": start,
        "end": end,
        "text": text,
        **_harmed(harm, part_start, part_end),
    }


def _harmed(harm: object, start: object, end: object) -> Json:
    return {"harm": harm, "part_of": None if start is None else {"start": start, "end": end}}


def _plain(number: object) -> float | int | None:
    """Whole numbers without a decimal point, as the record has them."""
    if not isinstance(number, int | float):
        return None
    return int(number) if number == int(number) else number


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for key in keys:
        batch.append(key)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _marks(keys: Sequence[int]) -> str:
    return "(" + ", ".join("?" for _ in keys) + ")"
