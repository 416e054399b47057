"""Signed speech: a paragraph in quotation marks that ends in a dash and a name ("« Le pont tient. » — Ida Sow, maire")."""

from collections.abc import Iterator

from liens.claim.attribution.reading import MARKS, Found, Range, Reading, trim
from liens.model import PartKind

_DASHES = frozenset({"–", "—", "―", "--", "-"})
# A name with its office is no longer than this.
_LONGEST = 12
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT", "NUM", "PART", "X", "CCONJ", "SYM"})


def signed(r: Reading) -> list[Found]:
    """The attribution of each paragraph that a name closes behind a dash."""
    found = []
    for first, last in _paragraphs(r):
        dash = _dash(r, first, last)
        if dash is None:
            continue
        head = next((j for j in range(dash + 1, last + 1) if r.token(j).pos == "PROPN"), None)
        content = trim(r, (first, dash - 1))
        if head is None or content is None:
            continue
        end = last
        while end > head and not r.word(end):
            end -= 1
        found.append(Found(None, (dash, dash), head, (dash + 1, end), (content,), None, "signature"))
    return found


def _paragraphs(r: Reading) -> Iterator[Range]:
    """First and last token of each paragraph of the story."""
    sentences = r.parsed.sentences
    for number, sentence in enumerate(sentences):
        if sentence.part is PartKind.STORY and (number == 0 or sentences[number - 1].paragraph != sentence.paragraph):
            last = number
            while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentence.paragraph:
                last += 1
            if sentences[last].last > sentence.first:
                yield sentence.first, sentences[last].last - 1


def _dash(r: Reading, first: int, last: int) -> int | None:
    """The dash behind a closing mark, with nothing but a name after it; the paragraph opens with a mark."""
    if r.low[first] not in MARKS:
        return None
    for j in range(last - 1, max(first + 1, last - _LONGEST), -1):
        if r.low[j] in _DASHES:
            rest = [r.token(k) for k in range(j + 1, last + 1)]
            named = all(t.pos in _NOMINAL for t in rest) and rest[0].text[:1].isupper()
            return j if named and r.low[j - 1] in MARKS else None
    return None
