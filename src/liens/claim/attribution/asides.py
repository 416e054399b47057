"""The aside that attributes what stands around it: "…, a déclaré X", "…, said X, …", "comme l'a dit X", "as X put it".

With or without quotation marks, behind the content or inside it. French inverts verb and subject, English may.
"""

from liens.claim.attribution.apposed import after_quotation, apposed
from liens.claim.attribution.carriers import carrier, is_medium
from liens.claim.attribution.lexicon import Cue, Frame, Kind
from liens.claim.attribution.reading import MARKS, Found, Match, Range, Reading, cue_range, group, trim
from liens.claim.attribution.series import in_series, wished_for
from liens.claim.attribution.sources import inverted, is_abstract, is_time, phrase
from liens.model import Force
from liens.parse.grammar import VERBAL

# "Two states sign a pact as a third protests": who does this beside it vouches for nothing; "as he warned" does.
_ACTS = frozenset({Force.ACCUSE, Force.DEMAND, Force.PRAISE, Force.THREATEN})
_LONG = 9
# Stands for the cue of a verb that no table knows.
_NO_CUE = Cue(("",), reflexive=False, pos="V", frames=frozenset(), prepositions=frozenset(), force=Force.STATE, factive=False, place="", example="")
_STOPS = frozenset({",", "?", "!", "…", "-", "–", "—", "―", "...", ")"})


def aside(r: Reading, match: Match) -> Found | None:
    """The attribution by an aside whose verb is this cue, None if it stands in no such place."""
    if match.cue.pos != "V" or not (match.cue.takes(Frame.QUOTE) or match.cue.takes(Frame.THAT)):
        return None
    placed = _place(r, match) if r.finite(match.i) or r.token(match.i).pos not in VERBAL else None
    if placed is None or _takes_quotation(r, match):
        return None
    (first, last), head, (start, end) = placed
    source = (start, min(end, last) if head <= last else end)
    if _behind_comma(r, match, head, first):
        return None
    content = _behind_opener(r, match, first, last) or around(r, first, last, match.i)
    # "S'ils partaient, redoute un diplomate, la trêve tomberait": the subject behind the verb shows the aside.
    shown = not r.lexicon.is_("zero", "yes") and source[0] > match.i and len(content) > 1
    if (_concession(r, match, first) and not shown) or _object_behind(r, match, first, last, source) or not any(_asserts(r, piece) for piece in content):
        return None
    if r.lexicon.is_("as", r.low[first]) and after_quotation(r, first):
        content = _trimmed(r, [r.quotes[r.quote[first - 1 - (r.low[first - 1] == ",")]]])
    if not content:
        return None
    why = f"{match.cue.place} aside"
    return Found(match.i, cue_range(r, match), head, source, content, match.cue, why, carrier(r, match))


def _behind_comma(r: Reading, match: Match, head: int, first: int) -> bool:
    """What stands behind the verb is its object, not somebody who speaks."""
    # "Ida Sow, la ministre, juge la situation intenable": the tagger took the verb for a noun.
    thing = is_abstract(r, head) or r.lexicon.kind(r.token(head).lemma) is Kind.NOT_SOURCE
    if r.token(match.i).pos not in VERBAL and thing:
        return True
    return (wished_for(r, match, head) or in_series(r, match, head)) and not after_quotation(r, first)


def _takes_quotation(r: Reading, match: Match) -> bool:
    """As in "In Lima, the queen called on “all sides to leave”": the quotation is what the preposition of the cue governs."""
    at = match.last + 1
    return r.low[at : at + 1] != () and r.low[at] in match.cue.prepositions and at + 1 < len(r.low) and r.low[at + 1] in MARKS


def _behind_opener(r: Reading, match: Match, first: int, last: int) -> tuple[Range, ...]:
    """As in "Comme l'a indiqué le ministre, la trêve tient": what follows an aside that opens the sentence, unless its verb has an object of its own."""
    start, end = r.bounds(match.i)
    if not r.lexicon.is_("as", r.low[first]) or any(r.word(j) for j in range(start, first)) or r.low[last + 1 : last + 2] != (",",):
        return ()
    objects = list(r.parsed.kids(match.i, "obj", "ccomp", "xcomp"))
    # Behind "l'a dit" the parser may take the subject for a second object.
    own = not any(r.token(j).pos == "PRON" and j < match.i for j in objects) and any(first < j <= last for j in objects)
    return () if own or last + 2 > end else _trimmed(r, [(last + 2, end)])


