"""What two events of one clause say of each other's parties: "the junta lifted the curfew" that it had imposed.

Who lifts or eases a measure is the one who imposed it. The choice for a single event does not see the other.
"""

from collections.abc import Sequence

from liens.claim.participant.candidates import Slot
from liens.claim.participant.choose import Choice
from liens.model import Category
from liens.parse.parsed import Parsed

_MEASURES = frozenset({Category.COERCE, Category.SANCTION})
_OBJECTS = frozenset({"obj", "nsubj:pass"})
_NOUN = "N"
_VERB = "V"


def between(parsed: Parsed, slots: Sequence[Slot], choices: Sequence[Choice]) -> list[Choice]:
    """The choices, with those who lift a measure as those who took it."""
    lifting = {slot.token: choice for slot, choice in zip(slots, choices, strict=True) if slot.shape == _VERB and slot.category == Category.CONCEDE}
    return [_taken_by(choice, lifting.get(_above(parsed, slot))) for slot, choice in zip(slots, choices, strict=True)]


def _above(parsed: Parsed, slot: Slot) -> int:
    """The verb of which the noun of a measure is the object; -1 if there is none."""
    token = parsed.tokens[slot.token]
    return token.head if slot.shape == _NOUN and slot.category in _MEASURES and token.dep in _OBJECTS else -1


def _taken_by(choice: Choice, lifted: Choice | None) -> Choice:
    if lifted is None or not lifted.initiators:
        return choice
    return choice.by(lifted.initiators)
