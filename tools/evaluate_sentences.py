"""Measures sentence limits: Liens reads raw texts of ten treebank sentences each, and its limits are compared with the treebank's.

usage: python tools/evaluate_sentences.py TREEBANK.conllu[.gz] [--size 10] [--show]
       python tools/evaluate_sentences.py --cuts GOLD_FOLDER […] [--show]

The first form takes sentences in file order, joins ten by blanks into one paragraph, and counts a sentence as found if both
of its ends are (F1 over sentences). A treebank that holds English translations (``# text_en``) is scored in English too. The
second form counts sentences of an article that are cut where none ends: inside a quoted sentence, between a quotation and
the words that go on with it, after an abbreviation or an initial. Without ``--show`` no text is printed.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from liens.langs.pack import load_pack
from liens.model import Article, Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed, Sentence

LANGUAGES = {"text": "fr", "text_en": "en"}
_TERMINAL = ".!?…"
_MARKS = " \t\u00a0\u202f»”\"'’)]"
_INITIAL = re.compile(r"(?:^|[\s(«“\"'’-])(?:[A-ZÀ-Ý][.-])*[A-ZÀ-Ý]\.$")
_WORD = re.compile(r"[\w'’.-]+\.$")


@dataclass
class Score:
    """Sentences of the treebank, sentences given, sentences right."""

    gold: int = 0
    given: int = 0
    right: int = 0

    def f1(self) -> float:
        """Harmonic mean of the share found and the share right."""
        return 2 * self.right / (self.gold + self.given)


def treebank(path: Path, field: str) -> list[str]:
    """The raw sentences of a CoNLL-U file: ``text``, or a translation in another field."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [line.partition("=")[2].strip() for line in lines if line.startswith(f"# {field} =")]


def score(sentences: Sequence[str], size: int, parser: Parser, language: str) -> tuple[Score, list[str]]:
    """F1 of sentence limits, and the limits that are wrong, as text."""
    found, wrong = Score(), []
    for at in range(0, len(sentences), size):
        group = sentences[at : at + size]
        text = " ".join(group)
        parsed = parser.parse(Article(f"group-{at}", text, language))
        ends = [0, *(len(" ".join(group[: n + 1])) + 1 for n in range(len(group)))]
        gold = {Span(a, b - 1) for a, b in pairwise(ends)}
        given = {s.span for s in parsed.sentences}
        found.gold += len(gold)
        found.given += len(given)
        found.right += len(gold & given)
        starts, wanted = {s.start for s in given}, {s.start for s in gold}
        wrong += [f"cut     {_around(text, x)}" for x in sorted(starts - wanted)] + [f"joined  {_around(text, x)}" for x in sorted(wanted - starts)]
    return found, wrong


def _around(text: str, at: int) -> str:
    return f"{text[max(0, at - 70) : at]}|{text[at : at + 50]}"


def cuts(parsed: Parsed, abbreviations: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Sentence limits within a paragraph at which no sentence can end: kind and text around."""
    text = parsed.article.text
    for before, after in pairwise(parsed.sentences):
        if before.paragraph == after.paragraph:
            for kind in _faults(parsed, before, after, abbreviations):
                yield kind, _around(text, after.span.start)


def _faults(parsed: Parsed, before: Sentence, after: Sentence, abbreviations: frozenset[str]) -> Iterator[str]:
    text, at = parsed.article.text, after.span.start
    ended = text[before.span.start : at].rstrip(_MARKS)
    stands_in = [q for q in parsed.quotations if q.closed and q.outer.start < at < q.outer.end]
    if ended[-1:] not in _TERMINAL:
        yield "inside a quotation" if stands_in else "without an end"
    if next((c for c in text[at:] if c.isalnum()), "A").islower():
        yield "before a small letter"
    if any(_fragment(text, q.inner, at) for q in stands_in):
        yield "inside a quotation"
    last = _WORD.search(ended)
    if before.span.of(text).endswith(".") and last and (last.group()[:-1] in abbreviations or _INITIAL.search(ended)):
        yield "after an abbreviation"


def _fragment(text: str, inner: Span, at: int) -> bool:
    """True if a limit leaves less than two words of a quotation on one side: an exclamation, no sentence."""
    return min(len(text[inner.start : at].split()), len(text[at : inner.end].split())) < 2


def articles(folder: Path) -> Iterator[Article]:
    """The gold articles of a folder."""
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        text = data.get("text") or (folder / data["text_file"]).read_text(encoding="utf-8")
        yield Article(data["id"], text, data.get("lang", "fr"))


def report_cuts(folders: Sequence[Path], *, show: bool) -> None:
    """Print how many sentences of each folder are cut where none ends."""
    parsers: dict[str, Parser] = {}
    for folder in folders:
        counted: Counter[str] = Counter()
        sentences = 0
        for article in articles(folder):
            pack = load_pack(article.language)
            parser = parsers.get(article.language) or parsers.setdefault(article.language, Parser(pack))
            parsed = parser.parse(article)
            sentences += len(parsed.sentences)
            for kind, around in cuts(parsed, pack.words("sentence", "abbreviations")):
                counted[kind] += 1
                if show:
                    print(f"  {kind}: {around}")
        print(f"{folder}: {sentences} sentences, cut {sum(counted.values())} {dict(sorted(counted.items()))}")


def main() -> None:
    """Run one of the two measurements and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, nargs="?")
    parser.add_argument("--cuts", type=Path, nargs="+", default=[])
    parser.add_argument("--size", type=int, default=10)
    parser.add_argument("--show", action="store_true", help="print the limits that are wrong")
    args = parser.parse_args()
    report_cuts(args.cuts, show=args.show)
    for field, language in LANGUAGES.items() if args.treebank else ():
        sentences = treebank(args.treebank, field)
        if sentences:
            found, wrong = score(sentences, args.size, Parser(load_pack(language)), language)
            print(f"{args.treebank.name} {language}: {found.gold} sentences, given {found.given}, right {found.right}, F1 {100 * found.f1():.2f}")
            print("\n".join(wrong) if args.show else "", end="\n" if args.show else "")


if __name__ == "__main__":
    main()