def bare_aside(r: Reading, i: int) -> Found | None:
    """Any verb with its subject right behind a closed quotation attributes it ("« … », tonne le ministre", "“…,” he fumes")."""
    first, last = group(r, i)
    if r.lexicon.is_("zero", "yes") and r.finite(i):
        before = _bare_subject(r, i, first)
        if before is not None:
            return before
    if not r.finite(i) or not after_quotation(r, first) or not _sentence_like(r, first):
        return None
    match = Match(i, (i,), first, last, _NO_CUE)
    behind = inverted(r, match)
    if behind is None or (behind[0] > last + 4 and r.token(behind[0]).head != i):
        return None
    content = around(r, first, _close(r, behind[1][1], match), i)
    if not content:
        return None
    return Found(i, cue_range(r, match), behind[0], behind[1], content, None, "aside verb behind a quotation")


def _bare_subject(r: Reading, i: int, first: int) -> Found | None:
    """As in "“We lost,” he fumes": the subject between quotation and verb, which has no object."""
    head = next((j for j in r.parsed.kids(i, "nsubj") if j < first), None)
    if head is None or any(j > i for j in r.parsed.kids(i, "obj", "ccomp", "xcomp")) or r.quote[head] >= 0 or r.quote[i] >= 0:
        return None
    source = phrase(r, head)
    if not after_quotation(r, source[0]) or r.low[source[0] - 2] not in {",", "?", "!"}:
        return None
    content = around(r, source[0], _close(r, i, Match(i, (i,), first, i, _NO_CUE)), i)
    return Found(i, (i, i), head, source, content, None, "aside verb behind a quotation") if content else None


def _concession(r: Reading, match: Match, first: int) -> bool:
    """As in "While some cheered, others warned": a subordinate clause before the cue is not what is said."""
    told = min((j for j in r.parsed.kids(match.i, "ccomp") if j < first), default=first)
    return r.quote[first - 1] < 0 and any(
        j < told and r.token(j).dep == "advcl" and any(r.token(k).dep == "mark" and r.token(k).pos == "SCONJ" for k in r.parsed.children[j])
        for j in r.parsed.children[match.i]
    )


def _object_behind(r: Reading, match: Match, first: int, last: int, source: Range) -> bool:
    """As in "Le maire, élu en mai, a réclamé un vote, et la foule est partie": no clause is broken open, so what follows is an object."""
    start, end = r.bounds(match.i)
    alone = source[0] > match.i and not any(r.lexicon.is_("inverted", r.low[j]) for j in range(source[0], source[1] + 1))
    if not alone or _as_opener(r, match) is not None or any(r.finite(j) or r.quote[j] >= 0 for j in range(start, first)):
        return False
    if not any(r.token(j).pos in {"NOUN", "PROPN", "PRON"} and r.token(j).dep.split(":")[0] not in {"obl", "nmod"} for j in range(start, first)):
        return False
    behind = next((j for j in range(last + 1, end + 1) if r.word(j)), None)
    return behind is None or r.token(behind).pos in {"CCONJ", "SCONJ"} or not any(r.finite(j) for j in range(behind, end + 1))


def _asserts(r: Reading, piece: Range) -> bool:
    """Something is said only if it has a verb or stands in quotation marks; "last week" alone is no content."""
    return any(r.finite(j) or r.quote[j] >= 0 for j in range(piece[0], piece[1] + 1)) or piece[1] - piece[0] > _LONG


def _place(r: Reading, match: Match) -> tuple[Range, int, Range] | None:
    """The tokens of the aside and its source."""
    opener = _as_opener(r, match)
    if opener is not None and match.cue.force in _ACTS and r.token(match.i).feature("Tense") != "Past":
        return None
    preceding = _subject_before(r, match)
    if preceding is not None:
        head, source = preceding
        start = source[0] if opener is None else opener
        if opener is None and not (_stopped(r, start) and _ends_aside(r, match)):
            return None
        return (start, _close(r, match.last, match)), head, source
    start = _opening(r, match) if opener is None else opener
    if opener is None and (_of_relative(r, start) or not _stopped(r, start)):
        return None
    behind = inverted(r, match) if _may_invert(r, match, start) else None
    if behind is None or _own_subject(r, match, behind):
        return None
    return (start, _close(r, max(behind[1][1], match.last), match)), behind[0], behind[1]


