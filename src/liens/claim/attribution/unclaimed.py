"""Quotations that no cue claims: whose they are is told by the words before their colon, or by the sentence before them.

As in "Un diplomate va plus loin : « … »", "Même avis chez le maire : « … »", "The envoy did not mince words. “…”".
"""

from liens.claim.attribution.lexicon import Kind
from liens.claim.attribution.reading import MARKS, Range, Reading
from liens.claim.attribution.sources import phrase
from liens.model import PartKind
from liens.parse.grammar import preposition

_FULL = 4
_SPEAKERS = frozenset({Kind.PERSON, Kind.BODY, Kind.DOCUMENT})
_PEOPLE = frozenset({Kind.PERSON, Kind.BODY})
_INSIDE = frozenset({"acl:relcl", "advcl"})
# So many words behind its head a name goes on.
_NEAR = 3


def floating(r: Reading, covered: frozenset[int]) -> list[Range]:
    """Quotations that are sentences of their own and that no cue has claimed."""
    return [span for number, span in enumerate(r.quotes) if number not in covered and _stands_alone(r, *span)]


def after_colon(r: Reading, covered: frozenset[int]) -> list[Range]:
    """Quotations with a verb that no cue has claimed and that stand behind a colon."""
    found = []
    for number, (first, last) in enumerate(r.quotes):
        sentence = r.parsed.sentences[r.token(first).sentence]
        words = sum(r.word(j) for j in range(first, last + 1))
        if number not in covered and sentence.part is PartKind.STORY and first > 0 and r.low[first - 1] == ":" and words >= _FULL:
            found.extend([(first, last)] if any(r.finite(j) for j in range(first, last + 1)) else [])
    return found


def teller(r: Reading, opening: int) -> tuple[int, Range] | None:
    """As in "Un diplomate va plus loin : « … »": the subject before the colon if it can speak, or the speaker of a sentence without a verb."""
    first = r.bounds(opening - 1)[0]
    before = range(first, opening - 1)
    subject = next((j for j in before if r.token(j).dep.split(":")[0] == "nsubj" and r.token(r.token(j).head).dep not in _INSIDE and r.quote[j] < 0), None)
    speaking = None if subject is None else _speaking(r, subject, opening)
    # Of a sentence without a verb the parser makes the quotation's own verb the main one.
    if speaking is not None or any(r.finite(j) for j in before):
        return speaking
    named = (j for j in before if r.quote[j] < 0 and (r.lexicon.kind(r.token(j).lemma) in _PEOPLE or r.token(j).pos == "PROPN"))
    head = next((j for j in named if r.lexicon.is_("voice_mark", preposition(r.parsed, j) or "") or r.left[j] == first), None)
    return None if head is None else (head, _before(phrase(r, head), opening))


def _speaking(r: Reading, j: int, opening: int) -> tuple[int, Range] | None:
    token = r.token(j)
    personal = token.pos == "PRON" and token.feature("PronType") == "Prs"
    if not (token.pos == "PROPN" or personal or r.lexicon.kind(token.lemma) in _SPEAKERS):
        return None
    return j, _before(phrase(r, j), opening)


def _before(span: Range, opening: int) -> Range:
    """A parser may hang the quotation itself on the speaker."""
    return span[0], max(span[0], min(span[1], opening - 2))


def presented(r: Reading, opening: int) -> tuple[int, Range] | None:
    """As in "The envoy did not mince words. “…”": the subject of the sentence before the quotation, in its paragraph, where it is somebody."""
    number = r.token(opening).sentence
    sentences = r.parsed.sentences
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph or sentences[number - 1].part is not PartKind.STORY:
        return None
    before = range(sentences[number - 1].first, sentences[number - 1].last)
    if any(r.low[j] in MARKS and r.quote[j] >= 0 for j in before):
        return None
    subject = next((j for j in before if _acts(r, j) and r.token(r.token(j).head).dep == "root"), None)
    return (subject, phrase(r, subject)) if subject is not None and _somebody(r, subject) else None


def _acts(r: Reading, j: int) -> bool:
    """The subject of an active verb, or of a reflexive one ("s'est montrée ferme")."""
    token = r.token(j)
    return token.dep == "nsubj" or (token.dep == "nsubj:pass" and any(r.token(k).dep.startswith("expl") for k in r.parsed.children[token.head]))


def _somebody(r: Reading, j: int) -> bool:
    """A person by name or office, a body, or a personal pronoun in the singular."""
    token = r.token(j)
    if token.pos == "PRON":
        return token.feature("PronType") == "Prs" and token.feature("Number") != "Plur" and not r.lexicon.is_("own_voice", r.low[j])
    if token.pos == "PROPN":
        first, last = phrase(r, j)
        return sum(r.token(k).text[0].isupper() for k in range(first, min(last, j + _NEAR) + 1)) > 1
    return r.lexicon.kind(token.lemma) in _PEOPLE


def _stands_alone(r: Reading, first: int, last: int) -> bool:
    """Nothing but the quotation is in its sentence or sentences, and it has a verb or is a paragraph."""
    start, end = r.bounds(first)[0], r.bounds(last)[1]
    if any(r.word(j) for j in range(start, first)) or any(r.word(j) for j in range(last + 1, end + 1)):
        return False
    if r.parsed.sentences[r.token(first).sentence].part not in {PartKind.STORY, PartKind.DECK}:
        return False
    words = sum(r.word(j) for j in range(first, last + 1))
    return words >= _FULL and any(r.finite(j) for j in range(first, last + 1))
