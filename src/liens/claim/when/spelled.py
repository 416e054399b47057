"""Reads days and years that are written in words: "vingt-cinq mars", "nineteen eighty-six", "deux mille vingt"."""

from collections.abc import Iterator

from liens.claim.when.names import Calendar

_HUNDRED, _THOUSAND = 100, 1000
# Years that are spelled; other numbers of that length are counts.
_YEARS = range(1100, 2200)
# "Nineteen eighty-six" is two numbers of two figures.
_TWO_FIGURES = 10


def spelled_year(written: str, calendar: Calendar) -> int | None:
    """The year that words name; None where they name another number."""
    total, pending = 0, 0
    for value in _values(written, calendar):
        if value >= _HUNDRED:
            total, pending = total + max(1, pending) * value, 0
        elif pending >= _TWO_FIGURES and value >= _TWO_FIGURES:
            total, pending = total + pending * _HUNDRED, value
        else:
            pending += value
    return total + pending if total + pending in _YEARS else None


def _values(written: str, calendar: Calendar) -> Iterator[int]:
    """The numbers of a phrase, each as long as a word list has it."""
    words = written.split(" ")
    while words:
        length = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in calendar.spelled), 0)
        if length:
            yield calendar.spelled[" ".join(words[:length])]
        words = words[max(1, length) :]
