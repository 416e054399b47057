"""Of whom something is asked: who is to do what a demand asks for is the one it is put to ("ordered the withdrawal of the Chadian troops").

The ranker chooses for each event alone, and where the clause of a demand names nobody to whom it is put, it may take whoever stands near.
In the articles coded for training both have the same parties in 17 of 17 pairs of a demand and what it demands of Wikinews, and in 299 of
345 of those written for Liens. Who orders a deed that his own forces do, and names nobody, orders them: "the president ordered an air strike".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.model import Category
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

_OBJECT = "obj"
_INFINITIVE = "xcomp"
_DEMANDED = frozenset({_OBJECT, _INFINITIVE, "ccomp"})
_BEHIND = frozenset({"obl", "nmod"})
_TOWARDS = "to"


@dataclass(frozen=True, slots=True)
class Demands:
    """The words that demands are told by: sorts of prepositions, and verbs of ordering those who must obey."""

    prepositions: Mapping[str, str]
    orders: frozenset[str]


def asked(parsed: Parsed, slots: Sequence[Slot], choices: Sequence[Choice], cast: Sequence[Candidate], demands: Demands) -> list[Choice]:
    """The choices, with those who are to do what is demanded as those of whom it is demanded."""
    found = []
    for slot, choice in zip(slots, choices, strict=True):
        demanded = [(o, its) for o, its in zip(slots, choices, strict=True) if _is_demanded(parsed, o, slot, demands.prepositions)]
        obeyed = parsed.tokens[slot.token].lemma in demands.orders
        doers = {n for o, its in demanded for n in its.initiators if _is_addressed(parsed, o) or obeyed or n not in choice.initiators}
        named = any(slot.roles.get(m.token) in slot.recipient_roles for n in choice.recipients for m in cast[n].mentions)
        found.append(replace(choice, recipients=tuple(sorted(doers))) if doers and not named else choice)
    return found


def _is_addressed(parsed: Parsed, deed: Slot) -> bool:
    """As in "asked the army to march": whom the verb has as its object may be of one's own side; what else is demanded is the deed of others."""
    token = parsed.tokens[deed.token]
    return token.dep == _INFINITIVE and any(True for _ in parsed.kids(token.head, _OBJECT))


def _is_demanded(parsed: Parsed, deed: Slot, demand: Slot, prepositions: Mapping[str, str]) -> bool:
    """A deed of one side that hangs on the word of a demand, directly or behind "for" or "to"."""
    token = parsed.tokens[deed.token]
    if demand.category != Category.REQUEST or deed is demand or deed.mutual or token.head != demand.token:
        return False
    dep = token.dep.split(":")[0]
    return dep in _DEMANDED or (dep in _BEHIND and prepositions.get(preposition(parsed, deed.token) or "") == _TOWARDS)
