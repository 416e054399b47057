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
    text, truth = arrow.string(), arrow.bool_()
    types = _types(arrow)
    many = {name: arrow.list_(types[name]) for name in ("actor", "place", "quantity", "link")}
    return arrow.schema(
        [
            ("id", text),
            ("article", types["article"]),
            ("sentence", types["quoted"]),
            ("event", types["event"]),
            ("status", text),
            ("negated", truth),
            ("background", text),
            ("initiators", many["actor"]),
            ("recipients", many["actor"]),
            ("when", types["when"]),
            ("where", many["place"]),
            ("quantities", many["quantity"]),
            ("attribution", many["link"]),
            ("why", arrow.map_(text, text)),
            ("engine", arrow.map_(text, text)),
        ]
    )


def _types(arrow: Any) -> dict[str, Any]:
    """The parts of a record that have fields of their own."""
    text, whole, real, truth = arrow.string(), arrow.int64(), arrow.float64(), arrow.bool_()

    def texts(names: str) -> list[tuple[str, Any]]:
        return [(name, text) for name in names.split()]

    span = [("start", whole), ("end", whole)]
    quoted = arrow.struct([*span, *texts("text")])
    actor = [*texts("code entity name sector"), *span, *texts("text via why")]
    spot = [*texts("name country"), ("lat", real), ("lon", real), *texts("gazetteer level nearness"), ("within_km", real)]
    amount = [*texts("of"), ("min", real), ("max", real), ("approximate", truth), *texts("unit")]
    contents = [("content", arrow.struct(span)), ("contents", arrow.list_(arrow.struct(span)))]
    cue = [("source", arrow.struct([*actor, ("anonymous", truth)])), ("cue", quoted), *texts("kind force"), ("factive", truth)]
    fields = {
        "article": texts("id outlet url title language published published_from"),
        "event": [*texts("category mode"), ("contexts", arrow.list_(text)), *texts("cameo"), ("trigger", quoted), *texts("rule")],
        "actor": actor,
        "when": [*texts("start end precision modifier text"), ("span", arrow.struct(span)), *texts("why")],
        "place": [*spot, *span, *texts("text")],
        "quantity": [*amount, *span, *texts("text harm"), ("part_of", arrow.struct(span))],
        "link": [*cue, *contents, *texts("why")],
    }
    return {"quoted": quoted, **{name: arrow.struct(columns) for name, columns in fields.items()}}
