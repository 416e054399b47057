"""The quality gate of places: 150 mentions and more a language in sentences of our own, with country and point."""

import pytest

from liens.claim.propose import Proposer
from tests.conftest import LANGUAGES, ParseLines
from tests.gate.place_score import Verdict, load_cases, share, verdicts

LEAST_MENTIONS = 150
# What the field needs to be of use; measured when written: .98 and .99 right country, .98 and .99 within reach.
RIGHT_COUNTRY, WITHIN_REACH = 0.95, 0.90


def read(language: str, rules: dict[str, Proposer], analyse_lines: ParseLines) -> list[Verdict]:
    cases = load_cases(language)
    return list(verdicts(cases, analyse_lines(language, [c.text for c in cases]), rules[language]))


@pytest.mark.gate
@pytest.mark.parametrize("language", LANGUAGES)
def test_places_lie_where_they_should(language: str, rules: dict[str, Proposer], analyse_lines: ParseLines, measured: list[str]) -> None:
    found = read(language, rules, analyse_lines)
    country, near = share(found, lambda v: v.country), share(found, lambda v: v.near)
    measured.append(f"places {language}: country {country:.3f} ({RIGHT_COUNTRY:.3f})  within reach {near:.3f} ({WITHIN_REACH:.3f})  of {len(found)}")
    wrong = [(v.case.number, v.case.text[v.mention.start : v.mention.end], v.got) for v in found if not (v.country and v.near)]
    assert (country >= RIGHT_COUNTRY, near >= WITHIN_REACH) == (True, True), wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_mentions_of_every_kind(language: str) -> None:
    cases = load_cases(language)
    assert sum(not m.actor for c in cases for m in c.mentions) >= LEAST_MENTIONS
    assert {c.kind for c in cases} == {"namesake", "exonym", "region", "imprecise", "actor"}
    assert len({m.country for c in cases for m in c.mentions}) >= 60
