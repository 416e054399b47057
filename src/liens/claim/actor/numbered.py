"""Finds whom "the three countries" or "the ministers of the four states" mean: as many states as the article has just spoken of.

The sentences before are taken back one by one, until they name as many states as the number says; if they jump over it, nobody is sure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from liens.claim.actor.history import History
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.roles import UNKNOWN
from liens.model import Via
from liens.parse.grammar import preposition

# Two are told by other rules, and more than these are seldom all named.
_COUNTED = range(3, 8)
_BACK = 8
_STATES = frozenset({"state", "territory", "region_of_state"})
# "Ministers" and "leaders" are bodies in the table of roles.
_PEOPLE = frozenset({"person", "body"})
_NAMING = frozenset({Form.NAME, Form.SEAT, Form.PERSON, Form.ROLE})
_SMALL = frozenset({"DET", "NUM", "ADP", "PUNCT", "CCONJ"})


def numbered(history: History, mention: Mention, values: Mapping[str, int], classes: Mapping[str, str]) -> list[Mention]:
    """The states that a number counts, or the people of each of them; empty where the article does not settle it."""
    i, parsed = mention.token, history.parsed
    if mention.plural and mention.type in _PEOPLE and mention.sector is not None and not _number(history, i, values):
        i = next((j for j in parsed.kids(i, "nmod") if classes.get(preposition(parsed, j) or "") == "of"), i)
    number = _number(history, i, values)
    if not number or not mention.plural or mention.sector == "CIV" or mention.type not in {"state", *_PEOPLE}:
        return []
    here = parsed.tokens[mention.token].sentence
    told = _told(history, here, number)
    if told:
        return [_one(mention, told[head]) for head in sorted(told)]
    before = [m for m in history.past if history.sentence(m) < here]
    return _all(history, mention, before, number) or _all(history, mention, history.past, number)


def _told(history: History, here: int, number: int) -> dict[str, Mention]:
    """The states that the last sentences have already counted together with that number."""
    groups: dict[int, dict[str, Mention]] = {}
    for earlier in history.past:
        if earlier.many and earlier.form is Form.DESCRIPTION and here - history.sentence(earlier) <= _BACK and earlier.head != UNKNOWN:
            groups.setdefault(earlier.token, {})[earlier.head] = earlier
    return next((g for _, g in sorted(groups.items(), reverse=True) if len(g) == number), {})


def _all(history: History, mention: Mention, past: Sequence[Mention], number: int) -> list[Mention]:
    """As many as were told of last; who stands in the sentence itself may be somebody else ("the envoy who locked the three presidents up")."""
    heads = told_last(history, history.parsed.tokens[mention.token].sentence, past, number)
    return [_one(mention, heads[head]) for head in sorted(heads)]


def told_last(history: History, here: int, past: Sequence[Mention], number: int) -> dict[str, Mention]:
    """The states, or people of them, that the sentences before name, back to as many as the number says; none where they jump over it."""
    heads: dict[str, Mention] = {}
    last = here
    for earlier in reversed(past):
        at = history.sentence(earlier)
        if here - at > _BACK or (at < last and len(heads) >= number):
            break
        last = at
        if earlier.form in _NAMING and (earlier.type in _STATES or earlier.sector is not None) and earlier.head != UNKNOWN:
            heads.setdefault(earlier.head, earlier)
    return heads if len(heads) == number else {}


def _one(mention: Mention, state: Mention) -> Mention:
    code = f"{state.head}/{mention.sector}" if mention.sector else state.head
    return replace(mention, code=code, entity=code, via=Via.COREFERENCE, many=True, why=f"{mention.why} -> {state.name}")


def _number(history: History, i: int, values: Mapping[str, int]) -> int:
    """How many a definite noun counts that nothing else describes; 0 where it counts none."""
    kids = [history.parsed.tokens[j] for j in history.parsed.children[i] if history.parsed.tokens[j].dep not in {"cc", "conj"}]
    known = any(t.pos == "DET" and t.feature("Definite") != "Ind" for t in kids)
    words = [t.text.lower() for t in kids if t.dep == "nummod"]
    number = next((int(w) if w.isdecimal() else values.get(w, 0) for w in words), 0)
    return number if known and number in _COUNTED and all(t.pos in _SMALL for t in kids) else 0
