"""First pass: finds where times are written and what their words say, before any date is reckoned.

A core ("7 octobre", "la semaine dernière") is found around a calendar word; then the words before and after it
("fin", "depuis", "dernier") are peeled off, and two cores with a joining word become one range.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from liens.claim.when.lexicon import Effect, Expression, Group, Join, Modifier, Op, TimeLexicon
from liens.claim.when.since import among_firsts
from liens.claim.when.spelled import spelled_year
from liens.claim.when.values import COMPARED, Bound, Direction, Part

_WORD = re.compile(r"(?<!\w)\w")
_NEXT_WORD = re.compile(r" ?(\w+)")
_WINDOW = 46
_MAX_MODIFIERS = 4
# Years without a preposition ("le bilan 2001") are believed only near the present; others are mostly counts.
_BARE_YEARS = range(1950, 2051)
_MARKS = frozenset(')],;:.»"”!?/\n')
_LENGTHS = frozenset({Op.DURATION, Op.SET, Op.REFERENCE, Op.SINCE, Op.AGO, Op.SPAN, Op.OFFSET, Op.WITHIN})
_BESIDE = "beside"
_TIED = frozenset({Op.AGO, Op.WITHIN, Op.REFERENCE})
_NAMED = frozenset({Op.DATE, Op.DAYOF, Op.NTH, Op.PORTION, Op.DAYS, Op.SEASON, Op.HOLIDAY, Op.QUARTER, Op.HALF})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a time, with its parts as written; ``until`` is the second end of a range."""

    start: int
    end: int
    core: int
    expression: Expression
    groups: dict[str, str]
    part_start: int
    part: Part | None = None
    bound: Bound | None = None
    direction: Direction | None = None
    year: str | None = None
    clock: bool = False
    evidence: Effect | None = None
    compared: bool = False
    # True if the text is nothing but this time; the week of "mardi de la semaine prochaine"; the length of "deux jours après".
    alone: bool = False
    week: str | None = None
    shift: tuple[str, str, int] | None = None
    until: "Candidate | None" = None
    # Where the expression begins without its preposition, and where the days of "du 19 au 23" stand.
    inner: int = 0
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def op(self) -> Op:
        """How its parts make a value."""
        return self.expression.op


def candidates(text: str, raw: str, lexicon: TimeLexicon) -> list[Candidate]:
    """All times written in ``text`` (levelled), in order, without overlap; ``raw`` is the text as it stands."""
    low, high = _content(text)
    lead = lexicon.lead.match(text, low)
    opening = lead.end() if lead else low
    written = (c for c in (*_by_keyword(text, lexicon), *_by_anchor(text, lexicon)) if "alone" not in c.expression.args or _alone(c, opening, high).alone)
    found = _longest([c for c in written if not _counts(text, c, lexicon)])
    modified = [_alone(_modified(text, c, lexicon), low, high) for c in found]
    modified = [c for c in modified if not _named_otherwise(text, raw, c, lexicon)]
    joined = _joined(text, modified, lexicon)
    believed = _longest([c for c in joined if c.until or _believed(text, raw, c, lexicon)])
    return [_trimmed(text, _alone(c, low, high), lexicon) for c in believed]


def _content(text: str) -> tuple[int, int]:
    """Where a text begins and ends without the blanks and marks around it."""
    low, high = 0, len(text)
    while low < high and not text[low].isalnum():
        low += 1
    while high > low and not (text[high - 1].isalnum() or text[high - 1] == "."):
        high -= 1
    return low, high


def _alone(c: Candidate, low: int, high: int) -> Candidate:
    if c.start > low or c.end < high:
        return c
    return replace(c, alone=True, until=None if c.until is None else replace(c.until, alone=True))


def _by_keyword(text: str, lexicon: TimeLexicon) -> Iterator[Candidate]:
    for hit in lexicon.keyword.finditer(text):
        for expression in lexicon.keywords:
            match = expression.pattern.match(text, hit.start())
            if match is not None:
                yield from _candidate(expression, match, lexicon)


def _by_anchor(text: str, lexicon: TimeLexicon) -> Iterator[Candidate]:
    for hit in lexicon.anchor.finditer(text):
        low = max(0, hit.start() - lexicon.look_back, text.rfind("\n", 0, hit.start()) + 1)
        words = [word.start() for word in _WORD.finditer(text, low, hit.start() + 1)]
        for group in lexicon.around[hit.lastgroup or hit.group()]:
            for at in words:
                if group.any_of.match(text, at) is not None:
                    yield from _matching(text, group, at, hit.end(), lexicon)


def _matching(text: str, group: Group, at: int, reaching: int, lexicon: TimeLexicon) -> Iterator[Candidate]:
    for expression in group.expressions:
        match = expression.pattern.match(text, at)
        if match is not None and match.end() >= reaching:
            yield from _candidate(expression, match, lexicon)


