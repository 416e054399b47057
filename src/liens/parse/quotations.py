"""Pairs quotation marks, paragraph by paragraph, before sentences are split.

Handles « », “ ”, „ “, straight marks (which side they open on is read from the blanks around them), nesting, marks
that are reopened at each paragraph of a long quotation, and marks that never close.
"""

from liens.model import Span
from liens.parse.parsed import Quotation

_PAIRS = {"«": "»", "“": "”", "„": "“"}
_CLOSERS = frozenset("»”")
_BLANK = " \t\u00a0\u202f\u2009"
_OPENS_AFTER = frozenset(_BLANK + "([{-–—:'’‘«“")


def pair_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of ``text[start:end]`` (one paragraph), outer ones before inner ones.

    A mark that is never closed quotes up to the end of the paragraph if it stands at its beginning (the next
    paragraph goes on); elsewhere it is taken for a slip and quotes nothing.
    """
    open_: list[tuple[int, str]] = []
    found: list[Quotation] = []
    for at in range(start, end):
        mark = text[at]
        if mark == '"':
            mark = _side(text, at, start, straight_open=any(closer == '"' for _, closer in open_))
        if mark in _PAIRS and not (open_ and open_[-1][1] == mark):
            open_.append((at, _PAIRS[mark]))
        elif mark == "opens":
            open_.append((at, '"'))
        elif mark == "closes" or mark in _CLOSERS or (open_ and open_[-1][1] == mark):
            _close(text, open_, found, at)
    for at, _ in open_:
        if not text[start:at].strip(_BLANK + "»«“”\"–—-"):
            found.append(_quotation(text, at, end, 0, closed=False))
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _side(text: str, at: int, start: int, *, straight_open: bool) -> str:
    if not straight_open:
        return "opens"
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before in _OPENS_AFTER and after not in _BLANK + ",.;:!?)\n":
        return "opens"
    return "closes"


def _close(text: str, open_: list[tuple[int, str]], found: list[Quotation], at: int) -> None:
    closer = text[at]
    for level in range(len(open_) - 1, -1, -1):
        if open_[level][1] == closer:
            begin = open_[level][0]
            del open_[level:]
            found.append(_quotation(text, begin, at + 1, level, closed=True))
            return


def _quotation(text: str, begin: int, end: int, depth: int, *, closed: bool) -> Quotation:
    inner_start, inner_end = begin + 1, end - closed
    while inner_start < inner_end and text[inner_start] in _BLANK:
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1] in _BLANK:
        inner_end -= 1
    return Quotation(Span(begin, end), Span(inner_start, inner_end), depth, closed)
