"""Reads and writes the tab separated tables from which the ontology is compiled."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

EMPTY = "-"


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yield every row of a table as a mapping from column to cell, empty cells as ''."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    columns = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"{path}:{number}: {len(cells)} cells where {len(columns)} belong")
        yield {column: "" if cell == EMPTY else cell for column, cell in zip(columns, cells, strict=True)}


def table_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give the text of a table: header first, rows sorted, each once, in composed Unicode."""
    lines = {"\t".join(cell or EMPTY for cell in row) for row in rows}
    text = "\n".join(["\t".join(columns), *sorted(lines)]) + "\n"
    return unicodedata.normalize("NFC", text)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table to a file."""
    path.write_text(table_text(columns, rows), encoding="utf-8", newline="\n")


def split_forms(cell: str) -> list[str]:
    """Give the forms of a cell, which stand between bars."""
    return [form for form in cell.split("|") if form]
