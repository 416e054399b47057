"""The complement behind a cue's own preposition: "appelle à une trêve", "accused Y of fraud", also where the parser lost it."""

from liens.claim.attribution.infinitives import infinitive_of
from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.reading import MARKS, Match, Range, Reading
from liens.claim.attribution.sources import is_time
from liens.parse.grammar import VERBAL, preposition

# So many words behind a cue its preposition may stand.
_REACH = 30


def oblique(r: Reading, match: Match, *, passive: bool) -> list[Range] | None:
    """As in "Appelle à une trêve", "accused of fraud": what follows the cue's own preposition."""
    below = sorted({j for i in match.tokens for j in r.parsed.kids(i, "obl", "nmod", "advcl", "xcomp", "iobj", "acl")})
    for j in below:
        if j <= match.last:
            continue
        prep = preposition(r.parsed, j) or next((r.low[m] for m in r.parsed.children[j] if r.token(m).dep == "mark" and m < j), None)
        if prep is None or (prep not in match.cue.prepositions and r.parsed.tokens[r.left[j]].lemma not in match.cue.prepositions):
            continue
        start = max(r.left[j], match.last + 1)
        if not match.cue.takes(Frame.RAISED):
            start = _past_preposition(r, start, j)
        return _about(r, match, (start, _further(r, match, r.right[j])), passive=passive)
    # "En faveur d'une trêve": the parser hangs what it is in favour of on the noun of the expression.
    for j in below if not passive else ():
        for k in r.parsed.kids(j, "nmod") if j > match.last else ():
            if "_".join((preposition(r.parsed, j) or "", r.token(j).lemma, preposition(r.parsed, k) or "")) in match.cue.prepositions:
                return [(_past_preposition(r, r.left[k], k), r.right[k])]
    return None if passive else _oblique_inside(r, match) or _oblique_by_place(r, match) or _behind_adverb(r, match)


def _further(r: Reading, match: Match, last: int) -> int:
    """As in "fait état de dix morts dans un raid": a place or deed that hangs on the verb right behind belongs to what is said.

    So does what the noun still lacks behind a time between commas ("fait état de l'arrestation, jeudi, par la police, de dix élus").
    """
    for j in sorted(r.parsed.kids(match.i, "obl", "nmod")):
        start = next((k for k in range(r.left[j], j) if r.word(k)), j)
        beside = start == last + 1 and r.lexicon.is_("within", r.low[start])
        resumed = start > last and r.low[start - 1] == "," and r.low[last + 1] == "," and _completes(r, match, j)
        if (beside or resumed) and not is_time(r, j):
            last = r.right[j]
    return last


def _completes(r: Reading, match: Match, j: int) -> bool:
    prep = preposition(r.parsed, j) or ""
    return prep in match.cue.prepositions or r.lexicon.is_("agent_mark", prep)


def _oblique_inside(r: Reading, match: Match) -> list[Range] | None:
    """As in "menace l'Italie de sanctions": the parser may hang the charge on the one who is charged."""
    for j in r.parsed.kids(match.i, "obj") if match.cue.takes(Frame.RAISED) else ():
        if j > match.last and any(k > j and preposition(r.parsed, k) in match.cue.prepositions for k in r.parsed.kids(j, "nmod", "obl")):
            return [(max(r.left[j], match.last + 1), r.right[j])]
    return None


def _oblique_by_place(r: Reading, match: Match) -> list[Range] | None:
    """As in "accused him a day later of having lied": the parser may hang the charge on a time between."""
    if not match.cue.takes(Frame.RAISED):
        return None
    end = r.bounds(match.i)[1]
    person = next((j for j in r.parsed.kids(match.i, "obj") if j > match.last), None)
    if person is None:
        return None
    for j in range(match.last + 2, min(match.last + _REACH, end)):
        if r.low[j] in ";:" or r.low[j] in MARKS or (r.token(j).pos in VERBAL and r.finite(j) and r.token(j).dep.split(":")[0] not in {"acl", "aux"}):
            return None
        head = r.token(j).head
        if r.low[j] in match.cue.prepositions and r.token(j).dep in {"mark", "case"} and head > j and r.token(head).pos in VERBAL:
            return [(max(r.left[person], match.last + 1), r.right[head])]
    return None


def _behind_adverb(r: Reading, match: Match) -> list[Range] | None:
    """As in "fait état d'abord de dix morts": an expression's complement that the parser hangs on an adverb behind it."""
    for i in match.tokens[1:]:
        for j in r.parsed.kids(i, "advmod"):
            for k in r.parsed.kids(j, "obl", "nmod") if j > match.last else ():
                prep = preposition(r.parsed, k)
                if prep is not None and prep in match.cue.prepositions:
                    return [(_past_preposition(r, r.left[k], k), r.right[k])]
    return None


def _past_preposition(r: Reading, start: int, j: int) -> int:
    while start < j and r.token(start).head == j and r.token(start).dep in {"case", "mark"} and r.token(start).pos == "ADP":
        start += 1
    return start


def _about(r: Reading, match: Match, span: Range, *, passive: bool) -> list[Range]:
    """As in "Accused Y of fraud": Y belongs to what is said."""
    if not match.cue.takes(Frame.RAISED):
        return [span]
    infinitive = infinitive_of(r, match)
    if infinitive is not None and infinitive[0] > span[1]:
        return [(span[0], infinitive[1])]
    return with_raised(r, match, span, passive=passive)


def with_raised(r: Reading, match: Match, infinitive: Range, *, passive: bool) -> list[Range]:
    """As in "X is said to be ill", "urged Y to leave": the one whom it is about belongs to the content."""
    if passive:
        for j in r.parsed.kids(match.i, "nsubj"):
            if j < match.first:
                return [(r.left[j], min(r.right[j], match.first - 1)), infinitive]
        return [infinitive]
    if not match.cue.takes(Frame.RAISED):
        return [infinitive]
    for j in r.parsed.kids(match.i, "obj", "iobj", "obl"):
        if match.last < r.left[j] and j < infinitive[0]:
            return [(r.left[j], infinitive[1])]
    return [infinitive]
