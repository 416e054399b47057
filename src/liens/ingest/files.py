"""Takes local files apart into pieces: texts, pages, PDF, lines of JSON Lines and CSV, lists, records of archives, folders of all these."""

import contextlib
import csv
import gzip
import io
import json
import os
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from liens.errors import EmptyInput, LiensError, MalformedRecord, NotFound, ReadError, TooLarge
from liens.ingest.answers import stamp_of
from liens.ingest.archives import archived
from liens.ingest.lists import list_kind
from liens.ingest.piece import Kind, Limits, Noted, Piece, Stage
from liens.read.encoding import decode
from liens.read.fields import FIELDS, means, not_used, renamed
from liens.store.runs import Failed

_KINDS = {
    ".txt": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".pdf": Kind.PDF,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".opml": Kind.OPML,
}
_RECORDS = frozenset({".jsonl", ".ndjson"})
_TABLES = frozenset({".csv", ".tsv"})
_ARCHIVES = frozenset({".warc"})
_LISTS = frozenset({".xml"})
READABLE = frozenset({*_KINDS, *_RECORDS, *_TABLES, *_ARCHIVES, *_LISTS})
_PAGE_STARTS = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class _File:
    """One file of a source."""

    source: str
    path: Path
    limits: Limits

    @property
    def kind(self) -> str:
        """What its name ends with, a ``.gz`` behind it aside."""
        suffix = self.path.suffix.lower()
        return Path(self.path.stem).suffix.lower() if suffix == ".gz" else suffix

    @property
    def packed(self) -> bool:
        return self.path.suffix.lower() == ".gz"


def pieces(source: str, limits: Limits) -> Iterator[Piece | Failed | Noted]:
    """The pieces of a file or folder, a Failed for each file or line that cannot be taken apart, a Noted for fields that mean nothing here."""
    path = Path(source)
    found = _below(source, path) if path.is_dir() else iter([path])
    for item in found:
        if isinstance(item, Failed):
            yield item
            continue
        file = _File(source, item, limits)
        if item.exists() and not item.is_file():
            yield _failed(file, ReadError("it is no ordinary file; copy what it gives into one"))
            continue
        try:
            yield from _taken_apart(file)
        except LiensError as error:
            yield _failed(file, error)
        except (OSError, EOFError, zlib.error) as error:
            yield _failed(file, _unreadable(error))


def _taken_apart(file: _File) -> Iterator[Piece | Failed | Noted]:
    if file.kind in _ARCHIVES:
        yield from archived(file.source, file.path, file.limits)
        return
    with _opened(file) as opened:
        if file.kind in _RECORDS:
            yield from _records(file, opened)
        elif file.kind in _TABLES:
            yield from _rows(file, opened)
        else:
            yield _whole(file, opened)


def _opened(file: _File) -> BinaryIO:
    """The file's bytes, unpacked."""
    return cast("BinaryIO", gzip.open(file.path)) if file.packed else file.path.open("rb")


def _whole(file: _File, opened: BinaryIO) -> Piece:
    data = opened.read(file.limits.document + 1)
    if len(data) > file.limits.document:
        raise TooLarge(f"it is larger than the limit of {file.limits.document:,} bytes; split it")
    if not data.strip():
        raise EmptyInput("the file is empty")
    return Piece(file.source, str(file.path), _kind(file, data), data, stamp_of(data))


def _kind(file: _File, data: bytes) -> Kind:
    """By name, and by what it begins with where the name does not say."""
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if file.kind in _KINDS:
        return _KINDS[file.kind]
    listed = list_kind(data)
    if listed is not None:
        return listed
    if file.kind in _LISTS:
        raise MalformedRecord("it is XML, but no feed, no sitemap and no OPML; turn it into text first")
    return Kind.PAGE if data.lstrip()[:20].lower().startswith(_PAGE_STARTS) else Kind.TEXT


def _records(file: _File, opened: BinaryIO) -> Iterator[Piece | Failed | Noted]:
    number = 0
    unused: set[str] = set()
    for number, line in enumerate(_lines(opened, file.limits.document), start=1):
        if line is None:
            yield _failed(file, TooLarge(f"the line is longer than the limit of {file.limits.document:,} bytes; split it"), number)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line(file, line, unused)
    if not number:
        raise EmptyInput("the file is empty")
    yield from _noted(file, unused)


