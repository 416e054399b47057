"""Finds the clause of a cue where the parser hung it elsewhere: behind a circumstance, an aside or the one who hears it.

As in "a déclaré, dans un entretien accordé à la BBC, que …", "said in a statement on Tuesday that …", "annoncé par la reine que …".
"""

from liens.claim.attribution.clause_ends import clause_end
from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.reading import MARKS, Match, Range, Reading
from liens.claim.attribution.sources import is_time
from liens.model import Force
from liens.parse.grammar import VERBAL

# So many words behind a cue its complementiser may stand.
_REACH = 30


def clause_by_place(r: Reading, match: Match) -> Range | None:
    """Where the parser lost the clause: a complementiser that follows the cue, with only adverbials between."""
    last = r.bounds(match.i)[1]
    next_ = match.last + 1
    if next_ < last and _opens(r, next_, match) and any(r.finite(k) for k in range(next_ + 1, last + 1)):
        head = r.token(next_).head
        return next_, clause_end(r, head, match) if head > next_ and r.right[head] > head - 1 else last
    for j in range(match.last + 1, min(match.last + _REACH, last) + 1):
        if r.lexicon.is_("complementiser", r.low[j]) and r.token(j).pos in {"SCONJ", "PRON", "ADP"}:
            return _clause_from(r, match, j)
        if _ends_search(r, j):
            return None
    return None


def with_backshifted(r: Reading, match: Match, clause: Range) -> Range:
    """As in "told the press that the sides were far apart, although both had agreed": the tense says that what follows is told as well."""
    if r.token(match.i).feature("Tense") not in {"Past", "Imp"}:
        return clause
    first, last = clause
    for j in r.parsed.kids(match.i, "advcl"):
        start = r.left[j]
        beside = start in {last + 1, last + 2, last + 3} and r.low[start - 1] == "," and all(not r.word(k) for k in range(last + 1, start))
        joint = any(r.token(k).dep == "mark" and r.token(k).pos == "SCONJ" for k in r.parsed.children[j])
        if beside and joint and _backshifted(r, j):
            last = r.right[j]
    return first, last


def _backshifted(r: Reading, j: int) -> bool:
    for t in (r.token(k) for k in r.parsed.children[j]):
        past = t.feature("VerbForm") == "Fin" and t.feature("Tense") in {"Past", "Imp"} and t.dep != "aux:pass"
        if t.dep.split(":")[0] == "aux" and (past or t.feature("Mood") == "Cnd"):
            return True
    return False


def _ends_search(r: Reading, j: int) -> bool:
    """A verb, a noun that could have the clause itself, a break: but not what qualifies a circumstance ("dans un entretien accordé à la BBC")."""
    token = r.token(j)
    if r.low[j] in ";:" or r.low[j] in MARKS:
        return True
    if token.pos == "NOUN":
        return (token.lemma, "N") in r.lexicon.cues and not any(r.token(k).dep == "case" for k in r.parsed.children[j])
    if token.pos not in VERBAL or (token.dep == "amod" and token.head > j):
        return False
    above = token if token.dep.split(":")[0] not in {"aux", "cop"} else r.token(token.head)
    cues = r.lexicon.cues.get((above.lemma, "V"), ())
    return not above.dep.startswith("acl") or any(cue.takes(Frame.THAT) and not cue.reflexive for cue in cues)


def _clause_from(r: Reading, match: Match, j: int) -> Range | None:
    """The clause that a complementiser some words behind the cue opens, None if it is a relative one."""
    head = r.token(j).head
    if r.token(j).dep == "case" and _opens_clause(r, j, head):
        return j, _to_verb(r, head, r.bounds(match.i)[1])
    loose = r.token(j).dep not in {"mark", "nsubj", "obj", "advmod"} or head <= j or r.token(j - 1).pos == "CCONJ"
    if loose or behind_object(r, match.i, j, match):
        return None
    if _circumstance(r, match, j, head):
        return None
    # No clause qualifies a date: "said on 3 May that …" is what the parser took for a relative clause.
    between = (
        head != match.i
        and r.token(head).dep == "acl:relcl"
        and not is_time(r, r.token(head).head)
        and not _told_to(r, match, j)
        and not _spoken_at(r, match, j)
    )
    return None if between else (j, clause_end(r, head, match))


