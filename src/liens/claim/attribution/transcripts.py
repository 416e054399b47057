"""Speech printed without marks: the turns of a transcript ("HOST: …", "M. Sow : …") and the answers of an interview.

A label is in capitals, or stands before a colon at the head of several paragraphs. An interview without labels shows by
its questions, which are paragraphs of their own, and by answers in the first person.
"""

from collections import Counter
from dataclasses import dataclass

from liens.claim.attribution.lexicon import Kind
from liens.claim.attribution.quotations import paragraph_end
from liens.claim.attribution.reading import MARKS, Found, Range, Reading, trim
from liens.claim.attribution.sources import phrase
from liens.model import PartKind

_LABEL = 6
_TURNS = 2
# With fewer questions a paragraph that asks something is a figure of speech.
_QUESTIONS = 2
# Longer paragraphs are no questions of a reporter.
_ASKED = 60
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT", "X"})
_ABBREVIATED = "."


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """First and last token of a paragraph of the story, and the number of its last sentence."""

    first: int
    last: int
    sentence: int


def turns(r: Reading) -> list[Found]:
    """The turns of a transcript, or the answers of an interview that has no labels."""
    paragraphs = _paragraphs(r)
    return _labelled(r, paragraphs) or _answers(r, paragraphs)


def _paragraphs(r: Reading) -> list[_Paragraph]:
    sentences = r.parsed.sentences
    found = []
    for number, sentence in enumerate(sentences):
        opens = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
        if opens and sentence.part in {PartKind.STORY, PartKind.DECK}:
            last = paragraph_end(r, number)
            found.append(_Paragraph(sentence.first, last, r.token(last).sentence))
    return found


def _labelled(r: Reading, paragraphs: list[_Paragraph]) -> list[Found]:
    labels = [_label(r, p) for p in paragraphs]
    seen = Counter(_words(r, label) for label in labels if label is not None)
    kept = [label if label is not None and _is_label(r, label, seen) else None for label in labels]
    opening = [n for n, label in enumerate(kept) if label is not None]
    # "Spokesperson" is the same throughout, whoever was named between two turns.
    named = {_words(r, label): label for label in reversed([label for label in kept if label is not None])}
    found = []
    # "Réponse du ministère : …" goes on to the end of the page.
    answer = len(opening) == 1 and _answers_alone(r, kept[opening[0]])
    end = len(paragraphs) if answer else opening[-1] + 1 if opening else 0
    for n, until in zip(opening, [*opening[1:], end] if opening else [], strict=True):
        label = kept[n]
        content = None if label is None else trim(r, (label[1] + 2, paragraphs[until - 1].last))
        who = None if label is None or content is None else _turn_speaker(r, named[_words(r, label)], kept[opening[0]] or label)
        if label is not None and content is not None and who is not None:
            found.append(Found(None, (label[1] + 1, label[1] + 1), *who, (content,), None, "transcript turn"))
    return found if len(opening) >= _TURNS or answer else []


def _answers_alone(r: Reading, label: Range | None) -> bool:
    """As in "Réponse du ministère :": a label that says that somebody answers, and who."""
    if label is None or label[1] == label[0]:
        return False
    word = r.low[label[0]]
    return r.lexicon.is_("turn_label", word) and not r.lexicon.is_("asks", word)


def _words(r: Reading, label: Range) -> tuple[str, ...]:
    return r.low[label[0] : label[1] + 1]


def _is_label(r: Reading, label: Range, seen: Counter[tuple[str, ...]]) -> bool:
    """In capitals, a word for a turn, or there again."""
    words = _words(r, label)
    return _capitals(r, label) or seen[words] >= _TURNS or any(r.lexicon.is_("turn_label", word) for word in words)


def _capitals(r: Reading, label: Range) -> bool:
    texts = [r.token(j).text for j in range(label[0], label[1] + 1)]
    last = texts[-1]
    # A title may stand before a name in capitals ("M. SOW").
    named = last == last.upper() and sum(c.isalpha() for c in last) > 1 and _ABBREVIATED in "".join(texts[:-1])
    return named or all(text == text.upper() and any(c.isalpha() or c == _ABBREVIATED for c in text) for text in texts)