def _opening(r: Reading, match: Match) -> int:
    """As in "…, a pour sa part indiqué le roi": the auxiliary, where a phrase stands between it and its participle."""
    first = min((j for j in r.parsed.children[match.i] if r.token(j).dep.startswith("aux")), default=match.first)
    between = range(first + 1, match.first)
    whole = all(r.token(j).pos not in VERBAL and r.low[j] not in MARKS and r.low[j] not in {",", ";", ":"} for j in between)
    return min(first, match.first) if whole else match.first


def _of_relative(r: Reading, start: int) -> bool:
    """As in "le front, que soutient Alger, avance": the verb behind a relative word opens a clause about a noun, no aside."""
    return r.lexicon.is_("relative", r.low[start]) or r.lexicon.is_("complementiser", r.low[start])


def _may_invert(r: Reading, match: Match, start: int) -> bool:
    """Where verbs rarely precede their subject, only one in the past or third person does, or one behind a quotation."""
    token = r.token(match.i)
    shown = token.feature("Tense") == "Past" or token.feature("Person") == "3" or token.feature("VerbForm") != "Fin"
    return not r.lexicon.is_("zero", "yes") or shown or after_quotation(r, start)


def opens_with_as(r: Reading, match: Match) -> bool:
    """True for "as X said", where the language does not invert."""
    return r.lexicon.is_("zero", "yes") and _as_opener(r, match) is not None


def _as_opener(r: Reading, match: Match) -> int | None:
    """As in "As" or "comme" in front of the cue and its subject."""
    for j in r.parsed.children[match.i]:
        if j < match.i and r.lexicon.is_("as", r.low[j]):
            return j
    before = match.first - 1
    return before if before >= 0 and r.lexicon.is_("as", r.low[before]) else None


def _subject_before(r: Reading, match: Match) -> tuple[int, Range] | None:
    """In "…, the minister said": a subject that stands between the content and the cue."""
    if not r.lexicon.is_("zero", "yes") and _as_opener(r, match) is None:
        return None
    # "Drone strikes killed ten, the report said": the parser may give the content's subject to the cue as well.
    for j in sorted(r.parsed.kids(match.i, "nsubj"), reverse=True):
        if j < match.first and (r.quote[j] == r.quote[match.i]) and not (r.lexicon.is_("relative", r.low[j]) and r.token(j).pos != "NOUN"):
            return j, phrase(r, j, match)
    return _phrase_before(r, match) if r.lexicon.is_("zero", "yes") else None


def _phrase_before(r: Reading, match: Match) -> tuple[int, Range] | None:
    """As in "…, near the border, a source close to the talks said": the phrase between comma and cue, where the parser lost it."""
    first, at = r.bounds(match.i)[0], match.first - 1
    if r.low[at] == ",":
        return apposed(r, match)
    while at >= first and r.low[at] != "," and not r.finite(at) and r.low[at] not in MARKS:
        at -= 1
    start = at + 1
    if at < first or r.low[at] != "," or start >= match.first or r.token(start).pos not in {"DET", "NOUN", "PROPN", "ADJ", "NUM"}:
        return None
    head = next((j for j in range(start, match.first) if r.token(j).pos in {"NOUN", "PROPN"} and not start <= r.token(j).head < match.first), None)
    return None if head is None or is_time(r, head) or is_abstract(r, head) else (head, (start, match.first - 1))


def _stopped(r: Reading, start: int) -> bool:
    """A comma, a closing mark or a question mark stands before the aside, and words before that."""
    first = r.bounds(start)[0]
    if start == first:
        return start > 0 and r.low[start - 1] in MARKS and r.quote[start - 1] >= 0 and not _fragment(r, r.quotes[r.quote[start - 1]])
    before = start - 1
    if r.low[before] in MARKS:
        return r.quote[before] >= 0 and before == r.quotes[r.quote[before]][1]
    return r.low[before] in _STOPS and any(r.word(j) for j in range(first, before))


def _fragment(r: Reading, quotation: Range) -> bool:
    """As in "Accra called it a “grave crime.” King Sow called for calm": words that end a sentence of somebody else's wait for no speaker."""
    opening, closing = quotation
    outside = any(r.word(j) for j in range(r.bounds(opening)[0], opening))
    return outside and r.low[closing - 1] == "." and r.token(opening).sentence == r.token(closing).sentence


