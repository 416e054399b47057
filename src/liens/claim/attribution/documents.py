"""Pages that are somebody's words as a whole: documents under their heading, and articles signed by who holds an office.

As in "Communiqué du ministère", "Remarks by the president", a press release whose first sentence names the body that
makes it, and an article in the first person below which stands "Ida Sow est ministre de la Pêche".
"""

from liens.claim.attribution.lexicon import Kind
from liens.claim.attribution.reading import Found, Range, Reading, trim
from liens.claim.attribution.sources import phrase
from liens.model import PartKind
from liens.parse.grammar import VERBAL, preposition

# A text in the first person is given word for word; of another nobody can tell.
_PLAIN, _VERBATIM = "document", "document turn"
# A heading has no more words than this; a page in the first person shows it more than once, an article oftener.
_HEADING, _PERSONAL, _OFTEN = 25, 2, 4
# A document whose heading may as well be that of a report about it shows so many sentences in which its owner speaks.
_SPEAKING = 2
_SPEAKERS = frozenset({Kind.PERSON, Kind.BODY})


def documents(r: Reading) -> list[Found]:
    """A page under the heading "Communiqué du ministère" is the ministry's; under "Discours de X" only one in the first person is."""
    first = next((s for s in r.parsed.sentences if s.part in {PartKind.TITLE, PartKind.STORY}), None)
    content = None if first is None else rest(r, first.last)
    noun = None if first is None else _heading(r, first.i)
    if first is None or content is None:
        return []
    if noun is None:
        return _signed(r, content)
    release = r.lexicon.is_("release", r.token(noun).lemma.lower())
    whose = owner(r, noun) or (_first_speaker(r, content) if release and not any(True for _ in r.parsed.kids(noun, "amod")) else None)
    if whose is None or not (_records(r, noun) or r.lexicon.is_("spoken", r.token(noun).lemma.lower())):
        return []
    manner = how(r, content)
    if manner == _PLAIN and not release and not (_records(r, noun) and _decides(r, content)):
        return []
    head, source = whose
    return [Found(None, (noun, noun), head, source, (content,), None, manner)]


def _heading(r: Reading, number: int) -> int | None:
    """The first noun of a heading, which is a short sentence without a verb and a paragraph of its own."""
    sentences = r.parsed.sentences
    first = sentences[number]
    if first.last - first.first > _HEADING or any(r.token(j).pos in VERBAL for j in range(first.first, first.last)):
        return None
    if first.i + 1 < len(sentences) and sentences[first.i + 1].paragraph == first.paragraph:
        return None
    return next((j for j in range(first.first, first.last) if r.token(j).pos in {"NOUN", "PROPN"}), None)


def _records(r: Reading, noun: int) -> bool:
    """What a body resolves, which news may have as its heading as well."""
    return r.lexicon.is_("record", r.token(noun).lemma.lower())


def _decides(r: Reading, content: Range) -> bool:
    """As in "Le Conseil condamne …", "Il invite …": the owner's verbs in the present, sentence after sentence."""
    roots = [s.first for s in r.parsed.sentences if content[0] <= s.first <= content[1]]
    speaking = 0
    for first in roots:
        root = next((j for j in range(first, r.bounds(first)[1] + 1) if r.token(j).dep == "root"), first)
        present = r.token(root).feature("Tense") == "Pres" and (r.token(root).lemma, "V") in r.lexicon.cues
        speaking += present and any(can_speak(r, j) or r.token(j).pos == "PRON" for j in r.parsed.kids(root, "nsubj"))
    return speaking >= _SPEAKING


def _first_speaker(r: Reading, content: Range) -> tuple[int, Range] | None:
    """Of a press release the body that is the first subject."""
    for j in range(content[0], r.bounds(content[0])[1] + 1):
        token = r.token(j)
        if token.dep == "nsubj" and r.token(token.head).dep == "root":
            return (j, phrase(r, j)) if can_speak(r, j) else None
    return None


def _signed(r: Reading, content: Range) -> list[Found]:
    """An article in the first person whose author the last paragraph presents by an office."""
    last = r.parsed.sentences[r.token(content[1]).sentence]
    root = next((j for j in range(last.first, last.last) if r.token(j).dep == "root"), last.first)
    office = r.lexicon.kind(r.token(root).lemma.lower()) is Kind.PERSON and not r.lexicon.is_("unaligned", r.token(root).lemma.lower())
    author = next((j for j in r.parsed.kids(root, "nsubj") if r.token(j).pos == "PROPN" and r.left[j] == last.first), None)
    if not office or author is None or not any(True for _ in r.parsed.kids(root, "cop")) or _own_words(r, content) < _OFTEN:
        return []
    text = trim(r, (content[0], last.first - 1)) if last.first > content[0] else None
    return [] if text is None else [Found(None, (root, root), root, phrase(r, root), (text,), None, _VERBATIM)]


def how(r: Reading, content: Range) -> str:
    """Whether a document is told word for word, as the first person shows."""
    return _VERBATIM if _own_words(r, content) >= _PERSONAL else _PLAIN


def _own_words(r: Reading, content: Range) -> int:
    """How often somebody speaks of himself outside quotation marks."""
    return sum(r.quote[j] < 0 and r.token(j).feature("Person") == "1" and r.token(j).pos in {"PRON", "DET"} for j in range(content[0], content[1] + 1))


def owner(r: Reading, noun: int) -> tuple[int, Range] | None:
    """Whose document it is: a "de" or "by" phrase whose noun can speak."""
    for j in sorted(r.parsed.kids(noun, "nmod", "obl")):
        if j > noun and r.lexicon.is_("owner_mark", preposition(r.parsed, j) or "") and can_speak(r, j):
            first, last = phrase(r, j)
            # "Conclusions du Conseil sur la Bosnie": what the document is about is not whose it is.
            about = (k for k in range(j + 1, last + 1) if r.token(k).pos == "ADP" and not r.lexicon.is_("owner_mark", r.token(k).lemma))
            return j, (first, next(about, last + 1) - 1)
    return None


def can_speak(r: Reading, j: int) -> bool:
    """A name, or a noun for somebody who speaks."""
    return r.token(j).pos == "PROPN" or j in r.voices or r.lexicon.kind(r.token(j).lemma) in _SPEAKERS


def rest(r: Reading, first: int) -> Range | None:
    """All that follows in the story."""
    last = max((s.last - 1 for s in r.parsed.sentences if s.part is PartKind.STORY), default=-1)
    return trim(r, (first, last)) if last >= first else None
