"""A claim as one row for tables: spreadsheets, Parquet files, data frames. Several values of one slot are joined by a bar."""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]

_JOINT = "|"

CLAIM_COLUMNS = (
    "id", "number", "article", "outlet", "url", "title", "language", "published", "published_from",
    "category", "mode", "cameo", "trigger", "trigger_start", "trigger_end", "rule", "status", "negated",
    "initiators", "initiator_names", "recipients", "recipient_names",
    "when_start", "when_end", "when_precision", "when_text",
    "where", "where_country", "where_lat", "where_lon",
    "quantity_min", "quantity_max", "quantity_of", "quantity_unit", "quantity_text",
    "sources", "source_names", "cues", "kind",
    "sentence", "sentence_start", "sentence_end",
)  # fmt: skip


def claim_row(record: Json, number: int) -> list[object]:
    """The cells of a record, in the order of ``CLAIM_COLUMNS``; ``number`` is the claim's place in the whole table."""
    cells = {"id": record["id"], "number": number, **_article(record), **_event(record), **_slots(record), **_source(record)}
    return [cells[column] for column in CLAIM_COLUMNS]


def _article(record: Json) -> Json:
    article, sentence = record["article"], record["sentence"]
    named = {key: article[key] for key in ("outlet", "url", "title", "language", "published", "published_from")}
    place = {"sentence": sentence["text"], "sentence_start": sentence["start"], "sentence_end": sentence["end"]}
    return {"article": article["id"], **named, **place}


def _event(record: Json) -> Json:
    event = record["event"] or {"trigger": {}}
    trigger = event["trigger"]
    named = {key: event.get(key) for key in ("category", "mode", "cameo", "rule")}
    place = {"trigger": trigger.get("text"), "trigger_start": trigger.get("start"), "trigger_end": trigger.get("end")}
    return {**named, **place, "status": record["status"], "negated": record["negated"]}


def _slots(record: Json) -> Json:
    when = record["when"] or {}
    actors = {
        **{role: _joined(record[role], "code") for role in ("initiators", "recipients")},
        **{f"{role[:-1]}_names": _joined(record[role], "name") for role in ("initiators", "recipients")},
    }
    time = {f"when_{key}": when.get(key) for key in ("start", "end", "precision", "text")}
    place = {"where": _joined(record["where"], "name"), **{f"where_{k}": _joined(record["where"], k) for k in ("country", "lat", "lon")}}
    amount = {f"quantity_{key}": _joined(record["quantities"], key) for key in ("min", "max", "of", "unit", "text")}
    return {**actors, **time, **place, **amount}


def _source(record: Json) -> Json:
    links = record["attribution"]
    sources = [link["source"] for link in links]
    cues = [link["cue"] or {} for link in links]
    return {
        "sources": _joined(sources, "code"),
        "source_names": _joined(sources, "name"),
        "cues": _joined(cues, "text"),
        "kind": links[0]["kind"] if links else None,
    }


def _joined(items: Sequence[Json], key: str) -> str:
    return _JOINT.join("" if item.get(key) is None else str(item[key]) for item in items)
