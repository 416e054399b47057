"""How well two reports fit one happening: field by field, from 0 (contrary) to 1 (the same), fields that are silent left out."""

from dataclasses import dataclass

from liens.link.report import Report
from liens.ontology.linking import Kinds


@dataclass(frozen=True, slots=True)
class Weights:
    """What each field weighs, and what a pair is worth before any field speaks.

    Swept by tools/sweep_linking.py on the development set of linking (30 English articles) and on the corpus of dispatches
    (tests/corpus), all fields together, in steps of 0.5; figures in docs/explanation/linking.md.
    """

    kind: float = 0.5
    sense: float = 0.5
    parties: float = 2.0
    roles: float = 1.0
    time: float = 2.0
    place: float = 1.0
    figures: float = 1.5
    names: float = 0.5
    certainty: float = 0.5
    prior: float = 1.0


PRIOR = 0.3
# A time of fewer days than this names a day, a night or a few days.
_NARROW = 3
# Of two reports one looks ahead and the other does not.
_UNSURE = 0.5
# So many pairs of kinds are remembered at most; the corpus of dispatches has some 230.
_KNOWN = 65536


class Scale:
    """Scores pairs by some weights; what two kinds of reports make of each other is worked out once, for the press has few kinds."""

    def __init__(self, kinds: Kinds, weights: Weights) -> None:
        self._kinds, self._weights = kinds, weights
        self._begun: dict[tuple[frozenset[str], ...], tuple[float, float, bool]] = {}

    def score(self, left: Report, right: Report) -> float:
        """The likeness of two reports from 0 to 1, the same whichever is named first."""
        w = self._weights
        key = (left.categories, left.senses, right.categories, right.senses)
        begun = self._begun.get(key)
        if begun is None:
            begun = self._begin(left, right)
            if len(self._begun) < _KNOWN:
                self._begun[key] = begun
        total, weight, sided = begun
        if left.parties and right.parties:
            shared, agreed = _parties(left, right)
            total += w.parties * shared
            weight += w.parties
            if sided and agreed is not None:
                total += w.roles * agreed
                weight += w.roles
        total += w.time * time(left, right)
        weight += w.time
        place = _place(left, right)
        if place is not None:
            total += w.place * place
            weight += w.place
        # Different figures are no evidence against: speakers disagree on one happening.
        if left.figures and right.figures and not left.figures.isdisjoint(right.figures):
            total += w.figures
            weight += w.figures
        if left.names and right.names and not left.names.isdisjoint(right.names):
            total += w.names * _share(left.names, right.names)
            weight += w.names
        if left.ahead != right.ahead:
            total += w.certainty * _UNSURE
            weight += w.certainty
        return total / weight

    def _begin(self, left: Report, right: Report) -> tuple[float, float, bool]:
        """What kinds and senses add to a score, their weight, and whether roles count: in what is mutual nobody changes sides."""
        w = self._weights
        total, weight = w.prior * PRIOR + w.kind * _kind(left, right, self._kinds), w.prior + w.kind
        if left.senses and right.senses:
            total += w.sense * _share(left.senses, right.senses)
            weight += w.sense
        return total, weight, self._kinds.mutual.isdisjoint(left.categories | right.categories)


def score(left: Report, right: Report, kinds: Kinds, weights: Weights) -> float:
    """The likeness of two reports from 0 to 1, the same whichever is named first."""
    return Scale(kinds, weights).score(left, right)


def grounded(left: Report, right: Report) -> bool:
    """True if two reports name something in common: a party, a place, a figure, a name. Blocks see to that; a shortlist does not."""
    return bool(left.roots & right.roots or left.spots & right.spots or left.figures & right.figures or left.names & right.names)


def _kind(left: Report, right: Report, kinds: Kinds) -> float:
    if not left.categories.isdisjoint(right.categories):
        return 1.0
    return max(kinds.likeness(a, b) for a in left.categories for b in right.categories)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller set that the other holds too."""
    return len(left & right) / min(len(left), len(right))


def _parties(left: Report, right: Report) -> tuple[float, float | None]:
    """The share of the weight of the parties that both name, and whether these play the same roles (1) or have changed sides (0).

    A state that one names in passing counts little; who acts and is acted upon alike has no side, and None is said of roles.
    """
    ours = theirs = agreed = size = 0.0
    other = right.parties
    # In the order of their names: a sum in the order of a set could differ in its last digit from run to run.
    for root, (heft, lean) in left.parties.items():
        met = other.get(root)
        if met is not None:
            ours += heft
            theirs += met[0]
            product = lean * met[1]
            agreed += product
            size += product if product > 0.0 else -product
    return (ours / left.weight + theirs / right.weight) / 2.0, (agreed / size + 1.0) / 2.0 if size else None


def gap(left: tuple[int, int], right: tuple[int, int]) -> int:
    """Days between two times, 0 if they touch."""
    return max(0, left[0] - right[1], right[0] - left[1])


def time(left: Report, right: Report) -> float:
    """How near in time; an article that tells no day is taken to tell of the days before its publication."""
    ours, theirs = left.days, right.days
    if ours and theirs:
        if ours[0] > theirs[1] + 1 or theirs[0] > ours[1] + 1:
            return 0.0
        narrow = ours[1] - ours[0] < _NARROW and theirs[1] - theirs[0] < _NARROW
        if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
            return 1.0 if narrow else 0.7
        # Two days side by side may be one night; two months side by side are not.
        return 0.5 if narrow else 0.0
    distance = gap(left.window, right.window)
    return 0.6 if distance <= 1 else 0.4 if distance <= 3 else 0.2 if distance <= 7 else 0.0


def _place(left: Report, right: Report) -> float | None:
    """1 for a place in common, less for a country in common, 0 for different countries."""
    if left.spots and right.spots and not left.spots.isdisjoint(right.spots):
        return 1.0
    if not left.countries or not right.countries:
        return None
    if left.countries.isdisjoint(right.countries):
        return 0.0
    return 0.3 if left.spots and right.spots else 0.7
