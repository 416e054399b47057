"""Takes web archives (WARC, packed or not) apart by fastwarc: one piece for each page, feed or PDF that was answered with success."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from liens.errors import LiensError, ReadError, TooLarge
from liens.ingest.answers import answer_kind, charset_of, stamp_of
from liens.ingest.piece import About, Limits, Piece, Stage
from liens.store.runs import Failed

_CHUNK = 1 << 20
_OK = 200


def archived(source: str, path: Path, limits: Limits) -> Iterator[Piece | Failed]:
    """The pieces of an archive; one that was cut off gives what is whole and a failure at the end, for fastwarc ends silently."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count, last = 0, 0
    with path.open("rb") as opened:
        try:
            for record in ArchiveIterator(opened, parse_http=True, auto_decode="all", record_types=WarcRecordType.any_type):
                count, last = count + 1, record.stream_pos
                if record.record_type == WarcRecordType.response and record.http_headers is not None:
                    yield from _piece(record, source, path, limits)
        except (RuntimeError, ValueError, OSError, EOFError) as error:
            yield _failed(source, str(path), ReadError(f"the archive is damaged after record {count} ({error}); fetch it again"))
            return
    reason = _cut_off(path, last) if count else "it holds no record"
    if reason:
        yield _failed(source, str(path), ReadError(f"the archive is cut off or damaged after record {count} ({reason}); fetch it again"))


def _piece(record: Any, source: str, path: Path, limits: Limits) -> Iterator[Piece | Failed]:
    """The piece of an answer; nothing for pictures, scripts, errors and redirections."""
    headers = record.http_headers
    if headers.status_code != _OK:
        return
    address = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    name = record.record_id or f"{record.stream_pos}"
    place = f"{path}#{str(name).strip('<>')}"
    data, whole = _body(record, limits.document)
    if not whole:
        yield _failed(source, place, TooLarge(f"its content is larger than the limit of {limits.document:,} bytes, or damaged; take it out of the archive"))
        return
    kind = answer_kind(headers.get("Content-Type", ""), data)
    # Lists in an archive name pages that stand in it as well, or that were left out on purpose.
    if kind is not None and not kind.is_list:
        # The address that Liens was given, not the day of the crawl: an archive may be years younger than the article.
        yield Piece(source, place, kind, data, stamp_of(data), About(address, charset=charset_of(headers.get("Content-Type", ""))))


def _body(record: Any, limit: int) -> tuple[bytes, bool]:
    """The content, unpacked, and whether it is whole and within the limit."""
    parts, total = [], 0
    try:
        while chunk := record.reader.read(_CHUNK):
            parts.append(chunk)
            total += len(chunk)
            if total > limit:
                return b"", False
    except (RuntimeError, ValueError, OSError):
        return b"", False
    return b"".join(parts), True


def _cut_off(path: Path, last: int) -> str | None:
    """Why the last record is not whole, None if it is."""
    with path.open("rb") as opened:
        opened.seek(last)
        head = opened.read(2)
        opened.seek(last)
        if head == b"\x1f\x8b":
            return _unfinished(opened)
        data = opened.read(1 << 16)
        length = _length(data)
        start = data.find(b"\r\n\r\n")
        size = path.stat().st_size
        if length is None or start < 0:
            return "its last record has no head"
        return None if last + start + 4 + length <= size else "its last record is shorter than it says"


def _unfinished(opened: Any) -> str | None:
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        while data := opened.read(_CHUNK):
            while data and not unpacker.eof:
                unpacker.decompress(data, _CHUNK)
                data = unpacker.unconsumed_tail
            if unpacker.eof:
                return "bytes follow that are no record" if unpacker.unused_data.strip(b"\0") and not unpacker.unused_data.startswith(b"\x1f\x8b") else None
    except zlib.error as error:
        return str(error)
    return "its last record ends in the middle"


def _length(head: bytes) -> int | None:
    for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return int(value)
    return None


def _failed(source: str, place: str, error: LiensError) -> Failed:
    return Failed(source, place, str(Stage.FIND), type(error).__name__, str(error))
