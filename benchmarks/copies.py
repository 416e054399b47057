"""Sweeps how near copies are found: recall on copies made of real articles, false alarms among articles that are none.

usage: python benchmarks/copies.py DATA

DATA is the folder of evaluation data: ``linking/dev_en.jsonl`` and ``bench/wikinews_fr.jsonl.gz``. Of each article five copies are made:
under another head with the last third cut; half of it, padded with another article; every twentieth word changed; the first
six sentences; half of it with every thirtieth word changed.
"""

import argparse
import gzip
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from liens.link.copies import SCHEME, Scheme, bands, is_copy, likeness, shingles, sketch

BENCH = 120


def texts(data: Path) -> list[str]:
    """The real articles."""
    linking = [json.loads(line)["text"] for line in (data / "linking" / "dev_en.jsonl").read_text(encoding="utf-8").splitlines()]
    with gzip.open(data / "bench" / "wikinews_fr.jsonl.gz", "rt", encoding="utf-8") as lines:
        bench = [json.loads(line)["text"] for line in itertools.islice(lines, BENCH)]
    return linking + [text for text in bench if len(text.split()) > 60]


def changed(text: str, step: int) -> str:
    """A text with every so many-th word replaced."""
    return " ".join(word if i % step else f"x{i}" for i, word in enumerate(text.split(), 1))


def copies(text: str, other: str) -> Iterator[str]:
    """Five copies of a text; ``other`` pads two of them."""
    sentences = re.split(r"(?<=[.!?…])\s+", text)
    more = re.split(r"(?<=[.!?…])\s+", other)
    half = sentences[: max(3, len(sentences) // 2)]
    yield " ".join([more[0], *sentences[: max(3, 2 * len(sentences) // 3)]])
    yield " ".join([*half, *more[: len(half) // 2]])
    yield changed(text, 20)
    yield " ".join(sentences[:6])
    yield changed(" ".join(half), 30)


def measure(articles: list[str], scheme: Scheme) -> str:
    """Recall by bands and judge, and the pairs of different articles that bands propose and the judge takes."""
    sets = [shingles(text, scheme) for text in articles]
    keys = [frozenset(bands(sketch(pieces, scheme), scheme)) for pieces in sets]
    hit = judged = made = 0
    for i, text in enumerate(articles):
        for copy in copies(text, articles[i - 1]):
            pieces = shingles(copy, scheme)
            shortlisted = bool(keys[i] & frozenset(bands(sketch(pieces, scheme), scheme)))
            made, hit, judged = made + 1, hit + shortlisted, judged + (shortlisted and is_copy(sets[i], pieces, scheme))
    pairs = list(itertools.combinations(range(len(articles)), 2))
    proposed = [(i, j) for i, j in pairs if keys[i] & keys[j]]
    taken = sorted((round(likeness(sets[i], sets[j]), 2) for i, j in pairs if is_copy(sets[i], sets[j], scheme)), reverse=True)
    found = [1 for i, j in proposed if is_copy(sets[i], sets[j], scheme)]
    return f"shortlisted {hit / made:.3f} folded {judged / made:.3f} | real pairs proposed {len(proposed) / len(pairs):.4f}, copies {len(found)} of {taken}"


def main() -> None:
    """Print a line a scheme."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sweep", action="store_true", help="every scheme, not only the one in use")
    args = parser.parse_args()
    articles = texts(args.data)
    schemes = [SCHEME]
    if args.sweep:
        sizes = [(w, p, r) for w in (3, 4, 5) for p, r in ((128, 2), (128, 3), (192, 3), (256, 4))]
        schemes = [replace(SCHEME, words=w, permutations=p, rows=r) for w, p, r in sizes]
        schemes += [replace(SCHEME, share=share) for share in (0.3, 0.35, 0.4, 0.5, 0.55, 0.6)]
    for scheme in schemes:
        print(scheme, measure(articles, scheme), flush=True)


if __name__ == "__main__":
    main()
