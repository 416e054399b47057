"""Runs the constructions over an article, in order of trust, and hands out attributions in text order."""

from dataclasses import replace

from liens.claim.attribution.announced import announced
from liens.claim.attribution.asides import aside, bare_aside, opens_with_as
from liens.claim.attribution.backward import backward
from liens.claim.attribution.citing import carried, cited
from liens.claim.attribution.complements import clauses, phrases
from liens.claim.attribution.headlines import headlines
from liens.claim.attribution.lexicon import AttributionLexicon, Frame
from liens.claim.attribution.matching import matches
from liens.claim.attribution.misread import misread
from liens.claim.attribution.nouns import nominal
from liens.claim.attribution.prepositions import prepositional
from liens.claim.attribution.quotations import after_cue
from liens.claim.attribution.reading import MARKS, Found, Match, Reading, characters, quoting, read
from liens.claim.attribution.settle import settle
from liens.claim.attribution.signatures import signed
from liens.claim.attribution.transcripts import turns
from liens.model import Attribution, Force, Quoting
from liens.parse.grammar import VERBAL
from liens.parse.parsed import Parsed


def find_attributions(parsed: Parsed, lexicon: AttributionLexicon, voices: frozenset[int] = frozenset()) -> tuple[Attribution, ...]:
    """Who says what in an article: every attribution with the characters of source, cue and content.

    ``voices`` are the words of names that stand for somebody who speaks (a seat of government, a person, a body).
    """
    r = read(parsed, lexicon, voices)
    cues = matches(r)
    found = [f for f in (_verbal(r, match) for match in cues) if f is not None]
    # "Citing a diplomat" is read as second hand before it is read as a verb with its object.
    found = [*(f for f in (cited(r, match, found) for match in cues) if f is not None), *found]
    back = backward(r, cues)
    found = [*back, *found]
    taken = {r.token(f.at).sentence for f in back if f.at is not None}
    behind = [f for f in prepositional(r) if f.at is None or r.token(f.at).sentence not in taken]
    # "According to a report that a panel sent to Oslo": the clause qualifies the source.
    found = [f for f in found if not (f.entry is not None and f.entry.pos == "N" and any(_inside(f.at, g.source) for g in behind))] + behind
    found.extend(_bare_asides(r, found))
    found.extend(turns(r))
    found.extend(signed(r))
    speakers = frozenset(r.low[f.head] for f in found if f.head is not None and _named(r, f.head))
    made = {f.at for f in found}
    found.extend(headlines(r, speakers, [match for match in cues if match.i not in made]))
    found = announced(r, found)
    settled = [_attribution(r, f) for f in (carried(r, _uncarried(f)) for f in settle(r, found))]
    return tuple(sorted(dict.fromkeys(settled), key=_order))


def _verbal(r: Reading, match: Match) -> Found | None:
    """One cue makes one attribution: an announced quotation, a complement, or what stands around the aside."""
    if match.cue.pos == "N":
        return nominal(r, match)
    if r.token(match.i).pos not in VERBAL and match.cue.pos == "V":
        return aside(r, match) or misread(r, match)
    quoted = after_cue(r, match)
    found = clauses(r, match) if quoted is None else _with_complement(r, match, quoted)
    if found is not None and not (_resumed(r, found) and _interrupts(r, match, found)):
        return found
    around = aside(r, match)
    if found is not None:
        return around or found
    # "As she called for a vote": a complement of its own shows that "as" does not make an aside.
    return (phrases(r, match) or around) if around is not None and opens_with_as(r, match) else (around or phrases(r, match))


