"""Puts hyphenated words together again that a tokenizer cut: "Pays-Bas", "al-Assad", "Jong-un" are one word each.

Parsers read the pieces of a name as coordinated or qualifying nouns. What stays apart, the pack says: ``[words]`` of
``pack.toml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.langs.pack import Pack

_HYPHENS = frozenset("-‐‑")
_ELISION = "'"


@dataclass(frozen=True, slots=True)
class WordRules:
    """How a language writes hyphens: whether its treebanks keep capitalised compounds whole, what never belongs to a word, and nouns that do."""

    whole: bool
    apart: frozenset[str]
    joined: frozenset[str]


def word_rules(pack: Pack) -> WordRules:
    """The rules of a language from its ``pack.toml``."""
    return WordRules(pack.setting("words", "compounds") == "whole", pack.words("words", "apart"), pack.words("words", "joined"))


def joined(words: Sequence[str], spaces: Sequence[bool], rules: WordRules) -> tuple[list[str], list[bool]] | None:
    """Words and the blanks behind them with cut compounds joined; None if nothing was cut. The text stays the same."""
    found: list[str] = []
    blanks: list[bool] = []
    at = 0
    while at < len(words):
        end = _end(words, spaces, at)
        parts = words[at:end]
        whole = end > at + 1 and (_compound(parts, rules) if rules.whole else _given(parts, words[at - 1] if at else "", rules))
        end = end if whole else at + 1
        found.append("".join(words[at:end]))
        blanks.append(spaces[end - 1])
        at = end
    return (found, blanks) if len(found) < len(words) else None


def _end(words: Sequence[str], spaces: Sequence[bool], at: int) -> int:
    """Where the chain "word - word - word" that begins at ``at`` ends; an elided article may stand inside."""
    end = at + 1
    while end + 1 < len(words) and words[end] in _HYPHENS and not spaces[end - 1] and not spaces[end] and words[end - 1][-1:].isalpha():
        inner = end + 1
        if words[inner].endswith(_ELISION) and not spaces[inner] and inner + 1 < len(words):
            inner += 1
        if not words[inner][0].isalnum():
            break
        end = inner + 1
    return end


def _compound(parts: Sequence[str], rules: WordRules) -> bool:
    """A name or a word at the head of a sentence, of which a part bears a capital and no pronoun is hung on, or a noun that the pack lists."""
    return (any(part[0].isupper() for part in parts) and parts[-1].lower() not in rules.apart) or "".join(parts) in rules.joined


def _given(parts: Sequence[str], before: str, rules: WordRules) -> bool:
    """A given name behind a family name: "Kim Jong-un"; nobody is called "Saudi-led"."""
    named = before[:1].isupper() and before not in rules.apart
    return named and len(parts) == 3 and parts[0][0].isupper() and parts[2].islower() and parts[2] not in rules.apart and len(parts[2]) < 6
