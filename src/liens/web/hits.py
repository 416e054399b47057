"""Marks the words of a search in a sentence, whatever their case and accents, as the full-text index finds them."""

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


def hits(text: str, wanted: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words; together they are the text."""
    folded = "".join(_folded(c) for c in text)
    words = sorted({"".join(_folded(c) for c in word) for piece in wanted for word in _WORD.findall(piece)}, key=len, reverse=True)
    if not words:
        return [(text, False)]
    pattern = re.compile("|".join(rf"\b{re.escape(word)}" for word in words))
    found, at = [], 0
    for match in pattern.finditer(folded):
        found += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
        at = match.end()
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]


def _folded(char: str) -> str:
    """One character for one: its lower-case letter without accents; itself where that would be none or several."""
    plain = unicodedata.normalize("NFD", char.lower())[:1]
    return plain if len(plain) == 1 else char
