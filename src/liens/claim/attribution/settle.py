"""Makes the findings agree: gerunds leave the content before them, quotations go on, missing speakers are filled in."""

from dataclasses import replace

from liens.claim.attribution.lexicon import Kind
from liens.claim.attribution.quotations import floating
from liens.claim.attribution.reading import Found, Range, Reading, trim, without
from liens.model import PartKind

_NO_SPEECH = frozenset({PartKind.CAPTION, PartKind.CREDIT, PartKind.BYLINE, PartKind.BIOGRAPHY, PartKind.RELATED, PartKind.BADGE})


# A quotation is taken when more than this percentage of it lies in one content: an inner speech does not take it.
_MOSTLY = 60


def settle(r: Reading, found: list[Found]) -> list[Found]:
    """The findings of one article, in text order, without overlaps that contradict each other."""
    found = sorted((f for f in _unique(found) if not _own_voice(r, f)), key=lambda f: (f.content[0][0], -f.content[-1][1]))
    found = [_inherit(r, f, found) for f in found]
    found = [_detach(r, f, found) for f in found]
    found = _continued(r, found)
    found.extend(_floating(r, found))
    return found


def _own_voice(r: Reading, f: Found) -> bool:
    """ "« Je pense que … »": inside a quotation the first and second person are its speaker and hearer."""
    return f.head is not None and r.quote[f.head] >= 0 and r.lexicon.is_("own_voice", r.low[f.head])


def _unique(found: list[Found]) -> list[Found]:
    """One finding a cue token: the first construction that fired."""
    seen: dict[int, Found] = {}
    loose = []
    for f in found:
        if f.at is None:
            loose.append(f)
        elif f.at not in seen:
            seen[f.at] = f
    return [*seen.values(), *loose]


def _detach(r: Reading, outer: Found, found: list[Found]) -> Found:
    """ "… a dit que A, en soulignant que B": the gerund's speech is no part of A, and its source is A's."""
    content = outer.content
    for inner in found:
        if inner.at is None or inner.at == outer.at or not _gerund(r, inner.at):
            continue
        start = _gerund_start(r, inner.at)
        if start > 0 and r.low[start - 1] == "," and any(a < start <= b and (outer.at or 0) < a for a, b in content):
            hole = (start, max(b for a, b in content))
            content = tuple(t for t in (trim(r, p) for c in content for p in without(c, hole)) if t is not None)
    return replace(outer, content=content) if content else outer


def _inherit(r: Reading, inner: Found, found: list[Found]) -> Found:
    """The source of a detached gerund is that of the speech before it."""
    if inner.at is None or not _gerund(r, inner.at) or any(True for _ in r.parsed.kids(inner.at, "nsubj")):
        return inner
    start = _gerund_start(r, inner.at)
    if start == 0 or r.low[start - 1] != ",":
        return inner
    outers = [f for f in found if f.at is not None and f.source is not None and f.at < start and f.at != inner.at]
    holding = [f for f in outers if any(a < start <= b + 2 for a, b in f.content) and r.token(f.at or 0).sentence == r.token(start).sentence]
    if not holding:
        return inner
    outer = max(holding, key=lambda f: f.at or 0)
    if r.lexicon.kind(r.token(inner.head).lemma) is Kind.DOCUMENT if inner.head is not None else False:
        return inner
    return replace(inner, head=outer.head, source=outer.source, why=f"{inner.why}, speaker of the clause before it")


def _gerund(r: Reading, i: int) -> bool:
    token = r.token(i)
    present = token.feature("Tense") == "Pres" or token.feature("Aspect") == "Prog" or token.feature("VerbForm") == "Ger"
    return token.feature("VerbForm") in {"Part", "Ger"} and present and token.dep.split(":")[0] in {"advcl", "acl", "amod", "conj", "xcomp"}


def _gerund_start(r: Reading, i: int) -> int:
    start = i
    while start > 0 and r.token(start - 1).pos in {"ADP", "ADV", "SCONJ"} and r.token(start - 1).head in {i, start}:
        start -= 1
    return start


def _continued(r: Reading, found: list[Found]) -> list[Found]:
    """A quotation right behind the sentence of an aside, in the same paragraph, goes on with the same speaker."""
    result = []
    taken = _covered(r, found)
    for f in found:
        following = _next_quotation(r, f, taken)
        if following is not None:
            taken = taken | {r.quote[following[0]]}
            f = replace(f, content=(*f.content, following))
        result.append(f)
    return result


def _covered(r: Reading, found: list[Found]) -> frozenset[int]:
    """The quotations that some finding has in its content."""
    covered = [0] * len(r.quotes)
    for f in found:
        for a, b in f.content:
            if r.quote[a] >= 0 or r.quote[b] >= 0 or b - a > 2:
                for number in {r.quote[i] for i in range(a, b + 1)} - {-1}:
                    first, last = r.quotes[number]
                    covered[number] = max(covered[number], (min(b, last) - max(a, first) + 1) * 100 // (last - first + 1))
    return frozenset(number for number, share in enumerate(covered) if share > _MOSTLY)


def _next_quotation(r: Reading, f: Found, taken: frozenset[int]) -> Range | None:
    if f.at is None or not f.why.endswith(("aside", "aside verb behind a quotation")) or r.quote[f.content[0][0]] < 0:
        return None
    after = r.bounds(f.at)[1] + 1
    if after >= len(r.low) or r.quote[after] < 0 or r.quotes[r.quote[after]][0] != after or r.quote[after] in taken:
        return None
    here, there = r.parsed.sentences[r.token(f.at).sentence], r.parsed.sentences[r.token(after).sentence]
    if here.paragraph != there.paragraph:
        return None
    first, last = r.quotes[r.quote[after]]
    rest = r.bounds(last)[1]
    return None if any(r.word(j) for j in range(last + 1, rest + 1)) else trim(r, (first, last))


def _floating(r: Reading, found: list[Found]) -> list[Found]:
    """Quotations without a cue belong to the last speaker, unless a caption or credit stands between."""
    new = []
    for span in floating(r, _covered(r, found)):
        content = trim(r, span)
        if content is None:
            continue
        speaker = _last_speaker(r, found, span[0])
        head, source = (None, None) if speaker is None else (speaker.head, speaker.source)
        why = "floating quotation, no speaker before it" if speaker is None else "floating quotation, speaker of the text before it"
        new.append(Found(None, None, head, source, (content,), None, why))
    return new


def _last_speaker(r: Reading, found: list[Found], at: int) -> Found | None:
    best = None
    for f in found:
        place = f.at if f.at is not None else f.content[0][0]
        if f.source is None or place >= at or f.why.startswith("headline"):
            continue
        if best is None or place > (best.at if best.at is not None else best.content[0][0]):
            best = f
    if best is None:
        return None
    start = r.token(best.at if best.at is not None else best.content[0][0]).sentence
    end = r.token(at).sentence
    return None if any(r.parsed.sentences[s].part in _NO_SPEECH for s in range(start, end)) else best
