"""Clauses that tell what happened at a time or in an event that was just named: "in 2015, when Oslo closed its embassy", "a raid in May, during which …"."""

from collections.abc import Mapping
from dataclasses import replace

from liens.claim.when.lexicon import Link
from liens.claim.when.placing import Placed
from liens.claim.when.tense import one_tense
from liens.parse.parsed import Parsed, Token

# Words of "à l'occasion de laquelle", the longest of such openings.
_OPENING = 5
_DESCRIBING = frozenset({"acl:relcl", "advcl", "acl"})


def describes(parsed: Parsed, clause: int, placed: Placed, links: Mapping[str, Link]) -> bool:
    """Whether a clause, or the one that it continues, follows the time with nothing but a mark of punctuation and the word for "when"."""
    top = _first(parsed, clause)
    if parsed.tokens[top].dep not in _DESCRIBING:
        return False
    head = parsed.tokens[placed.head].start
    word = next((t for j in parsed.children[top] if (t := parsed.tokens[j]).start > head and _tells_when(t, links)), None)
    if word is None or word.i > clause:
        return False
    between = [t for t in parsed.tokens[placed.head + 1 : word.i] if t.start >= placed.time.phrase.end]
    return word.start >= placed.time.phrase.end and all(t.pos == "PUNCT" for t in between) and len(between) <= 1


def happens_in(parsed: Parsed, clause: int, placed: Placed, links: Mapping[str, Link]) -> int | None:
    """How far before a clause that opens with "during which" a time stands; None for other clauses and for times that do not stand before it."""
    top = _first(parsed, clause)
    if parsed.tokens[top].dep not in _DESCRIBING or parsed.tokens[top].head > top:
        return None
    words = [t for j in parsed.subtree(top) if (t := parsed.tokens[j]).pos != "PUNCT"][:_OPENING]
    if not words or words[0].start < placed.time.phrase.end:
        return None
    opening = "_".join(t.text.lower().replace("\u2019", "'") for t in words).replace("'_", "'")
    told = any(link is Link.WHICH and f"{opening}_".startswith(f"{key}_") for key, link in links.items())
    return words[0].i - placed.head if told else None


def _first(parsed: Parsed, clause: int) -> int:
    """The clause that this one continues: of a second verb the first ("when troops came and dug in"), of an infinitive what governs it."""
    token = parsed.tokens[clause]
    while token.dep == "xcomp" or (token.dep == "conj" and one_tense(parsed, token.i, token.head)):
        token = parsed.tokens[token.head]
    return token.i


def _tells_when(token: Token, links: Mapping[str, Link]) -> bool:
    return links.get(token.lemma, links.get(token.text.lower())) is Link.WHEN


def then(placed: Placed) -> Placed:
    """The time itself, where the words only bound by it what they are said of: "since May, when the raids began" dates the raids in May."""
    time = placed.time
    if time.period is None:
        return placed
    return replace(placed, time=replace(time, start=time.period[0], end=time.period[1], modifier=None))
