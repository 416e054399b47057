"""Scores the mention layer on newslike sentences of our own: the words in brackets mean the actors behind the bar."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liens.claim.actor.mention import Mention
from liens.claim.propose import Proposer
from liens.langs.table import read_table
from liens.model import Article
from liens.parse.grammar import antecedent
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed

COLUMNS = ("kind", "date", "text")
MARK = re.compile(r"\[([^\]|]*)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Asked:
    """The words from ``start`` to ``end`` and the answers that count as right; ``!X`` says only what they do not mean."""

    start: int
    end: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found for one mention."""

    kind: str
    text: str
    words: str
    answers: tuple[str, ...]
    found: tuple[str, ...]
    right: bool


def unmarked(marked: str) -> tuple[str, tuple[Asked, ...]]:
    """The plain text of a sentence with brackets, and what is asked of it."""
    plain, asked, at = "", [], 0
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        asked.append(Asked(len(plain), len(plain) + len(match[1]), tuple(match[2].split(","))))
        plain += match[1]
        at = match.end()
    return plain + marked[at:], tuple(asked)


def meant(parsed: Parsed, mentions: Sequence[Mention], asked: Asked) -> tuple[str, ...]:
    """The codes of the words: those at their highest word that has any, else of the phrase that holds them all."""
    inside = [t for t in parsed.tokens if t.start < asked.end and asked.start < t.end]
    words = {i: [m for m in mentions if m.token == i] for t in inside for i in (t.i, antecedent(parsed, t.i))}
    there = [i for i, found in words.items() if found]
    if there:
        top = min(there, key=lambda i: (len(list(parsed.path_up(i))), i))
        return tuple(sorted({m.code for m in words[top]}))
    around = [m for m in mentions if any(m.first <= t.i <= m.last for t in inside)]
    return tuple(sorted({m.code for m in around}))


def fits(found: Sequence[str], answer: str) -> bool:
    """True where the codes found are those of the answer; an answer without a sector asks only for state or body."""
    if answer.startswith("!"):
        return not any(same(code, answer[1:]) for code in found)
    wanted = answer.split("+")
    heads = len({c.split("/")[0] for c in found})
    return heads == len(wanted) and all(any(same(code, one) for code in found) for one in wanted)


def same(code: str, asked: str) -> bool:
    """A code is the one asked for; without a sector the state or body is enough."""
    return code == asked or ("/" not in asked and code.split("/", maxsplit=1)[0] == asked)


def outcomes(language: str, parser: Parser, rules: Proposer) -> Iterator[Outcome]:
    """Every bracket of a language's sentences with what Liens makes of it."""
    for row in read_table(Path(__file__).parent / f"mentions_{language}.tsv", COLUMNS):
        text, asked = unmarked(row["text"])
        parsed = parser.parse(Article("a-test", text, language, published=date.fromisoformat(row["date"])))
        mentions = rules.context(parsed).mentions
        for one in asked:
            found = meant(parsed, mentions, one)
            yield Outcome(row["kind"], text, text[one.start : one.end], one.answers, found, any(fits(found, a) for a in one.answers))
