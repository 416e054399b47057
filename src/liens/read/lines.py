"""Cuts a text into its lines, and folds the typography of a line so that it can be compared."""

import re
from dataclasses import dataclass

from liens.model import Span

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_BEFORE_MARK = re.compile(r" (?=[:;!?»])|(?<=«) ")
_FOLDED = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2011": "-", "\u2010": "-", "\u2014": "-", "\u2013": "-", "\u00ad": None}
    | dict.fromkeys("|•·", "/")
    | {"[": "(", "]": ")"}
)
# A sentence ends with a mark, then closing quotation marks, brackets or the number of a note.
_SENTENCE_END = re.compile(r"[.!?…][»”\"'’)\]\s\u00a0\u202f]*(?:\[\d+\]\s*\.?)?$")
_FULL_STOP = re.compile(r"(?<!\.)\.[»”\"'’)\]\s\u00a0\u202f]*(?:\[\d+\]\s*\.?)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its characters without the line break, its folded form, and whether a blank line stands before it."""

    span: Span
    text: str
    folded: str
    spaced: bool

    @property
    def ends_sentence(self) -> bool:
        """True if a full stop, a question or an exclamation mark ends it (closing marks may follow)."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def ends_with_stop(self) -> bool:
        """True if a full stop ends it, which headlines do not have."""
        return _FULL_STOP.search(self.text) is not None


def fold(text: str) -> str:
    """Plain apostrophes, hyphens, brackets and single spaces, bars as slashes, no space before a colon: so that lines compare."""
    return _BEFORE_MARK.sub("", _BLANK.sub(" ", text.translate(_FOLDED)).strip())


def find_lines(text: str) -> list[Line]:
    """Every line that is not blank, in order."""
    found: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group().removesuffix("\r")
        folded = fold(line)
        if not line.strip():
            continue
        spaced = bool(found) and text.count("\n", end, match.start()) > 1
        found.append(Line(Span(match.start(), match.start() + len(line)), line, folded, spaced))
        end = match.end()
    return found
