"""Reads the phrase of a word of relation: "its ally Chad", "Mali, a neighbour of Niger", "Assad's main backer"."""

from collections.abc import Mapping, Sequence

from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.owners import Described
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

# Parsers take « alliée » behind a comma for a participle.
_APPOSED = frozenset({"appos", "acl", "amod"})
_BESIDE = ("appos", "flat", "flat:name", "compound")


def is_relation(parsed: Parsed, lexicon: ActorLexicon, d: Described) -> bool:
    """True for a noun that says what one state is to another."""
    return d.role.kind == "country" and says_so(parsed, range(d.first, d.last + 1), lexicon.relations | lexicon.neighbours | lexicon.colonies)


def meant(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described, owners: Sequence[Mention]) -> list[Mention]:
    """Of the actors in the phrase of such a noun those that it means, not those whose it is."""
    colony = says_so(parsed, range(d.first, d.last + 1), lexicon.colonies)
    # The allies of an alliance are its members; "the NATO ally" is one of them.
    several = parsed.tokens[d.head].feature("Number") == "Plur"
    joint = several and not _is_owned(parsed, d)
    beside = [m for m in owners if (m.form is Form.DEMONYM and not colony) or (m.type == "organisation" and joint) or _stands_beside(parsed, m, d)]
    if beside:
        return beside
    token = parsed.tokens[d.head]
    apposed = token.dep in _APPOSED and token.head in named and parsed.tokens[token.head].sentence == token.sentence
    return [named[token.head]] if apposed else []


def _is_owned(parsed: Parsed, d: Described) -> bool:
    """As in "its partners in OPEC": they are those of somebody else than the organisation."""
    return any(parsed.tokens[j].feature("Poss") == "Yes" for j in parsed.kids(d.head, "nmod:poss", "det"))


def _stands_beside(parsed: Parsed, mention: Mention, d: Described) -> bool:
    """As in "its ally Chad", "son voisin, le Tchad": behind the noun, and no preposition between."""
    token = parsed.tokens[mention.token]
    return token.head == d.head and token.i > d.last and mention.type != "organisation" and token.dep in _BESIDE and preposition(parsed, token.i) is None


def says_so(parsed: Parsed, words: range, listed: frozenset[str]) -> bool:
    """True where one of the words is listed."""
    return any(parsed.tokens[i].lemma.lower() in listed or parsed.tokens[i].text.lower() in listed for i in words)
