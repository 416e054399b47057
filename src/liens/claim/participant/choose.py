"""Chooses the participants of an event among its candidates: by the frame alone, or by the trained ranker.

The rule takes the candidates in the most preferred role of the frame. The ranker gives every candidate a probability
for each role; of the assignments that these make likely, the most probable one is taken, be it an empty one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from liens.claim.participant.assignment import ASSIGNMENT, Assignments, Scored, assignments, opposition
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.features import FEATURES, RIVALRY, Precedent, add_precedent, rows
from liens.claim.participant.rivals import echoes, rivalry
from liens.claim.trees import Matrix, Trees, load_trees, told
from liens.parse.parsed import Parsed

_FAR = 9.0
_FIRST = FEATURES.index("initiator preference")
_SECOND = FEATURES.index("recipient preference")
ROLES = ("initiator", "recipient")


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates (by position in the cast) chosen for each role, with the reason for each."""

    initiators: tuple[int, ...]
    recipients: tuple[int, ...]
    why: tuple[tuple[str, str], ...]

    def by(self, doers: tuple[int, ...]) -> "Choice":
        """The same deed by others, to whom it is not done."""
        return replace(self, initiators=doers, recipients=tuple(n for n in self.recipients if n not in doers))


def no_precedent() -> Precedent:
    """A precedent that says nothing, for the first pass."""
    return Precedent(Counter(), Counter(), Counter(), Counter(), Counter())


def by_rule(slot: Slot, table: Sequence[Sequence[float]]) -> Choice:
    """Who stands in the most preferred role of the frame; everybody in any of them where the event is mutual."""
    first = [row[_FIRST] for row in table]
    second = [row[_SECOND] for row in table]
    lowest = min(first, default=_FAR)
    limit = _FAR - 1 if slot.mutual else lowest
    initiators = tuple(i for i, p in enumerate(first) if p <= limit and p < _FAR)
    left = [_FAR if i in initiators else p for i, p in enumerate(second)]
    lowest = min(left, default=_FAR)
    recipients = () if slot.mutual else tuple(i for i, p in enumerate(left) if p == lowest < _FAR)
    why = f"frame {slot.frame}"
    return Choice(initiators, recipients, (("initiators", why), ("recipients", why)))


def precedent_of(slots: Sequence[Slot], choices: Sequence[Choice], cast: Sequence[Candidate]) -> Precedent:
    """Counts over the first pass: what each candidate does and suffers all over the article."""
    found = no_precedent()
    for slot, choice in zip(slots, choices, strict=True):
        for i in choice.initiators:
            found.initiates[cast[i].key] += 1
            found.initiates_category[cast[i].key, slot.category] += 1
            for j in choice.recipients:
                found.pairs[cast[i].key, cast[j].key] += 1
        for j in choice.recipients:
            found.receives[cast[j].key] += 1
            found.receives_category[cast[j].key, slot.category] += 1
    return found


def without(precedent: Precedent, slot: Slot, choice: Choice, cast: Sequence[Candidate]) -> Precedent:
    """The precedent less one event's own first choice, so that an event is no evidence for itself."""
    own = precedent_of([slot], [choice], cast)
    return Precedent(
        precedent.initiates - own.initiates,
        precedent.receives - own.receives,
        precedent.initiates_category - own.initiates_category,
        precedent.receives_category - own.receives_category,
        precedent.pairs - own.pairs,
    )


def tables(parsed: Parsed, slots: Sequence[Slot], cast: Sequence[Candidate], classes: Mapping[str, str]) -> list[list[list[float]]]:
    """Feature rows of all candidates for all slots, with what the rules chose elsewhere as precedent."""
    found = [rows(parsed, slot, cast, classes) for slot in slots]
    choices = [by_rule(slot, table) for slot, table in zip(slots, found, strict=True)]
    whole = precedent_of(slots, choices, cast)
    for slot, choice, table in zip(slots, choices, found, strict=True):
        add_precedent(table, slot, cast, without(whole, slot, choice, cast))
    return found


@dataclass(frozen=True, slots=True)
class Limits:
    """When a candidate is taken: from ``threshold`` on, further ones from ``ratio`` of the best score on, at most ``most``."""

    threshold: float
    ratio: float
    most: int


def limits(settings: Mapping[str, float], *, mutual: bool) -> Limits:
    """The limits of one role, as training chose them, for mutual events or others."""
    kind = "_mutual" if mutual else ""
    return Limits(settings[f"threshold{kind}"], settings[f"ratio{kind}"], int(settings["most"]))


