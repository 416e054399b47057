"""Dates the events of an article: hands what is known of each event to the chooser of times."""

from collections.abc import Sequence

from liens.claim.event.lexicon import Shape
from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.status import Verdict
from liens.claim.when.options import Happening


def happenings(triggers: Sequence[Trigger], slots: Sequence[Slot], cast: Sequence[Candidate], verdicts: Sequence[Verdict]) -> list[Happening]:
    """What the choice of a time needs to know of each event."""
    keys = {m.token: c.key for c in cast for m in c.mentions}
    found = []
    for trigger, slot, verdict in zip(triggers, slots, verdicts, strict=True):
        rule = trigger.rule
        parties = frozenset(keys[i] for i, role in slot.roles.items() if i in keys and not role.startswith("in "))
        noun = rule.shape is Shape.NOUN
        found.append(
            Happening(trigger.token, str(rule.category), rule.mode or "", rule.head, noun, parties, str(verdict.status), verdict.negated, verdict.habitual)
        )
    return found
