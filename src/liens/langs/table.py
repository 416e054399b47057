"""Reads the tab separated data files of packs and ontology, and says file and line when one is wrong."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liens.errors import PackError

EMPTY = "-"
_TAB = "\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data file: its cells by column name, and where it stands (``fr/cues.tsv:6``)."""

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str | None:
        """The cell, or None where it is empty (``-``)."""
        value = self.cells[column]
        return None if value == EMPTY else value

    def error(self, message: str) -> PackError:
        """An error that names this line."""
        return PackError(f"{self.place}: {message}")


def read_table(path: Path, columns: Sequence[str], label: str | None = None) -> Iterator[Row]:
    """Read a table whose header must be ``columns``; lines that begin with ``#`` before the header are comments.

    Raises PackError with file and line on a missing file, a wrong header, a wrong number of cells or text that
    is not NFC. ``label`` is how messages and reasons name the file (folder and name if not given).
    """
    name = label or label_of(path)
    for number, line in read_lines(path, columns, name):
        yield Row(f"{name}:{number}", dict(zip(columns, line.split(_TAB), strict=True)))


def label_of(path: Path) -> str:
    """How messages and reasons name a data file: folder and name."""
    return f"{path.parent.name}/{path.name}"


def read_lines(path: Path, columns: Sequence[str], name: str) -> Iterator[tuple[int, str]]:
    """The lines of a table as they stand, with their numbers; checked and raising as :func:`read_table` does."""
    start, lines = read_body(path, columns, name)
    return ((number, line) for number, line in enumerate(lines, start) if line)


def read_body(path: Path, columns: Sequence[str], name: str) -> tuple[int, list[str]]:
    """The number of the first line below the header, and all lines from there on, empty ones as well; checked as :func:`read_table` does.

    For the long tables that every run reads: nothing is made of a line but a string.
    """
    lines = _content(path, name).split("\n")
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if head < len(lines) and lines[head].split(_TAB) != list(columns):
        raise PackError(f"{name}:{head + 1}: header is {lines[head]!r}, expected {' '.join(columns)!r} (tab separated)")
    body, between = lines[head + 1 :], len(columns) - 1
    for at in [at for at, line in enumerate(body) if line.count(_TAB) != between]:
        if body[at]:
            raise PackError(f"{name}:{head + 2 + at}: {body[at].count(_TAB) + 1} cells, expected {between + 1}: {body[at][:60]!r}")
    return head + 2, body


def _content(path: Path, name: str) -> str:
    try:
        content = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise PackError(f"{name}: cannot be read ({error.strerror}); is the installation whole?") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{name}: is not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    if not unicodedata.is_normalized("NFC", content):
        raise PackError(f"{name}: is not NFC; normalise the file")
    # Line ends as other systems write them.
    return content.replace("\r\n", "\n").replace("\r", "\n") if "\r" in content else content
