"""Tells a state or town from what merely bears its name: a person, a ship, a street, a pact, a song."""

from collections.abc import Sequence

from liens.claim.actor.entity import Entity
from liens.claim.actor.gazetteer import NameContext
from liens.parse.parsed import Parsed, Token

# How far back the noun for a ship may stand: quotation marks come between ("le cargo « Jordanie »").
_REACH = 2
# Words of these kinds are no given name, whoever is called so ("No Kwang-chol", "He Lifeng").
_CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
# From this share of capitals on a line is a title in which capitals tell nothing.
_TITLE_CASE = 0.6


def stands_alone(parsed: Parsed, first: int, last: int, entity: Entity, context: NameContext) -> bool:
    """True where the name means its bearer itself, not a person, thing or document that is called after it."""
    if entity.type != "person" and is_called_after(parsed, first, last, entity, context):
        return False
    if entity.type == "party" and first == last and _hangs_on(parsed, parsed.tokens[first], context.sites):
        return False
    if last > first:
        return True
    token = parsed.tokens[first]
    after = parsed.tokens[first + 1] if first + 1 < len(parsed.tokens) else None
    goes_on = after is not None and _goes_on(parsed, token, after)
    if entity.type != "person":
        return not (goes_on and after is not None and token.text in context.given and after.text.lower() not in context.titles)
    own = entity.name.split()
    if token.pos == "ADJ" or token.dep == "amod" or (goes_on and after is not None and after.text not in own):
        return False
    before = parsed.tokens[first - 1] if first else None
    return before is None or _may_precede(parsed, before, token, own, context.titles)


def is_called_after(parsed: Parsed, first: int, last: int, entity: Entity, context: NameContext) -> bool:
    """True for a ship, a street or town pact, and a person whose name is that of a place."""
    if entity.type == "group" or entity.sector not in {None, "GOV"}:
        return False
    if parsed.tokens[first].text[0].isupper() and any(word in context.vessels for word in _words_before(parsed, first)):
        return True
    if first != last:
        return False
    token = parsed.tokens[first]
    if entity.type == "capital" and _hangs_on(parsed, token, context.pacts | context.sites):
        return True
    if _hangs_on(parsed, token, context.waters):
        return True
    return entity.type != "seat" and (_after_given_name(parsed, token, context) or _before_surname(parsed, token, context))


def _words_before(parsed: Parsed, first: int) -> list[str]:
    start = parsed.sentences[parsed.tokens[first].sentence].first
    before = [t for t in parsed.tokens[max(start, first - _REACH - 1) : first] if t.text.strip("«»\"'“”‘’")]
    # A name behind a comma is no ship's: "seized a tanker, US officials said".
    return [word for t in before[-1:] if t.pos != "PUNCT" for word in (t.lemma.lower(), t.text.lower())]


def _hangs_on(parsed: Parsed, token: Token, nouns: frozenset[str]) -> bool:
    """In "the Paris agreement", "the streets of Paris" and "the Gulf of Oman" the town or state takes no part."""
    head = parsed.tokens[token.head]
    return head.i != token.i and token.dep in {"nmod", "compound", "amod"} and head.lemma.lower() in nouns


def _after_given_name(parsed: Parsed, token: Token, context: NameContext) -> bool:
    """In "Michael Jordan" a given name that belongs to the same phrase stands right before."""
    if token.i == 0:
        return False
    before = parsed.tokens[token.i - 1]
    if before.end + 1 != token.start or before.text.lower() in context.titles or before.pos in _CLOSED:
        return False
    # "Zaida Catalan": the parser joins a given name that nobody knows.
    surname = before.pos == token.pos == "PROPN" and token.dep.startswith("flat") and token.head == before.i and before.text[0].isupper()
    if not surname and before.text not in context.forenames:
        return False
    linked = before.head == token.i or token.head in {before.i, before.head}
    return linked and not _in_title_case(parsed, token.sentence)


def _before_surname(parsed: Parsed, token: Token, context: NameContext) -> bool:
    """In "Niger Innis" no article or preposition stands before, and the parser joins the proper name that follows."""
    if token.i + 1 >= len(parsed.tokens) or any(parsed.tokens[j].pos in {"DET", "ADP"} for j in parsed.children[token.i]):
        return False
    after = parsed.tokens[token.i + 1]
    joined = after.head == token.i and after.dep.split(":")[0] == "flat" and after.pos == "PROPN"
    return joined and after.start == token.end + 1 and after.text.lower() not in context.titles and not _in_title_case(parsed, token.sentence)


def _in_title_case(parsed: Parsed, sentence: int) -> bool:
    here = parsed.sentences[sentence]
    words = [t.text for t in parsed.tokens[here.first : here.last] if t.text[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)


def _may_precede(parsed: Parsed, before: Token, token: Token, own: Sequence[str], titles: frozenset[str]) -> bool:
    """True for a word before a surname that leaves it that person's: a title, an own given name, an initial, another phrase."""
    if before.end + 1 != token.start or before.pos != "PROPN" or not before.text[0].isupper() or before.text.lower() in titles:
        return True
    return before.text in own or before.text.endswith(".") or (before.head != token.i and parsed.tokens[token.i].head != before.i)


def _goes_on(parsed: Parsed, token: Token, after: Token) -> bool:
    """True where a proper name continues with the next word ("Cameron MacKay")."""
    beside = after.start == token.end + 1 and after.pos == "PROPN" and after.text[0].isupper()
    return beside and (token.i in {after.head, parsed.tokens[after.head].head} or token.head == after.i)
