"""Turns what was read into text of the wanted form: table, JSON Lines or CSV, article by article."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from liens.engine import Layer, Reading
from liens.show import flat, table, wording
from liens.show.run import Layered
from liens.show.words import Words

Delivery = Callable[[Reading | Layered, int], str]


class Format(StrEnum):
    """The forms of a result."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which form, of which layer, in whose words, and whether a terminal shows it."""

    format: Format
    layer: Layer
    words: Words
    terminal: bool


def opening(wanted: Wanted) -> str:
    """What stands before the first article: the heads of a CSV file."""
    return flat.csv_lines([flat.columns(wanted.layer)]) if wanted.format is Format.CSV else ""


def delivery(wanted: Wanted) -> Delivery:
    """The function that writes one article out; it takes the number of the article's first claim."""
    if wanted.format is Format.JSONL:
        return _jsonl
    if wanted.format is Format.CSV:
        return _csv
    return _terminal(wanted) if wanted.terminal else _plain(wanted)


def _jsonl(read: Reading | Layered, first: int) -> str:  # noqa: ARG001 # records carry ids, not numbers
    records = [read.record] if isinstance(read, Layered) else read.records()
    return "".join(flat.compact(record) + "\n" for record in records)


def _csv(read: Reading | Layered, first: int) -> str:
    return flat.csv_lines(flat.layer_rows(read) if isinstance(read, Layered) else flat.claim_rows(read, first))


def _plain(wanted: Wanted) -> Delivery:
    def deliver(read: Reading | Layered, first: int) -> str:
        if isinstance(read, Reading):
            return table.plain_claims(read.article, read.claims, first, wanted.words)
        return table.plain_table(*_layer_table(read, wanted))

    return deliver


def _terminal(wanted: Wanted) -> Delivery:
    from rich.console import Console

    console = Console(highlight=False)

    def deliver(read: Reading | Layered, first: int) -> str:
        if isinstance(read, Reading):
            drawn = table.rich_claims(read.article, read.claims, first, wanted.words, console.width)
        else:
            drawn = table.rich_table(*_layer_table(read, wanted))
        with console.capture() as captured:
            for part in drawn:
                console.print(part)
        return captured.get()

    return deliver


def _layer_table(read: Layered, wanted: Wanted) -> tuple[list[str], list[str], list[list[str]], str]:
    words = wanted.words
    if wanted.layer is Layer.ATTRIBUTIONS:
        heads = ["kind", "source", "cue", "content", "span"]
        rows = [_quote(cells, words) for cells in flat.layer_rows(read)]
    else:
        heads = ["span", "text", "value"]
        rows = [[f"[{start}:{end}]", wording.one_line(str(text)), str(value)] for _, start, end, text, value in flat.layer_rows(read)]
    return table.header(read.article, words), [words(f"table.{h}") for h in heads], rows, words("table.nothing")


def _quote(cells: list[object], words: Words) -> list[str]:
    _, kind, source, _, _, cue, _, _, content, start, end = cells
    shown = [wording.one_line(str(cell or "")) for cell in (source, cue)]
    return [words(f"quoting.{kind}"), *shown, wording.excerpt(str(content or "")), f"[{start}:{end}]"]