def _sentence_like(r: Reading, start: int) -> bool:
    """A comma stands between quotation and verb, or the quotation ends in a mark of its own, so it is no name."""
    if r.low[start - 1] == ",":
        return True
    return r.low[start - 2] in {",", "?", "!", "…", "."} or any(r.lexicon.is_("inverted", r.low[j]) for j in range(start, min(start + 4, len(r.low))))


def _ends_aside(r: Reading, match: Match) -> bool:
    """English "X said" is an aside only if no complement follows: adverbials, then a stop or the end."""
    hearing = r.lexicon.is_("hearing", match.cue.words[0])
    for j in r.parsed.children[match.i]:
        token = r.token(j)
        if j < match.i or token.dep not in {"ccomp", "obj", "iobj", "xcomp"}:
            continue
        if token.pos in VERBAL | {"ADJ"} or not (hearing or is_medium(r, j) or is_time(r, j)):
            return False
    following = match.last + 1
    last = r.bounds(match.i)[1]
    return following > last or (not r.lexicon.is_("complementiser", r.low[following]) and r.low[following] != ":")


def _own_subject(r: Reading, match: Match, behind: tuple[int, Range]) -> bool:
    """What follows is an object, since the verb has its subject in front ("le ministre, en visite, a annoncé des …")."""
    if r.lexicon.is_("inverted", r.low[behind[0]]):
        return False
    subjects = [j for j in r.parsed.kids(match.i, "nsubj") if j < match.first]
    if not subjects:
        return _shares(r, match)
    if after_quotation(r, match.first) or any(_clause_between(r, j, match.first) for j in subjects):
        return False
    # "Le gouvernement, écrit Combat, a porté …": the parser gave the content's subject to the cue.
    after = _close(r, behind[1][1], match) + 1
    last = r.bounds(match.i)[1]
    goes_on = after < last and r.low[after] == "," and r.token(after + 1).pos != "CCONJ"
    return not (goes_on and any(r.finite(j) for j in range(after + 1, last + 1)))


def _clause_between(r: Reading, j: int, first: int) -> bool:
    """As in "Un crédit a été suspendu, a indiqué la commission": the subject in front has a verb of its own."""
    return r.low[first - 1] == "," and any(k > r.right[j] and _main_verb(r, k) for k in range(j + 1, first - 1))


def _shares(r: Reading, match: Match) -> bool:
    """A coordinated verb takes its subject from the first one: "a signé l'accord et annoncé des mesures"."""
    before = match.first - 1
    return r.token(before).pos == "CCONJ"


def _close(r: Reading, last: int, match: Match) -> int:
    """The end of the aside: its source and what else hangs on its verb, up to a comma, an opening mark or the end."""
    end = r.bounds(match.i)[1]
    last = _shorten(r, last, match)
    while last < end and r.low[last + 1] not in {",", ".", ";", ":", "?", "!", "–", "—"} and r.low[last + 1] not in MARKS:
        last += 1
    return last


def _shorten(r: Reading, last: int, match: Match) -> int:
    """A source that swallowed the rest of the content ends at the comma before it."""
    for j in range(match.last + 1, last):
        if r.low[j] == "," and (any(_main_verb(r, k) for k in range(j + 1, last + 1)) or r.token(j + 1).feature("VerbForm") == "Inf"):
            return j - 1
    return last


def _main_verb(r: Reading, k: int) -> bool:
    token = r.token(k)
    if token.pos not in VERBAL or not r.finite(k):
        return False
    return not any(r.token(m).dep == "acl:relcl" for m in (k, *r.parsed.path_up(k)))


def around(r: Reading, first: int, last: int, verb: int) -> tuple[Range, ...]:
    """What an aside attributes: the quotation that it touches or stands in, or the sentence around it."""
    start, end = r.bounds(verb)
    inside = r.quote[first]
    if inside >= 0 and r.quotes[inside][0] < first:
        a, b = r.quotes[inside]
        front, back = trim(r, (a, first - 1)), trim(r, (last + 1, b))
        # The marks belong to the content although the aside breaks the quotation open.
        pieces = [None if front is None else (a, front[1]), None if back is None else (back[0], b)]
        return tuple(piece for piece in pieces if piece is not None)
    before = _before(r, first, start)
    narrow = _narrow(r, before)
    after = _after(r, narrow, last, end, verb)
    before = before if after is None else narrow
    return _trimmed(r, [piece for piece in (before, after) if piece is not None])


