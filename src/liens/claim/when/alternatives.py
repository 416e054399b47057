"""One pattern for many words, written as a tree of their beginnings, so that a word that is none of them fails at once."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; one that never matches for none."""
    return _branch(sorted(set(words))) or r"(?!)"


def _branch(words: list[str]) -> str:
    """The pattern of sorted words that share what was read so far; an empty word among them makes the rest optional."""
    rest = [word for word in words if word]
    branches = [_beginning([word for word in rest if word[0] == first]) for first in dict.fromkeys(word[0] for word in rest)]
    if not branches:
        return ""
    optional = len(rest) < len(words)
    joined = "|".join(branches)
    return f"(?:{joined}){'?' if optional else ''}" if optional or len(branches) > 1 else joined


def _beginning(words: list[str]) -> str:
    """The pattern of sorted words that begin alike: their common beginning, then what follows."""
    first, last = words[0], words[-1]
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    # A blank stays a blank: the tables' macros are written without verbose flags.
    return re.escape(first[:length]).replace(r"\ ", " ") + _branch([word[length:] for word in words])
