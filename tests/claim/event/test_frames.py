"""Who stands where around an event: passives, reflexives, nouns, adjectives, headlines, coordination, control, exchange, tours.

Only grammar and frames are at work here; what the ranker chooses among the candidates is learned and measured by the gate.
"""

from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, ParseLines

from liens.langs.table import read_table

COLUMNS = ("lang", "idea", "text", "trigger", "category", "initiator", "recipient")
CASES = list(read_table(Path(__file__).parents[1] / "construction_cases.tsv", COLUMNS))


def first(parsed, trigger, roles):
    """The words in the first of some roles that is filled."""
    filled = ([parsed.tokens[a.token].text for a in trigger.arguments if a.role == role] for role in roles)
    return " ".join(next((words for words in filled if words), [])) or "-"


@pytest.mark.parametrize("language", LANGUAGES)
def test_constructions(language, rules, analyse_lines: ParseLines):
    cases = [case for case in CASES if case["lang"] == language]
    wrong = {}
    for case, parsed in zip(cases, analyse_lines(language, [c["text"] for c in cases]), strict=True):
        found = rules[language].triggers(rules[language].context(parsed))
        hit = next((t for t in found if t.span(parsed).of(case["text"]) == case["trigger"] and str(t.rule.category) == case["category"]), None)
        read = None if hit is None else (first(parsed, hit, hit.rule.frame.initiator), first(parsed, hit, hit.rule.frame.recipient))
        if read != (case["initiator"], case["recipient"]):
            wrong[case["idea"]] = read
    assert wrong == {}


def test_both_languages_have_the_same_ideas():
    shared = {"adjective as doer", "casualties", "control", "exchange, one side", "expected guest", "obligation on a condition", "passive", "prohibition"}
    assert all(shared <= {c["idea"] for c in CASES if c["lang"] == language} for language in LANGUAGES)
