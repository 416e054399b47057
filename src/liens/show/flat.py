"""Flat forms of a reading: one row a claim for spreadsheets, one row an annotation for the other layers."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from liens.engine import Json, Layer, Reading
from liens.show.run import Layered

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
FOUND_COLUMNS = ("id", "start", "end", "text", "value")
QUOTE_COLUMNS = ("id", "kind", "source", "source_start", "source_end", "cue", "cue_start", "cue_end", "content", "content_start", "content_end")


def columns(layer: Layer) -> tuple[str, ...]:
    """The columns of a layer's rows."""
    return {Layer.CLAIMS: CLAIM_COLUMNS, Layer.ATTRIBUTIONS: QUOTE_COLUMNS}.get(layer, FOUND_COLUMNS)


def claim_rows(reading: Reading, first: int) -> Iterator[list[object]]:
    """One row a claim; several values of one slot are joined by a bar; numbers begin at ``first``."""
    for number, record in enumerate(reading.records(), first):
        cells = {"id": record["id"], "number": number, **_article(record), **_event(record), **_slots(record), **_source(record)}
        yield [cells[column] for column in CLAIM_COLUMNS]


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


def layer_rows(layered: Layered) -> Iterator[list[object]]:
    """One row an annotation of an article, with the words that it covers."""
    if "quotes" in layered.record:
        return _quotes(layered)
    return _found(layered)


def _found(layered: Layered) -> Iterator[list[object]]:
    for found in layered.record["found"]:
        text = layered.article.text[found["start"] : found["end"]]
        yield [layered.article.id, found["start"], found["end"], text, compact(found["value"])]


def _quotes(layered: Layered) -> Iterator[list[object]]:
    text = layered.article.text
    for quote in layered.record["quotes"]:
        content = quote["content"]
        whole = [content[0][0], content[-1][1]] if content else None
        spans = [_cells(text, span) for span in (quote["source"], quote["cue"], whole)]
        yield [layered.article.id, quote["type"], *(cell for cells in spans for cell in cells)]


def _cells(text: str, span: Sequence[int] | None) -> list[object]:
    return [None, None, None] if span is None else [text[span[0] : span[1]], span[0], span[1]]


def compact(value: object) -> str:
    """A value as JSON on one line; characters of all languages as they are."""
    return json.dumps(value, ensure_ascii=False)


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV text (RFC 4180, lines ended by a line feed)."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
