"""Days of events in short dispatches of our own, one construction a line: what the sentence says, what it points back to, what it counts from."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from liens.claim.reader import ClaimReader
from liens.claim.when import compile_times, times_of
from liens.claim.when.rehung import rehung
from liens.langs.pack import Pack, languages
from liens.model import Article, Claim
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from liens.pipeline import Report
from liens.read.parts import find_parts

FRIDAY = date(2025, 10, 24)
Parse = Callable[[str, str], Parsed]


def dispatches() -> Iterator[tuple[str, str, str, str]]:
    for language in languages():
        lines = (Path(__file__).parent / f"days_{language}.tsv").read_text(encoding="utf-8").splitlines()
        for line in (line for line in lines[1:] if not line.startswith("text\t")):
            text, word, days = line.split("\t")
            yield language, text, word, days


@pytest.fixture(scope="module")
def parse(packs: dict[str, Pack], parsers: dict[str, Parser]) -> Parse:
    """The parse of a text of one language."""

    def parsed(language: str, text: str) -> Parsed:
        article = Article("a-days", text, language, FRIDAY, "given", title=None, parts=find_parts(text, packs[language], None))
        return parsers[language].parse(article)

    return parsed


@pytest.mark.parametrize("dispatch", list(dispatches()))
def test_the_days_of_an_event(dispatch: tuple[str, str, str, str], parse: Parse, readers: dict[str, ClaimReader]) -> None:
    language, text, word, days = dispatch
    (claim,) = (c for c in readers[language].read(parse(language, text), Report()) if c.event and c.event.trigger_text.split()[0] == word)
    assert shown(claim) == days


def shown(claim: Claim) -> str:
    """First and last day as the table has them."""
    return "-" if claim.when is None else f"{claim.when.start}/{claim.when.end}"


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "The council was due to meet on Tuesday.", "2025-10-28"),
        ("en", "The council was to meet on Tuesday.", "2025-10-28"),
        ("en", "The council had been due to meet on Tuesday.", "2025-10-21"),
        ("en", "The minister said on Tuesday troops would leave the region.", "2025-10-21"),
        ("fr", "Le Kenya a mardi signé un accord.", "2025-10-21"),
        ("fr", "Le Kenya signera mardi un accord.", "2025-10-28"),
    ],
)
def test_which_weekday_the_clause_means(language: str, text: str, first: str, packs: dict[str, Pack], parse: Parse) -> None:
    (time,) = times_of(parse(language, text), compile_times(packs[language]))
    assert str(time.start) == first


@pytest.mark.parametrize(
    ("text", "end"), [("By April the council had met twice.", "2025-05-01"), ("The council had been ordered to meet by April.", "2026-05-01")]
)
def test_what_had_happened_by_a_month_lies_back(text: str, end: str, packs: dict[str, Pack], parse: Parse) -> None:
    (time,) = times_of(parse("en", text), compile_times(packs["en"]))
    assert (time.start, str(time.end)) == (None, end)


def test_a_day_before_all_words_of_a_clause_hangs_on_the_verb_of_saying(packs: dict[str, Pack], parse: Parse) -> None:
    text = "The minister said on Tuesday troops would leave the region on Friday."
    parsed = parse("en", text)
    moved = rehung(parsed, times_of(parsed, compile_times(packs["en"])))
    heads = {t.text: moved.tokens[t.head].text for t in moved.tokens}
    assert (heads["Tuesday"], heads["Friday"]) == ("said", "leave")
    assert all(i in moved.children[t.head] for t in moved.tokens if t.head != (i := t.i))
    later = parse("en", "The minister said troops would leave the region on Friday.")
    assert rehung(later, times_of(later, compile_times(packs["en"]))) is later
