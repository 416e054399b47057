"""What a reader sees who asks whether an event is of certain days: grammar, nearness, tense, and what else is told of those days.

No word is a feature, and none comes from another learned choice.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liens.claim.when.happening import Happening
from liens.claim.when.options import Dates, Offer, Option
from liens.claim.when.placing import clause_of, heads_clause
from liens.claim.when.same import may_point, same_event
from liens.claim.when.scene import EVENT_FEATURES, Scene, event_row
from liens.claim.when.values import COMPARED, Anchor, Bound, TimeExpression, TimeKind
from liens.model import Precision, Status
from liens.parse.parsed import Parsed

_PRECISE = {Precision.MINUTE: 0.0, Precision.PART_OF_DAY: 0.0, Precision.DAY: 1.0, Precision.WEEKEND: 2.0, Precision.WEEK: 3.0, Precision.MONTH: 4.0}
_ROUGH = {Precision.YEAR: 6.0, Precision.DECADE: 7.0, Precision.CENTURY: 8.0}
_VERBAL = frozenset({"VERB", "AUX"})
_FAR = 60.0
_NEVER = 30.0
_LEAD = 3
# Only the news of the week is taken up again without its date; of older events there are many alike.
_NEWS = 7

FEATURES: tuple[str, ...] = (
    *EVENT_FEATURES,
    *(f"bound {b}" for b in Bound),
    "bound span",
    f"bound {COMPARED}",
    "rule: this",
    "rule: another",
    "rule level of this",
    "sentences back",
    "sentences ahead",
    "same paragraph",
    "words apart",
    "time first",
    "steps",
    "clauses below event",
    "clauses below time",
    "time below event",
    "event below time's governor",
    "time hangs on verb",
    "time hangs on noun",
    "time hangs on another event",
    "time opens sentence",
    "time hangs on saying",
    "time in clause of saying",
    "saying apart",
    "saying nearer",
    "verbs between",
    "commas between",
    "nearer times",
    "days in sentence",
    "qualifies",
    "precision",
    "length",
    "age",
    "distance from publication",
    "publication day",
    "after publication",
    "full date",
    "told by weekday",
    "bounding",
    "counted",
    "times of these days",
    "days told",
    "order",
    "in lead",
    "told by",
    "share of told",
    "told by category",
    "told by word",
    "told by mode",
    "told by parties",
    "told by category and parties",
    "nearest teller",
    "nearest teller of category",
    "nearest teller of word",
    "teller governs",
    "teller below",
    "teller beside",
    "teller in sentence",
    "rivals of category",
    "rivals of word",
    "told of the same event",
    "told of the same event today",
    "nearest teller of the same event",
    "other days of the same event",
    "carried",
    "carried another",
    "may point",
    "last told",
    "next told",
    "last written",
    "last governing written",
)
_INDEX = {name: i for i, name in enumerate(FEATURES)}


def table(scene: Scene, n: int, options: Sequence[Option]) -> list[list[float]]:
    """One row of features an option, for the event of that number."""
    if not options:
        return []
    base = [*event_row(scene, n), *(0.0 for _ in FEATURES[len(EVENT_FEATURES) :])]
    found = []
    near = [_nearest(scene, n, option) for option in options]
    apart = [_apart(scene, n, offer) for offer in near]
    ordered = sorted(apart)
    others = _others(scene, n)
    for at, option in enumerate(options):
        row = list(base)
        _time(row, scene, option, near[at])
        _place(row, scene, n, option, near[at])
        _tellers(row, scene, n, option, others)
        _carried(row, scene, n, option, others)
        row[_INDEX["nearer times"]] = float(bisect_left(ordered, apart[at]))
        row[_INDEX["days told"]] = float(min(len(options), 20))
        row[_INDEX["order"]] = float(min(at, 20))
        found.append(row)
    return found


def _set(row: list[float], name: str, value: float = 1.0) -> None:
    at = _INDEX.get(name)
    if at is not None:
        row[at] = value


def _apart(scene: Scene, n: int, offer: Offer) -> tuple[int, int]:
    token = scene.happenings[n].token
    return abs(offer.sentence - scene.parsed.tokens[token].sentence), abs(offer.placed.head - token)


def _nearest(scene: Scene, n: int, option: Option) -> Offer:
    return min(option.offers, key=lambda o: _apart(scene, n, o))


def _time(row: list[float], scene: Scene, option: Option, near: Offer) -> None:
    """What sort of days the option is, seen from publication."""
    interval, time = option.interval, near.placed.time
    published = scene.today
    _set(row, f"bound {time.modifier}", float(not near.bounding))
    _set(row, "qualifies", float(time.qualifies))
    _set(row, "precision", _precision(time))
    start, end = interval.start or interval.end, interval.end or interval.start
    if start is not None and end is not None:
        _set(row, "length", math.log1p(abs((end - start).days)))
        if published is not None:
            age = _age(published, start, end)
            _set(row, "age", math.copysign(math.log1p(abs(age)), age))
            _set(row, "distance from publication", float(min(abs(age), 30)))
            _set(row, "publication day", float(start == end == published))
            _set(row, "after publication", float(start > published))
    _set(row, "full date", float(time.anchored is Anchor.FULL))
    _set(row, "told by weekday", float(time.anchored in {Anchor.TENSE, Anchor.DEFAULT} and time.precision is Precision.DAY))
    _set(row, "bounding", float(near.bounding))
    _set(row, "counted", float(near.counted))
    _set(row, "times of these days", float(min(len({o.placed.head for o in option.offers}), 6)))
    _set(row, "in lead", float(any(o.sentence < _LEAD for o in option.offers)))


def _age(published: date, start: date, end: date) -> int:
    """Days from the stretch to publication, 0 if it holds that day, negative ahead."""
    return (published - end).days if end < published else -(start - published).days if start > published else 0


def _precision(time: TimeExpression) -> float:
    if time.kind is TimeKind.OPEN:
        return 9.0
    return _PRECISE.get(time.precision, _ROUGH.get(time.precision, 5.0))


def _place(row: list[float], scene: Scene, n: int, option: Option, near: Offer) -> None:
    """Where the nearest expression of the option stands, seen from the event."""
    parsed, token = scene.parsed, scene.parsed.tokens[scene.happenings[n].token]
    rule = scene.rules[n]
    told = scene.told(n)
    _set(row, "rule: this", float(told == option.dates))
    _set(row, "rule: another", float(told is not None and told != option.dates))
    levels = [f.level for f in rule.fits for o in option.offers if o.placed.time is f.placed.time and not o.bounding]
    _set(row, "rule level of this", float(min(levels, default=9)))
    apart = near.sentence - token.sentence
    _set(row, "sentences back", float(min(max(-apart, 0), 20)))
    _set(row, "sentences ahead", float(min(max(apart, 0), 20)))
    _set(row, "same paragraph", float(parsed.sentences[near.sentence].paragraph == parsed.sentences[token.sentence].paragraph))
    time = parsed.tokens[near.placed.head]
    _set(row, "time hangs on verb", float(parsed.tokens[time.head].pos in _VERBAL))
    _set(row, "time hangs on noun", float(parsed.tokens[time.head].pos in {"NOUN", "PROPN"} and time.head != time.i))
    _set(row, "time opens sentence", float(near.placed.time.phrase.start - parsed.sentences[near.sentence].span.start < 3))
    hung = {h.token for h in scene.happenings} - {token.i}
    _set(row, "time hangs on another event", float(time.head in hung))
    last = [o for o in scene.offers if o.placed.head < token.i]
    _set(row, "last written", float(bool(last) and last[-1].placed.time in [o.placed.time for o in option.offers]))
    governing = [o for o in last if parsed.tokens[parsed.tokens[o.placed.head].head].pos in _VERBAL and not o.placed.time.qualifies]
    _set(row, "last governing written", float(bool(governing) and governing[-1].placed.time in [o.placed.time for o in option.offers]))
    _set(row, "words apart", _FAR)
    _set(row, "steps", _NEVER)
    _saying(row, scene, n, near)
    if apart == 0:
        _within(row, scene, token.i, time.i)


def _saying(row: list[float], scene: Scene, n: int, near: Offer) -> None:
    """Whether the time is that at which somebody says what happened."""
    parsed, happening, time = scene.parsed, scene.happenings[n], near.placed.head
    sayings = [i for i in happening.sayings if parsed.tokens[i].sentence == near.sentence]
    apart = min((abs(i - time) for i in sayings), default=int(_NEVER))
    _set(row, "time hangs on saying", float(parsed.tokens[time].head in sayings))
    _set(row, "time in clause of saying", float(clause_of(parsed, time) in {clause_of(parsed, i) for i in sayings}))
    _set(row, "saying apart", float(min(apart, _NEVER)))
    _set(row, "saying nearer", float(apart < abs(happening.token - time)))


def _within(row: list[float], scene: Scene, event: int, time: int) -> None:
    """The way through the tree between event and time in one sentence."""
    parsed = scene.parsed
    up, down = [event, *parsed.path_up(event)], [time, *parsed.path_up(time)]
    top = next(j for j in up if j in down)
    below, above = up[: up.index(top)], down[: down.index(top)]
    _set(row, "words apart", float(min(abs(event - time), _FAR)))
    _set(row, "time first", float(time < event))
    _set(row, "steps", float(len(below) + len(above)))
    _set(row, "clauses below event", float(sum(heads_clause(parsed, j) for j in below)))
    _set(row, "clauses below time", float(sum(heads_clause(parsed, j) for j in above)))
    _set(row, "time below event", float(top == event))
    _set(row, "event below time's governor", float(parsed.tokens[time].head in up[1:]))
    low, high = sorted((event, time))
    between = parsed.tokens[low + 1 : high]
    _set(row, "verbs between", float(sum(t.pos == "VERB" for t in between)))
    _set(row, "commas between", float(sum(t.pos == "PUNCT" for t in between)))


@dataclass(frozen=True, slots=True)
class _Other:
    """Another event of the article that grammar dates: how like the one in question it is, and how far from it."""

    happening: Happening
    told: Dates
    apart: int
    same: bool
    rank: tuple[int, bool, int]


def _others(scene: Scene, n: int) -> list[_Other]:
    """The dated events around one."""
    parsed, mine = scene.parsed, scene.happenings[n]
    here = parsed.tokens[mine.token].sentence
    found = []
    for m, h in enumerate(scene.happenings):
        told = scene.told(m)
        if m != n and told is not None:
            single = told[0] == told[1] and h.status == Status.ACTUAL
            same = single and same_event(parsed, h, mine)
            # Of two that a mention may point to, the news is meant; of two as new the nearest before.
            rank = (abs(_days_old(scene, told)), h.token > mine.token, abs(h.token - mine.token))
            found.append(_Other(h, told, abs(parsed.tokens[h.token].sentence - here), same, rank))
    return found


def _days_old(scene: Scene, told: Dates) -> int:
    published, day = scene.today, told[0]
    return 0 if published is None or day is None else (published - day).days


def _tellers(row: list[float], scene: Scene, n: int, option: Option, others: Sequence[_Other]) -> None:
    """Which other events grammar puts on these days, and how like this one they are."""
    parsed, mine = scene.parsed, scene.happenings[n]
    tellers = [o for o in others if o.told == option.dates]
    _set(row, "told by", float(min(len(tellers), 8)))
    _set(row, "share of told", len(tellers) / max(1, len(others)))
    category = [o for o in tellers if o.happening.category == mine.category]
    word = [o for o in category if o.happening.word == mine.word]
    _set(row, "told by category", float(min(len(category), 5)))
    _set(row, "told by word", float(min(len(word), 5)))
    _set(row, "told by mode", float(min(sum(bool(mine.mode) and o.happening.mode == mine.mode for o in category), 5)))
    _set(row, "told by parties", float(min(sum(bool(o.happening.parties & mine.parties) for o in tellers), 5)))
    _set(row, "told by category and parties", float(min(sum(bool(o.happening.parties & mine.parties) for o in category), 5)))
    for name, some in (("nearest teller", tellers), ("nearest teller of category", category), ("nearest teller of word", word)):
        _set(row, name, float(min((o.apart for o in some), default=_NEVER)))
    _relatives(row, parsed, mine.token, [o.happening.token for o in tellers])
    rivals = [o for o in others if o.told != option.dates and o.happening.category == mine.category]
    _set(row, "rivals of category", float(min(len(rivals), 5)))
    _set(row, "rivals of word", float(min(sum(o.happening.word == mine.word for o in rivals), 5)))
    before = [o.told for o in others if o.happening.token < mine.token]
    after = [o.told for o in others if o.happening.token > mine.token]
    _set(row, "last told", float(bool(before) and before[-1] == option.dates))
    _set(row, "next told", float(bool(after) and after[0] == option.dates))


def _carried(row: list[float], scene: Scene, n: int, option: Option, others: Sequence[_Other]) -> None:
    """Whether the days are told of what may be the same event."""
    same = [o for o in others if o.same]
    these = [o for o in same if o.told == option.dates]
    fresh = [o for o in same if abs(o.rank[0]) <= _NEWS]
    points = may_point(scene.parsed, scene.happenings[n]) and scene.happenings[n].status == Status.ACTUAL
    meant = min(fresh, key=lambda o: o.rank).told if fresh and points else None
    _set(row, "told of the same event", float(min(len(these), 5)))
    _set(row, "told of the same event today", float(min(sum(o.rank[0] <= 1 for o in these), 5)))
    _set(row, "nearest teller of the same event", float(min((o.apart for o in these), default=_NEVER)))
    _set(row, "other days of the same event", float(min(len({o.told for o in same} - {option.dates}), 5)))
    _set(row, "carried", float(meant == option.dates))
    _set(row, "carried another", float(meant is not None and meant != option.dates))
    _set(row, "may point", float(points))


def _relatives(row: list[float], parsed: Parsed, token: int, tellers: Sequence[int]) -> None:
    """How the events of these days are tied to this one in its sentence."""
    same = [t for t in tellers if parsed.tokens[t].sentence == parsed.tokens[token].sentence]
    if not same:
        return
    up = {token, *parsed.path_up(token)}
    clause = clause_of(parsed, token)
    _set(row, "teller in sentence", float(len(same)))
    _set(row, "teller governs", float(any(t in up for t in same)))
    _set(row, "teller below", float(any(token in parsed.path_up(t) for t in same)))
    _set(row, "teller beside", float(any(clause_of(parsed, t) == clause for t in same)))
