"""Says where the clause behind a cue ends: a verb coordinated with the cue itself does not belong to what is said."""

from liens.claim.attribution.reading import Match, Reading
from liens.parse.grammar import VERBAL


def clause_end(r: Reading, j: int, match: Match) -> int:
    """The last token of a clause; a coordinated cue verb of the main clause does not belong to it."""
    last = r.right[j]
    for k in sorted(r.parsed.subtree(j)):
        if k > j and r.token(k).dep == "conj" and (_back_to_main(r, k, j, match) if r.token(k).head == j else _resumes(r, k, j, match)):
            joint = r.left[k] - 1
            while joint > j and (r.token(joint).pos == "CCONJ" or not r.word(joint)):
                joint -= 1
            return max(joint, j)
    return last


def _back_to_main(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "Ghana said the border was closed and called for an inquiry": a cue without subject, built like the main verb."""
    if _resumes(r, k, j, match) or _leaves_infinitive(r, k, j, match):
        return True
    if _of_number(r, k, j, match) or _shares_main(r, k, j, match):
        return True
    if (r.token(k).lemma, "V") not in r.lexicon.cues:
        return _like_main(r, k, j, match)
    if _active_behind_passive(r, k, j):
        return True
    own = any(True for _ in r.parsed.kids(k, "nsubj", "expl", "csubj"))
    if (own and r.low[r.left[k] - 1] == ",") or (own and r.token(r.left[k]).pos == "CCONJ" and r.low[r.left[k] - 1] == ","):
        return any(r.token(m).dep == "ccomp" for m in r.parsed.children[k])
    marked = any(r.token(m).dep == "mark" or r.token(m).dep.startswith("aux:pass") for m in r.parsed.children[k])
    return not own and not marked and _shape(r, k) == _shape(r, match.i) and (_shape(r, j) != _shape(r, k) or not r.finite(j))


def _leaves_infinitive(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "La garde dit avoir repris le port et s'empare du fort": behind an infinitive a finite verb without subject is the main clause's.

    Where participle and past tense look alike, it must be built like the cue as well.
    """
    if r.finite(j) or not r.finite(k) or r.token(k).pos not in VERBAL or r.quote[k] != r.quote[match.i]:
        return False
    own = any(r.token(m).dep.split(":")[0] in {"nsubj", "expl", "csubj", "mark"} and r.token(m).dep != "expl:pv" for m in r.parsed.children[k])
    return not own and (not r.lexicon.is_("zero", "yes") or _shape(r, k) == _shape(r, match.i))


def _resumes(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "Le roi dit que la mer monte, et il a réuni ses élus": what is still said would repeat the complementiser.

    Where no complementiser opened the clause, none can be missed; below the clause's own verb the tense must be that of the main verb as well.
    """
    if not r.finite(k) or r.quote[k] != r.quote[match.i]:
        return False
    first = next((m for m in range(r.left[k], k) if r.word(m)), k)
    joint = first if r.token(first).pos == "CCONJ" else first - 1
    if r.token(joint).pos != "CCONJ" or r.low[joint - 1] not in {",", ";"}:
        return False
    clause = any(r.lexicon.is_("complementiser", r.low[m]) for m in range(r.left[j], j))
    own = any(m < k and r.token(m).dep.split(":")[0] in {"nsubj", "expl", "csubj"} for m in r.parsed.children[k])
    marked = any(r.lexicon.is_("complementiser", r.low[m]) for m in range(joint, k))
    return clause and own and not marked and (r.token(k).head == j or _shape(r, k) == _shape(r, match.i))


def _like_main(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "Elle ajoute que la mer a monté et présente son plan": without subject, in the tense of the main verb, not of the clause."""
    if r.token(k).pos not in VERBAL or any(r.token(m).dep.split(":")[0] in {"nsubj", "expl", "csubj", "mark"} for m in r.parsed.children[k]):
        return False
    return r.finite(k) and r.finite(j) and _shape(r, k) == _shape(r, match.i) != _shape(r, j) and not _shares_auxiliary(r, k, j, match)


def _active_behind_passive(r: Reading, k: int, j: int) -> bool:
    """As in "has demanded that the king be freed and threatened sanctions": a verb with an object shares no passive."""
    kids = r.parsed.children[k]
    own = any(r.token(m).dep.split(":")[0] in {"nsubj", "expl", "csubj", "mark"} or r.token(m).dep.startswith("aux") for m in kids)
    passive = any(r.token(m).dep == "aux:pass" for m in r.parsed.children[j])
    return passive and not own and any(r.token(m).dep == "obj" and m > k for m in kids)


def _shares_auxiliary(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "said a drone had destroyed a base and killed three": where past and participle look alike, the second verb shares the first one's "had"."""
    return r.lexicon.is_("zero", "yes") and _shape(r, match.i)[3] == () and any(r.token(m).dep.startswith("aux") for m in r.parsed.children[j]) and k > j


def _shares_main(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "Il a assuré que l'aide n'irait pas au roi et annoncé un vote": a bare participle behind a simple tense shares the cue's auxiliary."""

    def compound(i: int) -> bool:
        return any(r.token(m).dep.split(":")[0] in {"aux", "cop"} for m in r.parsed.children[i])

    bare = r.token(k).feature("VerbForm") == "Part" and r.token(k).feature("Tense") == "Past" and not compound(k)
    simple = r.token(j).feature("VerbForm") == "Fin" and not compound(j)
    return bare and simple and compound(match.i) and not any(True for _ in r.parsed.kids(k, "nsubj", "mark"))


def _of_number(r: Reading, k: int, j: int, match: Match) -> bool:
    """As in "Elles rappellent que le droit prime et invitent Lima à négocier": without subject, in the number of the main verb and not of the clause's."""
    if not r.finite(k) or any(r.token(m).dep.split(":")[0] in {"nsubj", "expl", "csubj", "mark"} and r.token(m).dep != "expl:pv" for m in r.parsed.children[k]):
        return False
    clause, own, main = (_number(r, m) for m in (j, k, match.i))
    several = any(r.token(m).dep == "conj" for s in r.parsed.kids(j, "nsubj") for m in r.parsed.children[s])
    return None not in {clause, own, main} and own == main != clause and not several and _shape(r, k)[:2] == _shape(r, match.i)[:2]


def _number(r: Reading, i: int) -> str | None:
    """Singular or plural of a verb, by the word that carries its tense."""
    carriers = [i, *(m for m in r.parsed.children[i] if r.token(m).dep.split(":")[0] in {"aux", "cop"})]
    return next((r.token(m).feature("Number") for m in carriers if r.token(m).feature("VerbForm") == "Fin"), None)


def _shape(r: Reading, i: int) -> tuple[object, ...]:
    """Form, tense and auxiliaries of a verb."""
    token = r.token(i)
    auxiliaries = tuple((r.token(m).lemma, r.token(m).feature("Tense")) for m in r.parsed.children[i] if r.token(m).dep.split(":")[0] in {"aux", "cop"})
    return (token.feature("VerbForm"), token.feature("Tense"), token.feature("Person"), auxiliaries)
