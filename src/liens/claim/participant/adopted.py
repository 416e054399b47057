"""What a body adopts: "China ratified the accord", "the Senate passed the law" is done to nobody whom the clause leaves out.

The ranker fills the place of the recipient from the article, as it must where somebody is praised; a text has no such place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.choose import Choice
from liens.model import Category
from liens.parse.parsed import Parsed

_ARGUMENTS = ("obj", "nsubj", "obl", "nmod")


@dataclass(frozen=True, slots=True)
class Texts:
    """Nouns for what a body adopts, and words for adopting it."""

    nouns: frozenset[str] = frozenset()
    adopting: frozenset[str] = frozenset()


def adopted(parsed: Parsed, slot: Slot, choice: Choice, cast: Sequence[Candidate], texts: Texts) -> Choice:
    """The choice without recipients from outside the clause where a text is adopted.

    A resolution is not among these: it is passed for or against somebody.
    """
    if slot.category != Category.SUPPORT or slot.mutual or not choice.recipients:
        return choice
    lemma = parsed.tokens[slot.token].lemma
    if lemma not in texts.adopting and not any(parsed.tokens[j].lemma in texts.nouns for j in parsed.kids(slot.token, *_ARGUMENTS)):
        return choice
    placed = tuple(n for n in choice.recipients if any(m.token in slot.roles for m in cast[n].mentions))
    return replace(choice, recipients=placed)