def _label(r: Reading, paragraph: _Paragraph) -> Range | None:
    """The few words before a colon at the head of a paragraph."""
    first, last = paragraph.first, paragraph.last
    while first < last and not r.word(first):
        first += 1
    words = _LABEL * (1 + r.lexicon.is_("turn_label", r.low[first]))
    for j in range(first, min(first + words, last)):
        if r.low[j] == ":" and j > first:
            return first, j - 1
        upper = r.token(j).text == r.token(j).text.upper()
        if r.low[j] in MARKS or not (upper or r.token(j).pos in _NOMINAL):
            return None
    return None


def _turn_speaker(r: Reading, label: Range, first: Range) -> tuple[int, Range] | None:
    """Whom a label names; "Réponse" is whom the text above the turns presents, if it presents somebody, "Question" nobody."""
    if not all(r.lexicon.is_("turn_label", word) for word in _words(r, label)):
        return _head(r, label), label
    return None if any(r.lexicon.is_("asks", word) for word in _words(r, label)) else _interviewed(r, first[0]) or (_head(r, label), label)


def _head(r: Reading, label: Range) -> int:
    """The name in a label, which is its last word where a title stands before it."""
    return next((j for j in range(label[1], label[0] - 1, -1) if r.word(j)), label[1])


def _answers(r: Reading, paragraphs: list[_Paragraph]) -> list[Found]:
    """What stands between the questions of an interview: the words of the one who is named before the first of them."""
    asked = [n for n, p in enumerate(paragraphs) if _asks(r, p)]
    if len(asked) < _QUESTIONS:
        return []
    speaker = _interviewed(r, paragraphs[asked[0]].first)
    spans = [(paragraphs[n + 1].first, paragraphs[until - 1].last) for n, until in zip(asked, [*asked[1:], len(paragraphs)], strict=True) if until > n + 1]
    contents = [span for span in (trim(r, s) for s in spans) if span is not None]
    personal = [span for span in contents if _first_person(r, span)]
    if speaker is None or 2 * len(personal) < len(asked) or len(personal) < _QUESTIONS:
        return []
    head, source = speaker
    return [Found(None, None, head, source, (content,), None, "interview turn") for content in contents]


def _asks(r: Reading, paragraph: _Paragraph) -> bool:
    """A short paragraph outside quotation marks that ends in a question mark."""
    first, last = paragraph.first, paragraph.last
    return last - first < _ASKED and "?" in r.low[max(first, last - 1) : last + 1] and all(r.quote[j] < 0 for j in (first, last))


def _first_person(r: Reading, span: Range) -> bool:
    return any(r.quote[j] < 0 and r.lexicon.is_("own_voice", r.low[j]) for j in range(span[0], span[1] + 1))


def _interviewed(r: Reading, before: int) -> tuple[int, Range] | None:
    """Whom the title names before a colon, else the person of several names who is named most often before the first question."""
    names = [j for j in range(before) if _full_name(r, j)]
    count = Counter(r.low[r.right[j]] for j in names)
    if not names:
        return _announced(r, before)
    labels = [j for j in names if _is_title_label(r, j)]
    name = labels[0] if labels else max(names, key=lambda j: (count[r.low[r.right[j]]], j))
    above = r.token(name).head
    head = above if r.token(name).dep == "appos" and r.token(above).pos == "NOUN" else name
    return head, phrase(r, head)


def _announced(r: Reading, before: int) -> tuple[int, Range] | None:
    """As in "Interview de l'ambassadeur de France": the office with which an interview is announced."""
    for j in range(before):
        if r.lexicon.is_("occasion", r.low[j]):
            inside = (k for k in r.parsed.kids(j, "nmod", "obl") if k > j and r.lexicon.kind(r.token(k).lemma.lower()) is Kind.PERSON)
            office = next(inside, None)
            if office is not None:
                return office, phrase(r, office)
    return None


def _is_title_label(r: Reading, j: int) -> bool:
    """As in "Ana Sol : « Il faut signer »", the title of an interview."""
    after = r.right[j] + 1
    sentence = r.parsed.sentences[r.token(j).sentence]
    opens = sentence.part is PartKind.TITLE or sentence.paragraph == r.parsed.sentences[0].paragraph
    return opens and after <= r.bounds(j)[1] and r.low[after] == ":"


def _full_name(r: Reading, i: int) -> bool:
    parts = (r.token(j) for j in r.parsed.children[i])
    return r.token(i).pos == "PROPN" and any(t.pos == "PROPN" and t.dep.split(":")[0] in {"compound", "flat"} for t in parts)
