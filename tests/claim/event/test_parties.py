"""Who takes part may decide what a deed is: drills of one are a show of force, drills of several are cooperation."""

from datetime import date

import pytest
from tests.conftest import LANGUAGES

from liens.claim.event.gate import Judgement
from liens.claim.event.parties import When, compile_parties
from liens.claim.reader import ClaimReader
from liens.errors import PackError
from liens.langs.pack import load_pack
from liens.langs.table import Row
from liens.model import Category, Claim
from liens.parse.nlp import Parser
from liens.pipeline import Report
from liens.read.articles import Draft, Maker, Options

COLUMNS = ("word", "category", "when", "becomes", "example")
ROWS = tuple((language, row) for language in LANGUAGES for row in load_pack(language).rows("parties.tsv", COLUMNS))


def claims_of(text: str, language: str, parsers: dict[str, Parser], readers: dict[str, ClaimReader]) -> list[Claim]:
    article = Maker(Options()).make(Draft(text, id="parties", language=language, published=date(2025, 3, 14)))
    return [c for c in readers[language].read(parsers[language].parse(article), Report()) if c.event]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: f"{value['word']} {value['when']}" if isinstance(value, Row) else value)
def test_the_example_of_every_line_turns(
    language: str, row: Row, parsers: dict[str, Parser], readers: dict[str, ClaimReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the gate thinks of a word is not asked here.
    monkeypatch.setattr(readers[language].gate, "passing", lambda parsed, proposals: [Judgement(kept=True, why="kept")] * len(proposals.triggers))
    events = [c.event for c in claims_of(row["example"], language, parsers, readers)]
    assert row["becomes"] in {e.category for e in events if e}


@pytest.mark.parametrize(
    ("language", "text", "category"),
    [
        ("en", "Iran started naval drills near Hormuz.", Category.MOBILIZE),
        ("fr", "L'Iran a commencé des exercices navals près d'Ormuz.", Category.MOBILIZE),
        ("en", "Peru supported the government of Chile.", Category.SUPPORT),
        ("fr", "Le Pérou soutient la candidature du Chili.", Category.SUPPORT),
        ("en", "Israeli soldiers withdrew from Gaza.", Category.RETREAT),
        ("fr", "Les soldats israéliens se sont retirés de Gaza.", Category.RETREAT),
    ],
)
def test_other_parties_leave_it(language: str, text: str, category: Category, parsers: dict[str, Parser], readers: dict[str, ClaimReader]) -> None:
    assert category in {c.event.category for c in claims_of(text, language, parsers, readers) if c.event}


@pytest.mark.parametrize(("column", "value"), [("when", "alone"), ("becomes", "WAR"), ("category", "WAR")])
def test_a_wrong_line_is_named(column: str, value: str) -> None:
    cells = {"word": "drill", "category": "MOBILIZE", "when": When.SEVERAL, "becomes": "COOPERATE", "example": "-"} | {column: value}

    class Fake:
        def rows(self, name: str, columns: tuple[str, ...]) -> list[Row]:
            return [Row(f"xx/{name}:2", {c: str(cells[c]) for c in columns})]

    with pytest.raises(PackError, match=r"xx/parties\.tsv:2"):
        compile_parties(Fake())  # type: ignore[arg-type]
