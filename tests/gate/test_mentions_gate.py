"""Who is meant in newslike sentences of our own: names, demonyms, seats, titles, descriptions, pronouns, lists, and traps."""

import pytest

from liens.claim.propose import Proposer
from liens.parse.nlp import Parser
from tests.gate.mentions import Outcome, fits, outcomes, unmarked

# The share of right answers that must be kept, and how far below what is measured it lies: a few mentions.
FLOOR = {"fr": 0.96, "en": 0.96}
LEAST = 300


@pytest.fixture(scope="module", params=sorted(FLOOR))
def read(request: pytest.FixtureRequest, parsers: dict[str, Parser], rules: dict[str, Proposer]) -> tuple[str, list[Outcome]]:
    language = request.param
    return language, list(outcomes(language, parsers[language], rules[language]))


def test_most_mentions_mean_who_they_mean(read: tuple[str, list[Outcome]]) -> None:
    language, found = read
    wrong = [f"{o.kind}: {o.words} = {o.found or 'nobody'}, not {' or '.join(o.answers)}: {o.text}" for o in found if not o.right]
    assert len(found) >= LEAST
    assert 1 - len(wrong) / len(found) >= FLOOR[language], "\n".join(wrong)


def test_the_sentences_speak_of_the_whole_world(read: tuple[str, list[Outcome]]) -> None:
    states = {code.split("/")[0] for o in read[1] for answer in o.answers for code in answer.split("+") if not answer.startswith("!")}
    assert len({s for s in states if len(s) == 3}) >= 60
    assert {o.kind for o in read[1]} >= {"name", "demonym", "metonym", "title", "description", "pronoun", "list", "group", "trap"}


@pytest.mark.parametrize(
    ("found", "answer", "right"),
    [
        (("MLI/GOV",), "MLI", True),
        (("MLI/GOV",), "MLI/MIL", False),
        (("MLI/GOV", "NER/GOV"), "MLI/GOV+NER/GOV", True),
        (("MLI/GOV",), "MLI/GOV+NER/GOV", False),
        (("MLI/GOV", "NER/GOV"), "MLI/GOV", False),
        ((), "MLI", False),
        ((), "!MLI", True),
        (("MLI/GOV",), "!MLI", False),
    ],
)
def test_what_counts_as_right(found: tuple[str, ...], answer: str, *, right: bool) -> None:
    assert fits(found, answer) is right


def test_brackets_are_taken_off() -> None:
    text, asked = unmarked("[Bamako|MLI/GOV] expels [two envoys|FRA/GOV,FRA].")
    assert text == "Bamako expels two envoys."
    assert [(text[a.start : a.end], a.answers) for a in asked] == [("Bamako", ("MLI/GOV",)), ("two envoys", ("FRA/GOV", "FRA"))]
