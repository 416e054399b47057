"""Finds where sentences begin, by rule, so that the parser never cuts a name, an abbreviation or a quotation.

A sentence ends at terminal punctuation with its closing marks, before a blank and something that can begin a
sentence. It does not end after an abbreviation or an initial, nor where a quotation closes and its sentence goes on.
What a full stop behind a short form means, the pack says: ``[sentence]`` of ``pack.toml``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.parse.parsed import Quotation

_BLANKS = " \t\u00a0\u202f\u2009"
_END = re.compile(
    rf"(?:[.!?…]+[»”\"'’)\]]*(?:[{_BLANKS}]+[»”\"](?=\s|$))*|[»”\"])[{_BLANKS}]+(?=\S)"
    # A blank that was lost between two sentences: "a port.The army".
    r"|(?<=[^\W\d_]{2})[.!?…]+[»”]?(?=[^\W\d_]+['’\s])"
)
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
_NUMBER = re.compile(r"\d|[IVXLC]{2,}\b|[VX]\b")
_DEGREES = re.compile(r"[\d°][ \u00a0\u202f]?[^\W\d_]\.\s+$")
_CUT = re.compile(r"[(\[](?:\.\.\.|…)[)\]]")
_NUMBERING = re.compile(r"\s*\d{1,2}\.\s+")
_NAME_AND_VERB = re.compile(r"(?:[^\W\d_][\w'’-]*\.? ){1,5}")
_OPENERS = "«“\"„(['‘–—-"
_QUOTES = '«“"„‘–—'
_CLOSERS = "»”\")]'’"
_SIGNS = "$€£¥#"


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What a language knows of its stops: short forms by what may follow them, words that open sentences, verbs of speech."""

    abbreviations: frozenset[str]
    numbered: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    reporting: frozenset[str]


def sentence_rules(pack: Pack) -> SentenceRules:
    """The rules of a language from its ``pack.toml``."""
    return SentenceRules(*(pack.words("sentence", key) for key in SentenceRules.__slots__))


def sentence_starts(text: str, quotations: Sequence[Quotation], offset: int, rules: SentenceRules) -> list[int]:
    """Offsets in ``text`` (one paragraph, which begins at ``offset`` of the article) at which a sentence begins."""
    starts = [0]
    numbering = _NUMBERING.match(text)
    first = numbering.end() if numbering else 0
    for match in _END.finditer(text, max(0, first - 1)):
        following = match.end()
        if _begins(text, following) and _ends(text, match, rules) and not _inside_short(text, quotations, offset, following):
            starts.append(following)
    return starts


def _ends(text: str, match: re.Match[str], rules: SentenceRules) -> bool:
    mark = match.start()
    if text[mark] in _CLOSERS:
        inside = text[:mark].rstrip(_BLANKS)
        return bool(inside) and inside[-1] in ".!?…" and not _reports(text, inside[-1], match.end(), rules)
    if _CUT.match(text, mark - 1):
        return text[: mark - 1].rstrip(_BLANKS)[-1:] in _CLOSERS
    if any(c in "»”\"'’" for c in match.group()) and _reports(text, text[mark], match.end(), rules):
        return False
    if text[mark] != "." or text[mark : mark + 2] in {"..", ".»"}:
        return True
    word = _WORD_BEFORE.search(text, max(0, mark - 30), mark)
    return word is None or _full_stop(text, word.group(), match.end(), rules)


def _full_stop(text: str, word: str, following: int, rules: SentenceRules) -> bool:
    """Whether the stop behind a word ends its sentence, by what the word is and what follows."""
    name = word.lstrip("'’-").replace("’", "'").rsplit("'", 1)[-1]
    if name in rules.abbreviations:
        return False
    if name in rules.numbered:
        return _NUMBER.match(text, following) is None
    opens = _opener(text, following, rules)
    if name in rules.closing:
        return bool(opens)
    if _DOTTED.fullmatch(name) or (len(name) == 1 and name.isupper()):
        return (bool(opens) and opens not in rules.particles) or _DEGREES.search(text[max(0, following - 8) : following]) is not None
    return True


def _opener(text: str, at: int, rules: SentenceRules) -> str:
    """The word at ``at`` if only a new sentence writes it with a capital there, or the quotation mark that opens one."""
    if text[at] in _QUOTES:
        return text[at]
    word = _NEXT_WORD.match(text, at)
    found = word.group().replace("’", "'") if word else ""
    return found if found in rules.openers else ""


def _begins(text: str, at: int) -> bool:
    cut = _CUT.match(text, at)
    at = cut.end() if cut else at
    while at < len(text) and text[at] in _OPENERS + _BLANKS:
        at += 1
    return at < len(text) and (text[at].isupper() or text[at].isdigit() or (text[at] in _SIGNS and text[at + 1 : at + 2].isdigit()))


def _reports(text: str, mark: str, at: int, rules: SentenceRules) -> bool:
    """True where a quoted question or cry is followed by its speaker and a verb of speech: “Why?” Ida Sow asked."""
    if mark not in "!?…" or _opener(text, at, rules):
        return False
    name = _NAME_AND_VERB.match(text, at)
    words = [w.rstrip(".") for w in name.group().split()] if name else []
    named = next((n for n, w in enumerate(words) if not w[0].isupper()), len(words))
    return 0 < named < len(words) and words[named] in rules.reporting


def _inside_short(text: str, quotations: Sequence[Quotation], offset: int, at: int) -> bool:
    """Within a quotation that is only part of a sentence nothing begins: a cry, or words that the sentence runs through."""
    return any(q.closed and q.outer.start < offset + at < q.outer.end and _part(text, q, offset, at) for q in quotations)


def _part(text: str, quotation: Quotation, offset: int, at: int) -> bool:
    begin, end = quotation.outer.start - offset, quotation.outer.end - offset
    if end - begin < 30 or min(len(text[begin + 1 : at].split()), len(text[at : end - 1].split())) < 2:
        return True
    before, after = text[:begin].rstrip(_BLANKS)[-1:], text[end:].lstrip(_BLANKS)[:1]
    return before.isalpha() and after.islower()
