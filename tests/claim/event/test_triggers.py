"""Which words name an event: own sentences, read with the lexicon alone, and the rules of choice on a lexicon of one's own."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines

from liens.claim.event.control import Control
from liens.claim.event.lexicon import Condition, EventLexicon, EventRule, Frame, Shape
from liens.claim.event.triggers import Trigger, find_triggers
from liens.claim.propose import Proposer
from liens.langs.table import Row, read_table
from liens.model import Category
from liens.parse.parsed import Parsed

CASES = tuple(read_table(Path(__file__).parent / "event_cases.tsv", ("lang", "idea", "text", "trigger", "category")))
DEED = Frame("deed", ("subj",), ("obj",), mutual=False)


@pytest.fixture(scope="module")
def found(analyse_lines: ParseLines, rules: dict[str, Proposer]) -> dict[str, tuple[Parsed, list[Trigger]]]:
    """The triggers of every case, by its place in the table."""
    results = {}
    for language in LANGUAGES:
        own = [c for c in CASES if c["lang"] == language]
        for case, parsed in zip(own, analyse_lines(language, [c["text"] for c in own]), strict=True):
            results[case.place] = (parsed, rules[language].triggers(rules[language].context(parsed)))
    return results


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['idea']}")
def test_the_event_and_its_category(case: Row, found: dict[str, tuple[Parsed, list[Trigger]]]) -> None:
    parsed, triggers = found[case.place]
    categories = {t.span(parsed).of(case["text"]): str(t.rule.category) for t in triggers}
    if case["category"] == "none":
        assert case["trigger"] not in categories
        return
    covering = {category for words, category in categories.items() if case["trigger"] in words}
    assert covering == {case["category"]}, categories


def test_triggers_are_whole_and_in_order(found: dict[str, tuple[Parsed, list[Trigger]]]) -> None:
    for parsed, triggers in found.values():
        tokens = [t.token for t in triggers]
        assert tokens == sorted(set(tokens))
        for t in triggers:
            assert t.token in t.tokens
            assert list(t.tokens) == sorted(set(t.tokens))
            assert t.rule.category is not None
            assert {parsed.tokens[i].sentence for i in t.tokens} == {parsed.tokens[t.token].sentence}
            assert 0 <= t.unmet <= len(t.rule.conditions)
        inside = [i for t in triggers for i in t.tokens]
        assert len(inside) == len(set(inside)), "no word belongs to two triggers"


def rule(head: str, category: Category | None = Category.ASSAULT, **changes: object) -> EventRule:
    plain = EventRule(head, head, (), Shape.VERB, category, None, DEED, (), f"hand:{head}", "")
    return replace(plain, **changes)  # type: ignore[arg-type]


def condition(role: str, *words: str, kinds: frozenset[str] = frozenset(), anything: bool = False, negated: bool = False) -> Condition:
    return Condition(role, frozenset(words), kinds, anything, negated)


def triggers_of(parsed: Parsed, *lines: EventRule, kinds: dict[str, str] | None = None) -> list[Trigger]:
    heads = {line.head for line in lines}
    lexicon = EventLexicon(
        {head: tuple(x for x in lines if x.head == head) for head in heads}, {}, {}, frozenset(), Control(frozenset(), frozenset(), frozenset())
    )
    known = kinds or {}
    return find_triggers(parsed, lexicon, lambda i: frozenset({known[parsed.tokens[i].text]} if parsed.tokens[i].text in known else ()))


@pytest.fixture(scope="module")
def burned(analyse: Parse) -> Parsed:
    return analyse("en", "The rebels burned a bridge.")


def test_the_line_with_most_conditions_wins(burned: Parsed) -> None:
    general = rule("burn", place="hand:1")
    special = rule("burn", Category.PROTEST, conditions=(condition("obj", "bridge"),), place="hand:2")
    assert [t.rule.place for t in triggers_of(burned, general, special)] == ["hand:2"]
    assert [t.rule.place for t in triggers_of(burned, special, general)] == ["hand:2"]


def test_a_sense_that_is_no_event_blocks(burned: Parsed) -> None:
    nothing = rule("burn", None, conditions=(condition("obj", "bridge"),))
    assert triggers_of(burned, rule("burn"), nothing) == []
    assert len(triggers_of(burned, rule("burn"), replace(nothing, conditions=(condition("obj", "calorie"),)))) == 1


def test_what_lacks_a_condition_is_only_proposed(burned: Parsed) -> None:
    (found,) = triggers_of(burned, rule("burn", conditions=(condition("obj", "flag"), condition("subj", "rebel"))))
    assert found.unmet == 1


@pytest.mark.parametrize(
    ("asked", "unmet"),
    [
        (condition("obj", "bridge"), 0),
        (condition("obj", "flag"), 1),
        (condition("obj", anything=True), 0),
        (condition("iobj", anything=True), 1),
        (condition("obj", "flag", negated=True), 0),
        (condition("obj", "bridge", negated=True), 1),
        (condition("subj", kinds=frozenset({"group"})), 0),
        (condition("subj", kinds=frozenset({"state"})), 1),
        (condition("head", anything=True), 1),
    ],
    ids=lambda x: f"{x.role} {sorted(x.words)}" if isinstance(x, Condition) else "",
)
def test_conditions(burned: Parsed, asked: Condition, unmet: int) -> None:
    (found,) = triggers_of(burned, rule("burn", conditions=(asked,)), kinds={"rebels": "group"})
    assert found.unmet == unmet


def test_the_part_of_speech_counts(analyse: Parse) -> None:
    parsed = analyse("en", "The attack failed.")
    assert triggers_of(parsed, rule("attack")) == []
    assert len(triggers_of(parsed, rule("attack", shape=Shape.NOUN))) == 1


def test_words_may_stand_between_a_verb_and_its_particle(analyse: Parse) -> None:
    parsed = analyse("en", "Police broke the rally up.")
    (found,) = triggers_of(parsed, rule("break", rest=("up",), trigger="break up"))
    assert found.span(parsed).of(parsed.article.text) == "broke the rally up"
    assert [parsed.tokens[i].text for i in found.tokens] == ["broke", "up"]


def test_a_fixed_noun_keeps_its_words_together(analyse: Parse) -> None:
    line = rule("prise", rest=("d'", "otages"), shape=Shape.NOUN, trigger="prise d'otages")
    assert len(triggers_of(analyse("fr", "La prise d’otages est finie."), line)) == 1
    assert triggers_of(analyse("fr", "La prise est finie, les otages rentrent."), line) == []


def test_a_verb_takes_its_event_noun_along(analyse: Parse) -> None:
    parsed = analyse("en", "France signed a pact.")
    sign = rule("sign", Category.SUPPORT, conditions=(condition("obj", "pact"),))
    pact = rule("pact", Category.AGREE, shape=Shape.NOUN)
    (found,) = triggers_of(parsed, sign, pact)
    assert found.span(parsed).of(parsed.article.text) == "signed a pact"
    assert found.rule.category is Category.SUPPORT


@pytest.mark.parametrize("text", ["", "Nobody came."])
def test_nothing_is_found_in_nothing(text: str, analyse: Parse) -> None:
    assert triggers_of(analyse("en", text), rule("burn")) == []
