"""Senses of triggers: every stem is found in its example, and both languages know the same senses."""

import pytest

from liens.langs.pack import load_pack
from liens.link.senses import all_senses, compile_senses, known_senses
from tests.conftest import LANGUAGES

ROWS = [(language, row) for language in LANGUAGES for row in load_pack(language).rows("senses.tsv", ("stem", "sense", "example"))]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{x}-{r['stem']}" for x, r in ROWS])
def test_a_stem_gives_its_sense_in_its_example(language, row):
    assert compile_senses(load_pack(language)).of(row["example"]) == row["sense"]


def test_languages_know_the_same_senses():
    first, *others = (known_senses([all_senses()[language]]) for language in LANGUAGES)
    assert [first ^ other for other in others] == [frozenset()] * len(others)


@pytest.mark.parametrize(
    ("language", "trigger", "sense"),
    [
        ("fr", "ont été tués", "killed"),
        ("fr", "livré 18 chars", "given"),
        ("en", "handed over", "freed"),
        ("en", "met", None),
        ("fr", "sommet", None),
        ("fr", "tir d'essai", "fired"),
    ],
)
def test_triggers(language, trigger, sense):
    assert all_senses()[language].of(trigger) == sense
