"""Flat forms of a reading: one row a claim for spreadsheets, one row an annotation for the other layers."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from liens.engine import Layer, Reading
from liens.flat import CLAIM_COLUMNS, claim_row
from liens.show.run import Layered

FOUND_COLUMNS = ("id", "start", "end", "text", "value")
QUOTE_COLUMNS = ("id", "kind", "source", "source_start", "source_end", "cue", "cue_start", "cue_end", "content", "content_start", "content_end")


def columns(layer: Layer) -> tuple[str, ...]:
    """The columns of a layer's rows."""
    return {Layer.CLAIMS: CLAIM_COLUMNS, Layer.ATTRIBUTIONS: QUOTE_COLUMNS}.get(layer, FOUND_COLUMNS)


def claim_rows(reading: Reading, first: int) -> Iterator[list[object]]:
    """One row a claim; several values of one slot are joined by a bar; numbers begin at ``first``."""
    for number, record in enumerate(reading.records(), first):
        yield claim_row(record, number)


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
