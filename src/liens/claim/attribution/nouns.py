"""Nouns that attribute: "l'annonce de l'envoi", "claims that …", "accusations selon lesquelles …", "threat to leave".

The source is the owner of the noun, or the subject of the verb that it completes ("X a formulé la menace de …").
"""

from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.reading import Found, Match, Range, Reading, trim, whole_quotation
from liens.claim.attribution.sources import agent, before_cue, phrase
from liens.parse.grammar import VERBAL, preposition

_NEAR = 9
_SUPPORTED = frozenset({"obj", "obl", "obl:arg", "obl:mod", "xcomp"})


def nominal(r: Reading, match: Match) -> Found | None:
    """The attribution by a cue noun, None without a clause, infinitive or object of its own."""
    if match.cue.pos != "N":
        return None
    found = _clause(r, match) or _per(r, match) or _infinitive(r, match) or _of(r, match)
    if found is None:
        return None
    name, span, skip = found
    content = trim(r, whole_quotation(r, span))
    if content is None:
        return None
    source = _owner(r, match, skip, span) or _subject(r, match)
    inner = _inner_owner(r, match, skip) if source is None and name == Frame.OF else None
    if inner is not None:  # "L'appel au calme du maire": the parser may hang the owner on what is called for
        source, content = inner, (content[0], inner[1][0] - 2)
    if source is None and name in {Frame.OF, Frame.INFINITIVE, Frame.INTENDS}:
        return None
    head, place = source if source is not None else (None, None)
    return Found(match.i, (match.tokens[0], match.tokens[-1]), head, place, (content,), match.cue, f"{match.cue.place} noun+{name}")


