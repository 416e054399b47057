"""Small boosted trees, read from data and run with numpy: the learned choices of Liens, each explained by its features.

The trees are trained by ``tools/train_*.py`` and stored as JSON beside a model card in ``liens/models``. Shapes: a
matrix of rows × features (float64) gives one probability a row. Missing values do not occur.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liens.errors import PackError

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble: node arrays of all trees one after another; a leaf is its own child.

    ``nodes`` holds the same as plain tuples (feature, threshold, left, right, value) to walk a single row.
    """

    features: tuple[str, ...]
    feature: NDArray[np.int64]
    threshold: Matrix
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Matrix
    roots: NDArray[np.int64]
    depth: int
    base: float
    settings: dict[str, Any]
    nodes: tuple[tuple[int, float, int, int, float], ...]

    def probabilities(self, rows: Matrix) -> Matrix:
        """One probability a row."""
        if not len(rows):
            return np.zeros(0)
        raw = self.base + self.value[self._leaves(rows)].sum(axis=1)
        result: Matrix = 1.0 / (1.0 + np.exp(-raw))
        return result

    def _leaves(self, rows: Matrix) -> NDArray[np.int64]:
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        index = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[index, self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        return node

    def reasons(self, row: Sequence[float], most: int = 3) -> list[tuple[str, float]]:
        """The features that moved one row's score most, with their push, strongest first."""
        push: dict[int, float] = {}
        nodes = self.nodes
        for root in self.roots.tolist():
            node = root
            feature, threshold, left, right, value = nodes[node]
            while left != node:
                node = left if row[feature] <= threshold else right
                after = nodes[node]
                push[feature] = push.get(feature, 0.0) + after[4] - value
                feature, threshold, left, right, value = after
        ranked = sorted(push.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
        return [(self.features[f], p) for f, p in ranked[:most] if p]


def load_trees(name: str, features: Sequence[str]) -> Trees:
    """Read ``liens/models/<name>.json``; raises PackError if its features are not those the program computes."""
    data = json.loads((files("liens.models") / f"{name}.json").read_text(encoding="utf-8"))
    if data["features"] != list(features):
        raise PackError(f"models/{name}.json: was trained on other features; train it again with tools/train_models.py")
    nodes = {key: np.array(data[key]) for key in ("feature", "threshold", "left", "right", "value", "roots")}
    return Trees(
        tuple(features),
        nodes["feature"].astype(np.int64),
        nodes["threshold"].astype(np.float64),
        nodes["left"].astype(np.int64),
        nodes["right"].astype(np.int64),
        nodes["value"].astype(np.float64),
        nodes["roots"].astype(np.int64),
        int(data["depth"]),
        float(data["base"]),
        data["settings"],
        tuple(zip(data["feature"], data["threshold"], data["left"], data["right"], data["value"], strict=True)),
    )
