"""Puts both roles of an event together: which set of initiators and which set of recipients fit each other best.

The ranker scores each candidate in each role by itself. Here whole assignments compete: the likeliest sets of each
role are paired, and each pair becomes a row of numbers for a third set of trees. An event's parties are opponents or
partners elsewhere in the article too, and a role that is empty says something about the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.features import FEATURES
from liens.model import Category

Matrix = NDArray[np.float64]
Sets = tuple[tuple[int, ...], tuple[int, ...]]

# The likeliest candidates of a role that sets are made of; assignments whose log-likelihood lies further than GAP below
# the best are no rivals (of held-out events .423 come out whole with 5, .424 with 3.5, .426 with all of them).
TOP = 4
GAP = 5.0
_EDGE = 1e-4
_FAR = 9.0
_NOBODY = -1.0
_LEADS = 3
# What the members of a set have in common, as means over their rows of the candidates' table.
_MEANS = (
    "subject share", "share", "mentions in sentence", "sentences away", "words away", "coreference", "implied", "subject filled",
    "subject is an actor", "object filled", "object is an actor", "passive", "speaks", "in title", "initiates elsewhere", "receives elsewhere",
    "initiates this category", "receives this category", "last subject", "plural", "sector CIV", "sector REB", "type group",
    "type organisation", "type state", "steps up", "steps down",
)  # fmt: skip
_OWN = ("log-likelihood", "size", "weakest taken", "strongest left", "strongest in the other role", "best preference", "all in the sentence", "one unknown")
_PAIR = (
    "log-likelihood",
    "below the best",
    "initiators below the best",
    "recipients below the best",
    "opposed elsewhere",
    "reversed elsewhere",
    "as ranked",
    "one state twice",
)
_EVENT = ("initiators expected", "recipients expected", "candidates", "mutual", "noun", "best initiator preference", "best recipient preference")

ASSIGNMENT: tuple[str, ...] = (
    *(f"initiators {name}" for name in (*_OWN, *_MEANS)),
    *(f"recipients {name}" for name in (*_OWN, *_MEANS)),
    *(f"both {name}" for name in _PAIR),
    *(f"event {name}" for name in _EVENT),
    *(f"event {role} {n}" for role in ("initiator", "recipient") for n in range(1, _LEADS + 1)),
    *(f"category {c}" for c in Category),
)
_AT = {name: i for i, name in enumerate(FEATURES)}
_COLUMNS = [_AT[name] for name in _MEANS]


@dataclass(frozen=True, slots=True)
class Scored:
    """An event with what the ranker thinks of its candidates: their rows, their scores in both roles, its own choice."""

    slot: Slot
    table: Matrix
    initiates: Matrix
    receives: Matrix
    ranked: Sets


@dataclass(frozen=True, slots=True)
class Assignments:
    """The assignments that compete for one event, and a row of features for each."""

    sets: tuple[Sets, ...]
    rows: Matrix


def opposition(events: Sequence[Scored]) -> list[Matrix]:
    """For each event of an article: how strongly each candidate acts on each other in the article's other events (initiator × recipient)."""
    if not events:
        return []
    own = [np.outer(e.initiates, e.receives) for e in events]
    total = np.sum(own, axis=0)
    return [(total - one) / max(1, len(events) - 1) for one in own]


def assignments(event: Scored, cast: Sequence[Candidate], opposed: Matrix) -> Assignments:
    """All assignments worth a look; nobody is in both roles."""
    sides = [
        _side(event.initiates, event.receives, event.table, "initiator", event.ranked[0]),
        _side(event.receives, event.initiates, event.table, "recipient", event.ranked[1]),
    ]
    first, second = np.meshgrid(np.arange(len(sides[0].sets)), np.arange(len(sides[1].sets)), indexing="ij")
    pairs = np.column_stack([first.ravel(), second.ravel()])
    apart = ~np.any(sides[0].taken[pairs[:, 0]] & sides[1].taken[pairs[:, 1]], axis=1)
    likely = sides[0].rows[pairs[:, 0], 0] + sides[1].rows[pairs[:, 1], 0]
    ranked = np.array([sides[0].sets[i] == event.ranked[0] and sides[1].sets[j] == event.ranked[1] for i, j in pairs])
    best = likely[apart].max()
    kept = apart & ((likely > best - GAP) | ranked)
    pairs, likely, ranked = pairs[kept], likely[kept], ranked[kept]
    both = _both(sides, pairs, likely, opposed)
    rows = np.hstack([sides[0].rows[pairs[:, 0]], sides[1].rows[pairs[:, 1]], both, ranked[:, None], _twice(sides, pairs, cast), _event(event, len(pairs))])
    return Assignments(tuple((sides[0].sets[i], sides[1].sets[j]) for i, j in pairs), rows)


