"""The forms of an export, each a function from records to a file."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from liens.flat import CLAIM_COLUMNS, claim_row
from liens.store.export import calendar, coded, gexf, graph, parquet, people, points

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Format:
    """One form: its name, and what writes records to a file that is open for bytes."""

    name: str
    write: Callable[[Iterable[Json], IO[bytes]], None]


def export(name: str, records: Iterable[Json], target: IO[bytes]) -> None:
    """Write records in a form to a file that is open for bytes."""
    FORMATS[name].write(records, target)


def _jsonl(records: Iterable[Json], target: IO[bytes]) -> None:
    for record in records:
        target.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def _csv(records: Iterable[Json], target: IO[bytes]) -> None:
    target.write(_csv_line(CLAIM_COLUMNS))
    for number, record in enumerate(records, 1):
        target.write(_csv_line(claim_row(record, number)))


def _csv_line(cells: Iterable[object]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(list(cells))
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def _lines(code: Callable[[Json], Iterator[Json]]) -> Callable[[Iterable[Json], IO[bytes]], None]:
    return lambda records, target: _jsonl((line for record in records for line in code(record)), target)


FORMATS = {
    f.name: f
    for f in (
        Format("jsonl", _jsonl),
        Format("csv", _csv),
        Format("parquet", parquet.write),
        Format("plover", _lines(coded.plover)),
        Format("cameo", coded.write_cameo),
        Format("ftm", people.write),
        Format("graphml", graph.write),
        Format("gexf", gexf.write),
        Format("geojson", points.write),
        Format("ics", calendar.write),
    )
}
