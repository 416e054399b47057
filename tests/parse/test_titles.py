"""Titles whose passive has no auxiliary, where participle and past are written alike."""

import pytest

from liens.langs.pack import load_pack
from liens.parse.grammar import is_passive
from liens.parse.titles import transitives
from tests.conftest import Parse

CASES = [
    ("en", "Togolese convoy attacked near Maiduguri", "attacked", True),
    ("en", "Togolese ambassador summoned to explain the raid", "summoned", True),
    ("en", "Peru suspended from the council over raids", "suspended", True),
    ("en", "Togo attacked Chad on Monday", "attacked", False),
    ("en", "Togo and Chad agreed in Lima", "agreed", False),
    ("en", "The Togolese army attacked near Maiduguri.", "attacked", False),
]


@pytest.mark.parametrize(("language", "text", "word", "passive"), CASES)
def test_a_title_without_auxiliary_is_passive(language: str, text: str, word: str, passive: bool, analyse: Parse) -> None:  # noqa: FBT001 - the case and its fixture
    parsed = analyse(language, text)
    token = next(t for t in parsed.tokens if t.text == word)
    assert is_passive(parsed, token.i) is passive


def test_verbs_that_stand_without_object_are_not_transitive() -> None:
    verbs = transitives(load_pack("en"))
    assert {"attack", "jail", "summon"} <= verbs
    assert not {"meet", "agree", "withdraw", "protest"} & verbs


def test_a_language_with_plain_participles_needs_no_verbs() -> None:
    assert transitives(load_pack("fr")) == frozenset()
