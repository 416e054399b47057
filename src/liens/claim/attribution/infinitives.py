"""Finds the infinitive of a cue: "dit vouloir rouvrir", "urged Y to leave", also where the parser lost it behind a comma."""

from liens.claim.attribution.clause_ends import clause_end
from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.reading import MARKS, Match, Range, Reading
from liens.parse.grammar import VERBAL

# So many words behind a cue its infinitive may stand.
_REACH = 30


def behoves(r: Reading, match: Match, infinitive: Range) -> bool:
    """As in "Il convient de partir": an impersonal verb in the present says what is fitting, nobody says so."""
    alone = not any(r.token(j).dep.startswith("aux") for j in r.parsed.children[match.i])
    marked = r.lexicon.is_("infinitive_mark", r.low[infinitive[0]])
    return alone and marked and any(r.lexicon.is_("expletive", r.low[j]) and r.token(j).dep == "expl:subj" for j in r.parsed.children[match.i])


def _before_time(r: Reading, j: int, last: int) -> int:
    """As in "Lima threatened to leave after Quito had left": when it was said is no part of what is said."""
    for k in sorted(r.parsed.subtree(j)):
        timed = k > j and r.token(k).dep.split(":")[0] == "advcl" and r.finite(k) and r.quote[k] < 0
        if timed and r.lexicon.is_("when_mark", r.low[r.left[k]]) and r.right[k] >= last:
            return max(j, r.left[k] - 1)
    return last


def infinitive_of(r: Reading, match: Match) -> Range | None:
    """The infinitive clause that a cue governs, None if there is none."""
    for i in reversed(match.tokens):
        for j in r.parsed.children[i]:
            token = r.token(j)
            if j <= match.last or token.dep.split(":")[0] not in {"xcomp", "ccomp", "advcl", "obj", "obl", "acl"}:
                continue
            if _is_infinitive(r, j):
                return max(r.left[j], match.last + 1), _before_time(r, j, clause_end(r, j, match))
    inner = _inner_infinitive(r, match) if match.cue.takes(Frame.RAISED) else None
    return inner or _infinitive_by_place(r, match)


def _infinitive_by_place(r: Reading, match: Match) -> Range | None:
    """As in "accuse la garde, en grève depuis lundi, d'avoir fui": behind a comma the parser may lose the infinitive."""
    last = r.bounds(match.i)[1]
    for j in range(match.last + 2, min(match.last + _REACH, last)):
        if r.low[j] in ";:" or r.low[j] in MARKS or (r.token(j).pos in VERBAL and r.finite(j) and r.token(j).dep != "acl:relcl"):
            return None
        if r.low[j - 1] != "," or not _opens_infinitive(r, match, j):
            continue
        verb = next((k for k in range(j, min(j + 3, last) + 1) if r.token(k).feature("VerbForm") == "Inf"), None)
        if verb is not None:
            head = verb if r.token(verb).pos == "VERB" and r.token(verb).dep != "aux:tense" else r.token(verb).head
            return (j, max(r.right[head], verb)) if head >= verb else None
    return None


def _opens_infinitive(r: Reading, match: Match, j: int) -> bool:
    if not r.lexicon.is_("infinitive_mark", r.low[j]):
        return match.cue.takes(Frame.INFINITIVE) and r.token(j).feature("VerbForm") == "Inf"
    return match.cue.takes(Frame.RAISED) or match.cue.takes(Frame.INFINITIVE)


def _inner_infinitive(r: Reading, match: Match) -> Range | None:
    """As in "Prie les habitants de rester": the parser may hang the infinitive on the one who is asked."""
    for j in (j for i in match.tokens for j in r.parsed.kids(i, "obj", "iobj", "obl")):
        for k in r.parsed.kids(j, "acl", "xcomp", "advcl", "nmod"):
            if k > match.last and r.lexicon.is_("infinitive_mark", r.low[r.left[k]]) and _is_infinitive(r, k):
                return r.left[k], r.right[k]
    return None


def _is_infinitive(r: Reading, j: int) -> bool:
    """An infinitive, or a participle or predicate behind an infinitive auxiliary ("avoir voulu", "to be ready")."""
    first = r.left[j]
    # "A confirmé être à l'origine du raid": the infinitive itself opens the clause.
    opens = r.token(first).pos in VERBAL and r.token(first).feature("VerbForm") == "Inf"
    marked = opens or r.token(j).dep.split(":")[0] in {"xcomp", "ccomp", "obj"} or r.lexicon.is_("infinitive_mark", r.low[first])
    if not marked:
        return False
    if r.token(j).feature("VerbForm") in {"Inf", "Ger"} or r.token(j).feature("Aspect") == "Prog":
        return True
    inner = [m for m in r.parsed.children[j] if r.token(m).dep.split(":")[0] in {"aux", "cop", "mark"} and m < j]
    return any(r.token(m).feature("VerbForm") == "Inf" or r.lexicon.is_("infinitive_mark", r.low[m]) for m in inner)
