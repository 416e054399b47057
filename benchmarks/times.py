"""What the reading of times and quantities costs beside the parse, in one process, on the clock of the processor.

usage: python benchmarks/times.py FILE.jsonl[.gz] [--articles 100] [--language fr]

Prints for each step its milliseconds an article and its share of the parse: finding times and numbers, dating the events,
attaching quantities. The last line is their sum.
"""

import argparse
import gc
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from liens.claim import reader as steps
from liens.claim.when import TimeChooser
from liens.langs.pack import load_pack
from liens.model import Article
from liens.parse.nlp import Parser
from liens.pipeline import Report
from liens.read.parts import find_parts

STEPS = ("times_of", "find_numbers", "quantities_of", "happenings")


def timed(name: str, work: Callable[..., Any], taken: Counter[str]) -> Callable[..., Any]:
    """The same work, with the time that it takes added up."""

    def run(*args: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return work(*args, **named)
        finally:
            taken[name] += time.process_time() - start

    return run


def articles(path: Path, count: int, language: str) -> list[Article]:
    """The first articles of a file."""
    pack = load_pack(language)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
        records = [json.loads(row) for _, row in zip(range(count), rows, strict=False)]
    return [
        Article(
            str(n),
            r["text"],
            language,
            date.fromisoformat(r["published"][:10]) if r.get("published") else None,
            title=r.get("title"),
            parts=find_parts(r["text"], pack, r.get("title")),
        )
        for n, r in enumerate(records)
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--language", default="fr")
    args = parser.parse_args()
    taken: Counter[str] = Counter()
    for name in STEPS:
        setattr(steps, name, timed(name, getattr(steps, name), taken))
    TimeChooser.choose = timed("choose", TimeChooser.choose, taken)  # type: ignore[method-assign]
    pack = load_pack(args.language)
    parse = timed("parse", Parser(pack).parse, taken)
    reader = steps.ClaimReader(pack)
    found = articles(args.file, args.articles, args.language)
    warm = articles(args.file, 1, args.language)
    for article in (*warm, *found):
        if article is found[0]:
            # A search through all that was loaded takes as long as ten articles, and would be booked on whichever step it falls into.
            gc.collect()
            gc.freeze()
            taken.clear()
        reader.read(parse(article), Report())
    for name in (*STEPS, "choose", "parse"):
        print(f"{name:18} {1000 * taken[name] / len(found):7.2f} ms an article  {100 * taken[name] / taken['parse']:5.1f} % of the parse")
    whole = sum(taken[name] for name in (*STEPS, "choose"))
    print(f"times and quantities: {100 * whole / taken['parse']:.1f} % of the parse, {len(found)} articles")


if __name__ == "__main__":
    main()
