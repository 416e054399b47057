"""Makes the written forms of demonyms: plurals, capitals and accents on capitals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tables import read_table


@dataclass(frozen=True, slots=True)
class PluralRule:
    """One way to form a plural: the first rule of a language that fits a word is taken."""

    lang: str
    pattern: re.Pattern[str]
    plural: str


def load_plural_rules(path: Path) -> tuple[PluralRule, ...]:
    """Read the plural rules in the order of the file."""
    return tuple(PluralRule(row["lang"], re.compile(row["pattern"]), row["plural"]) for row in read_table(path))


def plural(text: str, lang: str, rules: tuple[PluralRule, ...]) -> str:
    """Give the plural of a demonym."""
    for rule in rules:
        if rule.lang == lang and rule.pattern.fullmatch(text):
            return rule.pattern.sub(rule.plural, text, count=1)
    return text


def each_word_plural(text: str, lang: str, rules: tuple[PluralRule, ...]) -> str:
    """Give the plural of a demonym all of whose words agree (noun and adjective)."""
    return " ".join(plural(word, lang, rules) for word in text.split(" "))


def capitalised(text: str) -> list[str]:
    """Give the ways in which an inhabitant's name is capitalised, hyphenated ones in both."""
    first = text[:1].upper() + text[1:]
    parts = "-".join(part[:1].upper() + part[1:] for part in first.split("-"))
    return [first] if parts == first else [first, parts]


def plain_capitals(text: str) -> str:
    """Give the form without accents on capital letters, as many papers print it."""
    return "".join(unicodedata.normalize("NFD", char)[0] if char.isupper() else char for char in text)
