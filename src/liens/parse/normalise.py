"""Makes typography plain for parser and patterns, one character for one, so that offsets never move.

No-break and thin spaces become spaces, curly apostrophes straight ones, and the blanks inside a number
("11 000") become full stops so that the number stays one token.
"""

import re
import unicodedata

_ONE_TO_ONE = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u2032": "'",
        "\u00b4": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2004": " ",
        "\u2005": " ",
        "\u2006": " ",
        "\u2008": " ",
        "\u200a": " ",
        "\u205f": " ",
        "\u3000": " ",
        "\u2011": "-",
        "\u2010": "-",
        "\u2212": "-",
        "\u00ad": "-",
        "\t": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\r": " ",
    }
)
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\d)")


def plain(text: str) -> str:
    """The same text for a parser: every character stands at its old offset."""
    text = text.translate(_ONE_TO_ONE)
    return _GROUPED.sub(lambda number: number.group().replace(" ", "."), text)


def levelled(text: str) -> str:
    """The text for patterns: lower case and plain typography, of the same length."""
    level = text.translate(_ONE_TO_ONE)
    lower = level.lower()
    if len(lower) == len(level):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in level)


def bare_capitals(word: str) -> str:
    """A word as a paper spells it that puts no accents on capitals: "Etat", "Elysée"."""
    return "".join(unicodedata.normalize("NFD", c)[0] if c.isupper() else c for c in word)
