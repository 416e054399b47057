"""Trade and help that a sanction or ban of the same clause ends are no event beside it: "banned oil imports", "a halt to its exports".

What they tell is the sanction itself; whoever may no longer buy buys nothing. Only words that the gate let through end anything, so
that an event which is found at all is found once.
"""

from collections.abc import Collection, Sequence

from liens.claim.event.triggers import Trigger, measures
from liens.model import Category
from liens.parse.parsed import Parsed

_ENDING = frozenset({Category.SANCTION, Category.COERCE})
_ENDED = frozenset({Category.COOPERATE, Category.AID})
_BY_VERB = ("obj", "nsubj:pass", "xcomp")
_BY_NOUN = ("nmod", "compound")
_NOUNS = frozenset({"NOUN", "PROPN"})
# A clause that tells what must not be done any more: "barred Cuba from importing rice".
_CLAUSES = ("advcl", "ccomp", "acl")


def ended(parsed: Parsed, kept: Sequence[Trigger], negated: Collection[int]) -> frozenset[int]:
    """The tokens of those events that another one ends; ``negated`` are the tokens of events that are told as not happening."""
    given = {t.token for t in kept if t.rule.category in _ENDED}
    return frozenset(j for t in kept if t.rule.category in _ENDING for j in _below(parsed, t, negated) if j in given)


def _below(parsed: Parsed, trigger: Trigger, negated: Collection[int]) -> list[int]:
    found = [j for i in trigger.tokens for j in parsed.kids(i, *(_BY_NOUN if parsed.tokens[i].pos in _NOUNS else _BY_VERB))]
    found += [k for j in found if measures(parsed, j) for k in parsed.kids(j, "nmod")]
    return [*found, *(j for j in parsed.kids(trigger.token, *_CLAUSES) if j in negated)]
