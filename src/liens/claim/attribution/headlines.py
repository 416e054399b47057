"""Headlines: "Ministre : « … »", "Mayor: bridge will reopen", "Bridge will reopen: mayor", "Two hurt in blast, mayor says".

Many headlines name a place or a topic before the colon ("Ghana : …"), so the short side must be known to speak: by
the kind of its noun, because a quotation follows, or because the article quotes it elsewhere.
"""

from collections.abc import Sequence

from liens.claim.attribution.lexicon import Frame, Kind
from liens.claim.attribution.reading import Found, Match, Range, Reading, cue_range, trim
from liens.model import PartKind

IN_BRACKETS = "source in brackets"
_SHORT = 6
_SPEAKERS = frozenset({Kind.PERSON, Kind.BODY, Kind.DOCUMENT, Kind.MEDIUM})
_BRACKETED = frozenset({Kind.PERSON, Kind.BODY, Kind.MEDIUM})
_DASHES = frozenset({"-", "–", "—"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT", "NUM", "PART", "X", "CCONJ"})


def headlines(r: Reading, speakers: frozenset[str], idle: Sequence[Match]) -> list[Found]:
    """The attributions of titles.

    ``speakers`` are the last words of the sources found in the article, ``idle`` the cues of which no attribution was made.
    """
    found = []
    closing = {match.i: match for match in idle if match.cue.pos == "V"}
    for sentence in r.parsed.sentences:
        if sentence.part is not PartKind.TITLE and not (sentence.i == 0 and sentence.part is PartKind.STORY):
            continue
        first, last = sentence.first, sentence.last - 1
        bracketed = _bracketed(r, first, last)
        if bracketed is not None:
            found.append(bracketed)
            continue
        colon = next((j for j in range(first + 1, last) if r.low[j] == ":"), None)
        if colon is None:
            match = closing.get(last if r.word(last) else last - 1)
            said = _closing(r, first, match) if match is not None else None
            found.extend([said] if said is not None else [])
            continue
        attribution = _left(r, first, colon, last, speakers) or _right(r, first, colon, last, speakers)
        if attribution is not None:
            found.append(attribution)
    return found


def _bracketed(r: Reading, first: int, last: int) -> Found | None:
    """As in "Douze tués dans un raid (police)", "Deux blessés à Gao - armée": who is named behind all that is said."""
    if r.low[last] == ")":
        opening, end = next((j for j in range(last - 1, first, -1) if r.low[j] == "("), first), last - 1
    else:
        opening, end = next((j for j in range(last, first, -1) if r.low[j] in _DASHES and r.token(j).start > r.token(j - 1).end), first), last
    head = _short_name(r, opening + 1, end) if first < opening < end or opening == end - 1 > first else None
    content = trim(r, (first, opening - 1)) if opening > first else None
    if head is None or content is None or _kind(r, head) not in _BRACKETED:
        return None
    return Found(None, (opening, opening), head, (opening + 1, end), (content,), None, f"headline content, {IN_BRACKETS}")


def _left(r: Reading, first: int, colon: int, last: int, speakers: frozenset[str]) -> Found | None:
    head = _short_name(r, first, colon - 1)
    if head is None:
        return None
    quoted = r.quote[colon + 1] >= 0 and r.quotes[r.quote[colon + 1]][0] == colon + 1
    if not (_speaker(r, head, speakers) or (quoted and r.token(head).pos == "PROPN")):
        return None
    content = trim(r, (colon + 1, last))
    if content is None or _spoken(r, colon, last):
        return None
    return Found(None, (colon, colon), head, (first, colon - 1), (content,), None, "headline source: content")


def _spoken(r: Reading, colon: int, last: int) -> bool:
    """As in "Press conference: Sow says Togo will sign": what stands behind the colon has a speaker of its own."""
    verb = next((j for j in range(colon + 1, last + 1) if r.finite(j)), None)
    subject = None if verb is None else next((j for j in r.parsed.kids(verb, "nsubj") if j < verb), None)
    if verb is None or subject is None or r.quote[colon + 1] >= 0 or _kind(r, subject) is not Kind.PERSON:
        return False
    told = any(cue.takes(Frame.THAT) or cue.takes(Frame.NOUN) for cue in r.lexicon.cues.get((r.token(verb).lemma, "V"), ()))
    return told and any(j > verb for j in r.parsed.kids(verb, "ccomp", "obj"))


def _right(r: Reading, first: int, colon: int, last: int, speakers: frozenset[str]) -> Found | None:
    end = last if r.word(last) else last - 1
    head = _short_name(r, colon + 1, end)
    if head is None or not (_speaker(r, head, speakers) or _kind(r, head) in _SPEAKERS) or not any(r.finite(j) for j in range(first, colon)):
        return None
    content = trim(r, (first, colon - 1))
    if content is None:
        return None
    return Found(None, (colon, colon), head, (colon + 1, end), (content,), None, "headline content: source")


def _closing(r: Reading, first: int, match: Match) -> Found | None:
    """A title whose last word is a cue with its subject between it and a comma: the parse of a title without verb misses it."""
    comma = next((j for j in range(match.first - 1, first, -1) if r.low[j] == ","), None)
    if comma is None or r.token(match.i).dep == "acl:relcl":  # "…, a charge Khartoum denies"
        return None
    head, content = _short_name(r, comma + 1, match.first - 1), trim(r, (first, comma - 1))
    if head is None or content is None:
        return None
    return Found(match.i, cue_range(r, match), head, (comma + 1, match.first - 1), (content,), match.cue, "headline content, source cue")


def _short_name(r: Reading, first: int, last: int) -> int | None:
    """The head of a side of at most six words without a verb."""
    if last < first or last - first >= _SHORT or any(r.token(j).pos not in _NOMINAL for j in range(first, last + 1)):
        return None
    span: Range = (first, last)
    for j in range(first, last + 1):
        head = r.token(j).head
        if r.token(j).pos in {"NOUN", "PROPN"} and (head == j or not span[0] <= head <= span[1]):
            return j
    return None


def _kind(r: Reading, head: int) -> Kind | None:
    return r.lexicon.kind(r.low[head]) or r.lexicon.kind(r.token(head).lemma)


def _speaker(r: Reading, head: int, speakers: frozenset[str]) -> bool:
    kind = _kind(r, head)
    allowed = kind is not None and kind in _SPEAKERS and r.lexicon.is_("headline_speaker", kind)
    return allowed or (kind is None and r.low[head] in speakers)
