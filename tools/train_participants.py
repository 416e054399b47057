"""Trains the three stages of the choice of participants; a part of ``tools/train_models.py``."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from liens.claim.participant.assignment import ASSIGNMENT, Assignments, assignments, opposition
from liens.claim.participant.candidates import key_of
from liens.claim.participant.choose import Limits, scored, second_stage, select
from liens.claim.participant.features import FEATURES as CANDIDATE_FEATURES
from liens.claim.participant.features import RIVALRY
from training import FOLDS, ROLES, Example, Model, Size, export, folds, same_parties

# By cross-validation on the training articles: with these both roles of .430 of held-back events are right; splits that see two
# fifths of the features, twice the trees at half the rate, means of two seeds, and ranking objectives gave .424 to .430.
FIRST, SECOND, TOGETHER = Size(300, 16, 30), Size(250, 16, 30), Size(300, 24, 40)
MOST = 4
GRID = ([round(0.14 + 0.04 * n, 2) for n in range(14)], [0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])


def labels(example: Example, role: str, claim: dict[str, Any]) -> list[bool]:
    """For each candidate, whether the reader gave it that role."""
    wanted = set()
    keys = [c.key for c in example.cast]
    for code in claim[ROLES[role]]:
        key = key_of(code)
        if key not in keys:
            head = key.split("/")[0]
            same = [k for k in keys if k.split("/")[0] == head]
            key = next((k for k in same if "/" not in k), same[0] if same else "")
        wanted.add(key)
    return [k in wanted for k in keys]


def role_rows(examples: Sequence[Example], role: str) -> Iterator[tuple[int, int, list[list[float]], list[bool]]]:
    """Article, slot, rows of all candidates, labels."""
    for number, e in enumerate(examples):
        for slot, claim in e.gold:
            if e.cast:
                yield number, slot, e.tables[slot], labels(e, role, claim)


Rows = list[tuple[int, int, list[list[float]], list[bool]]]


def cross_fit(data: Rows, fold: Sequence[int], size: Size) -> tuple[Model, list[list[float]]]:
    """A model of all rows, and scores of every row by a model that did not see its article."""
    held: list[list[float]] = [[] for _ in data]
    for k in range(FOLDS):
        model = _fit([lesson for lesson in data if fold[lesson[0]] != k], size)
        for i, (n, _, rows, _) in enumerate(data):
            if fold[n] == k:
                held[i] = model.scores(rows).tolist()
    return _fit(data, size), held


def _fit(data: Rows, size: Size) -> Model:
    """Trees for the candidates of all events."""
    return Model(size).fit([r for _, _, rows, _ in data for r in rows], [v for _, _, _, ls in data for v in ls])


def _second(examples: Sequence[Example], data: Rows, held: dict[str, list[list[float]]]) -> list[list[list[float]]]:
    """The second stage's features, article by article, from scores of models that did not see the article."""
    found: list[list[list[float]]] = []
    for number, example in enumerate(examples):
        mine = [i for i, (n, _, _, _) in enumerate(data) if n == number]
        slots = [example.slots[data[i][1]] for i in mine]
        found += second_stage(slots, [held["initiator"][i] for i in mine], [held["recipient"][i] for i in mine])
    return found


def train_roles(examples: Sequence[Example]) -> tuple[dict[str, dict[str, Any]], dict[str, list[list[float]]]]:
    """Both stages of both rankers; thresholds maximise the share of claims with both sets right, out of fold."""
    fold = folds([e.name for e in examples])
    data: dict[str, Rows] = {role: list(role_rows(examples, role)) for role in ROLES}
    found = {}
    held: dict[str, list[list[float]]] = {}
    for role in ROLES:
        model, held[role] = cross_fit(data[role], fold, FIRST)
        found[f"{role}_first"] = export(model, CANDIDATE_FEATURES, {})
    rivalries = _second(examples, data["initiator"], held)
    models = {}
    for role in ROLES:
        wide = [(n, s, [r + v for r, v in zip(rows, more, strict=True)], ls) for (n, s, rows, ls), more in zip(data[role], rivalries, strict=True)]
        models[role], held[role] = cross_fit(wide, fold, SECOND)
    settings = _thresholds(examples, held)
    for role in ROLES:
        found[f"{role}_second"] = export(models[role], (*CANDIDATE_FEATURES, *RIVALRY), settings[role])
    return found, held


