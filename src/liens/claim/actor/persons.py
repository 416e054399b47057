"""Finds unknown persons who are named beside a role noun: "le ministre de l'Intérieur, Renzo Bellini", "Amy Polk, mayor of Accra".

The parser joins most of them. Where it does not, the words as they stand do: a title before a name, or a name of two words and
more between commas beside the title.
"""

from collections.abc import Collection, Iterator

from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.owners import Described
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed, Token

_NAME_PARTS = ("flat", "compound", "appos", "nmod")
_NAMING = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_BEFORE_ROLE = frozenset({"DET", "ADJ", "PART", "PROPN", "ADV"})
_VERBS = frozenset({"VERB", "AUX", "PUNCT"})
_DASHES = frozenset("-–—")
_PHRASAL = frozenset({"ADJ", "ADP", "DET", "NOUN", "PROPN"})
_INTRODUCING = frozenset({"ADP", "DET"})
# How many words may stand between the title and the comma ("of foreign affairs and trade"), and before the title.
_PHRASE = 9
_SHORT = 4


def beside(parsed: Parsed, lexicon: ActorLexicon, d: Described, taken: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """Head, first and last token of each name beside the role; ``taken`` are words that are known to mean somebody."""
    found: dict[int, tuple[int, int, int]] = {}
    for j in _joined(parsed, d):
        if parsed.tokens[j].pos == "PROPN" and j not in taken and preposition(parsed, j) is None:
            found[j] = (j, name_start(parsed, j), name_end(parsed, j))
    for first, last in (*_after(parsed, lexicon, d, taken), *_before(parsed, lexicon, d)):
        if not any(first <= i <= last for i in taken):
            for j in _outer(parsed, first, last):
                found.setdefault(j, (j, first, last))
    yield from (name for name in found.values() if not _is_parted(parsed, name[0], d))


def _is_parted(parsed: Parsed, i: int, d: Described) -> bool:
    """Behind a dateline begins another phrase: "MOSCOW (AP) - The president"."""
    between = range(min(i, d.first), max(i, d.last))
    return any(parsed.tokens[j].text == ")" or (parsed.tokens[j].text in _DASHES and parsed.tokens[j - 1].end < parsed.tokens[j].start) for j in between if j)


def _joined(parsed: Parsed, d: Described) -> Iterator[int]:
    """The proper names that the parser hangs on the role noun, or the other way round."""
    yield from (j for j in parsed.children[d.head] if parsed.tokens[j].dep.split(":")[0] in _NAME_PARTS)
    token = parsed.tokens[d.head]
    if token.dep == "appos" and token.head != d.head:
        yield token.head
    if not d.first <= d.head <= d.last:
        yield d.head


def _after(parsed: Parsed, lexicon: ActorLexicon, d: Described, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """A name right after the title, or after its phrase, or after a comma behind that, with another comma or the end behind it."""
    end = parsed.sentences[parsed.tokens[d.last].sentence].last
    direct = _name_at(parsed, lexicon, d.last + 1, end)
    if direct is not None:
        yield d.last + 1, direct
        return
    behind = _behind_phrase(parsed, lexicon, d, end, taken)
    if behind is not None:
        yield behind
        return
    comma = next((j for j in range(d.last + 1, min(end, d.last + _PHRASE)) if parsed.tokens[j].pos in _VERBS), None)
    if comma is not None and parsed.tokens[comma].text == ",":
        last = _name_at(parsed, lexicon, comma + 1, end)
        if last is not None and last > comma + 1 and _closes(parsed, last + 1, end):
            yield comma + 1, last


def _behind_phrase(parsed: Parsed, lexicon: ActorLexicon, d: Described, end: int, taken: Collection[int]) -> tuple[int, int] | None:
    """As in "le chef du gouvernement arménien Armen Sol": a name of two words and more right behind what belongs to the title, up to another title."""
    for j in range(d.last + 1, min(end, d.last + _PHRASE)):
        token = parsed.tokens[j]
        if token.pos not in _PHRASAL or token.text.lower() in lexicon.persons:
            return None
        if j not in taken and token.pos == "PROPN":
            last = _name_at(parsed, lexicon, j, end)
            alone = last is not None and last > j and not any(i in taken for i in range(j, last + 1)) and preposition(parsed, j) is None
            return (j, last) if alone and last is not None and parsed.tokens[j - 1].pos not in _INTRODUCING else None
    return None


def _before(parsed: Parsed, lexicon: ActorLexicon, d: Described) -> Iterator[tuple[int, int]]:
    """A name of several words, a comma, then the title."""
    start = parsed.sentences[parsed.tokens[d.first].sentence].first
    comma = next((j for j in range(d.first - 1, max(start, d.first - _SHORT) - 1, -1) if parsed.tokens[j].pos not in _BEFORE_ROLE), None)
    if comma is None or comma <= start or parsed.tokens[comma].text != ",":
        return
    first = comma
    while first > start and _names(parsed.tokens[first - 1], lexicon):
        first -= 1
    if comma - first > 1 and (first == start or parsed.tokens[first - 1].text != ","):
        yield first, comma - 1


def _name_at(parsed: Parsed, lexicon: ActorLexicon, first: int, end: int) -> int | None:
    """The last word of the name that begins at a word; None if none does."""
    last = None
    for j in range(first, end):
        if not _names(parsed.tokens[j], lexicon):
            break
        last = j
    return last


def _names(token: Token, lexicon: ActorLexicon) -> bool:
    """A capitalised word that is no title itself."""
    small = token.text.lower()
    return token.pos in _NAMING and token.text[0].isupper() and small not in lexicon.roles and token.lemma not in lexicon.roles


def _closes(parsed: Parsed, i: int, end: int) -> bool:
    return i >= end or parsed.tokens[i].text in {",", ".", ")", "»", ";", ":"}


def _outer(parsed: Parsed, first: int, last: int) -> list[int]:
    """The words of a name that the sentence hangs on something else: its head, or several where the parser tore it."""
    return [j for j in range(first, last + 1) if not first <= parsed.tokens[j].head <= last or parsed.tokens[j].head == j]


def name_start(parsed: Parsed, i: int) -> int:
    """The first token of the proper name that ``i`` heads: given names that hang on it stand before."""
    j = i
    while j - 1 in parsed.children[i] and parsed.tokens[j - 1].pos == "PROPN" and parsed.tokens[j - 1].dep.split(":")[0] in {"compound", "flat"}:
        j -= 1
    return j


def name_end(parsed: Parsed, i: int) -> int:
    """The last token of a proper name that begins at ``i``."""
    end = parsed.sentences[parsed.tokens[i].sentence].last
    j = i
    while j + 1 < end and parsed.tokens[j + 1].pos == "PROPN" and parsed.tokens[j + 1].text[0].isupper():
        j += 1
    return j
