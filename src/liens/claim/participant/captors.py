"""Fills in who abducts and who lets people go where the clause leaves it out but the article names one armed group only."""

from collections.abc import Sequence
from dataclasses import replace

from liens.claim.actor.mention import Form
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.model import Category
from liens.ontology.speaking import Speaking, speaking
from liens.parse.parsed import Parsed

_AGENT = "agent"
_RELEASE = "release"
_ABDUCT = "abduct"


def captor(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Choice:
    """Who abducts where the clause does not say, and who lets civilians go: the only armed group of the article."""
    armed = {c.head: n for n, c in reversed(list(enumerate(cast))) if speaking(c.head) is Speaking.ARMED}
    groups = {head: n for head, n in armed.items() if _is_told_of(parsed, cast[n])}
    group = next(iter(groups.values())) if len(groups) == 1 else None
    if slot.category == Category.RETREAT and slot.mode == _RELEASE:
        freed = [n for n in choice.initiators if cast[n].key.endswith("/CIV")]
        left = [n for n in choice.initiators if n not in freed]
        if not freed and (left or not any(cast[n].key.endswith("/CIV") for n in choice.recipients)):
            return choice
        return _by(group if not left else None, replace(choice, initiators=tuple(left), recipients=tuple(sorted({*choice.recipients, *freed}))))
    agents = {i for i, role in slot.roles.items() if role in slot.initiator_roles[:1] or role == _AGENT}
    others = any(c.head == "?" and any(m.token in agents for m in c.mentions) for c in cast)
    told = others or any(role in slot.initiator_roles for n in choice.initiators for role in (slot.roles.get(m.token) for m in cast[n].mentions))
    return choice if slot.category != Category.ASSAULT or slot.mode != _ABDUCT or told else _by(group, choice)


def _is_told_of(parsed: Parsed, group: Candidate) -> bool:
    """Of a group that one sentence tells of by its members alone the story is not."""
    named = any(m.form is Form.NAME for m in group.mentions)
    return named or len({parsed.tokens[m.token].sentence for m in group.mentions}) > 1


def _by(group: int | None, choice: Choice) -> Choice:
    """The choice with a captor who is certain."""
    return choice if group is None else choice.by((group,))
