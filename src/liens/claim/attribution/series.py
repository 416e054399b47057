"""Tells a verb with its object behind a comma from an aside with its subject there: "…, accuse le Ghana et exige un retrait"."""

from liens.claim.attribution.lexicon import Frame, Kind
from liens.claim.attribution.reading import Match, Reading
from liens.claim.attribution.sources import is_abstract
from liens.model import Force
from liens.parse.grammar import VERBAL


def wished_for(r: Reading, match: Match, head: int) -> bool:
    """As in "L'ONU, par la voix d'Ida Sow, sa rapporteuse, a souhaité une enquête": an object where the parser lost the subject."""
    if not match.cue.takes(Frame.NOUN) or head < match.i:
        return False
    indefinite = any(r.token(j).feature("Definite") == "Ind" for j in r.parsed.kids(head, "det"))
    asked = match.cue.force is Force.DEMAND and indefinite and r.lexicon.kind(r.token(head).lemma) is Kind.DOCUMENT
    return asked or is_abstract(r, head)


def in_series(r: Reading, match: Match, head: int) -> bool:
    """As in "Lima condamne le raid, accuse le Ghana et exige un retrait": the second of three verbs has an object behind it."""
    if head < match.i or r.lexicon.is_("inverted", r.low[head]):
        return False
    start, end = r.bounds(match.i)
    shape = r.token(match.i).feature("Tense")
    front = any(r.finite(j) and r.token(j).dep == "root" and (r.token(j).feature("Tense") == shape or shape is None) for j in range(start, match.first))
    joints = (k for k in range(head + 1, end) if r.token(k).pos == "CCONJ" and r.quote[k] < 0)
    third = (k + 1 for k in joints if r.token(k + 1).pos in VERBAL and r.token(k + 1).dep == "conj" and r.token(k + 1).feature("VerbForm") == "Fin")
    return front and any(not any(True for _ in r.parsed.kids(k, "nsubj")) for k in third)
