"""Whether anybody political takes part: events are those between states, armies, parties, organisations and armed groups.

What a husband does to his wife, a patient refuses or a shop recalls uses the words of politics and is none. Of those who take part
at least one must be known as political: by state or organisation, or by office, arms or party. Civilians, firms and media alone take
part in deeds (a massacre, a sale), not in political words; a protest is theirs. Of 1,627 claims that readers coded in articles of
Wikinews, 30 have nobody political in the codes that they gave.
"""

from collections.abc import Iterable

from liens.claim.actor.mention import Mention
from liens.model import Actor, Category, Claim

_OFFICES = frozenset({"GOV", "MIL", "POL", "JUD", "LEG", "REB", "OPP", "SPY", "PTY", "NGO"})
_PRIVATE = frozenset({"CIV", "BUS", "MED"})
_UNKNOWN = "?"
# What is done to people whom nobody names is political where the article is: the dead of a war, a crowd in the street. So is an article
# that tells of arms of war, whoever bears them.
_OF_WAR = frozenset({"aerial", "crowd-control", "drone", "heavy-weapons", "suicide-attack", "unconventional"})
_TO_ANYBODY = frozenset({Category.ASSAULT, Category.COERCE})
_WORDS = frozenset(
    {
        Category.AGREE,
        Category.CONSULT,
        Category.SUPPORT,
        Category.CONCEDE,
        Category.REQUEST,
        Category.ACCUSE,
        Category.REJECT,
        Category.THREATEN,
    }
)


def names_politics(mentions: Iterable[Mention], claims: Iterable[Claim]) -> bool:
    """True for an article that names somebody political, or arms of war."""
    return any(_is_political(m.code, m.entity) for m in mentions) or any(c.event is not None and c.event.mode in _OF_WAR for c in claims)


def is_public(claim: Claim, *, political: bool) -> bool:
    """True where somebody political takes part; in a political article also for what is done to people whom nobody names."""
    parties = (*claim.initiators, *claim.recipients)
    if claim.event is None or claim.event.category is Category.PROTEST or any(_is_political(a.code, a.entity) for a in parties):
        return True
    if any(_is_foreign(a) for a in parties):
        return claim.event.category not in _WORDS
    return political and claim.event.category in _TO_ANYBODY


def _is_political(code: str, entity: str | None) -> bool:
    head, _, sector = code.partition("/")
    if head == _UNKNOWN:
        return sector in _OFFICES or entity is not None
    return sector not in _PRIVATE


def _is_foreign(actor: Actor) -> bool:
    """Civilians, firms and media of a state that is known."""
    return not actor.code.startswith(_UNKNOWN)
