"""Makes the findings agree: gerunds leave the content before them, quotations go on, missing speakers are filled in."""

from dataclasses import replace

from liens.claim.attribution.lexicon import TOPIC, Frame, Kind
from liens.claim.attribution.reading import Found, Range, Reading, trim, without
from liens.claim.attribution.unclaimed import after_colon, floating, presented, teller
from liens.model import PartKind

_NO_SPEECH = frozenset({PartKind.CAPTION, PartKind.CREDIT, PartKind.BYLINE, PartKind.BIOGRAPHY, PartKind.RELATED, PartKind.BADGE})


# Complements that do not by themselves report words.
_WEAK = tuple(f"+{name}" for name in (Frame.NOUN, Frame.SMALL, Frame.OF, Frame.INTENDS, TOPIC))
# Words of one speaker over many sentences, whatever a gerund in one of them says.
_WHOLE = ("turn", "document", "paragraph", "list")
# A quotation of more tokens than this is speech, a shorter one a fragment.
_SPEECH = 10
# A quotation is taken when more than this percentage of it lies in one content: an inner speech does not take it.
_MOSTLY = 60


def settle(r: Reading, found: list[Found]) -> list[Found]:
    """The findings of one article, in text order, without overlaps that contradict each other."""
    spoken = [span for f in found if f.why.endswith("turn") for span in f.content]
    own = [f for f in _whole_cues(r, _unique(found)) if not _own_voice(r, f, spoken) and not _told_in_speech(r, f)]
    found = sorted(own, key=lambda f: (f.content[0][0], -f.content[-1][1]))
    by_sentence = _by_sentence(r, found)
    found = [_inherit(r, f, _beside(r, f, by_sentence)) for f in found]
    gerunds = _by_sentence(r, [f for f in found if f.at is not None and _gerund(r, f.at)])
    found = [_detach(r, f, _near(r, f, gerunds)) for f in found]
    by_sentence = _by_sentence(r, found)
    found = [_coordinated(r, f, _beside(r, f, by_sentence)) for f in found]
    asides = _by_sentence(r, [f for f in found if f.why.endswith("aside")])
    found = [_around_asides(r, f, _near(r, f, asides)) for f in found]
    found = _continued(r, found)
    found = [_narrated(r, f, found) for f in found]
    found.extend(_floating(r, found))
    return found


def _narrated(r: Reading, f: Found, found: list[Found]) -> Found:
    """As in "Et d'ajouter que …": an infinitive that opens its sentence tells what the last speaker said next."""
    if f.at is None or f.source is not None or r.token(f.at).feature("VerbForm") != "Inf":
        return f
    first = r.bounds(f.at)[0]
    before = [j for j in range(first, f.at) if r.word(j)]
    told = _subject_of_narrated(r, f.at, before)
    if told is not None:
        return replace(f, head=told, source=(max(first, r.left[told]), before[-1] - 1), why=f"{f.why}, who goes on")
    if not any(r.lexicon.is_("infinitive_mark", r.low[j]) for j in before) or any(r.token(j).pos not in {"CCONJ", "ADP", "ADV"} for j in before):
        return f
    speaker = _last_speaker(r, found, first)
    return f if speaker is None else replace(f, head=speaker.head, source=speaker.source, why=f"{f.why}, speaker of the text before it")


def _subject_of_narrated(r: Reading, at: int, before: list[int]) -> int | None:
    """As in "Et le maire de préciser : « … »": the noun that opens the sentence and takes the infinitive."""
    if not before or not r.lexicon.is_("infinitive_mark", r.low[before[-1]]) or any(r.finite(j) for j in before):
        return None
    head = r.token(at).head
    nominal = head in before and r.token(head).pos in {"NOUN", "PROPN", "PRON"}
    opens = nominal and all(r.token(j).pos == "CCONJ" for j in before if j < r.left[head])
    return head if opens and before[0] != before[-1] else None


def _own_voice(r: Reading, f: Found, spoken: list[Range]) -> bool:
    """As in "« Je pense que … »": inside a quotation or a turn the first and second person are its speaker and hearer."""
    if f.head is None or not r.lexicon.is_("own_voice", r.low[f.head]):
        return False
    return r.quote[f.head] >= 0 or any(first <= f.head <= last for first, last in spoken)


