"""The table of an article's claims: drawn by rich in a terminal, as aligned plain text elsewhere."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from liens.model import Article, Claim
from liens.show import wording
from liens.show.words import Words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_COLUMNS = ("number", "status", "source", "event", "when", "where", "quantities", "span")
_GAP = "  "
# Colours say again what mark and word say; the terminal's own palette keeps them readable on any background.
_STYLES = {
    "actual": "green",
    "alleged": "yellow",
    "planned": "cyan",
    "possible": "magenta",
    "wanted": "blue",
    "negated": "red",
    "statement": "default",
}
# Shares of a terminal's width for the columns that may wrap, and the least that dates and status words need.
_RATIOS = {"source": 3, "event": 5, "where": 2, "quantities": 2}
_WIDTHS = {"status": 12, "when": 10}
_UNBROKEN = frozenset({"number", "span"})
# Below so many columns eight cells side by side cannot be read.
_NARROW = 110


def headings(words: Words) -> list[str]:
    """The heads of the columns."""
    return [words(f"table.{column}") for column in _COLUMNS]


def row(claim: Claim, number: int, words: Words) -> list[str]:
    """The cells of one claim."""
    return [
        str(number),
        wording.status(claim, words),
        wording.one_line(wording.who_says(claim, words)),
        wording.one_line(wording.what(claim, words)),
        wording.when(claim.when),
        wording.one_line(wording.where(claim.where)),
        wording.one_line(wording.quantities(claim, words)),
        wording.characters(wording.anchor(claim)),
    ]


def header(article: Article, words: Words) -> list[str]:
    """The lines above a table: title, then outlet, date and its origin, language, file and id."""
    return [wording.title(article, words), " · ".join(wording.facts(article, words))]


def plain_claims(article: Article, claims: Sequence[Claim], first: int, words: Words) -> str:
    """An article's claims as plain text; numbers begin at ``first``."""
    rows = [row(claim, number, words) for number, claim in enumerate(claims, first)]
    return plain_table(header(article, words), headings(words), rows, words("table.none"))


def plain_table(above: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> str:
    """Lines of cells under their heads, aligned by the width that characters have on a screen."""
    body = aligned([heads, *rows]) if rows else [empty]
    return "\n".join([*above, "", *body]) + "\n\n"


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines whose cells begin at the same column."""
    table = [list(cells) for cells in rows]
    widths = [max(width(cell) for cell in column) for column in zip(*table, strict=True)]
    return [_GAP.join(cell + " " * (w - width(cell)) for cell, w in zip(cells, widths, strict=True)).rstrip(" ") for cells in table]


def width(text: str) -> int:
    """How many columns a text takes on a screen: wide characters two, combining ones none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def rich_claims(article: Article, claims: Sequence[Claim], first: int, words: Words, columns: int) -> "list[RenderableType]":
    """An article's claims for a terminal so many columns wide; a narrow one gets some lines a claim instead of a row."""
    from rich.text import Text

    rows = [[Text(cell) for cell in row(claim, number, words)] for number, claim in enumerate(claims, first)]
    for cells, claim in zip(rows, claims, strict=True):
        cells[1].stylize(_STYLES[wording.standing(claim)])
    if columns < _NARROW and rows:
        return [*_above(header(article, words)), _blocks(rows), Text()]
    return _rich(header(article, words), headings(words), rows, words("table.none"))


def rich_table(above: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> "list[RenderableType]":
    """Any table for a terminal."""
    from rich.text import Text

    return _rich(above, heads, [[Text(cell) for cell in cells] for cells in rows], empty)


def _above(lines: Sequence[str]) -> "list[RenderableType]":
    from rich.text import Text

    return [Text(lines[0], style="bold"), Text(lines[1], style="dim")]


def _rich(above: Sequence[str], heads: Sequence[str], rows: "Sequence[Sequence[RenderableType]]", empty: str) -> "list[RenderableType]":
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return [*_above(above), Text(empty), Text()]
    claims = len(heads) == len(_COLUMNS)
    table = Table(box=None, pad_edge=False, padding=(0, 1), expand=claims)
    for column, head in zip(_COLUMNS, heads, strict=False):
        ratio = _RATIOS.get(column) if claims else None
        table.add_column(Text(head, style="dim"), no_wrap=column in _UNBROKEN, overflow="fold", ratio=ratio, min_width=_WIDTHS.get(column) if claims else None)
    for cells in rows:
        table.add_row(*cells)
    return [*_above(above), table, Text()]


def _blocks(rows: "Sequence[Sequence[Text]]") -> "Table":
    """Number and status, what, who says it, then when, where and how many: each on a line of its own."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, status, source, event, when, where, amount, span in rows:
        details = Text(" · ").join(cell for cell in (when, where, amount) if cell)
        lines = [Text.assemble(status, " ", span), event, source, *([details] if details else [])]
        table.add_row(number, Text("\n").join(lines))
    return table
