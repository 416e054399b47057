"""Words of danger that are denied: who says that a neighbour is no threat accuses nobody."""

from liens.claim.event.lexicon import EventRule
from liens.model import Category, Claim

# In the frame of these lines the accused is the subject of what is said of him ("poses a threat", "is unacceptable"). What he is said to
# have done or to be tried for stays an event where it is denied.
_SAID_OF = "suffer"
_DEEDS = frozenset({"allege", "investigate"})


def reassures(claim: Claim, rule: EventRule) -> bool:
    """True for an accusation that consists in calling somebody a danger or a disgrace, where this is what the sentence denies."""
    return claim.negated and rule.category is Category.ACCUSE and rule.frame.name == _SAID_OF and rule.mode not in _DEEDS
