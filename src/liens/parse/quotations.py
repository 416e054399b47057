"""Pairs quotation marks, paragraph by paragraph, before sentences are split.

Handles « », “ ”, „ “, straight marks (which side they open on is read from the blanks around them), doubled
apostrophes, single marks of British papers, nesting, marks that are reopened at each paragraph of a long quotation,
and marks that never close.
"""

from liens.model import Span
from liens.parse.parsed import Quotation

_PAIRS = {"«": "»", "“": "”", "„": "“"}
_CLOSERS = frozenset("»”")
_BLANK = " \t\u00a0\u202f\u2009"
_OPENS_AFTER = frozenset(_BLANK + "([{-–—:'’‘«“")
_DOUBLED = frozenset({"''", "``", "’’", "‘‘"})
_SINGLE = frozenset("'‘’")
# A single mark that closes nothing within this many characters was an apostrophe.
_SINGLE_REACH = 1200


def pair_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of ``text[start:end]`` (one paragraph), outer ones before inner ones.

    A mark that is never closed quotes up to the end of the paragraph if it stands at its beginning (the next
    paragraph goes on); elsewhere it is taken for a slip and quotes nothing.
    """
    open_: list[tuple[int, str]] = []
    found: list[Quotation] = []
    at = start
    while at < end:
        width = 2 if text[at : at + 2] in _DOUBLED and at + 2 <= end else 1
        mark = '"' if width == 2 else text[at]
        if mark == '"':
            mark = _side(text, at, start, width, straight_open=any(closer == '"' for _, closer in open_))
        if mark in _PAIRS and not (open_ and open_[-1][1] == mark):
            open_.append((at, _PAIRS[mark]))
        elif mark == "opens":
            open_.append((at, '"'))
        elif mark == "closes" or mark in _CLOSERS or (open_ and open_[-1][1] == mark):
            _close(text, open_, found, at, width)
        at += width
    for at, _ in open_:
        if not text[start:at].strip(_BLANK + '»«“”"–—-'):
            found.append(_quotation(text, (at, end), 0, 1, closed=False))
    found.extend(_singles(text, start, end, found))
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _side(text: str, at: int, start: int, width: int, *, straight_open: bool) -> str:
    if not straight_open:
        return "opens"
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < len(text) else " "
    if before in _OPENS_AFTER and after not in _BLANK + ",.;:!?)\n":
        return "opens"
    return "closes"


def _close(text: str, open_: list[tuple[int, str]], found: list[Quotation], at: int, width: int) -> None:
    closer = '"' if width == 2 else text[at]
    for level in range(len(open_) - 1, -1, -1):
        if open_[level][1] == closer:
            begin = open_[level][0]
            del open_[level:]
            found.append(_quotation(text, (begin, at + width), level, width, closed=True))
            return


def _quotation(text: str, outer: tuple[int, int], depth: int, width: int, *, closed: bool) -> Quotation:
    begin, end = outer
    inner_start, inner_end = begin + width, end - closed * width
    while inner_start < inner_end and text[inner_start] in _BLANK:
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1] in _BLANK:
        inner_end -= 1
    return Quotation(Span(begin, end), Span(inner_start, inner_end), depth, closed)


def _singles(text: str, start: int, end: int, found: list[Quotation]) -> list[Quotation]:
    """Quotations between single marks, which open after a blank and close before one; apostrophes do neither both."""
    singles = []
    at = start
    while at < end:
        if text[at] in "'‘" and _opens_single(text, at, start, end):
            close = _closing_single(text, at, end)
            if close is not None and not any(_crosses(q.outer, at, close + 1) for q in found):
                depth = sum(q.outer.start < at and close < q.outer.end for q in found)
                singles.append(_quotation(text, (at, close + 1), depth, 1, closed=True))
                at = close
        at += 1
    return singles


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before in _BLANK or before in '([–—:"“«') and after.isalpha()


def _closing_single(text: str, at: int, end: int) -> int | None:
    """The first mark before a blank or a stop; one behind a plural s before a letter is a genitive ("ministers' plan")."""
    for j in range(at + 2, min(end, at + _SINGLE_REACH)):
        if text[j] not in _SINGLE or text[j] == "‘":
            continue
        after = text[j + 1] if j + 1 < end else " "
        genitive = text[j - 1] == "s" and after == " " and j + 2 < end and text[j + 2].islower()
        if not after.isalnum() and not text[j - 1].isspace() and not genitive:
            return j
    return None


def _crosses(span: Span, begin: int, end: int) -> bool:
    """True if two quotations overlap without one lying in the other."""
    return span.start < begin < span.end < end or begin < span.start < end < span.end
