"""Cues that the parser took for another word, read by their place alone ("le guide remarque que la source a tari").

The tree around such a word is wrong, so source and content are the phrases right before and behind it.
"""

from liens.claim.attribution.carriers import carrier
from liens.claim.attribution.lexicon import Frame
from liens.claim.attribution.matching import before_infinitive, before_predicate
from liens.claim.attribution.reading import MARKS, Found, Match, Range, Reading, trim, whole_quotation
from liens.claim.attribution.sources import is_abstract, preceding
from liens.parse.grammar import VERBAL

# So many words behind the thing its quality stands.
_QUALITY = 3


def misread(r: Reading, match: Match) -> Found | None:
    """The attribution by a verb that is tagged as something else, None without subject in front or complement behind."""
    found = preceding(r, match)
    complement = _complement(r, match) or _found_so(r, match)
    if found is None or complement is None or is_abstract(r, found[0]):
        return None
    name, span = complement
    content = trim(r, whole_quotation(r, span))
    if content is None:
        return None
    why = f"{match.cue.place} verb+{name}"
    return Found(match.i, (match.first, match.last), found[0], found[1], (content,), match.cue, why, carrier(r, match))


def _complement(r: Reading, match: Match) -> tuple[str, Range] | None:
    at, end = match.last + 1, r.bounds(match.i)[1]
    if at > end:
        return None
    cue = match.cue
    if r.lexicon.is_("complementiser", r.low[at]) and cue.takes(Frame.THAT):
        head = r.token(at).head
        return Frame.THAT, (at, r.right[head] if head > at else end)
    if r.lexicon.is_("infinitive_mark", r.low[at]):
        return _after_mark(r, match, at, end)
    return _bare(r, match, at, end)


def _bare(r: Reading, match: Match, at: int, end: int) -> tuple[str, Range] | None:
    """An infinitive or a noun phrase that follows with nothing between."""
    cue = match.cue
    bare = before_infinitive(r, match.last) if cue.takes(Frame.INFINITIVE) else None
    if bare is not None:
        return Frame.INFINITIVE, (at, max(r.right[bare], r.right[r.token(bare).head] if r.token(bare).head > bare else bare))
    if r.token(at).pos == "DET" and (cue.takes(Frame.NOUN) or cue.takes(Frame.RAISED)):
        noun = _noun(r, at, end)
        return None if noun is None else (Frame.NOUN if cue.takes(Frame.NOUN) else Frame.RAISED, (at, noun))
    if r.token(at).pos == "DET" and cue.takes(Frame.SMALL):
        noun = _noun(r, at, end)
        behind = () if noun is None else range(at + 1, min(noun + _QUALITY, end) + 1)
        quality = next((j for j in behind if r.token(j).pos == "ADJ" or r.low[j] in MARKS), None)
        return None if noun is None or quality is None else (Frame.SMALL, (at, max(noun, quality)))
    return None


def _found_so(r: Reading, match: Match) -> tuple[str, Range] | None:
    """As in "Le roi juge prématurée la visite": an adjective and the thing that it is said of."""
    quality = before_predicate(r, match.last)
    if quality is None:
        return None
    thing = _noun(r, quality + 1, r.bounds(match.i)[1]) if r.token(quality + 1).pos == "DET" else r.right[r.token(quality + 1).head]
    return None if thing is None else (Frame.SMALL, (match.last + 1, max(thing, quality + 1)))


def _after_mark(r: Reading, match: Match, at: int, end: int) -> tuple[str, Range] | None:
    """An infinitive behind its mark, or the noun phrase of the cue's own preposition."""
    cue = match.cue
    verb = next((j for j in range(at + 1, min(at + 5, end) + 1) if r.token(j).feature("VerbForm") == "Inf"), None)
    if verb is not None and r.token(verb).pos in VERBAL:
        name = Frame.INTENDS if cue.takes(Frame.INTENDS) else Frame.INFINITIVE
        return (name, (at, max(r.right[verb], verb))) if cue.takes(name) else None
    noun = _noun(r, at + 1, end) if r.token(at).lemma in cue.prepositions else None
    return None if noun is None else (Frame.OF, (at + 1, noun))


def _noun(r: Reading, at: int, end: int) -> int | None:
    """The last token of the noun phrase that begins here."""
    for j in range(at, min(at + 5, end) + 1):
        if r.token(j).pos in {"NOUN", "PROPN"}:
            return max(j, min(r.right[j], end))
    return None
