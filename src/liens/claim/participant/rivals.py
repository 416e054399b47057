"""What the second stage of the choice knows besides: a candidate's rivals in one event, and what it is in the article's other events."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from liens.claim.participant.candidates import Slot

Scores = Sequence[Sequence[float]]


def rivalry(initiates: Sequence[float], receives: Sequence[float]) -> list[list[float]]:
    """The second stage's own features for the candidates of one event, from the first stage's scores."""
    size, ours, theirs = len(initiates), sorted(initiates), sorted(receives)
    totals = [sum(initiates), sum(receives)]
    return [
        [
            first,
            second,
            _best_other(ours, first),
            _best_other(theirs, second),
            float(size - bisect_right(ours, first)),
            float(size - bisect_right(theirs, second)),
            *totals,
        ]
        for first, second in zip(initiates, receives, strict=True)
    ]


def _best_other(ordered: Sequence[float], own: float) -> float:
    """The highest score of the others, from all scores in order; 0 where there is nobody else."""
    if len(ordered) == 1:
        return 0.0
    return ordered[-1] if own < ordered[-1] else ordered[-2]


def echoes(slots: Sequence[Slot], initiates: Scores, receives: Scores) -> list[list[list[float]]]:
    """What the first stage thought of each candidate in the article's other events, by event and candidate.

    Events of one story share their parties: those of the same category, those told just before and after.
    """
    order = sorted(range(len(slots)), key=lambda s: (slots[s].token, s))
    totals = [_Totals(slots, scores) for scores in (initiates, receives)]
    found: list[list[list[float]]] = [[] for _ in slots]
    last: dict[str, int] = {}
    for at, s in enumerate(order):
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else None
        single = (before, after, last.get(slots[s].category))
        for c in range(len(initiates[s])):
            means = [t.mean(s, c, kind) for kind in ("alike", "others") for t in totals]
            found[s].append([*means, *(_score(scores, o, c) for o in single for scores in (initiates, receives))])
        last[slots[s].category] = s
    return found


class _Totals:
    """Sums of scores by candidate, over all events and by category, to take one event out of."""

    def __init__(self, slots: Sequence[Slot], scores: Scores) -> None:
        self._slots, self._scores = slots, scores
        self._counts = Counter(slot.category for slot in slots)
        self._all = [sum(column) for column in zip(*scores, strict=True)]
        self._category: dict[str, list[float]] = {}
        for category in self._counts:
            rows_of = [row for slot, row in zip(slots, scores, strict=True) if slot.category == category]
            self._category[category] = [sum(column) for column in zip(*rows_of, strict=True)]

    def mean(self, s: int, candidate: int, kind: str) -> float:
        """The mean score of a candidate over the other events, all of them or those of the same category."""
        category = self._slots[s].category
        count = (self._counts[category] if kind == "alike" else len(self._slots)) - 1
        total = (self._category[category] if kind == "alike" else self._all)[candidate]
        return (total - self._scores[s][candidate]) / count if count else 0.0


def _score(scores: Scores, event: int | None, candidate: int) -> float:
    return 0.0 if event is None else scores[event][candidate]
