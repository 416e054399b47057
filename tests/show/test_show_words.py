import re
import string
from datetime import date

import pytest

from liens.model import Category, PartKind, Precision, Quoting, Status, Via
from liens.show.why import _patterns
from liens.show.wording import STANDINGS
from liens.show.words import interface_languages, load_words, preferred_language

LANGUAGES = ["en", "fr"]


def fields(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_the_languages_are_those_documented():
    assert interface_languages() == LANGUAGES


def test_both_languages_say_the_same_things():
    english, french = (load_words(language).entries for language in LANGUAGES)
    assert list(english) == list(french)
    assert {key: fields(m) for key, m in english.items()} == {key: fields(m) for key, m in french.items()}


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("categories", Category),
        ("statuses", Status),
        ("statuses", STANDINGS),
        ("parts", PartKind),
        ("precisions", Precision),
        ("quoting", Quoting),
        ("via", Via),
        ("languages", LANGUAGES),
        ("origins", ["given", "metadata", "text"]),
    ],
)
def test_every_closed_set_has_words(words, section, names):
    assert [n for n in names if not words.get(f"{section}.{n}", "")] == []


def test_every_reason_has_words_for_all_that_its_pattern_keeps(words):
    for pattern, message in _patterns():
        assert fields(words(f"reasons.{message}")) == set(pattern.groupindex)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("fr", 0, "0"),
        ("fr", 11000, "11\u202f000"),
        ("en", 11000, "11,000"),
        ("fr", 1.5, "1,5"),
        ("en", 1234567.25, "1,234,567.25"),
        ("fr", -20, "-20"),
        ("fr", 61e9, "61\u202f000\u202f000\u202f000"),
    ],
)
def test_numbers(language, number, expected):
    assert load_words(language).number(number) == expected


def test_numbers_hold_no_place_to_break_a_line(words):
    assert not re.search(r"[ \n]", words.number(12345678.9))


@pytest.mark.parametrize(("language", "n", "expected"), [("fr", 0, "0 article"), ("en", 0, "0 articles"), ("fr", 1, "1 article"), ("en", 2, "2 articles")])
def test_plurals(language, n, expected):
    assert load_words(language).count("articles", n) == expected


@pytest.mark.parametrize(("language", "expected"), [("fr", "1er\u00a0novembre 2025"), ("en", "1\u00a0November 2025")])
def test_days(language, expected):
    assert load_words(language).day(date(2025, 11, 1)) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LANG": "fr-FR"}, "fr"),
    ],
)
def test_the_locale_chooses_the_language(environment, expected):
    assert preferred_language(environment) == expected
