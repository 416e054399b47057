"""Drills of one are a show of force, drills of several are cooperation."""

from datetime import date

import pytest
from tests.conftest import LANGUAGES

from liens.claim.event.joint import together
from liens.claim.reader import ClaimReader
from liens.langs.pack import load_pack
from liens.langs.table import Row
from liens.model import Category
from liens.parse.nlp import Parser
from liens.pipeline import Report
from liens.read.articles import Draft, Maker, Options

ROWS = tuple((language, row) for language in LANGUAGES for row in load_pack(language).rows("joint.tsv", ("word", "example")))


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: value["word"] if isinstance(value, Row) else value)
def test_the_example_of_every_word_is_cooperation(language: str, row: Row, parsers: dict[str, Parser], readers: dict[str, ClaimReader]) -> None:
    article = Maker(Options()).make(Draft(row["example"], id="joint", language=language, published=date(2025, 3, 14)))
    claims = [c for c in readers[language].read(parsers[language].parse(article), Report()) if c.event]
    shared = [c for c in claims if c.event and c.event.category is Category.COOPERATE]
    assert shared
    assert all(len(c.initiators) > 1 and c.event and c.event.mode is None for c in shared)


@pytest.mark.parametrize(
    ("category", "word", "initiators", "found"),
    [
        (Category.MOBILIZE, "drill", ["USA", "KOR"], Category.COOPERATE),
        (Category.MOBILIZE, "drill", ["USA"], Category.MOBILIZE),
        (Category.MOBILIZE, "drill", ["USA", "USA"], Category.MOBILIZE),
        (Category.MOBILIZE, "drill", [], Category.MOBILIZE),
        (Category.MOBILIZE, "missile", ["USA", "KOR"], Category.MOBILIZE),
        (Category.ASSAULT, "drill", ["USA", "KOR"], Category.ASSAULT),
    ],
)
def test_the_parties_decide(category: Category, word: str, initiators: list[str], found: Category) -> None:
    assert together(category, [word], initiators, frozenset({"drill"})) is found
