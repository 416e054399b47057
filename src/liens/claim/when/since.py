"""A date inside a clause that "since" opens: "since taking office in May", "the first visit since independence in 1962".

What the sentence tells outside that clause has lasted since the date, or is only compared with it where it is called the first.
"""

import re

from liens.claim.when.lexicon import TimeLexicon
from liens.claim.when.values import COMPARED, Bound, TimeExpression, TimeKind

# "Since the armed forces of the country seized power in May": so many characters at most, and no mark, between the word and the date.
_REACH = 90
_FIRST = 140
_CLOSED = re.compile(r"[,;:.!?()\n\"\u201c\u201d]")
_BORDERS = ("\n", ". ", "; ", ": ")


def opened_at(text: str, time: TimeExpression, lexicon: TimeLexicon) -> int | None:
    """Where the word stands that opens the clause of a date; None for a date outside such a clause."""
    if lexicon.since is None or not time.dated or time.kind is TimeKind.OPEN or time.modifier in {COMPARED, *Bound}:
        return None
    low, high = max(0, time.phrase.start - _REACH), time.phrase.start
    words = list(lexicon.since.finditer(text, low, high))
    if not words or _CLOSED.search(text, words[-1].end(), high):
        return None
    return words[-1].start()


def among_firsts(text: str, at: int, lexicon: TimeLexicon) -> bool:
    """Whether the sentence tells before "since" of a first or a worst."""
    low = max(0, at - _FIRST, *(text.rfind(mark, 0, at) + 1 for mark in _BORDERS))
    return lexicon.first.search(text, low, at) is not None


def outside(text: str, time: TimeExpression, at: int) -> bool:
    """Whether a word that begins at a place stands outside the clause that holds the date: before it, or behind a comma after the date."""
    return time.since is not None and (at < time.since or "," in text[time.phrase.end : at])
