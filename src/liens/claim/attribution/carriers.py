"""Finds the medium that something was said to or through: "told CNN", "à l'AFP", "in an interview with the BBC"."""

from liens.claim.attribution.lexicon import Kind
from liens.claim.attribution.reading import Match, Reading

_NAMING = frozenset({"nmod", "amod", "appos", "compound", "flat"})


def carrier(r: Reading, match: Match) -> int | None:
    """The medium that something was said to or through: "told CNN", "à l'AFP", "sur X"."""
    for i in match.tokens:
        for j in r.parsed.kids(i, "iobj", "obl", "obj"):
            if j > match.i and is_medium(r, j) and not _per(r, j) and not _is_unnamed(r, j):
                return j
            inner = _medium_inside(r, j) if j > match.i else None
            if inner is not None:
                return inner
    return None


def _per(r: Reading, j: int) -> bool:
    """As in "selon l'agence": the medium behind a preposition of source has an attribution of its own."""
    entries = ((k, entry) for k in r.parsed.children[j] for entry in r.lexicon.prepositions.get(r.low[k], ()))
    return any(r.low[k : k + len(entry.words)] == entry.words for k, entry in entries)


def _is_unnamed(r: Reading, j: int) -> bool:
    """As in "told the press": all media and none."""
    named = any(r.token(k).dep.split(":")[0] in _NAMING for k in r.parsed.children[j])
    return r.token(j).pos == "NOUN" and r.low[j] == r.token(j).text and not named


def _medium_inside(r: Reading, j: int) -> int | None:
    """As in "In an interview with CNN": the medium hangs on the noun of the occasion."""
    if not r.lexicon.is_("occasion", r.token(j).lemma):
        return None
    kids = (k for k in r.parsed.kids(j, "nmod", "obl", "compound", "appos") if is_medium(r, k))
    # "A press briefing" is held for all media and named after none.
    return next((k for k in kids if r.token(k).dep != "compound" or r.token(k).text[0].isupper()), None)


def is_medium(r: Reading, i: int) -> bool:
    """True for a news agency, paper, station or network by name or kind."""
    if r.lexicon.is_("capital_medium", r.low[i]) and not r.token(i).text[0].isupper():
        return False  # "la libération" is no newspaper
    return Kind.MEDIUM in (r.lexicon.kind(r.low[i]), r.lexicon.kind(r.token(i).lemma))