def _with_complement(r: Reading, match: Match, quoted: Found) -> Found:
    """As in "Il a condamné le raid : « C'est un crime »": what stands between the cue and the quotation that it announces is said as well."""
    start, end = quoted.content[0]
    # "A jugé « inacceptable » l'arrestation": the quoted word is said of what follows.
    small = phrases(r, match) if match.cue.takes(Frame.SMALL) and not any(r.finite(j) for j in range(start, end + 1)) else None
    if small is not None and any(a <= start and end < b for a, b in small.content):
        return small
    if start == 0 or ":" not in r.low[match.last + 1 : start]:
        return quoted
    before = clauses(r, match) or phrases(r, match)
    if before is None or max(b for _, b in before.content) >= start or before.head != quoted.head:
        return quoted
    return replace(quoted, content=(*before.content, *quoted.content), why=f"{before.why}, {quoted.why.split()[-1].removeprefix('verb+')}")


def _resumed(r: Reading, f: Found) -> bool:
    """As in "Les travaux commençaient à peine, notait le maire, que …": behind a comma the clause belongs to the content."""
    start = f.content[0][0]
    return start > 0 and r.low[start - 1] == ","


def _interrupts(r: Reading, match: Match, f: Found) -> bool:
    """As in "« Nous partons », dit-elle, « demain »": what stands before the cue and its subject is closed by a comma or mark."""
    starts = [match.first] if f.source is None or f.source[0] > match.first else [match.first, f.source[0]]
    before = [r.low[start - 1] for start in starts if start > 0]
    if _broken(r, min(starts), f):
        return True
    return any(word == "," or word in MARKS for word in before) and (len(before) == 1 or r.quote[min(starts) - 1] >= 0 or before[0] == ",")


def _broken(r: Reading, start: int, f: Found) -> bool:
    """As in "The three kings, the envoy said, “strongly condemned” the raid": the quoted verb has its subject before the aside."""
    first, last = f.content[0]
    before = range(r.bounds(start)[0], start)
    return r.low[start - 1] == "," and any(r.token(j).dep.startswith("nsubj") and first <= r.token(j).head <= last for j in before)


def _named(r: Reading, i: int) -> bool:
    """The source is a name of several words, as persons' are."""
    return r.token(i).pos == "PROPN" and any(r.token(j).pos == "PROPN" and r.token(j).dep.split(":")[0] in {"compound", "flat"} for j in r.parsed.children[i])


def _inside(i: int | None, span: tuple[int, int] | None) -> bool:
    return i is not None and span is not None and span[0] <= i <= span[1]


def _bare_asides(r: Reading, found: list[Found]) -> list[Found]:
    """Verbs that no table knows, in the place of a cue behind a quotation."""
    used = {f.at for f in found}
    new = []
    for _, last in r.quotes:
        end = r.bounds(last)[1] if last + 1 < len(r.low) else last
        for j in range(last + 1, min(last + 7, len(r.low), end + 1 if end > last else last + 7)):
            if r.token(j).pos == "VERB":
                attribution = bare_aside(r, j) if j not in used and not any(f.cue is not None and f.cue[0] <= j <= f.cue[1] for f in found) else None
                if attribution is not None:
                    new.append(attribution)
                break
    return new


def _uncarried(f: Found) -> Found:
    """As in "…, rapporte l'agence": a medium that speaks itself carries nobody's words."""
    inside = f.carrier is not None and f.source is not None and f.source[0] <= f.carrier <= f.source[1]
    return replace(f, carrier=None) if inside else f


def _attribution(r: Reading, f: Found) -> Attribution:
    return Attribution(
        source=None if f.source is None else characters(r, f.source),
        head=f.head,
        cue=None if f.cue is None else characters(r, f.cue),
        content=tuple(characters(r, span) for span in f.content),
        quoting=Quoting.DIRECT if f.why.endswith(("+paragraph", "turn", "signature")) else quoting(r, f.content),
        force=Force.STATE if f.entry is None else f.entry.force,
        why=f.why,
        carrier=f.carrier,
        factive=f.entry is not None and f.entry.factive,
    )


def _order(attribution: Attribution) -> tuple[int, int, str]:
    first = min(span.start for span in attribution.content)
    cue = attribution.cue.start if attribution.cue is not None else first
    return min(first, cue), cue, attribution.why