def _candidate(expression: Expression, match: re.Match[str], lexicon: TimeLexicon) -> Iterator[Candidate]:
    """The match as a candidate, days and years in words turned to figures; none where words name no year."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    for words, figures in (("dw", "d"), ("ew", "e")):
        if words in groups:
            groups[figures] = str(lexicon.calendar.spelled[groups.pop(words)])
    if "yw" in groups:
        spelled = spelled_year(groups.pop("yw"), lexicon.calendar)
        if spelled is None:
            return
        groups["y"] = str(spelled)
    marks = tuple(match.span(name) for name in ("d", "dw", "e", "ew") if name in match.re.groupindex and match[name] is not None) if "e" in groups else ()
    yield Candidate(match.start(), match.end(), match.start(), expression, groups, match.start(), marks=marks)


def _trimmed(text: str, c: Candidate, lexicon: TimeLexicon) -> Candidate:
    """The candidate with the place where it begins without its preposition; "dans deux jours" keeps its own."""
    until = None if c.until is None else _trimmed(text, c.until, lexicon)
    if c.op in _TIED:
        return replace(c, inner=c.start, until=until)
    at = c.start
    while (match := lexicon.lead.match(text, at, c.end)) is not None and match.end() > at:
        at = match.end()
    if at >= c.end:
        at = c.start
    return replace(c, inner=at, until=until)


def _longest(found: list[Candidate]) -> list[Candidate]:
    """Keeps the longest of candidates that overlap; of equals the one whose line stands first."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for c in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        if not any(at in taken for at in range(c.start, c.end)):
            kept.append(c)
            taken.update(range(c.start, c.end))
    return sorted(kept, key=lambda c: c.start)


def _modified(text: str, c: Candidate, lexicon: TimeLexicon) -> Candidate:
    """The candidate with what stands after and before it taken in."""
    for _ in range(_MAX_MODIFIERS):
        after = _after(text, c, lexicon)
        if after is None:
            break
        c = after
    for _ in range(_MAX_MODIFIERS):
        before = _before(text, c, lexicon)
        if before is None:
            break
        c = before
        if c.evidence is Effect.EVIDENCE:
            break
    return c


def _after(text: str, c: Candidate, lexicon: TimeLexicon) -> Candidate | None:
    best: tuple[int, Modifier] | None = None
    for modifier in lexicon.after:
        match = modifier.pattern.match(text, c.end)
        if match is not None and _fits(c, modifier) and (best is None or match.end() > best[0]):
            best = match.end(), modifier
    if best is None:
        return None
    if best[1].effect is Effect.EVIDENCE:
        return None if c.evidence else replace(c, evidence=Effect.EVIDENCE)
    if best[1].value == _BESIDE:
        # "Samedi à 8 h": the hour is a time of its own, but it tells that the day is a day of an appointment.
        return replace(c, clock=True)
    return _changed(replace(c, end=best[0]), best[1], before=False)


def _before(text: str, c: Candidate, lexicon: TimeLexicon) -> Candidate | None:
    best: tuple[int, Modifier] | None = None
    low = max(0, c.start - _WINDOW, text.rfind("\n", 0, c.start) + 1)
    for modifier in lexicon.before:
        match = modifier.pattern.search(text, low, c.start)
        if match is not None and _fits(c, modifier) and not _closed(text, c, modifier, lexicon) and (best is None or match.start() < best[0]):
            best = match.start(), modifier
    if best is None:
        return None
    if best[1].effect is Effect.EVIDENCE:
        return replace(c, evidence=Effect.EVIDENCE, compared=best[1].value == COMPARED) if c.evidence is None else None
    if best[1].value == Bound.SINCE and among_firsts(text, best[0], lexicon):
        return replace(c, evidence=Effect.EVIDENCE, compared=True) if c.evidence is None else None
    if best[1].effect is Effect.SHIFT and (written := best[1].pattern.search(text, low, c.start)):
        return replace(c, start=best[0], evidence=Effect.SHIFT, shift=(written["n"], written["u"], int(best[1].value)))
    return _changed(replace(c, start=best[0]), best[1], before=True)


def _closed(text: str, c: Candidate, modifier: Modifier, lexicon: TimeLexicon) -> bool:
    """Whether a preposition keeps a word away: in "prendre fin en 2031" the end is no part of the year, "to last until Friday" is a verb.

    "After Tuesday's raid" is after the raid, not after Tuesday, and so is "two days after the May 3 raid".
    """
    if modifier.effect in {Effect.SHIFT, Effect.OPEN}:
        return c.evidence is Effect.EVIDENCE or _names_noun(text, c, lexicon)
    if modifier.effect is Effect.DIRECTION:
        return c.bound is not None
    return modifier.effect is Effect.PART and text[c.start : c.core].strip() in lexicon.closing


