"""Who says what of an event, field by field, and where they disagree; a speaker's later figure takes the place of the earlier."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from liens.link import compare
from liens.link.compare import Agreement, Figure
from liens.link.report import days_of
from liens.link.told import UNKNOWN, Party, Period, Spot, Told
from liens.model import Category, Status
from liens.ontology.linking import load_kinds


class Field(StrEnum):
    """What speakers may disagree on."""

    FIGURE = "figure"
    WHEN = "when"
    WHERE = "where"
    INITIATORS = "initiators"
    RECIPIENTS = "recipients"
    STATUS = "status"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the claim that gives it, its speaker, and whether the same speaker has revised it since."""

    speaker: str
    claim: str
    figure: Figure
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """What one speaker says of an event: a value for each field, None or empty where silent, and the claims behind it.

    ``hands`` gives for each sense (else category) who is said to do it and to whom, ``polarity`` whether the speaker denies it.
    """

    speaker: str
    claims: tuple[str, ...]
    figures: tuple[Stated, ...]
    when: Period | None
    where: tuple[Spot, ...]
    initiators: frozenset[str]
    recipients: frozenset[str]
    status: tuple[str, int]
    hands: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    polarity: Mapping[str, tuple[bool, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two speakers compare on a field (for a figure: on which harm), with the claims of each."""

    field: Field
    harm: str | None
    left: str
    right: str
    verdict: Agreement


OUTLET = "outlet:"
# Deeds that two sides do to each other, and deeds with one addressee, by sense or category.
_TWO_WAYS = frozenset({"freed"})
_ADDRESSED = frozenset({"expelled", "given", Category.AID, Category.SANCTION})
_SURE = (Status.ACTUAL, Status.ALLEGED, Status.PLANNED, Status.POSSIBLE, Status.WANTED)
# Who names nobody in more than two of three claims is silent: one stray name among many is more often a misreading.
_SILENT = 3
# A time of fewer days than a week tells which days; a wider one leaves them open.
_FEW_DAYS = 7


def speaker(claim: Told, folded: Mapping[str, str] | None = None) -> str:
    """Who vouches for a claim: its nearest source, else the outlet. Unnamed sources of two articles are two speakers.

    ``folded`` gives for each wire copy the outlet of the article that it repeats: copies speak with one voice.
    """
    if claim.chain:
        code = claim.chain[0].code
        return f"{UNKNOWN}@{claim.article}" if code == UNKNOWN else code
    return OUTLET + ((folded or {}).get(claim.article) or claim.outlet or claim.article)


def positions(claims: Iterable[Told], folded: Mapping[str, str] | None = None) -> list[Position]:
    """What each speaker says of an event, by speaker."""
    told = list(claims)
    by_speaker: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        by_speaker[speaker(claim, folded)].append(claim)
    victims = suffering(told)
    return [position(name, by_speaker[name], victims) for name in sorted(by_speaker)]


def suffering(claims: Iterable[Told]) -> frozenset[str]:
    """The roots that an event tells as acted upon at least as often as acting.

    Where such a one reports the event ("the police said that five were killed"), it is not taken for its author.
    """
    lean: dict[str, int] = defaultdict(int)
    for claim in claims:
        for root in {p.root for p in claim.initiators if not _of_itself(claim, p)}:
            lean[root] += 1
        for root in {p.root for p in claim.recipients}:
            lean[root] -= 1
    return frozenset(root for root, value in lean.items() if value <= 0)


def _of_itself(claim: Told, party: Party) -> bool:
    return bool(claim.chain) and claim.chain[0].root == party.root


def position(name: str, claims: Sequence[Told], victims: frozenset[str] = frozenset()) -> Position:
    """What one speaker says in some claims; ``victims`` are those of :func:`suffering` in the whole event."""
    ordered = sorted(claims, key=lambda c: (c.day or 0, c.article, c.start))
    firm = [c for c in ordered if not c.negated]
    sure = min(ordered, key=lambda c: (_SURE.index(c.status), -(c.day or 0)))
    acting = [_authors(c, victims) for c in firm]
    return Position(
        speaker=name,
        claims=tuple(c.claim for c in ordered),
        figures=tuple(_figures(name, ordered)),
        when=_time([c for c in firm or ordered if c.dated or not c.chain]),
        where=_places(firm or ordered),
        initiators=_most(acting),
        recipients=_most([_named(c.recipients) for c in firm]),
        status=(sure.status, sure.day or 0),
        hands=_hands(firm, victims),
        polarity=_polarity(ordered),
    )


def _authors(claim: Told, victims: frozenset[str]) -> frozenset[str]:
    return _named([p for p in claim.initiators if not (p.root in victims and (_of_itself(claim, p) or not claim.chain))])


def _named(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(p.root for p in parties if p.named and p.root != UNKNOWN)


def _hands(claims: Sequence[Told], victims: frozenset[str]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each sense who does it to whom, by the claims that name both or one."""
    by_sense: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        by_sense[claim.sense or claim.category].append(claim)
    return {sense: (_most([_authors(c, victims) for c in told]), _most([_named(c.recipients) for c in told])) for sense, told in by_sense.items()}


def compared(left: Position, right: Position) -> list[Comparison]:
    """How two speakers compare on every field on which both say something, and on every figure that both give."""
    pair = left.speaker, right.speaker
    harms = sorted({s.figure.harm for s in left.figures} & {s.figure.harm for s in right.figures})
    found = [Comparison(field, None, *pair, verdict) for field, verdict in _fields(left, right)]
    return [*found, *(Comparison(Field.FIGURE, harm, *pair, figure_verdict(left, right, harm)) for harm in harms)]


def disagreements(claims: Iterable[Told], folded: Mapping[str, str] | None = None) -> list[Comparison]:
    """Every pair of speakers of an event on every field, the worst first."""
    worst = list(reversed(Agreement))
    found = [c for left, right in combinations(positions(claims, folded), 2) for c in compared(left, right)]
    return sorted(found, key=lambda c: (worst.index(c.verdict), c.field, c.harm or "", c.left, c.right))


def _fields(left: Position, right: Position) -> list[tuple[Field, Agreement]]:
    return [
        (Field.WHEN, compare.times(left.when, right.when)),
        (Field.WHERE, compare.places(left.where, right.where)),
        (Field.INITIATORS, _initiators(left, right)),
        (Field.RECIPIENTS, _recipients(left, right)),
        (Field.STATUS, compare.statuses(left.status, right.status)),
        (Field.POLARITY, _polarities(left, right)),
    ]


def _initiators(left: Position, right: Position) -> Agreement:
    """Who did it: a contradiction only if both tell of one deed, done to the same, by others; exchanges have two directions."""
    verdict = compare.actors(left.initiators, right.initiators)
    if verdict in {Agreement.SAME, Agreement.COMPATIBLE}:
        return verdict
    verdicts = []
    for sense in sorted(set(left.hands) & set(right.hands)):
        (ours, victims), (theirs, others) = left.hands[sense], right.hands[sense]
        if sense not in _TWO_WAYS | load_kinds().mutual and (not victims or not others or victims & others):
            verdicts.append(compare.actors(ours, theirs))
    order = list(Agreement)
    return max(verdicts, key=order.index, default=Agreement.COMPATIBLE)


def _recipients(left: Position, right: Position) -> Agreement:
    """To whom it was done: who speaks of other victims adds to them; of what has one addressee only one can be right."""
    verdict = compare.actors(left.recipients, right.recipients)
    if verdict in {Agreement.SAME, Agreement.COMPATIBLE}:
        return verdict
    shared = [s for s in set(left.hands) & set(right.hands) if s in _ADDRESSED and left.hands[s][0] & right.hands[s][0]]
    return verdict if shared else Agreement.COMPATIBLE


def figure_verdict(left: Position, right: Position, harm: str) -> Agreement:
    """How the standing figures of two speakers on one harm compare: the best of those that may be one count, compatible if none may."""
    growing = harm in load_kinds().growing
    ours = [s.figure for s in left.figures if s.figure.harm == harm and not s.revised]
    theirs = [s.figure for s in right.figures if s.figure.harm == harm and not s.revised]
    verdicts = [compare.figures(a, b, growing=growing) for a in ours for b in theirs if compare.comparable(a, b, growing=growing)]
    own = [v for v, (a, b) in zip(verdicts, _pairs(ours, theirs, growing=growing), strict=True) if a.concerned & b.concerned]
    order = list(Agreement)
    return min(own or verdicts, key=order.index, default=Agreement.COMPATIBLE)


def _pairs(ours: Sequence[Figure], theirs: Sequence[Figure], *, growing: bool) -> list[tuple[Figure, Figure]]:
    return [(a, b) for a in ours for b in theirs if compare.comparable(a, b, growing=growing)]


def _figures(name: str, claims: Sequence[Told]) -> list[Stated]:
    """A speaker's figures in the order told; one that a later article gives anew is marked as revised."""
    growing = load_kinds().growing
    found = _settled([Stated(name, c.claim, f) for c in claims for f in _of_claim(c)])
    return [Stated(name, s.claim, s.figure, any(_revises(other.figure, s.figure, growing) for other in found)) for s in found]


def _settled(stated: Sequence[Stated]) -> list[Stated]:
    """Figures of one speaker that are one count (equal, or of the same people) concern those whom most of them name.

    "Twelve American soldiers" that one article puts among the Afghan dead stay American.
    """
    counts: list[list[Stated]] = []
    for one in stated:
        mine = [count for count in counts if any(_one_count(one.figure, other.figure) for other in count)]
        counts = [count for count in counts if count not in mine] + [[one, *(other for count in mine for other in count)]]
    named: dict[str, frozenset[str]] = {}
    for count in counts:
        votes = Counter(root for one in count for root in one.figure.concerned)
        most = frozenset(root for root, number in votes.items() if 2 * number > sum(bool(one.figure.concerned) for one in count))
        named |= {_key(one): most or one.figure.concerned for one in count}
    return [replace(one, figure=replace(one.figure, concerned=named[_key(one)])) for one in stated]


def _key(stated: Stated) -> str:
    return f"{stated.claim} {stated.figure.harm} {stated.figure.of} {stated.figure.minimum} {stated.figure.maximum}"


def _one_count(left: Figure, right: Figure) -> bool:
    return left.harm == right.harm and (_same_bounds(left, right) or bool(left.concerned & right.concerned))


def _same_bounds(left: Figure, right: Figure) -> bool:
    return (left.minimum, left.maximum) == (right.minimum, right.maximum)


def _revises(later: Figure, earlier: Figure, growing: frozenset[str]) -> bool:
    """True if a figure of the same speaker takes the place of another: told on a later day, of the same things, or a part of it the same day."""
    if later is earlier or _same_bounds(later, earlier) or not compare.comparable(later, earlier, growing=earlier.harm in growing):
        return False
    if later.concerned and earlier.concerned and not later.concerned & earlier.concerned:
        return False
    if later.day == earlier.day:
        return earlier.harm in growing and (later.maximum or later.minimum or 0) > (earlier.maximum or earlier.minimum or 0)
    return later.day > earlier.day


def _of_claim(claim: Told) -> list[Figure]:
    harm = claim.sense or claim.category
    concerned = _concerned(claim)
    if claim.negated and not claim.counts and claim.sense in load_kinds().growing:
        return [Figure(harm, None, concerned, 0.0, 0.0, approximate=False, day=claim.day or 0)]
    if claim.negated:
        return []
    return [Figure(q.harm or harm, q.of, concerned, q.minimum, q.maximum, q.approximate, claim.day or 0) for q in claim.counts]


def _concerned(claim: Told) -> frozenset[str]:
    """Whose dead, prisoners or envoys a claim counts; that a side hits its own is believed only where it is named as hit."""
    acting = {p.root for p in claim.initiators}
    return frozenset(p.root for p in claim.recipients if p.root != UNKNOWN and (p.named or p.root not in acting))


def revisions(stated: Sequence[Stated]) -> list[tuple[Stated, Stated]]:
    """Each figure that its speaker revised on a later day, with the one that took its place: the highest of that day's."""
    growing, found = load_kinds().growing, []
    for old in stated:
        newer = [s for s in stated if s.figure.day > old.figure.day and _revises(s.figure, old.figure, growing)]
        next_day = min((s.figure.day for s in newer), default=0)
        if newer:
            found.append((old, max((s for s in newer if s.figure.day == next_day), key=lambda s: s.figure.minimum or 0)))
    return found


def _time(claims: Sequence[Told]) -> Period | None:
    """The time that a speaker gives most often, days rather than weeks and months, the narrower and then the earlier told of equals.

    Of a meeting of two days one claim may tell the second alone, on which it ended.
    """
    days = [c.when for c in claims if c.when is not None and days_of(c.when)]
    counts = Counter((w.first, w.last) for w in days)
    width = {w: (w.last or 0) - (w.first or 0) for w in days}
    return max(days, key=lambda w: (width[w] < _FEW_DAYS, counts[w.first, w.last], -width[w]), default=None)


def _places(claims: Sequence[Told]) -> tuple[Spot, ...]:
    """The places that a speaker names, towns rather than their country."""
    spots = [s for c in claims for s in c.where]
    fine = [s for s in spots if s.point] or spots
    return tuple(sorted(set(fine), key=lambda s: (s.gazetteer or "", s.name)))


def _most(named: Sequence[frozenset[str]]) -> frozenset[str]:
    """The roots that stand in at least half of the claims that name somebody in this role; who rarely names one is silent on it."""
    told = [n for n in named if n]
    if not told or _SILENT * len(told) < len(named):
        return frozenset()
    if len(told) == 1:
        return told[0]
    counts = Counter(root for roots in told for root in roots)
    return frozenset(root for root, count in counts.items() if 2 * count >= len(told))


def _polarity(claims: Sequence[Told]) -> dict[str, tuple[bool, frozenset[str]]]:
    """For each sense, whether the speaker's last word denies it, and who is said to do it."""
    return {c.sense or c.category: (c.negated, frozenset(p.root for p in c.initiators if p.root != UNKNOWN)) for c in claims}


def _polarities(left: Position, right: Position) -> Agreement:
    """Contradiction if one denies what the other tells of the same hands; to deny one's own part is no denial of the deed."""
    verdicts = []
    for sense in sorted(set(left.polarity) & set(right.polarity)):
        (ours, our_hands), (theirs, their_hands) = left.polarity[sense], right.polarity[sense]
        denier = our_hands if ours else their_hands
        other = their_hands if ours else our_hands
        apart = ours != theirs and denier and not denier & other and sense not in load_kinds().growing
        verdicts.append(Agreement.COMPATIBLE if apart else compare.polarities(left=ours, right=theirs))
    if Agreement.CONTRADICTS in verdicts:
        return Agreement.CONTRADICTS
    return Agreement.SAME if Agreement.SAME in verdicts else Agreement.COMPATIBLE
