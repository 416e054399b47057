"""What all tests share: a database server, the pack, the parser and the claim reader of each language, loaded once in a session."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import settings

from liens.claim.propose import Proposer
from liens.claim.reader import ClaimReader
from liens.langs.pack import Pack, languages, load_pack
from liens.langs.table import Row
from liens.model import Article, Claim, Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed, Quotation
from liens.pipeline import Report
from tests.store.server import Server, running

# `make thorough`: property tests that know this profile try 10,000 examples.
settings.register_profile("thorough", max_examples=10_000, deadline=None)
LANGUAGES = tuple(languages())
Parse = Callable[[str, str], Parsed]
ParseLines = Callable[[str, Sequence[str]], list[Parsed]]
ReadRows = Callable[[Sequence[Row]], dict[str, tuple[Claim, ...]]]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for this run; tests that need it are skipped where none is installed."""
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def packs() -> dict[str, Pack]:
    return {language: load_pack(language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def parsers(packs: dict[str, Pack]) -> dict[str, Parser]:
    return {language: Parser(pack) for language, pack in packs.items()}


@pytest.fixture(scope="session")
def readers(packs: dict[str, Pack]) -> dict[str, ClaimReader]:
    return {language: ClaimReader(pack) for language, pack in packs.items()}


@pytest.fixture(scope="session")
def rules(packs: dict[str, Pack]) -> dict[str, Proposer]:
    """What words and grammar alone propose, without anything learned."""
    return {language: Proposer(pack) for language, pack in packs.items()}


@pytest.fixture(scope="session")
def analyse(parsers: dict[str, Parser]) -> Parse:
    """The parse of one text: ``analyse("fr", text)``."""
    return lambda language, text: parsers[language].parse(Article("a-test", text, language))


@pytest.fixture(scope="session")
def analyse_lines(analyse: Parse) -> ParseLines:
    """The parses of many one-line texts, all made in one run of the model: each as if it were an article of its own."""
    return lambda language, lines: [line_alone(whole, number) for whole in [analyse(language, "\n".join(lines))] for number in range(len(lines))]


@pytest.fixture(scope="session")
def read_rows(analyse_lines: ParseLines, readers: dict[str, ClaimReader]) -> ReadRows:
    """The claims of the texts of a table with columns ``lang`` and ``text``, by the place of the row."""

    def read(rows: Sequence[Row]) -> dict[str, tuple[Claim, ...]]:
        found = {}
        for language in LANGUAGES:
            own = [row for row in rows if row["lang"] == language]
            for row, parsed in zip(own, analyse_lines(language, [row["text"] for row in own]), strict=True):
                found[row.place] = readers[language].read(parsed, Report())
        return found

    return read


def line_alone(parsed: Parsed, paragraph: int) -> Parsed:
    """One line of a parsed article, with its own numbering and offsets."""
    sentences = [s for s in parsed.sentences if s.paragraph == paragraph]
    base, first, last = sentences[0].first, sentences[0].i, sentences[-1].last
    lines = parsed.article.text.split("\n")
    start = sum(len(line) + 1 for line in lines[:paragraph])
    tokens = (
        replace(t, i=t.i - base, start=t.start - start, end=t.end - start, head=t.head - base, sentence=t.sentence - first) for t in parsed.tokens[base:last]
    )
    moved = (replace(s, i=s.i - first, first=s.first - base, last=s.last - base, span=_moved(s.span, start), paragraph=0) for s in sentences)
    inside = Span(start, start + len(lines[paragraph]))
    quotations = (Quotation(_moved(q.outer, start), _moved(q.inner, start), q.depth, q.closed) for q in parsed.quotations if inside.holds(q.outer))
    children = (tuple(j - base for j in kids) for kids in parsed.children[base:last])
    article = replace(parsed.article, text=lines[paragraph])
    return Parsed(article, tuple(tokens), tuple(moved), tuple(quotations), tuple(children), parsed.model)


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
