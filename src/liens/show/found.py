"""What ``liens search`` and ``liens export`` do: claims that fit a query, as a table or in a form for other programs."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from liens.dossier.search import parse_search
from liens.errors import LiensError
from liens.identity import identifier
from liens.show import table
from liens.show.commands import NOTHING_READ, READ, USAGE, say
from liens.show.flat import csv_lines
from liens.show.output import STANDARD, sink
from liens.show.wording import excerpt, one_line
from liens.show.words import Words
from liens.store import ask
from liens.store.database import Location, open_to_read
from liens.store.export import export
from liens.store.gold import gold
from liens.store.load import records
from liens.store.texts import find_articles, find_sentences

Json = dict[str, Any]
_MOST = 10_000
_LONGEST_NAME = 100
_HEADS = ("day", "status", "source", "event", "outlet", "sentence", "id")


@dataclass(frozen=True, slots=True)
class Form:
    """How a result is wanted: its form, how many claims at most (0 = all), and where."""

    format: str
    limit: int
    output: Path | None


def search(database: Location, text: str, form: Form, words: Words) -> int:
    """Show the claims that fit, latest first; the exit code."""
    try:
        query = parse_search(text)
        with open_to_read(database) as store, store.glance():
            keys = ask.find(store, query, form.limit)
            found = list(records(store, keys))
            count = len(keys) if len(keys) < form.limit else ask.count_found(store, query, _MOST)
    except LiensError as error:
        say(str(error))
        return USAGE
    _deliver(found, form, words)
    say(words("body.found" if count < _MOST else "body.found_many", shown=words.number(len(found)), claims=words.count("claims", count)))
    return READ if found else NOTHING_READ


def search_texts(database: Location, text: str, form: Form, words: Words, *, whole: bool) -> int:
    """Show sentences, or whole articles, with these words, claims or not; the exit code."""
    try:
        with open_to_read(database) as store, store.glance():
            passages = (find_articles if whole else find_sentences)(store, text, form.limit)
    except LiensError as error:
        say(str(error))
        return USAGE
    told = [asdict(passage) for passage in passages]
    with sink(form.output) as target:
        if form.format == "json":
            target.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        elif form.format == "jsonl":
            target.write("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told))
        elif form.format == "csv":
            target.write(csv_lines([list(told[0]) if told else [], *(list(one.values()) for one in told)]))
        else:
            heads = [words(f"body.{head}") for head in ("day", "outlet", "title", "sentence", "article")]
            rows = [[p.published or "", p.outlet or "", excerpt(p.title or "", 60), excerpt(p.text, 110), p.article] for p in passages]
            target.write("\n".join(table.aligned([heads, *([one_line(cell) for cell in row] for row in rows)]) if rows else [words("table.nothing")]) + "\n")
        target.keep()
    return READ if passages else NOTHING_READ


def export_found(database: Location, text: str, form: Form, words: Words) -> int:
    """Write every claim that fits in a form for other programs; the exit code."""
    told = _Counted()
    try:
        query = parse_search(text)
        with open_to_read(database) as store, store.glance(), sink(form.output) as target:
            export(form.format, told.through(records(store, ask.every(store, query))), target.bytes())
            target.keep()
    except LiensError as error:
        say(str(error))
        return USAGE
    except OSError as error:
        say(words("reading.unwritable", path=form.output, reason=error.strerror or error))
        return USAGE
    say(words.count("claims", told.count))
    return READ if told.count else NOTHING_READ


def export_gold(database: Location, text: str, folder: Path | None, words: Words) -> int:
    """Write the articles that people judged as gold: a file each into a folder, or a line each to standard output; the exit code."""
    left: list[str] = []
    count = 0
    try:
        query = parse_search(text)
        if folder is not None and folder != STANDARD:
            folder.mkdir(parents=True, exist_ok=True)
        with open_to_read(database) as store, store.glance():
            for found in gold(store, query):
                count += 1
                left += found.left
                _write_gold(found.article, folder)
    except LiensError as error:
        say(str(error))
        return USAGE
    except OSError as error:
        say(words("reading.unwritable", path=folder, reason=error.strerror or error))
        return USAGE
    if left:
        say(words("judging.untold", claims=", ".join(left)))
    say(words.count("articles", count))
    return READ if count else NOTHING_READ


def _write_gold(article: Json, folder: Path | None) -> None:
    """One gold article, as a file that has the name of its id where that is one."""
    if folder is None or folder == STANDARD:
        with sink(None) as target:
            target.write(json.dumps(article, ensure_ascii=False) + "\n")
            target.keep()
        return
    plain = article["id"].replace("-", "").replace("_", "").isalnum() and len(article["id"]) < _LONGEST_NAME
    name = article["id"] if plain else identifier("a", [article["id"]])
    with sink(folder / f"{name}.json") as target:
        target.write(json.dumps(article, ensure_ascii=False, indent=1) + "\n")
        target.keep()


class _Counted:
    """Counts what passes."""

    def __init__(self) -> None:
        self.count = 0

    def through(self, items: Iterator[Json]) -> Iterator[Json]:
        for item in items:
            self.count += 1
            yield item


def _deliver(found: list[Json], form: Form, words: Words) -> None:
    with sink(form.output) as target:
        if form.format == "table":
            target.write(_table(found, form, words))
        elif form.format == "json":
            target.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        else:
            export(form.format, found, target.bytes())
        target.keep()


def _table(found: list[Json], form: Form, words: Words) -> str:
    heads = [words(f"body.{head}") for head in _HEADS]
    rows = [_row(record, words) for record in found]
    if form.output in {None, STANDARD} and sys.stdout.isatty() and rows:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        console, drawn = Console(highlight=False), Table(box=None, pad_edge=False)
        for head in heads:
            drawn.add_column(Text(head, style="dim"), overflow="fold", no_wrap=head == heads[-1])
        for row in rows:
            drawn.add_row(*(Text(cell) for cell in row))
        with console.capture() as captured:
            console.print(drawn)
        return captured.get()
    return "\n".join(table.aligned([heads, *rows]) if rows else [words("table.none")]) + "\n"


def _row(record: Json, words: Words) -> list[str]:
    when, article = record["when"] or {}, record["article"]
    standing = "negated" if record["negated"] else record["status"] if record["event"] else "statement"
    sources = [link["source"]["name"] for link in record["attribution"]]
    cells = (
        when.get("start") or when.get("end") or article["published"] or "",
        words(f"statuses.{standing}"),
        sources[0] if sources else words("table.outlet"),
        _event(record, words),
        article["outlet"] or "",
        excerpt(record["sentence"]["text"], 90),
        record["id"],
    )
    return [one_line(cell) for cell in cells]


def _event(record: Json, words: Words) -> str:
    event = record["event"]
    if event is None:
        return "–"
    parties = [", ".join(actor["code"] for actor in record[role]) for role in ("initiators", "recipients")]
    arrow = " → ".join(party or "?" for party in parties) if parties[1] else parties[0] or "?"
    return f"{arrow} · {words('categories.' + event['category'])} ({event['trigger']['text']})"
