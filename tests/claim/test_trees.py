"""Boosted trees read from data: a small ensemble made by hand, its probabilities, its reasons, and files that do not fit."""

import json
import math
import random
from pathlib import Path

import numpy as np
import pytest

from liens.claim import trees as module
from liens.claim.event.gate import FEATURES as EVENT_FEATURES
from liens.claim.participant.choose import ROLES
from liens.claim.participant.features import FEATURES, RIVALRY
from liens.claim.trees import load_trees
from liens.errors import PackError

NAMES = ("height", "width")
# First tree: height <= 1 ? -1 : (width <= 5 ? 2 : 3). Second tree: a lone leaf of 0.5. A leaf is its own child.
ENSEMBLE = {
    "features": list(NAMES),
    "feature": [0, 0, 1, 0, 0, 0],
    "threshold": [1.0, 0.0, 5.0, 0.0, 0.0, 0.0],
    "left": [1, 1, 3, 3, 4, 5],
    "right": [2, 1, 4, 3, 4, 5],
    "value": [0.0, -1.0, 1.0, 2.0, 3.0, 0.5],
    "roots": [0, 5],
    "base": -0.25,
    "settings": {"threshold": 0.5},
}


@pytest.fixture
def ensemble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> module.Trees:
    (tmp_path / "hand.json").write_text(json.dumps(ENSEMBLE), encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    return load_trees("hand", NAMES)


@pytest.mark.parametrize(("row", "leaf"), [((1.0, 9.0), -1.0), ((1.01, 5.0), 2.0), ((2.0, 5.01), 3.0), ((-7.0, 0.0), -1.0)])
def test_probabilities(ensemble: module.Trees, row: tuple[float, float], leaf: float) -> None:
    raw = -0.25 + leaf + 0.5
    assert ensemble.probabilities(np.array([row]))[0] == pytest.approx(1 / (1 + math.exp(-raw)))


def test_rows_do_not_disturb_each_other(ensemble: module.Trees) -> None:
    rows = np.array([[0.0, 0.0], [2.0, 2.0], [2.0, 9.0]])
    together = ensemble.probabilities(rows)
    assert together.tolist() == [ensemble.probabilities(rows[i : i + 1])[0] for i in range(3)]
    assert together[0] < 0.5 < together[1] < together[2]


def grown(rng: random.Random, data: dict[str, list[float]], leaves: int) -> int:
    """Add a random tree with so many leaves; gives its root."""
    node = len(data["feature"])
    for key in ("feature", "threshold", "left", "right", "value"):
        data[key].append(node if key in {"left", "right"} else 0 if key == "feature" else round(rng.uniform(-2, 2), 3))
    if leaves > 1:
        parted = rng.randint(1, leaves - 1)
        data["feature"][node] = rng.randrange(3)
        data["left"][node] = grown(rng, data, parted)
        data["right"][node] = grown(rng, data, leaves - parted)
    return node


def walked(data: dict[str, list[float]], row: list[float]) -> float:
    """The sum of all trees, leaf by leaf."""
    total = 0.0
    for root in data["roots"]:
        node = int(root)
        while data["left"][node] != node:
            node = int(data["left" if row[int(data["feature"][node])] <= data["threshold"][node] else "right"][node])
        total += data["value"][node]
    return total


@pytest.mark.parametrize("seed", range(20))
def test_scores_are_those_of_walking(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)  # noqa: S311 # trees to compare, no secret
    data: dict[str, list[float]] = {key: [] for key in ("feature", "threshold", "left", "right", "value")}
    data["roots"] = [grown(rng, data, rng.choice([1, 2, 7, 31, 32])) for _ in range(rng.randint(1, 12))]
    names = ["a", "b", "c"]
    (tmp_path / "wood.json").write_text(json.dumps({"features": names, "base": 0.1, "settings": {}, **data}), encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    rows = [[rng.choice([rng.uniform(-3, 3), *data["threshold"]]) for _ in names] for _ in range(600)]
    found = load_trees("wood", names).probabilities(np.array(rows))
    assert found == pytest.approx([1 / (1 + math.exp(-0.1 - walked(data, row))) for row in rows])


def test_a_tree_of_too_many_leaves_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data: dict[str, list[float]] = {key: [] for key in ("feature", "threshold", "left", "right", "value")}
    data["roots"] = [grown(random.Random(1), data, 33)]  # noqa: S311 # a tree, no secret
    (tmp_path / "wood.json").write_text(json.dumps({"features": ["a", "b", "c"], "base": 0.0, "settings": {}, **data}), encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    with pytest.raises(PackError, match="more than 32 leaves"):
        load_trees("wood", ["a", "b", "c"])


def test_no_rows_no_probabilities(ensemble: module.Trees) -> None:
    assert ensemble.probabilities(np.zeros((0, 2))).shape == (0,)


@pytest.mark.parametrize(
    ("row", "expected"),
    [((0.0, 0.0), [("height", -1.0)]), ((2.0, 9.0), [("width", 2.0), ("height", 1.0)]), ((2.0, 1.0), [("height", 1.0), ("width", 1.0)])],
)
def test_reasons_are_the_pushes_on_the_way(ensemble: module.Trees, row: tuple[float, float], expected: list[tuple[str, float]]) -> None:
    rows = np.array([row, (0.0, 0.0)])
    assert ensemble.reasons(rows) == [expected, [("height", -1.0)]]
    assert ensemble.reasons(rows, most=1)[0] == expected[:1]
    assert ensemble.reasons(np.zeros((0, 2))) == []


def test_other_features_are_refused(ensemble: module.Trees) -> None:
    with pytest.raises(PackError, match=r"models/hand\.json: was trained on other features; train it again with make train"):
        load_trees("hand", ("width", "height"))


@pytest.mark.parametrize(
    ("name", "features"),
    [("event", EVENT_FEATURES), *((f"{role}_first", FEATURES) for role in ROLES), *((f"{role}_second", (*FEATURES, *RIVALRY)) for role in ROLES)],
)
def test_the_trees_that_are_shipped_fit(name: str, features: tuple[str, ...]) -> None:
    found = load_trees(name, features)
    nodes = len(found.value)
    assert {len(a) for a in (found.feature, found.threshold, found.left, found.right)} == {nodes}
    assert all(0 <= child < nodes for child in (*found.left.tolist(), *found.right.tolist()))
    assert all(0 < value < 1 for key, value in found.settings.items() if key.startswith("threshold"))
    probabilities = found.probabilities(np.random.default_rng(7).uniform(-1, 10, (50, len(features))))
    assert ((probabilities > 0) & (probabilities < 1)).all()


def test_feature_names_are_unique() -> None:
    assert len(set(EVENT_FEATURES)) == len(EVENT_FEATURES)
    assert len({*FEATURES, *RIVALRY}) == len(FEATURES) + len(RIVALRY)
