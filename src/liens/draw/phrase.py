"""Words of articles on one line, whole or cut between words, with nothing that a terminal or a page could take for a command."""

import re
import unicodedata

_NO_BREAK = "\u00a0"
_ELLIPSIS = "…"
_EXCERPT = 72
# Not the no-break spaces: they hold numbers together.
_HARMLESS = str.maketrans(dict.fromkeys("\u00a0\u202f\u200c\u200d\u00ad", " "))
_BLANKS = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


def one_line(text: str) -> str:
    """Text on one line with nothing that a terminal could take for a command: blanks joined, control characters shown."""
    line = _BLANKS.sub(" ", text).strip(" ")
    # Letter by letter only where there is something to show.
    return line if line.translate(_HARMLESS).isprintable() else "".join(_visible(c) for c in line)


def _visible(char: str) -> str:
    return "\ufffd" if unicodedata.category(char) in {"Cc", "Cs", "Cf"} and char not in "\u200c\u200d\u00ad" else char


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, cut between words."""
    line = one_line(text)
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(",;:") + _NO_BREAK + _ELLIPSIS
