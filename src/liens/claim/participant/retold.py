"""Fills in who fires or tests a weapon where the words do not say: the missiles of a story are those of whom it tells outright.

"Two days later a second missile was launched" and "the tests" have the doer of the launch that the article told of with his name.
"""

from collections.abc import Sequence

from liens.claim.actor.mention import Form
from liens.claim.participant.candidates import NAMES, Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.model import Category

_WEAPONS = "weapons"
_ABOVE = "up."


def retold(slots: Sequence[Slot], choices: Sequence[Choice], cast: Sequence[Candidate]) -> list[Choice]:
    """The choices, with the one doer of the article's named launches and tests for those that name none."""
    pairs = list(zip(slots, choices, strict=True))
    doers = {cast[n].head: n for slot, choice in pairs if _is_launch(slot) for n in choice.initiators if _stands_there(slot, cast[n], NAMES)}
    if len(doers) != 1:
        return list(choices)
    doer = next(iter(doers.values()))
    launches = [choice for slot, choice in pairs if _is_launch(slot)]
    if sum(doer in choice.initiators for choice in launches) * 2 < len(launches):
        return list(choices)  # who is named once is not whose missiles the story is about
    open_ = [_is_launch(slot) and not any(_stands_there(slot, cast[n], frozenset(Form)) for n in choice.initiators) for slot, choice in pairs]
    return [choice.by((doer,)) if lacking else choice for choice, lacking in zip(choices, open_, strict=True)]


def _is_launch(slot: Slot) -> bool:
    return slot.category == Category.MOBILIZE and slot.mode == _WEAPONS


def _stands_there(slot: Slot, candidate: Candidate, forms: frozenset[Form]) -> bool:
    """In a place of the doer in the clause, or in the noun's own phrase."""
    places = {role for role in slot.initiator_roles if not role.startswith(_ABOVE)}
    return any(slot.roles.get(m.token) in places and m.form in forms and m.head != "?" for m in candidate.mentions)
