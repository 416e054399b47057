"""Events from judgements: claims judged the same are joined, the surest first, unless a person or the weight of the other pairs forbids.

The result depends on the judgements alone, not on their order; judgements on other claims never change it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from liens.link.judge import Judgement, Verdict, standing

# Two groups are joined if the pairs judged between them score so high in the mean; swept with the weights, see score.py.
MEAN = 0.62


@dataclass(slots=True)
class _Groups:
    """Groups of claims as they grow: the group of each claim, its members, and the sum and number of scores between groups."""

    group: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    between: dict[str, dict[str, tuple[float, int]]] = field(default_factory=lambda: defaultdict(dict))
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, claim: str) -> None:
        """A claim by itself."""
        if claim not in self.group:
            self.group[claim] = claim
            self.members[claim] = [claim]

    def weigh(self, left: str, right: str, score: float) -> None:
        """Remember the score of a pair of claims that are not yet joined."""
        for one, other in ((left, right), (right, left)):
            total, count = self.between[one].get(other, (0.0, 0))
            self.between[one][other] = (total + score, count + 1)

    def join(self, left: str, right: str) -> None:
        """One group of two: the smaller goes into the larger."""
        keep, lose = (left, right) if (len(self.members[left]), right) >= (len(self.members[right]), left) else (right, left)
        for claim in self.members.pop(lose):
            self.group[claim] = keep
            self.members[keep].append(claim)
        for other, (total, count) in self.between.pop(lose, {}).items():
            self.between[other].pop(lose, None)
            if other != keep:
                old, number = self.between[keep].get(other, (0.0, 0))
                self.between[keep][other] = self.between[other][keep] = (old + total, number + count)
        for other in self.apart.pop(lose, set()):
            self.apart[other].discard(lose)
            self.apart[other].add(keep)
            self.apart[keep].add(other)


def clusters(claims: Iterable[str], judgements: Iterable[Judgement], mean: float = MEAN) -> list[tuple[str, ...]]:
    """The claims of each event, sorted; a claim that is judged the same as no other is an event by itself."""
    first = {claim: claim for claim in claims}
    valid = [j for j in standing(judgements) if j.left in first and j.right in first]
    for judgement in valid:
        if judgement.verdict is Verdict.SAME:
            _connect(first, judgement.left, judgement.right)
    parts: dict[str, tuple[list[str], list[Judgement]]] = {}
    for claim in first:
        parts.setdefault(_end(first, claim), ([], []))[0].append(claim)
    for judgement in valid:
        end = _end(first, judgement.left)
        if end == _end(first, judgement.right):
            parts[end][1].append(judgement)
    return sorted(cluster for members, judged in parts.values() for cluster in _split(members, judged, mean))


def _connect(first: dict[str, str], left: str, right: str) -> None:
    one, other = sorted((_end(first, left), _end(first, right)))
    first[other] = one


def _end(first: dict[str, str], claim: str) -> str:
    """The claim that stands for all that are connected with one; the way there is shortened."""
    while first[claim] != claim:
        first[claim] = first[first[claim]]
        claim = first[claim]
    return claim


def _split(claims: Sequence[str], judgements: Sequence[Judgement], mean: float) -> list[tuple[str, ...]]:
    """The events of claims that are connected: pairs judged the same are joined, the surest first, if nothing speaks against it."""
    if len(claims) == 1:
        return [tuple(claims)]
    groups = _Groups()
    for claim in sorted(claims):
        groups.add(claim)
    ordered = sorted(judgements, key=lambda j: (j.left, j.right))
    _prepare(groups, ordered)
    for judgement in sorted((j for j in ordered if j.verdict is Verdict.SAME), key=_order):
        left, right = groups.group[judgement.left], groups.group[judgement.right]
        if left != right and right not in groups.apart[left] and (judgement.personal or _likely(groups, left, right, mean)):
            groups.join(left, right)
    return [tuple(sorted(members)) for members in groups.members.values()]


def _prepare(groups: _Groups, judgements: Sequence[Judgement]) -> None:
    for judgement in judgements:
        if judgement.personal and judgement.verdict is Verdict.DIFFERENT:
            groups.apart[judgement.left].add(judgement.right)
            groups.apart[judgement.right].add(judgement.left)
        elif not judgement.personal:
            groups.weigh(judgement.left, judgement.right, judgement.score)


def _order(judgement: Judgement) -> tuple[bool, str, float, str, str]:
    """Persons first, the latest of them first; then rules, the surest first."""
    later = "".join(chr(0x10FFFF - ord(c)) for c in judgement.at or "")
    return not judgement.personal, later, -judgement.score, judgement.left, judgement.right


def _likely(groups: _Groups, left: str, right: str, mean: float) -> bool:
    total, count = groups.between[left].get(right, (0.0, 0))
    return count > 0 and total / count >= mean
