"""Small boosted trees, read from data and run with numpy: the learned choices of Liens, each explained by its features.

The trees are trained by ``tools/train_*.py`` and stored as JSON beside a model card in ``liens/models``. Shapes: a
matrix of rows × features (float64) gives one probability a row. Missing values do not occur.

Rows are scored without walking the trees (QuickScorer, Lucchese et al., SIGIR 2015): every condition of every tree is
tried at once, each that fails excludes the leaves to its left, and the first leaf that is left holds the value.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liens.errors import PackError

Matrix = NDArray[np.float64]
# Leaves of one tree, at most: the bits of a mask; and rows scored at once (conditions × rows should stay in the processor's cache).
_BITS = 32
_ROWS = 64


@dataclass(frozen=True, slots=True)
class Leaves:
    """The conditions of all trees one after another: ``feature`` > ``threshold`` excludes the leaves whose bits are set in ``excludes``.

    Shapes: conditions × 1; ``starts`` is the first condition of each tree; ``values`` is trees × leaves, from left to right.
    """

    feature: NDArray[np.int64]
    threshold: Matrix
    excludes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    values: Matrix

    def sums(self, rows: Matrix) -> Matrix:
        """The sum of all trees' values for each row."""
        columns = np.ascontiguousarray(rows.T)
        excluded = np.bitwise_or.reduceat((columns[self.feature] > self.threshold) * self.excludes, self.starts, axis=0)
        first = ~excluded & (excluded + np.uint32(1))
        leaf = np.frexp(first.astype(np.float64))[1] - 1
        result: Matrix = self.values[np.arange(len(self.starts))[:, None], leaf].sum(axis=0)
        return result


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble: node arrays of all trees one after another (a leaf is its own child), and the same by leaves for scoring."""

    features: tuple[str, ...]
    feature: NDArray[np.int64]
    threshold: Matrix
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Matrix
    roots: NDArray[np.int64]
    base: float
    settings: dict[str, Any]
    leaves: Leaves

    def probabilities(self, rows: Matrix) -> Matrix:
        """One probability a row."""
        parts = [self.leaves.sums(rows[at : at + _ROWS]) for at in range(0, len(rows), _ROWS)]
        raw = self.base + np.concatenate([np.zeros(0), *parts])
        result: Matrix = 1.0 / (1.0 + np.exp(-raw))
        return result

    def reasons(self, rows: Matrix, most: int = 3) -> list[list[tuple[str, float]]]:
        """For each row the features that moved its score most, with their push, strongest first."""
        width = len(self.features)
        push = np.zeros(len(rows) * width)
        row = np.arange(len(rows))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        while True:
            feature = self.feature[node]
            after = np.where(rows[row, feature] <= self.threshold[node], self.left[node], self.right[node])
            if np.array_equal(after, node):
                break
            push += np.bincount((row * width + feature).ravel(), (self.value[after] - self.value[node]).ravel(), len(push))
            node = after
        return [self._strongest(pushes, most) for pushes in push.reshape(len(rows), width)]

    def _strongest(self, push: Matrix, most: int) -> list[tuple[str, float]]:
        moved = np.flatnonzero(push)
        found = moved[np.argsort(-np.abs(push[moved]), kind="stable")[:most]].tolist()
        return [(self.features[f], float(push[f])) for f in found]


def told(pushes: Sequence[tuple[str, float]]) -> str:
    """Pushes in words."""
    return ", ".join(f"{name} {push:+.1f}" for name, push in pushes)


def load_trees(name: str, features: Sequence[str]) -> Trees:
    """Read ``liens/models/<name>.json``; raises PackError if its features are not those the program computes."""
    data = json.loads((files("liens.models") / f"{name}.json").read_text(encoding="utf-8"))
    if data["features"] != list(features):
        raise PackError(f"models/{name}.json: was trained on other features; train it again with make train")
    try:
        leaves = _by_leaves(data)
    except OverflowError as error:
        raise PackError(f"models/{name}.json: a tree has more than {_BITS} leaves; train it again with fewer") from error
    nodes = {key: np.array(data[key]) for key in ("feature", "threshold", "left", "right", "value", "roots")}
    return Trees(
        tuple(features),
        nodes["feature"].astype(np.int64),
        nodes["threshold"].astype(np.float64),
        nodes["left"].astype(np.int64),
        nodes["right"].astype(np.int64),
        nodes["value"].astype(np.float64),
        nodes["roots"].astype(np.int64),
        float(data["base"]),
        data["settings"],
        leaves,
    )


def _by_leaves(data: Mapping[str, Any]) -> Leaves:
    """The conditions and leaves of all trees."""
    left, right = data["left"], data["right"]
    feature: list[int] = []
    threshold: list[float] = []
    excludes: list[int] = []
    starts: list[int] = []
    values: list[list[float]] = []
    for root in data["roots"]:
        starts.append(len(feature))
        found: list[float] = []
        conditions = _conditions(root, left, right, data["value"], found)
        for node, first, end in conditions or [(root, 0, 0)]:
            feature.append(data["feature"][node])
            threshold.append(data["threshold"][node])
            excludes.append((1 << end) - (1 << first))
        values.append(found)
    width = max(map(len, values))
    if width > _BITS:
        raise OverflowError(width)
    table = np.array([[*found, *[0.0] * (width - len(found))] for found in values])
    column = np.array(threshold, dtype=np.float64)[:, None]
    return Leaves(np.array(feature, dtype=np.int64), column, np.array(excludes, dtype=np.uint32)[:, None], np.array(starts, dtype=np.int64), table)


def _conditions(node: int, left: Sequence[int], right: Sequence[int], value: Sequence[float], leaves: list[float]) -> list[tuple[int, int, int]]:
    """The conditions below a node, each with the leaves to its left (first, end); values of leaves are added in order."""
    if left[node] == node:
        leaves.append(value[node])
        return []
    first = len(leaves)
    below = _conditions(left[node], left, right, value, leaves)
    end = len(leaves)
    return [*below, (node, first, end), *_conditions(right[node], left, right, value, leaves)]
