"""Counts beforehand how many documents local sources hold, for the remaining time; archives and the web cannot be counted cheaply."""

from collections.abc import Sequence
from pathlib import Path

_LINES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
_UNKNOWN = frozenset({".warc", ".gz"})
_CHUNK = 1 << 20


def expected(sources: Sequence[str]) -> int | None:
    """How many documents sources hold, about; None if one of them cannot be counted."""
    counts = [_count(Path(source)) for source in sources]
    return None if None in counts or not counts else sum(count or 0 for count in counts)


def _count(path: Path) -> int | None:
    try:
        if path.is_dir():
            inner = [_count(p) for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")]
            return None if None in inner else sum(count or 0 for count in inner)
        if path.suffix.lower() in _UNKNOWN or not path.is_file():
            return None
        return _lines(path) if path.suffix.lower() in _LINES else 1
    except OSError:
        return None


def _lines(path: Path) -> int:
    with path.open("rb") as opened:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: opened.read(_CHUNK), b""))
