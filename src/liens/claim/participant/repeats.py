"""Adds who is said to do the same: "Mali recalled its ambassador, as did Niger and Burkina Faso"."""

from collections.abc import Sequence
from dataclasses import replace

from liens.claim.actor.mention import Form
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.parse.grammar import conjuncts
from liens.parse.parsed import Parsed

_VERBS = frozenset({"V", "A"})
_NAMES = frozenset({Form.NAME, Form.ROLE, Form.SEAT, Form.PERSON})
_CLAUSES = ("advcl", "parataxis", "conj")


def also(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate], repeating: frozenset[str]) -> Choice:
    """The choice with the subjects of a clause beside the verb that says no more than that they do it too."""
    if slot.shape not in _VERBS or not choice.initiators:
        return choice
    subjects: set[int] = set()
    for clause in parsed.kids(slot.token, *_CLAUSES):
        token = parsed.tokens[clause]
        kids = [parsed.tokens[j] for j in parsed.children[clause]]
        only = all(t.dep.split(":")[0] in {"mark", "nsubj", "aux", "punct", "advmod", "case"} for t in kids)
        if token.lemma in repeating and only:
            subjects |= {j for t in kids if t.dep.startswith("nsubj") and t.i > clause for j in conjuncts(parsed, t.i)}
    found = {n for n, c in enumerate(cast) if any(m.token in subjects and m.form in _NAMES and m.head != "?" for m in c.mentions)}
    if not found:
        return choice
    return replace(choice, initiators=tuple(sorted({*choice.initiators, *found})), recipients=tuple(n for n in choice.recipients if n not in found))
