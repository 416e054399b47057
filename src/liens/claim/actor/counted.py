"""Finds whom a counted noun announces: "Three states voted against: Chad, Mali and Niger", "two neighbours (Peru and Chile)".

The number stands for the names behind the colon or in the bracket, if there are as many of them as it says.
"""

from collections.abc import Sequence

from liens.claim.actor.mention import Form, Mention
from liens.parse.parsed import Parsed, Token

_OPENERS = frozenset(":(–—")
_NAMING = frozenset({Form.NAME, Form.SEAT, Form.PERSON, Form.ROLE})
_FEWEST = 2
# How many of many a long list may lack, as the names that nobody knows stand in no list of ours.
_UNKNOWN = 0.3


def counted(parsed: Parsed, token: Token, coming: Sequence[Mention]) -> list[Mention]:
    """The actors that a number, or a noun with one, announces in its sentence; empty where it announces none."""
    number = _number(parsed, token)
    if number is None:
        return []
    end = parsed.sentences[token.sentence].last
    opener = next((t.i for t in parsed.tokens[token.i + 1 : end] if t.text in _OPENERS), None)
    if opener is None or not any(m.token == opener + 1 or m.first <= opener + 2 for m in coming if m.token > opener):
        return []
    named = {m.head: m for m in reversed(coming) if m.token > opener and m.form in _NAMING and m.head != "?"}
    found = sorted(named.values(), key=lambda m: m.token)
    return found if len(found) >= _FEWEST and _as_many(number, len(found)) else []


def _as_many(number: int, found: int) -> bool:
    return number == 0 or number >= found >= number * (1 - _UNKNOWN)


def _number(parsed: Parsed, token: Token) -> int | None:
    """What a numeral says in digits; 0 for one that is spelled out; None where nothing is counted."""
    numerals = [token] if token.pos == "NUM" else [parsed.tokens[j] for j in parsed.kids(token.i, "nummod") if parsed.tokens[j].pos == "NUM"]
    return next((int(t.text) if t.text.isdecimal() else 0 for t in numerals), None)
