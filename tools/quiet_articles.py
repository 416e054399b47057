"""Lists articles without political content by a rule that anybody can repeat, and counts the claims that Liens reads in them.

usage: python tools/quiet_articles.py ARTICLES.jsonl[.gz] [--each 21] [--show]

An article is quiet if a word of its title stands for sport, culture, science, weather or accidents and none for politics or its actors
(``tools/quiet_topics.tsv``); of each topic the first ``--each`` are taken, evenly over the file. What is counted are claims of events:
any political claim in such an article is one too many, or nearly so. ``--show`` prints them with their sentences.
"""

import argparse
import gzip
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from liens.engine import Engine
from liens.langs.pack import load_pack
from liens.langs.table import read_table
from liens.model import Article, Claim
from liens.read.parts import find_parts

TABLE = Path(__file__).with_name("quiet_topics.tsv")
WORD = re.compile(r"\w+")


def load(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def topics() -> tuple[dict[str, str], frozenset[str]]:
    """The topic of each word of a title, and the words that bar an article."""
    named: dict[str, str] = {}
    barred: set[str] = set()
    for row in read_table(TABLE, ("topic", "use", "words")):
        words = row["words"].split()
        if row["use"] == "barred":
            barred.update(words)
        else:
            named.update(dict.fromkeys(words, row["topic"]))
    return named, frozenset(barred)


def quiet(records: Sequence[dict[str, Any]], each: int) -> list[tuple[str, dict[str, Any]]]:
    """The chosen articles with their topics."""
    named, barred = topics()
    groups: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        words = WORD.findall(record["title"].lower())
        topic = next((named[w] for w in words if w in named), None)
        if topic and not barred.intersection(words):
            groups.setdefault(topic, []).append(record)
    chosen = []
    for topic, found in sorted(groups.items()):
        step = max(1, len(found) // each)
        chosen += [(topic, record) for record in found[::step][:each]]
    return chosen


def article_of(record: dict[str, Any]) -> Article:
    """A record as the reader makes it."""
    published = date.fromisoformat(record["published"][:10]) if record.get("published") else None
    parts = find_parts(record["text"], load_pack(record["lang"]), record.get("title"))
    return Article(record["id"], record["text"], record["lang"], published, "given", title=record.get("title"), parts=parts)


def main() -> None:
    """Choose, read, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--each", type=int, default=21)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    chosen = quiet(load(args.articles), args.each)
    engine, counts = Engine(), dict[str, list[int]]()
    for topic, record in chosen:
        claims: list[Claim] = [c for c in engine.read(article_of(record)).claims if c.event]
        counts.setdefault(topic, []).append(len(claims))
        for claim in claims if args.show else ():
            if claim.event:
                print(f"{topic:9}{claim.event.category:10}{claim.event.trigger_text!r} {claim.event.rule} | {claim.sentence.of(record['text'])}")
    for topic, found in counts.items():
        print(f"{topic:9}{len(found):4} articles{sum(found) / len(found):7.2f} claims a piece")
    total = [n for found in counts.values() for n in found]
    print(f"{'all':9}{len(total):4} articles{sum(total) / len(total):7.2f} claims a piece")


if __name__ == "__main__":
    main()
