"""Compares the whole chain with plain spaCy on the same articles, in one process: a ratio, not a time, of processor time, whatever else runs.

usage: python benchmarks/chain.py ARTICLES.jsonl[.gz] [--first N] [--profile]

Prints the time of ``nlp.pipe`` with all components of the model, the time of Liens from text to claims, their ratio, the time
of each stage, the memory of the process as it goes, and articles that fail or lose a sentence or a span.
"""

import argparse
import cProfile
import gzip
import json
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import spacy

from liens.engine import Engine
from liens.langs.pack import load_pack
from liens.model import Article, Claim
from liens.parse.parsed import Parsed
from liens.pipeline import Report
from liens.read.parts import find_parts


def articles(path: Path, first: int | None) -> list[Article]:
    """The articles of a JSON Lines file, as the reader makes them."""
    opened = gzip.open if path.suffix == ".gz" else open
    found = []
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            published = date.fromisoformat(data["published"][:10]) if data.get("published") else None
            pack = load_pack(data["lang"])
            parts = find_parts(data["text"], pack, data.get("title"))
            found.append(Article(data["id"], data["text"], data["lang"], published, "given", title=data.get("title"), parts=parts))
            if first and len(found) == first:
                break
    return found


def broken(parsed: Parsed, claims: Sequence[Claim]) -> Iterator[str]:
    """Characters outside all sentences, and quoted texts that are not what stands at their offsets."""
    text = parsed.article.text
    covered = bytearray(len(text))
    for sentence in parsed.sentences:
        covered[sentence.span.start : sentence.span.end] = b"\x01" * (sentence.span.end - sentence.span.start)
    if any(not covered[i] and not c.isspace() for i, c in enumerate(text)):
        yield "a sentence is lost"
    for claim in claims:
        quoted = [(a.span, a.text) for a in (*claim.initiators, *claim.recipients) if a.span]
        quoted += [(q.span, q.text) for q in claim.quantities] + [(p.span, p.text) for p in claim.where]
        quoted += [(claim.when.span, claim.when.text)] if claim.when else []
        quoted += [(claim.event.trigger, claim.event.trigger_text)] if claim.event else []
        quoted += [(x.source.span, x.source.text) for x in claim.attribution if x.source.span]
        if any(span.of(text) != words for span, words in quoted if span):
            yield f"a span of {claim.id} is off"


def memory() -> float:
    """The highest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cold() -> None:
    """One article from nothing, against loading the model alone; the best of three each."""
    sample = str(Path(__file__).parents[1] / "samples" / "depeche-fr.txt")
    commands = {
        "spacy.load": [sys.executable, "-c", "import spacy; spacy.load('fr_core_news_md')"],
        "liens read": [sys.executable, "-m", "liens", "read", sample],
    }
    best = {}
    for name, command in commands.items():
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 # our own program
            runs.append(time.perf_counter() - start)
        best[name] = min(runs)
    print(f"cold: liens read {best['liens read']:.2f} s, spacy.load {best['spacy.load']:.2f} s, ratio {best['liens read'] / best['spacy.load']:.2f}")


def flat(found: Sequence[Article], language: str) -> None:
    """The memory of a process that only reads claims."""
    tools = Engine().tools(language)
    for number, article in enumerate(found, 1):
        tools.reader.read(tools.parser.parse(article), Report())
        if number % 200 == 0 or number == len(found):
            print(f"{number} articles, memory {memory():.0f} MB", flush=True)


def main() -> None:
    """Run both and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--first", type=int)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--no-cold", action="store_true")
    parser.add_argument("--memory", action="store_true", help="only read, and print the memory of the process as it goes")
    args = parser.parse_args()
    found = articles(args.articles, args.first)
    language = found[0].language
    if args.memory:
        flat(found, language)
        return
    plain = spacy.load(load_pack(language).setting("model", "package"))
    tools = Engine().tools(language)
    tools.reader.read(tools.parser.parse(found[0]), Report())
    list(plain.pipe([found[0].text]))
    start = time.process_time()
    for _ in plain.pipe(a.text for a in found):
        pass
    spacy_time = time.process_time() - start
    report, faults, parse_time, claims = Report(), [], 0.0, 0
    start_memory = memory()
    profile = cProfile.Profile()
    start = time.process_time()
    for number, article in enumerate(found):
        before = time.process_time()
        parsed = tools.parser.parse(article)
        parse_time += time.process_time() - before
        if args.profile:
            profile.enable()
        read = tools.reader.read(parsed, report)
        profile.disable()
        claims += len(read)
        faults += [f"{article.id}: {fault}" for fault in broken(parsed, read)]
        if number % 300 == 299:
            print(f"{number + 1} articles, memory {memory():.0f} MB")
    chain_time = time.process_time() - start
    print(f"articles {len(found)}, claims {claims}, faults {len(faults)} {faults[:5]}")
    print(f"plain spaCy {spacy_time:.1f} s; chain {chain_time:.1f} s (parse {parse_time:.1f} s); ratio {chain_time / spacy_time:.2f}")
    print(f"memory {start_memory:.0f} MB at the start, {memory():.0f} MB at the end")
    if args.profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    if not args.no_cold:
        cold()


if __name__ == "__main__":
    main()