def _clause(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    if not match.cue.takes(Frame.THAT) or _said_in(r, match):
        return None
    for j in r.parsed.kids(match.i, "acl", "ccomp", "advcl", "appos", "dep"):
        if j > match.i and (r.finite(j) or any(True for _ in r.parsed.kids(j, "nsubj"))):
            first = r.left[j]
            if _agrees_with_object(r, j, first):
                continue  # "les exigences que Rome a rejetées": it was Rome that rejected them
            if r.lexicon.is_("complementiser", r.low[first]) and (r.token(first).dep == "mark" or r.token(first).pos == "SCONJ"):
                return Frame.THAT, (first, r.right[j]), j
    return _clause_by_place(r, match)


def _agrees_with_object(r: Reading, j: int, first: int) -> bool:
    """A participle behind "avoir" has the ending of an object before it: the word that opens the clause is that object."""
    token = r.token(j)
    plain = token.feature("Gender") != "Fem" and token.feature("Number") != "Plur"
    return (
        r.token(first).pos == "PRON" and token.feature("VerbForm") != "Fin" and not plain and any(r.token(k).dep == "aux:tense" for k in r.parsed.children[j])
    )


def _said_in(r: Reading, match: Match) -> bool:
    """As in "said in a statement that …": the clause is that of the verb, and the noun only tells where it was said."""
    verb = r.token(match.i).head
    cue = r.lexicon.cues.get((r.token(verb).lemma, "V"))
    return bool(cue) and any(r.token(k).dep == "case" for k in r.parsed.children[match.i]) and r.token(match.i).dep.split(":")[0] == "obl"


def _clause_by_place(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    """Where the parser took the clause for a relative one: a complementiser right behind an object ("l'espoir que …")."""
    at, end = match.tokens[-1] + 1, r.bounds(match.i)[1]
    if at >= end or not r.lexicon.is_("complementiser", r.low[at]) or r.token(at).pos not in {"SCONJ", "PRON"}:
        return None
    head = r.token(at).head
    # "The claim that he made" is relative: its clause lacks an object, and the pronoun is one.
    if r.token(at).dep in {"obj", "nsubj"} or head <= at or not r.finite(head) or _agrees_with_object(r, head, at):
        return None
    return Frame.THAT, (at, r.right[head]), head


def _per(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    """As in "Les accusations selon lesquelles il aurait livré des armes"."""
    for j in r.parsed.kids(match.i, "acl"):
        first = r.left[j]
        if j > match.i and r.lexicon.is_("per", r.low[first]) and r.lexicon.is_("relative", r.low[min(first + 1, j)]):
            return "selon-relative", (first + 2, r.right[j]), j
    end = r.bounds(match.i)[1]
    for j in range(match.i + 1, min(match.i + _NEAR, end - 1)):
        if r.lexicon.is_("per", r.low[j]) and r.lexicon.is_("relative", r.low[j + 1]):
            head = r.token(j + 1).head
            return "selon-relative", (j + 2, r.right[head] if j + 1 < head <= end else end), head
    return None


def _infinitive(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    name = Frame.INTENDS if match.cue.takes(Frame.INTENDS) else Frame.INFINITIVE
    if not match.cue.takes(name):
        return None
    for j in r.parsed.kids(match.i, "acl", "xcomp", "ccomp", "advcl"):
        first = r.left[j]
        if j > match.i and r.lexicon.is_("infinitive_mark", r.low[first]) and r.token(j).pos in VERBAL | {"ADJ", "NOUN"}:
            return name, (first, r.right[j]), j
    for owner in r.parsed.kids(match.i, "nmod"):
        for j in r.parsed.kids(owner, "acl", "xcomp", "advcl", "nmod"):
            if j > owner and r.lexicon.is_("infinitive_mark", r.low[r.left[j]]) and r.token(j).feature("VerbForm") == "Inf":
                return name, (r.left[j], r.right[j]), j
    return None


def _of(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    """As in "L'annonce d'une trêve par Ottawa", "warnings of famine": the object of the noun."""
    for j in r.parsed.kids(match.i, "nmod", "obl"):
        prep = preposition(r.parsed, j)
        if j > match.i and prep is not None and prep in match.cue.prepositions:
            return Frame.OF, (r.left[j], r.right[j]), j
    # "Voiced outrage over the arrest": the parser may hang the object on the verb that the noun completes.
    for j in r.parsed.kids(r.token(match.i).head, "obl", "nmod") if r.token(match.i).dep == "obj" else ():
        if r.left[j] == r.right[match.i] + 1 and preposition(r.parsed, j) in match.cue.prepositions:
            return Frame.OF, (r.left[j], r.right[j]), j
    # "L'annonce par Ottawa d'une aide": the parser may hang the object on the one who announces.
    for j in r.parsed.kids(match.i, "nmod", "obl"):
        for k in r.parsed.kids(j, "nmod", "obl") if r.lexicon.is_("agent_mark", preposition(r.parsed, j) or "") else ():
            if k > j and preposition(r.parsed, k) in match.cue.prepositions:
                return Frame.OF, (r.left[k], r.right[k]), k
    return None


def _inner_owner(r: Reading, match: Match, skip: int) -> tuple[int, Range] | None:
    """A known speaker who stands behind the object with the owner's preposition."""
    for k in r.parsed.kids(skip, "nmod"):
        # "L'envoi d'observateurs": whoever has no article is no owner.
        bare = r.token(k).pos == "NOUN" and not any(_definite(r, m) for m in r.parsed.children[k])
        if k > skip > match.i and not bare and r.lexicon.kind(r.token(k).lemma) is not None and r.lexicon.is_("owner_mark", preposition(r.parsed, k) or ""):
            found = phrase(r, k)
            return (k, found) if found[0] - 2 >= skip else None
    return None


def _definite(r: Reading, m: int) -> bool:
    """An article, alone or in a preposition ("du maire")."""
    token = r.token(m)
    return token.dep == "det" or (token.dep == "case" and r.low[m] != token.lemma and r.low[m][-1].isalpha())


def _owner(r: Reading, match: Match, skip: int, span: Range) -> tuple[int, Range] | None:
    """Whose announcement it is: possessive, "of" or "by" phrase, or a nationality adjective is not enough."""
    for j in r.parsed.children[match.i]:
        token = r.token(j)
        if token.dep == "nmod:poss" or (token.feature("Poss") == "Yes" and token.dep in {"det", "nmod"}):
            return j, phrase(r, j)
    for j in r.parsed.kids(match.i, "nmod", "obl", "compound"):
        if j == skip or span[0] <= j <= span[1] or r.token(j).pos not in {"NOUN", "PROPN", "PRON"}:
            continue
        prep = preposition(r.parsed, j)
        if r.token(j).pos == "NOUN" and r.lexicon.kind(r.token(j).lemma) is None and not any(_definite(r, m) for m in r.parsed.children[j]):
            continue  # "le rejet par référendum": a means
        if (prep is None and j < match.i and r.token(j).pos == "PROPN") or (prep is not None and r.lexicon.is_("owner_mark", prep)):
            first, last = phrase(r, j)
            return j, (first, min(last, span[0] - 1) if j < span[0] else last)
    return None


def _subject(r: Reading, match: Match) -> tuple[int, Range] | None:
    """As in "Paris a formulé une promesse": the subject of the verb that the noun completes."""
    token = r.token(match.i)
    if token.dep not in _SUPPORTED or token.head == match.i or r.token(token.head).pos not in VERBAL:
        return None
    if not r.lexicon.is_("support", r.token(token.head).lemma):
        return None
    verb = Match(token.head, (token.head,), token.head, token.head, match.cue)
    return before_cue(r, verb) or agent(r, verb)
