"""Which actor a word means: names, descriptions, persons beside a role, pronouns, and names that several bear."""

from datetime import date
from pathlib import Path

import pytest

from liens.claim.actor.mention import Mention
from liens.claim.propose import Proposer
from liens.langs.table import Row, read_table
from liens.model import Article
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from liens.read.parts import find_parts

COLUMNS = ("lang", "idea", "date", "text", "word", "codes", "failing")
BOTH = tuple(read_table(Path(__file__).parent / "mention_cases.tsv", COLUMNS))
CASES = (*BOTH, *read_table(Path(__file__).parent / "mention_cases_en.tsv", COLUMNS))
NOBODY = "none"


def cases() -> list[object]:
    def marks(case: Row) -> list[pytest.MarkDecorator]:
        reason = case.get("failing")
        return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []

    return [pytest.param(c, id=f"{c['lang']} {c['idea']}", marks=marks(c)) for c in CASES]


def read(case: Row, parsers: dict[str, Parser], rules: dict[str, Proposer]) -> tuple[Parsed, tuple[Mention, ...]]:
    text = written(case)
    first, _, rest = text.partition("\n")
    title = first if rest else None
    parts = find_parts(text, rules[case["lang"]].pack, title)
    parsed = parsers[case["lang"]].parse(Article("a-test", text, case["lang"], published=date.fromisoformat(case["date"]), title=title, parts=parts))
    return parsed, rules[case["lang"]].context(parsed).mentions


def written(case: Row) -> str:
    """The text of a case; in the table its paragraphs stand on one line, the title first."""
    return case["text"].replace("\\n", "\n")


def characters(case: Row) -> tuple[int, int]:
    """Where the word of a case stands; ``Sow#2`` is its second occurrence."""
    word, _, number = case["word"].partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = written(case).index(word, start + 1)
    return start, start + len(word)


@pytest.mark.parametrize("case", cases())
def test_who_is_meant(case: Row, parsers: dict[str, Parser], rules: dict[str, Proposer]) -> None:
    parsed, mentions = read(case, parsers, rules)
    start, end = characters(case)
    found = {m.code: m.why for m in mentions if parsed.span(m.first, m.last).start <= start and end <= parsed.span(m.first, m.last).end}
    expected = [] if case["codes"] == NOBODY else case["codes"].split(" ")
    own = {m.code: m.why for m in mentions if parsed.tokens[m.token].start <= start < parsed.tokens[m.token].end}
    assert sorted(own or found) == expected, own or found


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['idea']}")
def test_every_mention_is_whole_and_explained(case: Row, parsers: dict[str, Parser], rules: dict[str, Proposer]) -> None:
    parsed, mentions = read(case, parsers, rules)
    for m in mentions:
        assert 0 <= m.first <= m.last < len(parsed.tokens)
        assert parsed.tokens[m.first].sentence == parsed.tokens[m.last].sentence == parsed.tokens[m.token].sentence
        assert m.code
        assert m.why
        assert m.code == m.head + (f"/{m.sector}" if m.sector else "")
    assert [m.token for m in mentions] == sorted(m.token for m in mentions)


def test_the_table_covers_both_languages() -> None:
    counts = [sum(c["lang"] == language for c in BOTH) for language in ("fr", "en")]
    assert min(counts) >= 40
    assert max(counts) - min(counts) <= 15
