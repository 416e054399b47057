"""How well two reports fit one happening: field by field, from 0 (contrary) to 1 (the same), fields that are silent left out."""

from collections.abc import Collection
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


def score(left: Report, right: Report, kinds: Kinds, weights: Weights) -> float:
    """The likeness of two reports from 0 to 1, the same whichever is named first."""
    return _total(_likeness(left, right, kinds), weights)


def grounded(left: Report, right: Report) -> bool:
    """True if two reports name something in common: a party, a place, a figure, a name. Blocks see to that; a shortlist does not."""
    return bool(left.roots & right.roots or left.spots & right.spots or left.figures & right.figures or left.names & right.names)


def _total(found: tuple[float | None, ...], weights: Weights) -> float:
    w = weights
    shares = (w.kind, w.sense, w.parties, w.roles, w.time, w.place, w.figures, w.names, w.certainty)
    total, weight = w.prior * PRIOR, w.prior
    for share, value in zip(shares, found, strict=True):
        if value is not None:
            total += share * value
            weight += share
    return total / weight


def _likeness(left: Report, right: Report, kinds: Kinds) -> tuple[float | None, ...]:
    """What each field says, in the order of the weights."""
    # In the order of their names: a sum in the order of a set could differ in its last digit from run to run.
    shared = [root for root in left.parties if root in right.parties]
    return (
        _kind(left, right, kinds),
        _shared(left.senses, right.senses),
        _parties(left, right, shared),
        _roles(left, right, shared, kinds),
        time(left, right),
        _place(left, right),
        _figures(left, right),
        _shared(left.names, right.names) or None,
        None if left.ahead == right.ahead else 0.5,
    )


def _kind(left: Report, right: Report, kinds: Kinds) -> float:
    if not left.categories.isdisjoint(right.categories):
        return 1.0
    return max(kinds.likeness(a, b) for a in left.categories for b in right.categories)


def _shared(left: frozenset[str], right: frozenset[str]) -> float | None:
    """The share of the smaller set that the other holds too."""
    if not left or not right:
        return None
    return len(left & right) / min(len(left), len(right))


def _parties(left: Report, right: Report, shared: Collection[str]) -> float | None:
    """The share of the weight of the parties that both name: a state that one names in passing counts little."""
    if not left.parties or not right.parties:
        return None
    if not shared:
        return 0.0
    ours = theirs = 0.0
    for root in shared:
        ours += left.parties[root][0]
        theirs += right.parties[root][0]
    return (ours / left.weight + theirs / right.weight) / 2.0


def _roles(left: Report, right: Report, shared: Collection[str], kinds: Kinds) -> float | None:
    """1 if the shared parties play the same roles, 0 if they have changed sides; None for what is mutual."""
    if not shared or not kinds.mutual.isdisjoint(left.categories) or not kinds.mutual.isdisjoint(right.categories):
        return None
    agreed = size = 0.0
    for root in shared:
        product = left.parties[root][1] * right.parties[root][1]
        agreed += product
        size += abs(product)
    return None if not size else (agreed / size + 1.0) / 2.0


def gap(left: tuple[int, int], right: tuple[int, int]) -> int:
    """Days between two times, 0 if they touch."""
    return max(0, left[0] - right[1], right[0] - left[1])


def time(left: Report, right: Report) -> float:
    """How near in time; an article that tells no day is taken to tell of the days before its publication."""
    if left.days and right.days:
        distance = gap(left.days, right.days)
        if distance > 1:
            return 0.0
        narrow = max(left.days[1] - left.days[0], right.days[1] - right.days[0]) < _NARROW
        # Two days side by side may be one night; two months side by side are not.
        return (1.0 if narrow else 0.7) if not distance else 0.5 if distance == 1 and narrow else 0.0
    distance = gap(window(left), window(right))
    return 0.6 if distance <= 1 else 0.4 if distance <= 3 else 0.2 if distance <= 7 else 0.0


def window(report: Report) -> tuple[int, int]:
    """The days of a report: those that it tells, else those before its publication, or after it for what lies ahead."""
    if report.days:
        return report.days
    day = report.published or 0
    return (day, day + 3) if report.ahead else (day - 2, day)


def _place(left: Report, right: Report) -> float | None:
    """1 for a place in common, less for a country in common, 0 for different countries."""
    if not left.spots.isdisjoint(right.spots):
        return 1.0
    if not left.countries or not right.countries:
        return None
    if left.countries.isdisjoint(right.countries):
        return 0.0
    return 0.3 if left.spots and right.spots else 0.7


def _figures(left: Report, right: Report) -> float | None:
    """1 for a figure in common; different figures are no evidence against: speakers disagree on one happening."""
    return None if left.figures.isdisjoint(right.figures) else 1.0
