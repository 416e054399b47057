"""Events from judgements: claims judged the same are joined, the surest first, unless a person or the weight of the other pairs forbids.

The result depends on the judgements alone, not on their order; judgements on other claims never change it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from liens.link.judge import Judgement, Verdict, standing

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
class _Edges:
    """Judgements with the numbers of their claims beside them: looked up once, for there are several for each claim of an archive."""

    judgements: list[Judgement]
    left: list[int]
    right: list[int]

    def __iter__(self) -> Iterator[tuple[Judgement, int, int]]:
        return zip(self.judgements, self.left, self.right, strict=True)


def clusters(claims: Iterable[str], judgements: Iterable[Judgement], mean: float = MEAN) -> list[tuple[str, ...]]:
    """The claims of each event, sorted, the events in an order of their own; a claim judged the same as no other is an event by itself."""
    ids = list(dict.fromkeys(claims))
    number = {claim: n for n, claim in enumerate(ids)}
    valid = [j for j in judgements if j.left in number and j.right in number]
    edges = _Edges(valid, [number[j.left] for j in valid], [number[j.right] for j in valid])
    hosts, rest = _hosted(edges, len(ids), mean)
    first = list(range(len(ids)))
    for judgement, left, right in rest:
        # What a later judgement takes back joins here as well: what does not hold together is parted again below.
        if judgement.verdict is Verdict.SAME:
            _connect(first, left, right)
    parts = _parts(first)
    judged: dict[int, list[Judgement]] = {end: [] for end in parts}
    for judgement, left, right in rest:
        end = _end(first, left)
        if end in judged and end == _end(first, right):
            judged[end].append(judgement)
    groups = (_split(parts[n], judged.pop(n), number, mean) if n in parts else [[n]] for n in range(len(ids)) if first[n] == n and n not in hosts)
    guests: dict[int, list[int]] = {}
    for guest, host in hosts.items():
        guests.setdefault(host, []).append(guest)
    return [_named(group, guests, ids) for split in groups for group in split]


def _hosted(edges: _Edges, claims: int, mean: float) -> tuple[dict[int, int], _Edges]:
    """Claims that one judgement alone concerns, a sure rule's, with the claim that they belong to, and the other judgements.

    More than half of all claims are such: the further claims of a report. They go where the other goes, and weigh on no other pair.
    """
    degree = [0] * claims
    for ends in (edges.left, edges.right):
        for claim in ends:
            degree[claim] += 1
    hosts: dict[int, int] = {}
    rest = _Edges([], [], [])
    for judgement, left, right in edges:
        if (degree[left] > 1 and degree[right] > 1) or judgement.verdict is not Verdict.SAME or judgement.score < mean or judgement.personal:
            rest.judgements.append(judgement)
            rest.left.append(left)
            rest.right.append(right)
        elif degree[right] == 1:
            hosts[right] = left
        else:
            hosts[left] = right
    return hosts, rest


def _named(group: Iterable[int], guests: Mapping[int, Sequence[int]], ids: Sequence[str]) -> tuple[str, ...]:
    """The ids of the claims of a group and of those that go with them, sorted."""
    return tuple(sorted([ids[n] for member in group for n in (member, *guests.get(member, ()))]))


def _parts(first: list[int]) -> dict[int, list[int]]:
    """The members of each part of more than one claim, by the first of them."""
    parts: dict[int, list[int]] = {}
    for n, at in enumerate(first):
        if at != n:
            end = _end(first, n)
            parts.setdefault(end, [end]).append(n)
    return parts


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


def _split(claims: list[int], judgements: Sequence[Judgement], number: Mapping[str, int], mean: float) -> Collection[list[int]]:
    """The events of claims that are connected: pairs judged the same are joined, the surest first, if nothing speaks against it."""
    if all(j.verdict is Verdict.SAME and j.score > mean + _EXACT and not j.personal for j in judgements):
        return [claims]
    groups = _Groups({c: c for c in claims}, {c: [c] for c in claims}, {c: {} for c in claims})
    same = []
    for judgement in standing(judgements):
        left, right = number[judgement.left], number[judgement.right]
        if not judgement.personal:
            groups.weigh(left, right, judgement.score)
        elif judgement.verdict is Verdict.DIFFERENT:
            groups.part(left, right)
        if judgement.verdict is Verdict.SAME:
            same.append((_order(judgement), left, right))
    # No two judgements that stand are on one pair, so the order of judgements decides alone.
    for (ruled, *_), one, other in sorted(same):
        left, right = groups.group[one], groups.group[other]
        if left != right and right not in groups.apart[left] and (not ruled or _likely(groups, left, right, mean)):
            groups.join(left, right)
    return groups.members.values()


def _order(judgement: Judgement) -> tuple[bool, str, float, str, str]:
    """Persons first, the latest of them first; then rules, the surest first."""
    later = "".join(chr(0x10FFFF - ord(c)) for c in judgement.at) if judgement.at else ""
    return not judgement.personal, later, -judgement.score, judgement.left, judgement.right


def _likely(groups: _Groups, left: int, right: int, mean: float) -> bool:
    total, count = groups.between[left].get(right, (0.0, 0))
    return count > 0 and total / count >= mean
