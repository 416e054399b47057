"""Claims as GeoJSON (RFC 7946): a point for each place of an event that has coordinates."""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

Json = dict[str, Any]


def write(records: Iterable[Json], target: IO[bytes]) -> None:
    """One collection of features."""
    target.write(b'{"type": "FeatureCollection", "features": [')
    first = True
    for record in records:
        for feature in features(record):
            target.write((b"\n" if first else b",\n") + json.dumps(feature, ensure_ascii=False).encode("utf-8", "backslashreplace"))
            first = False
    target.write(b"\n]}\n")


def features(record: Json) -> Iterator[Json]:
    """The points of a claim, with what is told there."""
    event, when = record["event"] or {}, record["when"] or {}
    told = {
        "claim": record["id"],
        "category": event.get("category"),
        "status": record["status"],
        "negated": record["negated"],
        "initiators": [actor["code"] for actor in record["initiators"]],
        "recipients": [actor["code"] for actor in record["recipients"]],
        "start": when.get("start"),
        "end": when.get("end"),
        "sources": [link["source"]["name"] for link in record["attribution"]],
        "outlet": record["article"]["outlet"],
        "url": record["article"]["url"],
        "sentence": record["sentence"]["text"],
    }
    for number, place in enumerate(record["where"]):
        if place["lat"] is not None and place["lon"] is not None:
            point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
            named = {"place": place["name"], "country": place["country"], "gazetteer": place["gazetteer"]}
            yield {"type": "Feature", "id": f"{record['id']}-{number}", "geometry": point, "properties": {**told, **named}}