def _names_noun(text: str, c: Candidate, lexicon: TimeLexicon) -> bool:
    """Whether a noun follows that the time qualifies ("the May 3 raid")."""
    following = _NEXT_WORD.match(text, c.end)
    opening = _NEXT_WORD.match(text, c.start)
    if opening is None or opening.group(1) not in lexicon.articles:
        return False
    return following is not None and text[c.end] == " " and following.group(1) not in lexicon.follows_year


def _fits(c: Candidate, modifier: Modifier) -> bool:
    if modifier.effect is Effect.PLAIN:
        return True
    if (modifier.value == _BESIDE and c.clock) or c.op in _LENGTHS:
        return False
    if modifier.effect in {Effect.WEEK, Effect.SHIFT}:
        return c.op in _NAMED | {Op.RELATIVE} and c.shift is None and (modifier.effect is Effect.SHIFT or set(c.groups) == {"w"})
    if modifier.effect is Effect.DIRECTION:
        return c.op in _NAMED and c.direction is None and "y" not in c.groups
    if modifier.effect is Effect.YEAR:
        return c.op in _NAMED and "y" not in c.groups and "w" not in c.groups
    return _apart(c, modifier)


def _apart(c: Candidate, modifier: Modifier) -> bool:
    if modifier.effect is Effect.PART:
        return c.part is None and c.op is not Op.CLOCK and "w" not in c.groups and "d" not in c.groups
    return not (modifier.effect is Effect.OPEN and c.bound is not None)


def _changed(c: Candidate, modifier: Modifier, *, before: bool) -> Candidate:
    if before:
        c = replace(c, evidence=modifier.effect)
    if modifier.effect is Effect.PART:
        return replace(c, part=Part(modifier.value), part_start=c.start if before else c.part_start)
    if modifier.effect is Effect.OPEN:
        return replace(c, bound=Bound(modifier.value))
    if modifier.effect is Effect.DIRECTION:
        return replace(c, direction=Direction(modifier.value))
    if modifier.effect is Effect.YEAR:
        return replace(c, year=modifier.value)
    if modifier.effect is Effect.WEEK:
        return replace(c, week=modifier.value)
    return replace(c, clock=True) if modifier.effect is Effect.CLOCK else c


def _joined(text: str, found: list[Candidate], lexicon: TimeLexicon) -> list[Candidate]:
    """Makes one range of two neighbours that a pair of words joins ("de … à …")."""
    joined: list[Candidate] = []
    for c in found:
        previous = joined[-1] if joined else None
        range_ = _range(text, previous, c, lexicon) if previous else None
        if range_ is None:
            joined.append(c)
        else:
            joined[-1] = range_
    return joined


def _range(text: str, a: Candidate, b: Candidate, lexicon: TimeLexicon) -> Candidate | None:
    if a.until or not _joinable(a, b):
        return None
    for join in lexicon.joins:
        begin = _second(text, a, b, join)
        if begin is None:
            continue
        start = _opening(text, a, join) if not join.neighbours or _follows(a, b, lexicon) else None
        if start is not None:
            bound = a.bound if a.bound is not Bound.SINCE else None
            return replace(a, start=start, end=b.end, until=replace(b, start=begin, bound=None), bound=bound, evidence=None, marks=((a.start, a.end),))
    return None


def _second(text: str, a: Candidate, b: Candidate, join: Join) -> int | None:
    """Where the second time of a range begins after the joining word, which words of a part may have taken in ("à la fin de juin")."""
    for at in (b.start, b.core, b.part_start):
        if at >= a.end and join.join.fullmatch(text, a.end, at):
            return at
    if b.part is None or b.part_start - a.end > 1:
        return None
    word = join.word.match(text, b.part_start)
    return word.end() if word is not None and word.end() < b.core else None


def _follows(a: Candidate, b: Candidate, lexicon: TimeLexicon) -> bool:
    """Whether the second of two months, weekdays or years comes right after the first ("octobre et novembre", "2014 et 2015")."""
    if any(c.part or c.bound or c.direction or c.year for c in (a, b)):
        return False
    names = set(a.groups) | set(b.groups)
    if names <= {"m", "y"} and "m" in a.groups and "m" in b.groups and "y" not in a.groups:
        return lexicon.calendar.months[b.groups["m"]] - lexicon.calendar.months[a.groups["m"]] == 1
    if names == {"w"}:
        return (lexicon.calendar.weekdays[b.groups["w"]] - lexicon.calendar.weekdays[a.groups["w"]]) % 7 == 1
    return names == {"y"} and int(b.groups["y"]) - int(a.groups["y"]) == 1


