"""The judge of meanings: what it sees of a trigger of several meanings, and when it overrules the lexicon."""

import pytest
from tests.conftest import LANGUAGES, ParseLines

from liens.claim.event.experience import Experience
from liens.claim.event.meaning import FEATURES, Meanings, options, rows, taken
from liens.claim.propose import Proposer
from liens.langs.pack import load_pack

TEXTS = {
    "fr": "Kigali soutient les rebelles du M23. Le Portugal a quitté la salle. Lisbonne salue cet accord.",
    "en": "Kigali backs the rebels of M23. Portugal left the room. Lisbon welcomed the agreement.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_has_its_row(language: str, analyse_lines: ParseLines, rules: dict[str, Proposer]) -> None:
    proposer = rules[language]
    (parsed,) = analyse_lines(language, [TEXTS[language]])
    context = proposer.context(parsed)
    triggers = proposer.triggers(context)
    assert any(t.meanings for t in triggers)
    tables = rows(parsed, triggers, proposer.meaning_setting(context, Experience()))
    for trigger, table in zip(triggers, tables, strict=True):
        categories = [o.rule.category for o in options(trigger)]
        assert len(set(categories)) == len(categories)
        assert None not in categories
        assert len(table) == (len(categories) if trigger.meanings else 0)
        assert all(len(row) == len(FEATURES) for row in table)
        for row, option in zip(table, options(trigger), strict=False):
            assert row[FEATURES.index(f"meaning {option.rule.category}")] == 1.0
            assert row[FEATURES.index("conditions unmet")] == option.unmet
        assert [row[FEATURES.index("the lexicon's")] for row in table] == [1.0] + [0.0] * (len(table) - 1) if table else True


@pytest.mark.parametrize(
    ("scores", "margin", "place"),
    [([0.5, 0.6], 0.0, 1), ([0.5, 0.6], 0.2, 0), ([0.5, 0.9], 0.2, 1), ([0.5, 0.5], 0.0, 0), ([0.9, 0.1], 0.0, 0)],
)
def test_the_lexicon_is_overruled_by_a_margin(scores: list[float], margin: float, place: int, analyse_lines: ParseLines, rules: dict[str, Proposer]) -> None:
    proposer = rules["fr"]
    (parsed,) = analyse_lines("fr", [TEXTS["fr"]])
    trigger = next(t for t in proposer.triggers(proposer.context(parsed)) if t.meanings)
    chosen = taken(trigger, [*scores, *[0.0] * (len(options(trigger)) - 2)], margin)
    assert chosen == options(trigger)[place]
    assert (chosen.token, chosen.tokens) == (trigger.token, trigger.tokens)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_meaning_is_left_alone(language: str, analyse_lines: ParseLines, rules: dict[str, Proposer]) -> None:
    proposer = rules[language]
    (parsed,) = analyse_lines(language, [TEXTS[language]])
    context = proposer.context(parsed)
    triggers = proposer.triggers(context)
    meanings = Meanings(load_pack(language).language)
    chosen = meanings.choose(parsed, triggers, proposer.meaning_setting(context, meanings.experience))
    assert [t for t in chosen if not t.meanings] == [t for t in triggers if not t.meanings]
    assert meanings.choose(parsed, [], proposer.meaning_setting(context, meanings.experience)) == []
