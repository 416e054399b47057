"""Dates the events of an article: hands what is known of each event to the chooser of times."""

from collections.abc import Sequence

from liens.claim.event.lexicon import Shape
from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.status import Verdict
from liens.claim.when.happening import Happening
from liens.model import Attribution
from liens.parse.parsed import Parsed


def happenings(
    triggers: Sequence[Trigger], slots: Sequence[Slot], cast: Sequence[Candidate], verdicts: Sequence[Verdict], sayings: Sequence[tuple[int, ...]]
) -> list[Happening]:
    """What the choice of a time needs to know of each event; ``sayings`` are the words of saying that report each (:func:`sayings_of`)."""
    keys = {m.token: c.key for c in cast for m in c.mentions}
    found = []
    for trigger, slot, verdict, said in zip(triggers, slots, verdicts, sayings, strict=True):
        rule = trigger.rule
        parties = frozenset(keys[i] for i, role in slot.roles.items() if i in keys and not role.startswith("in "))
        noun = rule.shape is Shape.NOUN
        found.append(
            Happening(
                trigger.token, str(rule.category), rule.mode or "", rule.head, noun, parties, str(verdict.status), verdict.negated, verdict.habitual, said
            )
        )
    return found


def sayings_of(parsed: Parsed, vouching: Sequence[Attribution]) -> tuple[int, ...]:
    """The main words of the cues by which an event is reported, nearest first: their time is that of the saying."""
    found = []
    for attribution in vouching:
        cue = attribution.cue
        if cue is not None:
            inside = [t for t in parsed.tokens if cue.start <= t.start < cue.end]
            found += [t.i for t in inside if not cue.start <= parsed.tokens[t.head].start < cue.end or t.head == t.i][:1]
    return tuple(found)