def _told_in_speech(r: Reading, f: Found) -> bool:
    """Inside a longer quotation only reports in clauses or marks open a new level; whom others blame is the speaker's telling."""
    if f.at is None or r.quote[f.at] < 0 or not f.why.endswith(_WEAK):
        return False
    first, last = r.quotes[r.quote[f.at]]
    return last - first > _SPEECH and all(first <= a and b <= last for a, b in f.content)


def _by_sentence(r: Reading, found: list[Found]) -> dict[int, list[Found]]:
    """Findings by the sentence of their cue, so that each is compared with its neighbours only."""
    grouped: dict[int, list[Found]] = {}
    for f in found:
        if f.at is not None:
            grouped.setdefault(r.token(f.at).sentence, []).append(f)
    return grouped


def _near(r: Reading, f: Found, grouped: dict[int, list[Found]]) -> list[Found]:
    """The grouped findings in the sentences of a content."""
    sentences = sorted({s for a, b in f.content for s in range(r.token(a).sentence, r.token(b).sentence + 1)})
    return [g for s in sentences for g in grouped.get(s, ())]


def _beside(r: Reading, f: Found, grouped: dict[int, list[Found]]) -> list[Found]:
    """The findings whose cue is in the same sentence."""
    return [] if f.at is None else grouped.get(r.token(f.at).sentence, [])


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


def _whole_cues(r: Reading, found: list[Found]) -> list[Found]:
    """As in "fait savoir que …": the second word of a longer cue is no cue of its own."""
    longer = _by_sentence(r, [f for f in found if f.entry is not None and len(f.entry.words) > 1])
    return [f for f in found if not any(_part(r, f, whole) for whole in _beside(r, f, longer))]


def _part(r: Reading, f: Found, whole: Found) -> bool:
    if f.at is None or f.at == whole.at or whole.cue is None or whole.entry is None:
        return False
    words = whole.entry.words[1:]
    return whole.cue[0] <= f.at <= whole.cue[1] and (r.low[f.at] in words or r.token(f.at).lemma in words)


def _detach(r: Reading, outer: Found, found: list[Found]) -> Found:
    """As in "… a dit que A, en soulignant que B": the gerund's speech is no part of A, and its source is A's."""
    content = outer.content
    if outer.why.endswith(_WHOLE):
        return outer
    for inner in found:
        own = inner.at == outer.at and not inner.why.endswith(Frame.CITES)
        if inner.at is None or own:
            continue
        start = _gerund_start(r, inner.at)
        loose = start > 0 and (r.low[start - 1] == "," or r.lexicon.is_("gerund_mark", r.low[start]))
        if loose and any(a < start <= b for a, b in content) and (outer.at is None or outer.at <= start):
            hole = (start, max(b for a, b in content))
            content = tuple(t for t in (trim(r, p) for c in content for p in without(c, hole)) if t is not None)
    return replace(outer, content=content) if content else outer


def _around_asides(r: Reading, outer: Found, found: list[Found]) -> Found:
    """As in "Le roi exige un vote, a confié un diplomate": the aside is no part of what the king demands."""
    content = outer.content
    if outer.why.endswith("+source"):
        return outer
    for f in found:
        if f.at == outer.at or f.cue is None or f.source is None or outer.cue is None:
            continue
        hole = (min(f.cue[0], f.source[0]), max(f.cue[1], f.source[1]))
        if any(a < hole[0] and hole[1] <= b for a, b in content) and not hole[0] <= outer.cue[0] <= hole[1]:
            content = tuple(t for t in (trim(r, p) for c in content for p in without(c, hole)) if t is not None)
    return replace(outer, content=content) if content else outer


def _inherit(r: Reading, inner: Found, found: list[Found]) -> Found:
    """The source of a detached gerund is that of the speech before it."""
    if inner.at is not None and r.token(inner.at).feature("VerbForm") == "Inf":
        above = next((f for f in found if f.source is not None and _speaks_on(r, f, inner)), None)
        return inner if above is None else replace(inner, head=above.head, source=above.source, why=f"{inner.why}, speaker of the clause before it")
    if inner.at is None or inner.why.endswith(Frame.CITES) or not _gerund(r, inner.at) or any(True for _ in r.parsed.kids(inner.at, "nsubj")):
        return inner
    start = _gerund_start(r, inner.at)
    if start == 0 or not (r.low[start - 1] == "," or r.lexicon.is_("gerund_mark", r.low[start])):
        return inner
    outers = [f for f in found if f.at is not None and f.source is not None and f.at < start and f.at != inner.at]
    holding = [f for f in outers if any(a < start <= b + 2 for a, b in f.content) and r.token(f.at or 0).sentence == r.token(start).sentence]
    holding = holding or [f for f in outers if f.why.endswith("aside") and not any(r.finite(j) for j in range((f.at or 0) + 1, start))]
    if not holding:
        return inner
    outer = max(holding, key=lambda f: f.at or 0)
    if inner.head is not None and r.lexicon.kind(r.token(inner.head).lemma) is Kind.DOCUMENT:
        return inner
    return replace(inner, head=outer.head, source=outer.source, why=f"{inner.why}, speaker of the clause before it")


