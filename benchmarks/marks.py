"""Reads thousands of made-up texts with odd, mixed, nested and unclosed marks: nothing may fail, and no sentence may be lost.

usage: python benchmarks/marks.py [--count 10000] [--seed 1]

Prints how many texts were read, how many failed, how many lost characters, and how many spans did not fit their text.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass

from liens.claim.attribution import AttributionLexicon, compile_attribution, find_attributions
from liens.langs.pack import load_pack
from liens.model import Article, Attribution
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed

MARKS = ("«", "»", "“", "”", "„", "‟", '"', "''", "``", "'", "‘", "’", "‹", "›", "–", "—", "―", "- ", "(", ")", "[…]", "…", ":", ";", "?!", "\u00a0", "\u202f")
# Pieces of speech, of asides and of sources: what a generator puts between the marks.
PIECES = {
    "fr": (
        "La trêve tient", "a déclaré le ministre", "a-t-il ajouté", "selon l'agence", "que le pont est coupé", "et que le port rouvrira", "Le roi", "dit",
        "nous partirons demain", "d'après un diplomate", "en soulignant que", "l'armée", "refuse de négocier", "« historique »", "Communiqué", "\n", "\n\n",
    ),
    "en": (
        "The truce holds", "the minister said", "she added", "according to the agency", "that the bridge is cut", "and that the port will reopen", "The king",
        "says",
        "we leave tomorrow", "a diplomat told reporters", "warning that", "the army", "refuses to negotiate", "“historic”", "Statement", "\n", "\n\n",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Tools:
    """What reads the texts of one language."""

    parser: Parser
    lexicon: AttributionLexicon


def texts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Language and text, the same for the same seed; marks stand everywhere, matched or not."""
    chance = random.Random(seed)  # noqa: S311 # no secret depends on it
    for number in range(count):
        language = ("fr", "en")[number % 2]
        parts: list[str] = []
        for _ in range(chance.randint(3, 14)):
            parts.append(chance.choice(PIECES[language]))
            parts.append(chance.choice(("", " ", ", ", ". ", chance.choice(MARKS), f" {chance.choice(MARKS)}", f"{chance.choice(MARKS)} ")))
        yield language, "".join(parts)


def wrong(parsed: Parsed, found: tuple[Attribution, ...]) -> list[str]:
    """What is lost or does not fit: characters outside all sentences, spans outside the text, empty contents."""
    text = parsed.article.text
    covered = bytearray(len(text))
    for sentence in parsed.sentences:
        covered[sentence.span.start : sentence.span.end] = b"\x01" * (sentence.span.end - sentence.span.start)
    faults = ["a sentence is lost"] if any(not covered[i] and not c.isspace() for i, c in enumerate(text)) else []
    for a in found:
        spans = [s for s in (a.source, a.cue, *a.content) if s is not None]
        faults += ["a span does not fit" for s in spans if not 0 <= s.start < s.end <= len(text)]
        faults += [] if a.content else ["an attribution without content"]
    return faults


def tools(language: str) -> Tools:
    """Load what reads a language."""
    pack = load_pack(language)
    return Tools(Parser(pack), compile_attribution(pack))


def main() -> None:
    """Read all texts and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    loaded = {language: tools(language) for language in PIECES}
    failed, faults, attributions = 0, 0, 0
    for number, (language, text) in enumerate(texts(args.count, args.seed)):
        try:
            parsed = loaded[language].parser.parse(Article(f"t{number}", text, language))
            found = find_attributions(parsed, loaded[language].lexicon)
        except Exception as error:  # noqa: BLE001 # every failure is counted and shown
            failed += 1
            print(f"{type(error).__name__}: {error} in {text!r}")
            continue
        attributions += len(found)
        for fault in wrong(parsed, found):
            faults += 1
            print(f"{fault} in {text!r}")
    print(f"{args.count} texts, {attributions} attributions, {failed} failed, {faults} faults")


if __name__ == "__main__":
    main()
