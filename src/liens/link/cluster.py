"""Events from judgements: claims judged the same are joined, the surest first, unless a person or the weight of the other pairs forbids.

The result depends on the judgements alone, not on their order; judgements on other claims never change it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from liens.link.judge import SAME, Judgement, Judgements, Verdict, standing
from liens.link.told import Told

# Two groups are joined if the pairs judged between them score so high in the mean; swept with the weights, see score.py.
MEAN = 0.62


# Scores that are added up in another order may differ in their last digits; so much is left to that.
_EXACT = 1e-9


@dataclass(slots=True)
class _Groups:
    """Groups of claims as they grow, by number: the group of each claim, its members, and the sum and number of scores between groups."""

    group: dict[int, int]
    members: dict[int, list[int]]
    between: dict[int, dict[int, tuple[float, int]]]
    apart: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def weigh(self, left: int, right: int, score: float) -> None:
        """Remember the score of a pair of claims that are not yet joined; a pair is weighed once."""
        self.between[left][right] = self.between[right][left] = (score, 1)

    def part(self, left: int, right: int) -> None:
        """Two claims that a person told apart never come into one group."""
        self.apart[left].add(right)
        self.apart[right].add(left)

    def join(self, left: int, right: int) -> None:
        """One group of two: the smaller goes into the larger."""
        keep, lose = (left, right) if len(self.members[left]) >= len(self.members[right]) else (right, left)
        for claim in self.members[lose]:
            self.group[claim] = keep
        self.members[keep] += self.members.pop(lose)
        near = self.between[keep]
        for other, told in self.between.pop(lose).items():
            theirs = self.between[other]
            del theirs[lose]
            if other != keep:
                known = near.get(other)
                near[other] = theirs[keep] = told if known is None else (known[0] + told[0], known[1] + told[1])
        for other in self.apart.pop(lose, set()):
            self.apart[other].discard(lose)
            self.apart[other].add(keep)
            self.apart[keep].add(other)


@dataclass(frozen=True, slots=True)
class _Nodes:
    """What is joined: the claims of each report, which belong together, and by itself whatever a person judged; with the pairs to look at.

    ``left``, ``right`` and ``scores`` are what rules say of two nodes, ``persons`` what persons do.
    """

    claims: Sequence[tuple[Told, ...]]
    left: Sequence[int]
    right: Sequence[int]
    scores: Sequence[float]
    persons: Sequence[tuple[int, int, Judgement]]


def clusters(judgements: Judgements, mean: float = MEAN) -> list[list[Told]]:
    """The claims of each event, in an order of their own; a claim judged the same as no other is an event by itself."""
    nodes = _nodes(judgements)
    first = list(range(len(nodes.claims)))
    for left, right, score in zip(nodes.left, nodes.right, nodes.scores, strict=True):
        if score >= SAME:
            _connect(first, left, right)
    for left, right, judgement in nodes.persons:
        # What a later judgement takes back joins here as well: what does not hold together is parted again below.
        if judgement.verdict is Verdict.SAME:
            _connect(first, left, right)
    first = [_end(first, n) for n in range(len(first))]
    parts: dict[int, list[int]] = {}
    for n, end in enumerate(first):
        parts.setdefault(end, []).append(n)
    unsure = _unsure(nodes, first, mean)
    groups = [group for end, part in parts.items() for group in (_split(part, unsure[end], nodes, mean) if end in unsure else [part])]
    return [[claim for n in group for claim in nodes.claims[n]] for group in groups]


def _nodes(judgements: Judgements) -> _Nodes:
    """The reports, and by itself each claim of theirs that a person judged, held to its report by the rule that put it there."""
    claims = [report.claims for report in judgements.reports]
    if not judgements.personal:
        return _Nodes(claims, judgements.left, judgements.right, judgements.scores, ())
    left, right, scores = list(judgements.left), list(judgements.right), list(judgements.scores)
    concerned = {claim for judgement in judgements.personal for claim in (judgement.left, judgement.right)}
    number = {}
    for report in judgements.reports:
        number[report.anchor] = report.number
        alone = [claim for claim in report.claims[1:] if claim.claim in concerned]
        if alone:
            claims[report.number] = tuple([claim for claim in report.claims if claim not in alone])
        for claim in alone:
            number[claim.claim] = len(claims)
            one, other = sorted((report.anchor, claim.claim))
            left.append(number[one])
            right.append(number[other])
            scores.append(1.0)
            claims.append((claim,))
    persons = [(number[j.left], number[j.right], j) for j in judgements.personal if j.left in number and j.right in number]
    return _Nodes(claims, left, right, scores, persons)


@dataclass(frozen=True, slots=True)
class _Part:
    """What was judged of the nodes of a part that does not hold together as a matter of course: the highest score of each pair, and persons."""

    ruled: dict[tuple[int, int], float] = field(default_factory=dict)
    persons: list[tuple[int, int, Judgement]] = field(default_factory=list)


def _unsure(nodes: _Nodes, first: Sequence[int], mean: float) -> dict[int, _Part]:
    """The parts in which a person or a low score speaks against joining everything."""
    found: dict[int, _Part] = {}
    for left, right, judgement in nodes.persons:
        if first[left] == first[right]:
            found.setdefault(first[left], _Part()).persons.append((left, right, judgement))
    sure = max(SAME, mean + _EXACT)
    for left, right, score in zip(nodes.left, nodes.right, nodes.scores, strict=True):
        if score <= sure and first[left] == first[right] and first[left] not in found:
            found[first[left]] = _Part()
    for left, right, score in zip(nodes.left, nodes.right, nodes.scores, strict=True):
        end = first[left]
        if end in found and end == first[right]:
            ruled, pair = found[end].ruled, (left, right)
            if score > ruled.get(pair, 0.0):
                ruled[pair] = score
    return found


def _connect(first: list[int], left: int, right: int) -> None:
    one, other = _end(first, left), _end(first, right)
    if one < other:
        first[other] = one
    else:
        first[one] = other


def _end(first: list[int], claim: int) -> int:
    """The claim that stands for all that are connected with one, the first of them; the way there is shortened."""
    while first[claim] != claim:
        first[claim] = first[first[claim]]
        claim = first[claim]
    return claim


def _split(part: Sequence[int], judged: _Part, nodes: _Nodes, mean: float) -> Collection[list[int]]:
    """The events of nodes that are connected: pairs judged the same are joined, the surest first, if nothing speaks against it."""
    groups = _Groups({n: n for n in part}, {n: [n] for n in part}, {n: {} for n in part})
    place = {(j.left, j.right): (left, right) for left, right, j in judged.persons}
    persons = {place[j.left, j.right]: j for j in standing([j for _, _, j in judged.persons])}
    joined: list[tuple[int, int, bool]] = []
    # The latest of them first.
    for pair in sorted(sorted(persons, key=lambda p: (persons[p].left, persons[p].right)), key=lambda p: persons[p].at or "", reverse=True):
        if persons[pair].verdict is Verdict.SAME:
            joined.append((*pair, False))
        else:
            groups.part(*pair)
    ruled = []
    for pair, score in judged.ruled.items():
        # No rule wins over a person on the same pair.
        if pair not in persons:
            groups.weigh(*pair, score)
            if score >= SAME:
                left, right = pair
                ruled.append((-score, nodes.claims[left][0].claim, nodes.claims[right][0].claim, left, right))
    joined += [(left, right, True) for _, _, _, left, right in sorted(ruled)]
    for one, other, by_rule in joined:
        left, right = groups.group[one], groups.group[other]
        if left != right and right not in groups.apart[left] and (not by_rule or _likely(groups, left, right, mean)):
            groups.join(left, right)
    return groups.members.values()


def _likely(groups: _Groups, left: int, right: int, mean: float) -> bool:
    total, count = groups.between[left].get(right, (0.0, 0))
    return count > 0 and total / count >= mean