def _speaks_on(r: Reading, f: Found, inner: Found) -> bool:
    """As in "« … », a dit X, avant d'ajouter …": an infinitive behind the speaking verb or aside that it follows."""
    if f.at is None or inner.at is None or f.at >= inner.at:
        return False
    head, start = r.token(inner.at).head, _gerund_start(r, inner.at)
    if inner.source is None and f.at == head:
        return True
    # "X a dit que la garde avait fui, avant d'ajouter que …": the parser hangs the infinitive on the verb of the clause.
    if start > 0 and r.low[start - 1] == "," and any(a <= head <= b for a, b in f.content):
        return True
    between = range(f.at + 1, inner.at)
    return f.why.endswith("aside") and not any(r.finite(j) for j in between) and any(r.low[j] == "," for j in between)


def _coordinated(r: Reading, inner: Found, found: list[Found]) -> Found:
    """As in "Ghana said the border was closed and called for an inquiry": the second cue has the subject of the first."""
    if inner.at is None or r.token(inner.at).dep != "conj" or any(True for _ in r.parsed.kids(inner.at, "nsubj")):
        return inner
    head = r.token(inner.at).head
    for f in found:
        if f.at is None or f.at == inner.at or f.source is None or f.at > inner.at or r.token(f.at).sentence != r.token(inner.at).sentence:
            continue
        if any(a <= head <= b for a, b in f.content) and not any(a <= inner.at <= b for a, b in f.content):
            return replace(inner, head=f.head, source=f.source)
    return inner


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
        result.append(f if following is None else replace(f, content=(*f.content, following)))
    return result


def _covered(r: Reading, found: list[Found]) -> frozenset[int]:
    """The quotations that some finding has in its content."""
    covered = [0] * len(r.quotes)
    for f in found:
        shares: dict[int, int] = {}
        for a, b in f.content:
            for i in range(a, b + 1):
                if r.quote[i] >= 0:
                    shares[r.quote[i]] = shares.get(r.quote[i], 0) + 1
        for number, share in shares.items():
            first, last = r.quotes[number]
            covered[number] = max(covered[number], share * 100 // (last - first + 1))
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
    """Quotations without a cue belong to whom a colon names, else to the last speaker, unless a caption or credit stands between."""
    new = []
    covered = _covered(r, found)
    announced = [(span, teller(r, span[0])) for span in after_colon(r, covered)]
    spans = [(span, told) for span, told in announced if told is not None]
    taken = {span for span, _ in spans}
    for span, told in [*spans, *((span, None) for span in floating(r, covered) if span not in taken)]:
        content = trim(r, span)
        if content is None:
            continue
        if told is not None:
            new.append(Found(None, None, *told, (content,), None, "floating quotation, who is named before its colon"))
            continue
        speaker = _last_speaker(r, found, span[0])
        present = presented(r, span[0])
        if present is not None and (speaker is None or _place(speaker) < r.bounds(present[0])[0]):
            new.append(Found(None, None, *present, (content,), None, "floating quotation, who is spoken of before it"))
            continue
        head, source = (None, None) if speaker is None else (speaker.head, speaker.source)
        why = "floating quotation, no speaker before it" if speaker is None else "floating quotation, speaker of the text before it"
        new.append(Found(None, None, head, source, (content,), None, why))
    return sorted(new, key=lambda f: f.content[0])


def _place(f: Found) -> int:
    """Where somebody speaks: at the cue, or where the content begins."""
    return f.at if f.at is not None else f.content[0][0]


def _last_speaker(r: Reading, found: list[Found], at: int) -> Found | None:
    best = None
    for f in found:
        place = _place(f)
        if f.source is None or place >= at or f.why.startswith("headline"):
            continue
        if best is None or place > _place(best):
            best = f
    if best is None:
        return None
    start = r.token(_place(best)).sentence
    end = r.token(at).sentence
    return None if any(r.parsed.sentences[s].part in _NO_SPEECH for s in range(start, end)) else best