def _opening(text: str, a: Candidate, join: Join) -> int | None:
    if join.open is None:
        plain = a.op is a.expression.op and ("y" in a.groups or "m" in a.groups or "w" in a.groups)
        return min(a.start, a.core) if plain else None
    low = max(0, a.start - _WINDOW)
    for at in (a.core, a.part_start, a.start):
        match = join.open.search(text, low, at)
        if match is not None:
            return min(match.start(), a.start)
    return None


def _joinable(a: Candidate, b: Candidate) -> bool:
    shapes = [{name for name in ("d", "m", "mn", "y", "w") if name in c.groups} for c in (a, b)]
    if a.op is Op.DATE and b.op is Op.DATE:
        # "2011-2014", "mars à mai", "le 3 mars au 4 avril", "mardi à jeudi": both ends name the same kind of thing.
        return bool(shapes[0] & shapes[1])
    return a.op in _NAMED | {Op.RELATIVE} and b.op in _NAMED | {Op.RELATIVE}


def _named_otherwise(text: str, raw: str, c: Candidate, lexicon: TimeLexicon) -> bool:
    """True for names that look like months or days ("Mars", "may", "sun")."""
    only = set(c.groups)
    if c.op is Op.SEASON and lexicon.capital_months and "y" not in only:
        # "The Winter Olympics": English seasons are written small.
        return not c.alone and any(ch.isupper() for ch in raw[c.core + 1 : c.end])
    if c.op is Op.HOLIDAY and lexicon.capital_months and c.groups["h"] in lexicon.ambiguous:
        # "They had lent the money": English feasts are written with a capital.
        return not c.alone and not any(ch.isupper() for ch in raw[c.core : c.end])
    if c.op is not Op.DATE or not only & {"m", "w"} or "mn" in only:
        return False
    word = c.groups.get("w") or c.groups.get("m") or ""
    at = text.find(word, c.core)
    capital = raw[at if at >= 0 else c.core].isupper()
    if lexicon.capital_months:
        return not capital and not c.alone and "y" not in only and word in lexicon.ambiguous
    # A bare "sept." ends a sentence about seven things more often than it names the month.
    return only == {"m"} and (capital or word.endswith("."))


def _counts(text: str, c: Candidate, lexicon: TimeLexicon) -> bool:
    """Whether the number after a weekday counts what follows: "samedi 18 diplomates", "on Sunday, 25 of them", not "samedi 18, …", "samedi 18 au soir"."""
    if c.op is not Op.DAYOF or "w" not in c.groups or not c.groups.get("d", "").isdigit():
        return False
    written = c.groups["w"], c.groups["d"]
    comma = text[c.core : c.end] == ", ".join(written)
    if not comma and text[c.core : c.end] != " ".join(written):
        return False
    following = _NEXT_WORD.match(text, c.end)
    if following is None or (following.group(1) in lexicon.follows_year and not comma):
        return False
    return not any(modifier.pattern.match(text, c.end) for modifier in lexicon.after)


def _believed(text: str, raw: str, c: Candidate, lexicon: TimeLexicon) -> bool:
    """Whether a bare month, year or length is a time here and not a name, a count or an age."""
    if c.op is Op.DURATION:
        return not _age(text, c, lexicon)
    if "guarded" not in c.expression.args or c.alone:
        return True
    if c.part or c.bound or c.direction or c.year:
        return True
    if "y" not in c.groups:
        return c.evidence is not None
    return _believed_year(text, raw, c, lexicon)


def _believed_year(text: str, raw: str, c: Candidate, lexicon: TimeLexicon) -> bool:
    if lexicon.numbered.search(text, max(0, c.core - 20), c.core):
        return False
    following = _NEXT_WORD.match(text, c.end)
    mark = c.end >= len(text) or text[c.end] in _MARKS or (following is None and not text[c.end].isdigit())
    closed = mark or (following is not None and following.group(1) in lexicon.follows_year)
    if "closed" in c.expression.args:
        return closed and c.evidence is not None
    if c.evidence is not None and c.evidence is not Effect.EVIDENCE:
        return closed or lexicon.capital_months
    near = int(c.groups["y"]) in _BARE_YEARS
    before = raw[c.core - 2 : c.core] if c.core >= 2 else ""
    attached = before[-1:] == "(" or (before[:1].isalpha() and before[1:] == " ")
    return closed and near and (attached or c.evidence is Effect.EVIDENCE)


def _age(text: str, c: Candidate, lexicon: TimeLexicon) -> bool:
    before, after = text[max(0, c.start - 2) : c.start], text[c.end : c.end + 1]
    apart = text[c.start].isdigit() and before.strip() in {",", "("} and after in {",", ")", "."}
    told = apart or lexicon.age.search(text, max(0, c.start - 20), c.start) is not None
    return told and lexicon.calendar.units.get(c.groups.get("u", "")) == "year"