def select(initiates: Sequence[float], receives: Sequence[float], first: Limits, second: Limits) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The candidates of both roles, best first; nobody does a thing to itself, so the better role keeps whom both want."""
    chosen = [_above(initiates, first), _above(receives, second)]
    for i in set(chosen[0]) & set(chosen[1]):
        stronger = initiates[i] - first.threshold >= receives[i] - second.threshold
        chosen[stronger].remove(i)
    return tuple(chosen[0]), tuple(chosen[1])


def _above(scores: Sequence[float], given: Limits) -> list[int]:
    best = max(scores, default=0.0)
    floor = max(given.threshold, given.ratio * best)
    found = sorted((i for i, p in enumerate(scores) if p >= floor), key=lambda i: (-scores[i], i))
    return found[: given.most]


class Ranker:
    """The trained choice, in three stages: each candidate by itself, beside its rivals, and both roles together."""

    def __init__(self) -> None:
        """Load ``models/{initiator,recipient}_{first,second}.json`` and ``models/assignment.json``."""
        self._first: dict[str, Trees] = {role: load_trees(f"{role}_first", FEATURES) for role in ROLES}
        self._trees: dict[str, Trees] = {role: load_trees(f"{role}_second", (*FEATURES, *RIVALRY)) for role in ROLES}
        self._together = load_trees("assignment", ASSIGNMENT)

    def choose(self, slots: Sequence[Slot], found: Sequence[Sequence[Sequence[float]]], cast: Sequence[Candidate]) -> list[Choice]:
        """A choice for each slot, from the rows of its candidates; all slots are of one article, whose cast it is."""
        sizes = [len(table) for table in found]
        if not sum(sizes):
            return [Choice((), (), ()) for _ in slots]
        matrix = np.array([row for table in found for row in table], dtype=np.float64)
        first = {role: self._first[role].probabilities(matrix).tolist() for role in ROLES}
        matrix = np.hstack([matrix, np.array(_second(slots, first, sizes), dtype=np.float64)])
        scores = {role: self._trees[role].probabilities(matrix) for role in ROLES}
        events = []
        for n, (slot, size) in enumerate(zip(slots, sizes, strict=True)):
            rows_ = slice(n * size, (n + 1) * size)
            events.append(scored(slot, matrix[rows_], (scores["initiator"][rows_], scores["recipient"][rows_]), self._settings))
        rivals = [assignments(e, cast, opposed) for e, opposed in zip(events, opposition(events), strict=True)]
        chances = self._together.probabilities(np.vstack([r.rows for r in rivals]))
        return self._choices(events, rivals, split(chances, rivals))

    @property
    def _settings(self) -> dict[str, Mapping[str, float]]:
        return {role: self._trees[role].settings for role in ROLES}

    def _choices(self, events: Sequence[Scored], rivals: Sequence[Assignments], chances: Sequence[Matrix]) -> list[Choice]:
        """For each event the likeliest assignment, and why."""
        best = [int(np.argmax(c)) for c in chances]
        sets = {role: [r.sets[b][at] for r, b in zip(rivals, best, strict=True)] for at, role in enumerate(ROLES)}
        whys = {role: self._whys(role, events, sets[role], [float(c[b]) for c, b in zip(chances, best, strict=True)]) for role in ROLES}
        parts = zip(sets["initiator"], sets["recipient"], whys["initiator"], whys["recipient"], strict=True)
        return [Choice(first, second, (("initiators", why), ("recipients", other))) for first, second, why, other in parts]

    def _whys(self, role: str, events: Sequence[Scored], chosen: Sequence[tuple[int, ...]], chances: Sequence[float]) -> list[str]:
        scores = [e.initiates if role == ROLES[0] else e.receives for e in events]
        best = [_best(c, s) for c, s in zip(chosen, scores, strict=True)]
        rows_ = [e.table[b] for e, b in zip(events, best, strict=True) if b is not None]
        pushes = iter(self._trees[role].reasons(np.array(rows_))) if rows_ else iter(())
        found = []
        for b, s, chance in zip(best, scores, chances, strict=True):
            if b is None:
                found.append(f"ranker: nobody (best {max(s):.2f}; both roles together {chance:.2f})")
            else:
                found.append(f"ranker {s[b]:.2f}, both roles together {chance:.2f}: {told(next(pushes))}")
        return found


def _best(chosen: Sequence[int], scores: Matrix) -> int | None:
    return max(chosen, key=lambda i: (scores[i], -i), default=None)


def scored(slot: Slot, table: Matrix, scores: tuple[Matrix, Matrix], settings: Mapping[str, Mapping[str, float]]) -> Scored:
    """An event with the second stage's scores and the choice that its limits make of them."""
    first, second = (limits(settings[role], mutual=slot.mutual) for role in ROLES)
    initiators, recipients = select(scores[0].tolist(), scores[1].tolist(), first, second)
    return Scored(slot, table, scores[0], scores[1], (tuple(sorted(initiators)), tuple(sorted(recipients))))


def split(values: Matrix, rivals: Sequence[Assignments]) -> list[Matrix]:
    """Values of the assignments of all events, event by event."""
    return np.split(values, np.cumsum([len(r.sets) for r in rivals])[:-1])


def _second(slots: Sequence[Slot], first: Mapping[str, list[float]], sizes: Sequence[int]) -> list[list[float]]:
    """The second stage's features of all candidates of all events of one article, event by event."""
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    parts = {role: [first[role][end - size : end] for end, size in zip(ends, sizes, strict=True)] for role in ROLES}
    return [row for table in second_stage(slots, parts["initiator"], parts["recipient"]) for row in table]


def second_stage(slots: Sequence[Slot], initiates: Sequence[Sequence[float]], receives: Sequence[Sequence[float]]) -> list[list[list[float]]]:
    """What the second stage knows besides, for each event of an article and each candidate: rivals and other events."""
    heard = echoes(slots, initiates, receives)
    return [[[*own, *echo] for own, echo in zip(rivalry(a, b), more, strict=True)] for a, b, more in zip(initiates, receives, heard, strict=True)]
