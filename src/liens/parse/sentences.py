"""Finds where sentences begin, by rule, so that the parser never cuts a name, an abbreviation or a quotation.

A sentence ends at terminal punctuation with its closing marks, before a blank and something that can begin a
sentence. It does not end after an abbreviation or an initial, nor where a quotation closes and its sentence goes on.
"""

import re
from collections.abc import Sequence

from liens.parse.parsed import Quotation

_END = re.compile(r"(?:[.!?…]+[»”\"'’)\]]*(?:[ \u00a0\u202f]+[»”\"](?=[\s]|$))*|[»”\"])[ \t\u00a0\u202f]+(?=\S)")
_WORD_BEFORE = re.compile(r"[\w.'-]+$")
_OPENERS = "«“\"„(['‘–—-"
_CLOSERS = "»”\")]'’"


def sentence_starts(text: str, quotations: Sequence[Quotation], offset: int, abbreviations: frozenset[str]) -> list[int]:
    """Offsets in ``text`` (one paragraph, which begins at ``offset`` of the article) at which a sentence begins."""
    starts = [0]
    for match in _END.finditer(text):
        following = match.end()
        limit = _ends(text, match, abbreviations) and _begins(text, following)
        if limit and not _inside_short(quotations, offset + following):
            starts.append(following)
    return starts


def _ends(text: str, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    mark = match.start()
    if text[mark] in _CLOSERS:
        inside = text[:mark].rstrip(" \u00a0\u202f")
        return bool(inside) and inside[-1] in ".!?…"
    if text[mark] != "." or text[mark : mark + 2] in {"..", ".»"}:
        return True
    word = _WORD_BEFORE.search(text, max(0, mark - 30), mark)
    if word is None:
        return True
    name = word.group().lstrip("'-").rsplit("'", 1)[-1]
    if name in abbreviations or name.lower() in abbreviations:
        return False
    initial = len(name) == 1 and name.isupper()
    dotted = re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", name) is not None
    return not initial and not (dotted and not _OPENERS.count(text[match.end()]) and _continues(text, match.end()))


def _continues(text: str, at: int) -> bool:
    """After dotted capitals ("U.S. officials", "U.S. President"): a following capitalised noun may well go on."""
    return text[at].isalpha()


def _begins(text: str, at: int) -> bool:
    while at < len(text) and text[at] in _OPENERS + " \u00a0\u202f":
        at += 1
    return at < len(text) and (text[at].isupper() or text[at].isdigit())


def _inside_short(quotations: Sequence[Quotation], at: int) -> bool:
    """Within a quoted fragment that holds no full sentence ("« Non ! Non ! », a-t-il crié"), nothing begins."""
    return any(q.closed and q.outer.start < at < q.outer.end and q.outer.end - q.outer.start < 30 for q in quotations)
