"""Who is quoted at second hand: "…, citant un diplomate", "…, citing officials", "X, cité par l'agence".

The one who is cited is the nearer source of the same content; the medium that cites is the carrier.
"""

from dataclasses import replace

from liens.claim.attribution.carriers import is_medium
from liens.claim.attribution.lexicon import Frame, Kind
from liens.claim.attribution.reading import Found, Match, Reading, cue_range
from liens.claim.attribution.sources import phrase


def cited(r: Reading, match: Match, found: list[Found]) -> Found | None:
    """The attribution to somebody whom a speaker or medium cites; it shares the content of the speech before it."""
    token = r.token(match.i)
    if not match.cue.takes(Frame.CITES) or token.feature("VerbForm") not in {"Part", "Ger"}:
        return None
    head = next((j for j in r.parsed.kids(match.i, "obj") if j > match.last), None)
    if head is None or not _speaks(r, head):
        return None
    before = [f for f in found if f.at is not None and f.at < match.i and r.token(f.at).sentence == token.sentence]
    if not before:
        # "Reuters, citing officials, reported that …": the speech stands behind the one who is cited.
        before = [f for f in found if f.at is not None and f.at > match.i and f.at == token.head and f.source is not None and f.source[0] < match.i]
    if not before:
        return None
    outer = max(before, key=lambda f: f.at or 0)
    why = f"{match.cue.place} verb+{Frame.CITES}"
    return Found(match.i, cue_range(r, match), head, phrase(r, head, match), outer.content, match.cue, why)


def _speaks(r: Reading, head: int) -> bool:
    """As in "citing diplomats", not "citing his age": a reason that is given is no source."""
    return r.token(head).pos in {"PROPN", "PRON"} or r.lexicon.kind(r.token(head).lemma) not in {None, Kind.NOT_SOURCE}


def carried(r: Reading, f: Found) -> Found:
    """Give a finding its carrier where its source is "quoted by" a medium."""
    if f.carrier is not None or f.head is None:
        return f
    for j in r.parsed.kids(f.head, "acl", "amod"):
        if r.lexicon.is_("cited", r.token(j).lemma) or r.lexicon.is_("cited", r.low[j]):
            medium = next((k for k in r.parsed.kids(j, "obl", "nmod") if is_medium(r, k) or r.token(k).dep == "obl:agent"), None)
            return f if medium is None else replace(f, carrier=medium)
    return f
