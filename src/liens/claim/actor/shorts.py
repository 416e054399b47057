"""Tells where one word stands for a whole name: "the Council", "the Community", and which words stand alone."""

from dataclasses import replace

from liens.claim.actor.history import History
from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.mention import Form, Mention
from liens.model import Via
from liens.ontology.speaking import Speaking, speaking
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed, Token

_SMALL = frozenset({"DET", "PUNCT", "ADP", "ADV", "CCONJ", "NUM", "PRON"})
_MEDIA = "MED"
_AGENCY = "agency"
_STATE = frozenset({"LEG", "JUD"})
# How many sentences back an organisation is still whose organ is spoken of.
_REACH = 6
_PLACES = frozenset({"in", "at", "on", "from"})


def is_bare(parsed: Parsed, token: Token) -> bool:
    """A noun, number or adjective that stands alone: nothing hangs on it but small words."""
    kids = (parsed.tokens[j] for j in parsed.children[token.i])
    return all(t.pos in _SMALL or t.dep == "conj" for t in kids)


def is_short(parsed: Parsed, lexicon: ActorLexicon, token: Token) -> bool:
    """A capital letter or the definite article shows that the one word stands for the whole name."""
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    definite = any(t.pos == "DET" and t.feature("Definite") == "Def" for t in kids)
    return is_bare(parsed, token) and not _is_place(parsed, lexicon, token) and not _is_inside(parsed, token) and (definite or token.text[0].isupper())


def shortened(whole: Mention, token: Token) -> Mention:
    """The mention that a word makes which stands for a whole name."""
    gender = token.feature("Gender")
    return replace(whole, token=token.i, first=token.i, last=token.i, form=Form.NAME, via=Via.NAME, gender=gender, why=f"short for {whole.name}")


def organ(history: History, lexicon: ActorLexicon, token: Token) -> Mention | None:
    """The organisation of which the article speaks, for one of its organs that is written as its own: « la Conférence », "the Commission"."""
    parsed = history.parsed
    first = parsed.sentences[token.sentence].first
    states = any(role.sector in _STATE and len(role.words) == 1 for role in lexicon.roles.get(token.lemma, ()))
    written = (token.text[0].isupper() and token.i != first) or _is_no_medium(history, lexicon, token)
    if token.lemma.lower() not in lexicon.organs or states or not written or not is_short(parsed, lexicon, token):
        return None
    near = [m for m in reversed(history.past) if token.sentence - history.sentence(m) <= _REACH]
    joint = {m.head: m for m in reversed(near) if "/" not in m.code and (speaking(m.head) is Speaking.ORGANISATION or m.type == _AGENCY)}
    whole = history.spelled_out(token.text)
    if whole is not None and (not joint or whole.head in joint):
        return whole
    # Of several the one that the article has spoken of most.
    return max(joint.values(), key=lambda m: len(history.heads[m.head]), default=None)


def _is_no_medium(history: History, lexicon: ActorLexicon, token: Token) -> bool:
    """In an article that has named no medium "the agency" is one of the United Nations, not of the press."""
    return any(role.sector == _MEDIA for role in lexicon.roles.get(token.lemma, ())) and all(m.sector != _MEDIA for m in history.past)


def _is_inside(parsed: Parsed, token: Token) -> bool:
    """A part of a longer proper name: "the South China Sea" is not the South."""
    head = parsed.tokens[token.head]
    return head.i > token.i and head.pos == "PROPN" and all(t.text[0].isupper() for t in parsed.tokens[token.i : head.i + 1])


def _is_place(parsed: Parsed, lexicon: ActorLexicon, token: Token) -> bool:
    prep = preposition(parsed, token.i)
    return prep is not None and lexicon.prepositions.get(prep) in _PLACES
