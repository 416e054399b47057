"""Finds where words of the lexicon stand in a text: verbs with their particles and fixed words, nouns, adjectives."""

from liens.claim.attribution.lexicon import Cue
from liens.claim.attribution.reading import Match, Reading, group
from liens.parse.grammar import VERBAL

# "faire aussi savoir", "point it out", "make it clear": so many words may stand between the words of a cue.
_GAP = 3


def matches(r: Reading) -> list[Match]:
    """Every cue of the text, in text order; a token is the main word of one cue only."""
    found = []
    for token in r.parsed.tokens:
        match = _match(r, token.i)
        if match is not None:
            found.append(match)
    return found


def _match(r: Reading, i: int) -> Match | None:
    for pos in _classes(r, i):
        for cue in r.lexicon.cues.get((r.token(i).lemma, pos), ()):
            tokens = _words(r, i, cue)
            if tokens is not None:
                first, last = group(r, i)
                return Match(i, tokens, first, max(last, tokens[-1]), cue)
    return None


def _classes(r: Reading, i: int) -> tuple[str, ...]:
    token = r.token(i)
    if token.pos in VERBAL:
        return ("V", "A") if token.feature("VerbForm") == "Part" else ("V",)
    if token.pos == "ADJ":
        return ("A", "V")
    if token.pos in {"NOUN", "PROPN"}:
        return ("N",)
    return ()


def _words(r: Reading, i: int, cue: Cue) -> tuple[int, ...] | None:
    """The tokens of all words of a cue, from its main word on; None if one is missing."""
    if cue.reflexive and not _reflexive(r, i):
        return None
    tokens, at, limit = [i], i, r.bounds(i)[1]
    for word in cue.words[1:]:
        following = range(at + 1, min(at + 2 + _GAP, limit + 1))
        at = next((j for j in following if word in (r.low[j], r.token(j).lemma) and _belongs(r, j, tokens)), -1)
        if at < 0:
            return None
        tokens.append(at)
    return tuple(tokens)


def _belongs(r: Reading, j: int, tokens: list[int]) -> bool:
    """A word of an expression hangs on another of its words, or on a word between them."""
    if j == tokens[-1] + 1:
        return True
    head = r.token(j).head
    return head in tokens or tokens[0] <= head <= j + 2


def _reflexive(r: Reading, i: int) -> bool:
    return any(r.lexicon.is_("reflexive", r.low[j]) for j in r.parsed.children[i] if j < i)
