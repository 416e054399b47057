"""Says whose side a speaker is on who is only named or described: three witnesses are heard, and two must agree.

As in "Residents of Mekele said …": the last actor named before, the last place named before, and the actor that the
article speaks of most. Where no two of them agree on a state, the speaker stays unknown.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from liens.claim.actor.mention import Form, Mention
from liens.model import Span
from liens.parse.parsed import Parsed

UNKNOWN = "?"
# Parts of a state; media report from everywhere, and an armed group or a party may be another's.
_OFFICES = frozenset({"GOV", "JUD", "LEG", "MIL", "POL", "SPY"})
_ACTORS = frozenset({"state", "organisation", "alliance"})
# So near a name its other words stand.
_NEAR = 3
_AGREE = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """What an article shows of whose side somebody is on: its actors and, for each place, the word and the state."""

    parsed: Parsed
    mentions: Sequence[Mention]
    places: Sequence[tuple[int, str]]


def office(mention: Mention | None) -> bool:
    """True for an official or body of a state that the words do not name ("the foreign ministry")."""
    return mention is not None and mention.head == UNKNOWN and mention.sector in _OFFICES and mention.form in {Form.DESCRIPTION, Form.PERSON, Form.ROLE}


def named(parsed: Parsed, head: int) -> bool:
    """True for a person by name: two capitalised words and more, or a name behind a title."""
    token = parsed.tokens[head]
    parts = [parsed.tokens[j] for j in parsed.kids(head, "flat", "compound", "nmod", "appos") if abs(j - head) <= _NEAR]
    beside = [t for t in parts if t.pos == "PROPN" and t.text[0].isupper()]
    return bool(beside) and token.text[0].isupper()


def state_of(ground: Ground, source: Span) -> str | None:
    """The state on which two of the three witnesses agree, None where none do."""
    known = [m for m in ground.mentions if m.head != UNKNOWN and m.sector != "MED" and not _inside(ground.parsed, m, source)]
    states = {m.head for m in known if m.type in _ACTORS or m.sector in _OFFICES}
    heard = (_latest(ground.parsed, known, source), _place(ground, source), _topic(known))
    votes = Counter(head for head in heard if head is not None)
    best = [head for head, count in votes.items() if count >= _AGREE]
    return best[0] if len(best) == 1 and best[0] in states else None


def _inside(parsed: Parsed, mention: Mention, source: Span) -> bool:
    return source.touches(parsed.span(mention.first, mention.last))


def _latest(parsed: Parsed, known: Sequence[Mention], source: Span) -> str | None:
    before = [m for m in known if parsed.tokens[m.token].end <= source.start]
    return before[-1].head if before else None


def _place(ground: Ground, source: Span) -> str | None:
    """The place inside the source or its sentence, where there is one state of places, else the last before it."""
    tokens = ground.parsed.tokens
    inside = {state for i, state in ground.places if source.start <= tokens[i].start < source.end}
    if len(inside) == 1:
        return next(iter(inside))
    before = [state for i, state in ground.places if tokens[i].end <= source.start]
    return before[-1] if before else None


def _topic(known: Sequence[Mention]) -> str | None:
    """The actor that the article names most, unless two are named as often."""
    counts = Counter(m.head for m in known).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]
