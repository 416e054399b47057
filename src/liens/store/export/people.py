"""Claims as Follow-the-Money entities (OpenSanctions, Aleph), one JSON object a line: articles, actors, events, and who is mentioned where.

Each entity carries its provenance: an event its article as ``proof`` and the sentence, a mention the article that it stands in.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import IO, Any

Json = dict[str, Any]
_ORGANISED = frozenset({"MIL", "SPY", "LEG", "JUD", "PTY", "REB", "OPP", "MED", "BUS", "NGO", "GOV"})
_STATE = 3


def write(records: Iterable[Json], target: IO[bytes]) -> None:
    """One entity a line, each once."""
    seen: set[str] = set()
    for record in records:
        for entity in entities(record):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                target.write(json.dumps(entity, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def entities(record: Json) -> Iterator[Json]:
    """The entities of a claim: its article, whoever takes part or vouches, its event, and the mentions."""
    article = _article(record["article"])
    yield article
    for actor in [*record["initiators"], *record["recipients"], *(link["source"] for link in record["attribution"])]:
        yield _actor(actor)
        yield _mention(actor, article["id"])
    if record["event"] is not None:
        yield _event(record, article["id"])


def _article(article: Json) -> Json:
    told = {"title": article["title"], "sourceUrl": article["url"], "publishedAt": article["published"], "publisher": article["outlet"]}
    return _entity(f"liens-{article['id']}", "Article", {**told, "language": {"fr": "fra", "en": "eng"}.get(article["language"])})


def _key(actor: Json) -> str:
    parts = [actor["code"], actor["entity"] or actor["name"]]
    return f"liens-actor-{sha1(json.dumps(parts).encode(), usedforsecurity=False).hexdigest()[:16]}"


def _actor(actor: Json) -> Json:
    country, _, sector = actor["code"].partition("/")
    body = sector in _ORGANISED
    state = not sector and len(country) == _STATE and country.isalpha()
    schema = "PublicBody" if state or (body and sector in {"GOV", "MIL", "SPY", "LEG", "JUD"}) else "Organization" if body else "LegalEntity"
    # Follow the Money knows countries by two letters; a code of three is kept as it is in the notes.
    return _entity(_key(actor), schema, {"name": actor["name"], "notes": f"{actor['code']} {actor['entity'] or ''}".strip()})


def _mention(actor: Json, article: str) -> Json:
    name = actor["text"] or actor["name"]
    key = sha1(json.dumps([article, _key(actor), name]).encode(), usedforsecurity=False).hexdigest()[:16]
    return _entity(f"liens-mention-{key}", "Mention", {"document": article, "resolved": _key(actor), "name": name, "detectedSchema": _actor(actor)["schema"]})


def _event(record: Json, article: str) -> Json:
    event, when = record["event"], record["when"] or {}
    said = " ← ".join(link["source"]["name"] for link in record["attribution"])
    told = {
        "name": f"{event['category']}: {event['trigger']['text']}",
        "startDate": when.get("start"),
        "endDate": when.get("end"),
        "recordId": record["id"],
        "summary": record["sentence"]["text"],
        "notes": f"{record['status']}{', negated' if record['negated'] else ''}{', said by ' + said if said else ''}",
        "proof": article,
        "publisherUrl": record["article"]["url"],
    }
    many = {
        "involved": [_key(actor) for actor in [*record["initiators"], *record["recipients"]]],
        "organizer": [_key(actor) for actor in record["initiators"]],
        "location": [place["name"] for place in record["where"]],
        "keywords": [event["category"], *([event["mode"]] if event["mode"] else [])],
    }
    return _entity(f"liens-{record['id']}", "Event", told, many)


def _entity(identifier: str, schema: str, single: Json, several: Json | None = None) -> Json:
    properties = {name: [str(value)] for name, value in single.items() if value}
    properties.update({name: sorted(set(values)) for name, values in (several or {}).items() if values})
    return {"id": identifier, "schema": schema, "properties": properties}
