"""Nouns that attribute: "l'annonce de l'envoi", "claims that …", "accusations selon lesquelles …", "threat to leave".

The source is the owner of the noun, or the subject of the verb that it completes ("X a formulé la menace de …").
"""

from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.reading import Found, Match, Range, Reading, trim, whole_quotation
from liens.claim.attribution.sources import agent, before_cue, phrase
from liens.parse.grammar import VERBAL, preposition

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
    if source is None and name in {Frame.OF, Frame.INFINITIVE, Frame.INTENDS}:
        return None
    head, place = source if source is not None else (None, None)
    return Found(match.i, (match.tokens[0], match.tokens[-1]), head, place, (content,), match.cue, f"{match.cue.place} noun+{name}")


def _clause(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    if not match.cue.takes(Frame.THAT):
        return None
    for j in r.parsed.kids(match.i, "acl", "ccomp", "advcl", "appos", "dep"):
        if j > match.i and r.finite(j):
            first = r.left[j]
            if r.lexicon.is_("complementiser", r.low[first]) and r.token(first).dep == "mark":
                return Frame.THAT, (first, r.right[j]), j
    return None


def _per(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    """ "Les accusations selon lesquelles il aurait livré des armes"."""
    for j in r.parsed.kids(match.i, "acl"):
        first = r.left[j]
        if j > match.i and r.lexicon.is_("per", r.low[first]) and r.lexicon.is_("relative", r.low[min(first + 1, j)]):
            return "selon-relative", (first + 2, r.right[j]), j
    return None


def _infinitive(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    name = Frame.INTENDS if match.cue.takes(Frame.INTENDS) else Frame.INFINITIVE
    if not match.cue.takes(name):
        return None
    for j in r.parsed.kids(match.i, "acl", "xcomp", "ccomp", "advcl"):
        first = r.left[j]
        if j > match.i and r.lexicon.is_("infinitive_mark", r.low[first]) and r.token(j).pos in VERBAL | {"ADJ", "NOUN"}:
            return name, (first, r.right[j]), j
    return None


def _of(r: Reading, match: Match) -> tuple[str, Range, int] | None:
    """ "L'annonce d'une trêve par Ottawa", "warnings of famine": the object of the noun."""
    for j in r.parsed.kids(match.i, "nmod", "obl"):
        prep = preposition(r.parsed, j)
        if j > match.i and prep is not None and prep in match.cue.prepositions:
            return Frame.OF, (r.left[j], r.right[j]), j
    return None


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
        if (prep is None and j < match.i and r.token(j).pos == "PROPN") or (prep is not None and r.lexicon.is_("owner_mark", prep)):
            return j, phrase(r, j)
    return None


def _subject(r: Reading, match: Match) -> tuple[int, Range] | None:
    """ "Paris a formulé une promesse": the subject of the verb that the noun completes."""
    token = r.token(match.i)
    if token.dep not in _SUPPORTED or token.head == match.i or r.token(token.head).pos not in VERBAL:
        return None
    if not r.lexicon.is_("support", r.token(token.head).lemma):
        return None
    verb = Match(token.head, (token.head,), token.head, token.head, match.cue)
    return before_cue(r, verb) or agent(r, verb)
