"""Who does what an infinitive or gerund tells: the blamed, the thanked, the first to do it; and that the first have done it."""

from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, Parse

from liens.claim.propose import Proposer
from liens.claim.reader import ClaimReader
from liens.claim.status import status_of
from liens.langs.table import Row, read_table
from liens.model import Status

CASES = tuple(read_table(Path(__file__).parent / "control_cases.tsv", ("lang", "text", "trigger", "doer")))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['text']}")
def test_the_doer(case: Row, analyse: Parse, rules: dict[str, Proposer]) -> None:
    parsed = analyse(case["lang"], case["text"])
    reader = rules[case["lang"]]
    trigger = next(t for t in reader.triggers(reader.context(parsed)) if case["trigger"] in t.span(parsed).of(case["text"]))
    doers = sorted({parsed.tokens[a.token].text for a in trigger.arguments if a.role == "subj"})
    assert doers == (case.get("doer") or "").split()


@pytest.mark.parametrize(
    "case",
    [
        ("en", "Peru became the first country to recognize Kosovo.", "recognize", Status.ACTUAL),
        ("en", "Peru sent an envoy to recognize Kosovo.", "recognize", Status.PLANNED),
        ("fr", "Le Pérou est le premier État à reconnaître le Kosovo.", "reconnaître", Status.ACTUAL),
    ],
)
def test_the_first_to_do_it_has_done_it(case: tuple[str, str, str, Status], analyse: Parse, readers: dict[str, ClaimReader]) -> None:
    language, text, word, status = case
    parsed = analyse(language, text)
    token = next(t.i for t in parsed.tokens if t.text == word)
    assert status_of(parsed, readers[language].status, token).status is status


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_lists_are_there(language: str, rules: dict[str, Proposer]) -> None:
    assert rules[language].events.control.gerunds
    assert rules[language].events.control.ranking