def _narrow(r: Reading, before: Range | None) -> Range | None:
    """As in "She left a town which, he stressed, is empty": behind a word that opens a clause an aside attributes that clause alone."""
    if before is None or r.quote[before[1]] >= 0:
        return before
    last = before[1]
    opens = r.lexicon.is_("relative", r.low[last]) or r.lexicon.is_("complementiser", r.low[last]) or r.token(last).pos == "CCONJ"
    return (last, last) if opens else before


def _before(r: Reading, first: int, start: int) -> Range | None:
    at = first - 1
    while at >= start and not r.word(at) and r.low[at] not in MARKS:
        at -= 1
    if at < 0 or (at < start and r.low[first - 1] not in MARKS):
        return None
    at = max(at, first - 1 if at < start else at)
    if r.low[at] in MARKS and r.quote[at] >= 0:
        opening = r.quotes[r.quote[at]][0]
        words = any(r.word(j) for j in range(start, opening))
        return (_behind_break(r, start, opening - 1) if words else opening), at
    return _behind_break(r, start, at), at


def _behind_break(r: Reading, start: int, at: int) -> int:
    """As in "She cheered: the port, she said, is ours": what stands before a colon or semicolon is told by the outlet."""
    breaks = (j for j in range(at, start, -1) if r.quote[j] < 0 and (r.low[j] in {";", ":"} or joins_clause(r, j, start)))
    found = next(breaks, None)
    return start if found is None or r.quote[at] >= 0 else found + 1


def joins_clause(r: Reading, j: int, start: int) -> bool:
    """As in "Mobs burnt the depot, and the army fled, officials said": behind comma and "and" a clause with a subject of its own begins."""
    k = r.token(j).head
    if r.token(j).pos != "CCONJ" or j <= start or r.low[j - 1] != "," or r.token(k).dep != "conj" or k < j or not r.finite(k):
        return False
    return r.token(r.token(k).head).pos in VERBAL and any(j < m < k for m in r.parsed.kids(k, "nsubj"))


def _after(r: Reading, before: Range | None, last: int, end: int, verb: int) -> Range | None:
    """The content goes on behind the aside: a second quotation, or the clause that was broken open."""
    at = last + 1
    while at <= end and not r.word(at) and r.low[at] not in MARKS:
        at += 1
    if at > end:
        return None
    joint = at + (r.token(at).pos == "CCONJ" and at < end)
    if r.low[joint] in MARKS:
        if r.quote[joint] < 0 or r.quotes[r.quote[joint]][0] != joint:
            return None
        closing = r.quotes[r.quote[joint]][1]
        # "The king, he said, “strongly condemned” the raid": the sentence that was broken open goes on behind its quoted words.
        open_ = before is not None and r.quote[before[1]] < 0 and not any(r.finite(j) for j in range(before[0], before[1] + 1))
        return (at, end) if open_ and closing < end and any(r.word(j) for j in range(closing + 1, end + 1)) else (at, closing)
    if r.low[last + 1] != "," or before is None or r.quote[before[1]] >= 0:
        return None
    broken = not any(r.finite(j) for j in range(before[0], before[1] + 1))
    if any(r.lexicon.is_("inverted", r.low[j]) for j in range(verb, last + 1)):
        return None if _gerund(r, at) or r.token(at).feature("VerbForm") in {"Part", "Ger"} else (at, end)
    # "Il faut, insiste l'ONG, rétablir …": the infinitive belongs to the verb before the aside.
    split = r.token(at).feature("VerbForm") == "Inf" and r.finite(before[1])
    main = split or r.token(verb).head > last or any(j > last and r.token(j).dep in {"ccomp", "conj"} for j in r.parsed.children[verb])
    return (at, end) if broken or (main and not _gerund(r, at)) else None


def _gerund(r: Reading, at: int) -> bool:
    """As in "…, a dit X, soulignant que …": what follows is the next attribution."""
    return any(r.token(j).feature("VerbForm") in {"Part", "Ger"} and (r.token(j).lemma, "V") in r.lexicon.cues for j in (at, at + 1))


def _trimmed(r: Reading, pieces: list[Range]) -> tuple[Range, ...]:
    return tuple(piece for piece in (trim(r, p) for p in pieces) if piece is not None)