Rivals = list[tuple[Example, dict[str, Any], Assignments]]


def train_assignment(
    examples: Sequence[Example], roles: dict[str, dict[str, Any]], held: dict[str, list[list[float]]]
) -> tuple[dict[str, Any], dict[tuple[int, int], bool]]:
    """The third stage, from the second's scores out of fold; and for each event whether its choice, out of fold, is the reader's."""
    data = _rivals(examples, roles, held)
    fold = folds([e.name for e in examples])
    right: dict[tuple[int, int], bool] = {}
    for k in range(FOLDS):
        model = _together([r for (n, _), r in data.items() if fold[n] != k])
        for key, (example, claim, rivals) in data.items():
            if fold[key[0]] == k:
                best = int(np.argmax(model.scores(rivals.rows)))
                right[key] = same_parties(example, claim, rivals.sets[best])
    print(f"both roles together: triple right, events given, out of fold: {sum(right.values()) / max(1, len(right)):.3f} of {len(right)}")
    return export(_together(list(data.values())), ASSIGNMENT, {}), right


def _together(data: Rivals) -> Model:
    """Trees for the assignments of all events: which of them is the reader's."""
    return Model(TOGETHER).fit(np.vstack([r.rows for _, _, r in data]), [same_parties(e, claim, sets) for e, claim, r in data for sets in r.sets])


def _rivals(examples: Sequence[Example], roles: dict[str, dict[str, Any]], held: dict[str, list[list[float]]]) -> dict[tuple[int, int], Any]:
    """The competing assignments of every gold event, by article and slot."""
    claims = [(n, e, slot, claim) for n, e in enumerate(examples) for slot, claim in e.gold if e.cast]
    settings = {role: roles[f"{role}_second"]["settings"] for role in ROLES}
    found: dict[tuple[int, int], Any] = {}
    for number, example in enumerate(examples):
        mine = [(i, slot, claim) for i, (n, _, slot, claim) in enumerate(claims) if n == number]
        events = [
            scored(example.slots[slot], np.array(example.tables[slot]), (np.array(held["initiator"][i]), np.array(held["recipient"][i])), settings)
            for i, slot, _ in mine
        ]
        for (_, slot, claim), event, opposed in zip(mine, events, opposition(events), strict=True):
            found[number, slot] = (example, claim, assignments(event, example.cast, opposed))
    return found


def _thresholds(examples: Sequence[Example], held: dict[str, list[list[float]]]) -> dict[str, dict[str, Any]]:
    """Limits by coordinate search: each is moved along its grid while the share of right triples grows."""
    settings: dict[str, dict[str, Any]] = {role: {"most": MOST} for role in ROLES}
    claims = [(e, e.slots[slot], claim) for e in examples for slot, claim in e.gold if e.cast]
    for mutual in (False, True):
        some = [(e, claim, i) for i, (e, slot, claim) in enumerate(claims) if slot.mutual == mutual]
        values = [0.34, 0.5, 0.34, 0.5]
        for _ in range(2):
            for place in range(4):
                values[place] = max(GRID[place % 2], key=lambda v: (_right(some, held, [*values[:place], v, *values[place + 1 :]]), -v))
        kind = "_mutual" if mutual else ""
        for role, at in (("initiator", 0), ("recipient", 2)):
            settings[role][f"threshold{kind}"], settings[role][f"ratio{kind}"] = values[at], values[at + 1]
        print(f"mutual {mutual}: {values}, triple right, events given, out of fold: {_right(some, held, values) / max(1, len(some)):.3f} of {len(some)}")
    return settings


def _right(claims: Sequence[tuple[Example, dict[str, Any], int]], held: dict[str, list[list[float]]], values: Sequence[float]) -> int:
    first, second = Limits(values[0], values[1], MOST), Limits(values[2], values[3], MOST)
    right = 0
    for example, gold, i in claims:
        right += same_parties(example, gold, select(held["initiator"][i], held["recipient"][i], first, second))
    return right
