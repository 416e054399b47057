"""Claims as a Parquet file that keeps every field of the record, and back (pyarrow, extra ``export``)."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from liens.errors import ExtraMissing, MalformedRecord

Json = dict[str, Any]
# So many claims are one row group: large enough to pack well, small enough for memory.
_GROUP = 10_000


def write(records: Iterable[Json], target: IO[bytes]) -> None:
    """Write records; raises ExtraMissing without pyarrow."""
    arrow, files = _library()
    schema = _schema(arrow)
    waiting = iter(records)
    with files.ParquetWriter(target, schema) as writer:
        while batch := list(islice(waiting, _GROUP)):
            rows = [{**r, "why": list(r["why"].items()), "engine": list(r["engine"].items())} for r in batch]
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))


def read(path: Path) -> Iterator[Json]:
    """The records of a file that :func:`write` made; raises MalformedRecord for another one."""
    arrow, files = _library()
    try:
        opened = files.ParquetFile(path)
    except arrow.ArrowInvalid as error:
        raise MalformedRecord(f"{path} is no Parquet file ({str(error)[:100]})") from error
    with opened:
        if not set(_schema(arrow).names) <= set(opened.schema_arrow.names):
            raise MalformedRecord(f"{path} does not hold whole claims; write it with `liens export --format parquet`")
        for batch in opened.iter_batches(_GROUP):
            for row in batch.to_pylist():
                yield _whole({**row, "why": dict(row["why"]), "engine": dict(row["engine"])})


def _whole(record: Json) -> Json:
    """Whole numbers without a decimal point, as the record has them."""
    for quantity in record["quantities"]:
        for bound in ("min", "max"):
            value = quantity[bound]
            quantity[bound] = int(value) if value is not None and value == int(value) else value
    return record


def _library() -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExtraMissing("Parquet needs pyarrow; install it with: pip install 'liens[export]'") from error
    return pa, pq


def _schema(arrow: Any) -> Any:
    """The record's fields and types, in its order."""
    text, whole, real, truth = arrow.string(), arrow.int64(), arrow.float64(), arrow.bool_()
    place = [("start", whole), ("end", whole)]
    quoted = arrow.struct([*place, ("text", text)])
    actor = [("code", text), ("entity", text), ("name", text), ("sector", text), *place, ("text", text), ("via", text), ("why", text)]
    article = [(name, text) for name in ("id", "outlet", "url", "title", "language", "published", "published_from")]
    event = [("category", text), ("mode", text), ("contexts", arrow.list_(text)), ("cameo", text), ("trigger", quoted), ("rule", text)]
    when = [(name, text) for name in ("start", "end", "precision", "modifier", "text")]
    where = [("name", text), ("country", text), ("lat", real), ("lon", real), ("gazetteer", text), *place, ("text", text)]
    quantity = [("of", text), ("min", real), ("max", real), ("approximate", truth), ("unit", text), *place, ("text", text)]
    span = arrow.struct(place)
    link = [("source", arrow.struct([*actor, ("anonymous", truth)])), ("cue", quoted), ("kind", text), ("content", span), ("contents", arrow.list_(span))]
    return arrow.schema(
        [
            ("id", text),
            ("article", arrow.struct(article)),
            ("sentence", quoted),
            ("event", arrow.struct(event)),
            ("status", text),
            ("negated", truth),
            ("initiators", arrow.list_(arrow.struct(actor))),
            ("recipients", arrow.list_(arrow.struct(actor))),
            ("when", arrow.struct([*when, ("span", span), ("why", text)])),
            ("where", arrow.list_(arrow.struct(where))),
            ("quantities", arrow.list_(arrow.struct(quantity))),
            ("attribution", arrow.list_(arrow.struct([*link, ("why", text)]))),
            ("why", arrow.map_(text, text)),
            ("engine", arrow.map_(text, text)),
        ]
    )
