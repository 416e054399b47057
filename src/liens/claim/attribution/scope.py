"""Says which words of a reported clause are the speaker's: what the outlet adds in a relative clause is not.

As in "La reine exige que l'armée, qui occupe le port, se retire": the queen vouches for the withdrawal, not for the
occupation. Inside quotation marks every word is the speaker's.
"""

from liens.claim.attribution.lexicon import AttributionLexicon, Frame
from liens.model import Attribution, Force, Quoting, Span
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

# A relative clause inside these is taken for the outlet's own addition, by claims_train, claims_dev and the training articles;
# for OF, SMALL and RAISED thirteen cases together are too few to tell. In a that-clause only what a comma sets off is.
_REPORTED = ("aside", *(f"+{name}" for name in (Frame.NOUN, Frame.INFINITIVE, Frame.RAISED, Frame.OF, Frame.SMALL)))
_LENGTHS = frozenset({"obl:tmod", "obl:npmod", "nmod:tmod"})
_PHRASES = tuple(f"+{name}" for name in (Frame.NOUN, Frame.INFINITIVE, Frame.RAISED, Frame.OF))


def speaks_for(parsed: Parsed, lexicon: AttributionLexicon, a: Attribution, trigger: int) -> bool:
    """Whether the source of an attribution whose content holds a word vouches for the event that the word names."""
    token = parsed.tokens[trigger]
    quoted = (q.inner for q in parsed.quotations if q.inner.start <= token.start < q.inner.end)
    if a.why.endswith(("turn", "document")) or any(c.touches(inner) for inner in quoted for c in a.content):
        return True
    if _refuses(parsed, lexicon, a, trigger) or _feels(parsed, a, trigger) or _heard_at(parsed, lexicon, a, trigger):
        return False
    for i in (trigger, *parsed.path_up(trigger)):
        above = parsed.tokens[parsed.tokens[i].head]
        if not any(c.start <= above.start < c.end for c in a.content):
            return True
        added = parsed.tokens[i].dep == "appos" and above.i < i and i != trigger and a.why.endswith(_REPORTED) and _set_off(parsed, i)
        if added or _days_apart(parsed, i):
            return False
        if parsed.tokens[i].dep == "acl:relcl" and above.i < i:
            return (i == trigger and _quotes(parsed, a, i)) or not (a.why.endswith(_REPORTED) or _set_off(parsed, i))
    return True


def _heard_at(parsed: Parsed, lexicon: AttributionLexicon, a: Attribution, trigger: int) -> bool:
    """As in "asked them to leave during talks in Oslo": the meeting at which something is demanded or promised is told by the outlet."""
    token, before = parsed.tokens[trigger], preposition(parsed, trigger)
    if before is None or token.dep.split(":")[0] not in {"obl", "nmod"} or not a.why.endswith(_PHRASES):
        return False
    return lexicon.is_("setting", before) or lexicon.is_("setting", f"{before} {token.lemma}")


def _feels(parsed: Parsed, a: Attribution, trigger: int) -> bool:
    """As in "Lima s'est dite choquée", "jugeait l'offre absurde": the adjective is what the speaker feels or finds, told by the outlet."""
    if not a.why.endswith(f"+{Frame.SMALL}") or a.cue is None or a.quoting is Quoting.MIXED:
        return False
    token = parsed.tokens[trigger]
    participle = token.pos == "VERB" and token.feature("VerbForm") == "Part"
    above = parsed.tokens[token.head]
    return (token.pos == "ADJ" or participle) and a.cue.holds(Span(above.start, above.end)) and token.dep.split(":")[0] in {"xcomp", "obj", "amod", "acl"}


def is_predicate(parsed: Parsed, a: Attribution, trigger: int) -> bool:
    """As in "calls the plan a threat", "voit le plan comme une menace": the noun is what something is called."""
    token = parsed.tokens[trigger]
    if not a.why.endswith(f"+{Frame.SMALL}") or a.cue is None or token.pos not in {"NOUN", "ADJ"}:
        return False
    above = parsed.tokens[token.head]
    return a.cue.holds(Span(above.start, above.end)) and token.dep.split(":")[0] in {"xcomp", "obl", "advcl"}


def _quotes(parsed: Parsed, a: Attribution, i: int) -> bool:
    """As in "a dénoncé un acte qui a tué « des innocents »": a relative clause with the speaker's own words in it is his."""
    inside = parsed.subtree(i)
    clause = Span(parsed.tokens[min(inside)].start, parsed.tokens[max(inside)].end)
    return any(clause.holds(q.inner) and any(c.holds(q.inner) for c in a.content) for q in parsed.quotations)


def points_back(parsed: Parsed, lexicon: AttributionLexicon, a: Attribution) -> bool:
    """As in "a driver said he had counted ten", "adopted a text that demands …": the source is a personal pronoun, or what somebody wrote."""
    if a.head is None:
        return False
    token = parsed.tokens[a.head]
    return (token.pos == "PRON" and token.feature("PronType") == "Prs") or lexicon.is_("authored", token.lemma)


def _days_apart(parsed: Parsed, i: int) -> bool:
    """As in "said the port was safe, a day after shells fell there": the outlet tells how far apart the saying and the event are."""
    for j in parsed.kids(i, "mark", "case"):
        length = parsed.tokens[j - 1] if j else None
        if length is not None and length.dep in _LENGTHS and length.pos == "NOUN":
            first = min(parsed.subtree(length.i))
            return first > 0 and parsed.tokens[first - 1].text == "," and first > parsed.tokens[parsed.tokens[i].head].i
    return False


def _set_off(parsed: Parsed, i: int) -> bool:
    """A comma stands before the clause."""
    head = parsed.tokens[i].head
    if parsed.tokens[head].dep == "appos" and parsed.tokens[min(parsed.subtree(head)) - 1].text == ",":
        return True  # "said that it has a right, a reading that Rome rejected"
    first = min(parsed.subtree(i))
    return first > 0 and "," in (parsed.tokens[first].text, parsed.tokens[first - 1].text)


def _refuses(parsed: Parsed, lexicon: AttributionLexicon, a: Attribution, trigger: int) -> bool:
    """As in "rejected the demand": whoever refuses an offer or demand does not say that it was made."""
    if a.force is not Force.DENY or not a.why.endswith(f"+{Frame.NOUN}"):
        return False
    token = parsed.tokens[trigger]
    return token.pos == "NOUN" and (token.lemma, "N") in lexicon.cues