@dataclass(frozen=True, slots=True)
class _Side:
    """The sets of one role: as positions, as a membership matrix, and their features."""

    sets: tuple[tuple[int, ...], ...]
    taken: NDArray[np.bool_]
    rows: Matrix


def _side(scores: Matrix, other: Matrix, table: Matrix, role: str, ranked: tuple[int, ...]) -> _Side:
    sets = _sets(scores, ranked)
    taken = np.zeros((len(sets), len(scores)), dtype=bool)
    for row, members in enumerate(sets):
        taken[row, list(members)] = True
    p = np.clip(scores, _EDGE, 1 - _EDGE)
    likely = np.log(1 - p).sum() + taken @ np.log(p / (1 - p))
    size = taken.sum(axis=1)
    nobody = size == 0
    preference = table[:, _AT[f"{role} preference"]]
    here, unknown = table[:, _AT["same sentence"]], table[:, _AT["unknown"]]
    own = [
        likely,
        size,
        np.where(taken, scores, 1.0).min(axis=1),
        np.where(taken, 0.0, scores).max(axis=1),
        np.where(taken, other, 0.0).max(axis=1),
        np.where(taken, preference, _FAR).min(axis=1),
        np.where(nobody, _NOBODY, np.where(taken, here, 1.0).min(axis=1)),
        np.where(nobody, _NOBODY, np.where(taken, unknown, 0.0).max(axis=1)),
    ]
    means = (taken @ table[:, _COLUMNS]) / np.maximum(size, 1)[:, None]
    means[nobody] = _NOBODY
    return _Side(sets, taken, np.column_stack([*own, means]))


def _sets(scores: Matrix, ranked: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Nobody, the likeliest one by one, the likeliest together, pairs of the first three, and what the ranker took."""
    top = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:TOP]
    found = {(), ranked, *((i,) for i in top), *(tuple(sorted(top[:n])) for n in range(2, len(top) + 1))}
    return tuple(sorted({*found, *(tuple(sorted(pair)) for pair in combinations(top[:3], 2))}))


def _both(sides: Sequence[_Side], pairs: NDArray[np.int64], likely: Matrix, opposed: Matrix) -> Matrix:
    """How an assignment stands among all, and what its two sides do to each other elsewhere."""
    first, second = sides[0].rows[:, 0], sides[1].rows[:, 0]
    acts = opposed.tolist()
    forth, back = [], []
    for i, j in pairs.tolist():
        initiators, recipients = sides[0].sets[i], sides[1].sets[j]
        forth.append(max((acts[a][b] for a in initiators for b in recipients), default=0.0))
        back.append(max((acts[b][a] for a in initiators for b in recipients), default=0.0))
    return np.column_stack([likely, likely - likely.max(), first[pairs[:, 0]] - first.max(), second[pairs[:, 1]] - second.max(), forth, back])


def _twice(sides: Sequence[_Side], pairs: NDArray[np.int64], cast: Sequence[Candidate]) -> Matrix:
    """Whether two of the parties are one state: its army and its rebels."""
    found = []
    for i, j in pairs:
        members = [cast[k].head for k in (*sides[0].sets[i], *sides[1].sets[j])]
        found.append([float(len(set(members)) < len(members))])
    return np.array(found)


def _event(event: Scored, rows: int) -> Matrix:
    """What is the same for all assignments of an event."""
    table, slot = event.table, event.slot
    values = [event.initiates.sum(), event.receives.sum(), len(table), float(slot.mutual), float(slot.shape == "N")]
    values += [table[:, _AT[f"{role} preference"]].min() for role in ("initiator", "recipient")]
    for scores in (event.initiates, event.receives):
        leads = sorted(scores.tolist(), reverse=True)[:_LEADS]
        values += [*leads, *[0.0] * (_LEADS - len(leads))]
    values += [float(slot.category == str(c)) for c in Category]
    return np.tile(np.array(values, dtype=np.float64), (rows, 1))
