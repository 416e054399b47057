"""An organisation that meets by itself: "the Security Council will meet on Monday", "Tunis asked for a meeting of the African Union".

Talks have several parties, and the ranker fills up with whoever asked for the meeting or stands near. The session of a body is its own
unless somebody else is named beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.model import Category

_ORGANISATION = "organisation"
_VERB = "V"
_ABOVE = "up."
# Where the body stands that meets: before the verb, or beside the noun of its session, also behind a preposition of belonging.
_SITTING = frozenset({"subj"})
_SESSION = frozenset({"compound", "poss", "amod"})
_BELONGING = "of"


def sitting(slots: Sequence[Slot], choices: Sequence[Choice], cast: Sequence[Candidate], prepositions: Mapping[str, str]) -> list[Choice]:
    """The choices, with organisations that meet by themselves as the only parties of their meetings."""
    session = _SESSION | {f"prep.{words}" for words, sort in prepositions.items() if sort == _BELONGING}
    found = []
    for slot, choice in zip(slots, choices, strict=True):
        own = _SITTING if slot.shape == _VERB else session
        alone = _alone(slot, cast, own) if slot.mutual and slot.category == Category.CONSULT else ()
        found.append(replace(choice, initiators=alone, recipients=()) if alone else choice)
    return found


def _alone(slot: Slot, cast: Sequence[Candidate], own: frozenset[str]) -> tuple[int, ...]:
    """The one candidate in the clause of a meeting, if it is an organisation in the place of whoever meets."""
    inside = [(n, c) for n, c in enumerate(cast) if any(_is_within(slot, m.token) for m in c.mentions)]
    bodies = [
        n
        for n, c in inside
        if any(slot.roles.get(m.token) in own for m in c.mentions) and all(m.type == _ORGANISATION for m in c.mentions if _is_within(slot, m.token))
    ]
    return tuple(bodies) if len(inside) == 1 else ()


def _is_within(slot: Slot, token: int) -> bool:
    """In one of the places of those who meet, and not of the verb above."""
    role = slot.roles.get(token, "")
    return role in slot.initiator_roles and not role.startswith(_ABOVE)
