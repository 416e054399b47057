"""Whether two mentions in one article may tell of the same event, so that a date told of the one holds for the other.

They have the same category and the same mode or word, and no participant of the one is missing among those of the other. A
mention may point to an event that was told if it stands in the title, is a verb that tells of the past, or a single definite
or demonstrative noun. An assault is told by its parts (the attack, the blast, the dead) in the sentence after.
"""

from liens.claim.when.happening import Happening
from liens.claim.when.tense import tense_of
from liens.claim.when.values import Tense
from liens.model import Category, PartKind
from liens.parse.parsed import Parsed

# Sentences after a dated assault in which its parts are told; of 1, 2 and 4 the first errs least on claims_dev (more finds more on claims_train).
_PART_OF = 1
_POINTED = 4
_VERBAL = frozenset({"VERB", "AUX"})


def may_point(parsed: Parsed, happening: Happening) -> bool:
    """A word of the title, a verb that tells of the past, or a noun that points to one known event.

    "Des essais", "les tirs de missiles" are no single event, and a present tense tells of what is usual.
    """
    token = parsed.tokens[happening.token]
    if parsed.sentences[token.sentence].part is PartKind.TITLE:
        return True
    if token.pos in _VERBAL:
        return token.feature("Tense") != "Pres" and token.feature("VerbForm") != "Inf" and tense_of(parsed, token.i) is not Tense.PRESENT
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    pointing = any(k.feature("Definite") == "Def" or k.feature("PronType") == "Dem" or k.dep == "nmod:poss" for k in kids)
    return token.pos == "NOUN" and pointing and token.feature("Number") != "Plur"


def same_event(parsed: Parsed, told: Happening, other: Happening) -> bool:
    """Whether the second may tell of the event that the first tells with its date."""
    if told.category != other.category or told.negated != other.negated:
        return False
    alike = told.word == other.word or (bool(told.mode) and told.mode == other.mode)
    return (alike or _part(parsed, told, other) or _pointing(parsed, told, other)) and agree(told, other)


def agree(a: Happening, b: Happening) -> bool:
    """Whether their participants may be the same: those of one are unknown, or they share somebody."""
    left, right = ({party.split("/")[0] for party in x.parties} for x in (a, b))
    return not left or not right or bool(left & right)


def _part(parsed: Parsed, told: Happening, other: Happening) -> bool:
    """Whether what the second tells may be a part of the assault that the first tells just before it."""
    apart = parsed.tokens[other.token].sentence - parsed.tokens[told.token].sentence
    return told.category == Category.ASSAULT and told.token < other.token and apart <= _PART_OF


def _pointing(parsed: Parsed, told: Happening, other: Happening) -> bool:
    """Whether the second is a noun that points back to what was told just before in other words ("bombed the port … the attack")."""
    apart = parsed.tokens[other.token].sentence - parsed.tokens[told.token].sentence
    return other.noun and told.token < other.token and apart <= _POINTED and may_point(parsed, other)