def _noted(file: _File, unused: Collection[str]) -> Iterator[Noted]:
    if unused:
        yield Noted(str(file.path), not_used(unused))


def _line(file: _File, line: bytes, unused: set[str]) -> Piece:
    """A line is known by its id or address, else by its words: lines may move when a file grows. Fields that mean nothing here are gathered."""
    stamp = stamp_of(line.strip())
    name = None
    with contextlib.suppress(ValueError, RecursionError):
        record = json.loads(line)
        if isinstance(record, dict):
            told, left = renamed(record)
            unused.update(left)
            name = told.get("url") or told.get("id")
    return Piece(file.source, f"{file.path}#{str(name)[:500] if name is not None else stamp}", Kind.RECORD, line, stamp)


def _lines(opened: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Line by line; None for one above the limit, the rest of which is passed over."""
    while line := opened.readline(limit + 2):
        too_long = len(line.rstrip(b"\r\n")) > limit
        yield None if too_long else line
        while too_long and not line.endswith(b"\n") and line:
            line = opened.readline(limit)


def _rows(file: _File, opened: BinaryIO) -> Iterator[Piece | Failed | Noted]:
    data = opened.read(file.limits.document + 1)
    if len(data) > file.limits.document:
        raise TooLarge(f"it is larger than the limit of {file.limits.document:,} bytes; split it")
    text = decode(data).text
    if not text.strip():
        raise EmptyInput("the file is empty")
    csv.field_size_limit(file.limits.document)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if file.kind == ".tsv" else _delimiter(text))
    unused: set[str] = set()
    try:
        heads = [_head(head) for head in next(rows)]
        if not any(means(heads, "text")):
            raise MalformedRecord(f'its first line names no column "text" (but {", ".join(heads)[:100]!r}); name the columns like the fields of a record')
        for number, row in enumerate(rows, start=2):
            if any(cell.strip() for cell in row):
                yield _row(file, heads, row, (number, unused))
    except csv.Error as error:
        raise MalformedRecord(f"it is no well-formed table ({error}); save it again as CSV") from error
    yield from _noted(file, unused)


def _head(head: str) -> str:
    """The name of a column: Liens' own names in small letters, others as they are written."""
    plain = head.strip()
    return plain.lower() if plain.lower() in FIELDS else plain


def _row(file: _File, heads: list[str], row: list[str], told: tuple[int, set[str]]) -> Piece | Failed:
    """A row as a record of the fields that it tells; ``told`` is its number and the columns that mean nothing here, which are gathered."""
    number, unused = told
    if len(row) != len(heads):
        return _failed(file, MalformedRecord(f"the row has {len(row)} cells, the first line {len(heads)}"), number)
    cells, left = renamed({head: cell for head, cell in zip(heads, row, strict=True) if cell.strip()})
    unused.update(left)
    if "text" not in cells:
        return _failed(file, EmptyInput('its "text" is empty'), number)
    return _line(file, json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass"), unused)


def _delimiter(text: str) -> str:
    """What parts the columns: the one of the usual marks that the first line has most of."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _below(source: str, folder: Path) -> Iterator[Path | Failed]:
    """The readable files below a folder, by name; hidden ones are left alone, links to folders are not followed."""
    failures: list[OSError] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in _readable(Path(place), names):
            found = True
            yield path
    for error in failures:
        where = str(error.filename or folder)
        yield Failed(source, where, str(Stage.FIND), ReadError.__name__, str(_unreadable(error)))
    if not found and not failures:
        reason = f"the folder holds no file that is one of {', '.join(sorted(READABLE))}"
        yield Failed(source, str(folder), str(Stage.FIND), EmptyInput.__name__, reason)


def _readable(place: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in sorted(names):
        stem = name.lower().removesuffix(".gz")
        if not name.startswith(".") and Path(stem).suffix in READABLE:
            yield place / name


def _failed(file: _File, error: LiensError, line: int | None = None) -> Failed:
    place = str(file.path) if line is None else f"{file.path}:{line}"
    return Failed(file.source, place, str(Stage.FIND), type(error).__name__, str(error))


def _unreadable(error: OSError | EOFError | zlib.error) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return NotFound("there is no such file or folder; check its name")
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return ReadError(f"its compression is damaged or cut off ({error}); fetch it again")
    reason = error.strerror or type(error).__name__
    return ReadError(f"it cannot be opened ({reason}); check that you may read it")