def _circumstance(r: Reading, match: Match, j: int, head: int) -> bool:
    """As in "propose une trêve, à condition que l'armée parte", "held up a convoy for fear that it would burn": behind an object no clause is said."""
    if not any(match.last < k < j and r.token(k).pos == "NOUN" and not is_time(r, k) for k in r.parsed.kids(match.i, "obj")):
        return False
    if not match.cue.takes(Frame.NOUN):
        return r.token(head).dep == "acl" and not r.lexicon.is_("hearing", match.cue.words[0])
    governor = r.token(head).head
    phrase = r.token(head).dep.startswith("acl") and governor < j and any(r.token(k).dep == "case" for k in r.parsed.children[governor])
    return phrase or (r.token(j - 1).pos == "PRON" and r.low[j - 2] == ",")


def _spoken_at(r: Reading, match: Match, j: int) -> bool:
    """As in "a indiqué lors d'une visite à Lomé que …": the noun before the complementiser tells where or by whom it was said, and nothing else is said."""
    if any(
        r.token(k).dep.split(":")[0] in {"obj", "ccomp", "xcomp", "csubj"} and not r.lexicon.is_("expletive", r.low[k])
        for k in r.parsed.children[match.i]
        if k not in match.tokens
    ):
        return False
    above = r.token(r.token(j).head).head
    if not any(r.token(k).dep == "case" for k in r.parsed.children[above]):
        return False
    while above not in match.tokens:
        if r.token(above).dep.split(":")[0] not in {"obl", "nmod", "acl", "advmod", "amod", "appos", "conj"} or r.token(above).head == above:
            return False
        above = r.token(above).head
    return True


def _told_to(r: Reading, match: Match, j: int) -> bool:
    """As in "a indiqué à l'AFP que …", "avertit le maire que …": the noun before the complementiser hears what is said."""
    hearer = r.token(r.token(j).head).head
    if r.token(hearer).head != match.i or r.low[j - 1] == ",":
        return False
    oblique = r.token(hearer).dep.split(":")[0] in {"obl", "iobj"}
    return (oblique and (r.token(j).dep == "mark" or _whole(r, j))) or r.lexicon.is_("hearing", match.cue.words[0])


def _whole(r: Reading, j: int) -> bool:
    """As in "a affirmé à la BBC que ses hommes avaient pris le port": a clause that has its object lacks none for a relative word to stand for."""
    verb = r.token(j).head
    return any((k != j and r.token(k).dep == "obj") or r.token(k).dep in {"nsubj:pass", "cop", "ccomp"} for k in r.parsed.children[verb])


def _opens_clause(r: Reading, j: int, head: int) -> bool:
    """As in "a dit aux élus que des « témoins » étaient là": the parser takes the complementiser for a preposition before a subject."""
    if head <= j or r.token(j).pos != "SCONJ" or r.token(head).pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    verb = next((k for k in range(r.right[head] + 1, r.bounds(j)[1] + 1) if r.word(k)), None)
    return verb is not None and r.token(verb).pos in VERBAL and r.token(verb).feature("VerbForm") == "Fin"


def _to_verb(r: Reading, head: int, last: int) -> int:
    """The end of the clause whose subject is ``head``: that of the first verb behind it."""
    verb = next((k for k in range(r.right[head] + 1, last + 1) if r.token(k).pos in VERBAL), last)
    while r.token(verb).dep.split(":")[0] in {"aux", "cop"} and r.token(verb).head > verb:
        verb = r.token(verb).head
    return max(r.right[verb], verb)


def _opens(r: Reading, j: int, match: Match) -> bool:
    """A complementiser right behind the cue, or a question word behind a cue that asks."""
    if r.lexicon.is_("complementiser", r.low[j]):
        return r.token(j).pos != "DET"
    return match.cue.force is Force.ASK and r.lexicon.is_("question", r.low[j])


def behind_object(r: Reading, i: int, first: int, match: Match) -> bool:
    """A relative word behind an object of the cue and a comma."""
    while not r.word(first) and first + 1 < len(r.low):
        first += 1
    if r.low[first - 1] != "," or r.quote[first] >= 0 or not r.lexicon.is_("relative", r.low[first]):
        return False
    return any(match.last < k and r.right[k] == first - 2 and r.token(k).pos in {"NOUN", "PROPN"} and not is_time(r, k) for k in r.parsed.kids(i, "obj"))
