"""What all training of the small models shares: an article with everything computed for it, folds, trees and how they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Candidate, Slot
from liens.parse.parsed import Parsed

FOLDS = 4
SEED = 20261127
ROLES = {"initiator": "initiators", "recipient": "recipients"}
_SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "lambda_l2": 3.0, "seed": SEED, "deterministic": True, "force_row_wise": True, "num_threads": 1,
    "use_missing": False, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """How large a model is: trees, leaves of a tree, fewest examples of a leaf, and the share of features that each split may choose from."""

    trees: int
    leaves: int
    smallest: int = 16
    share: float = 1.0


@dataclass
class Example:
    """One gold article with everything computed for it."""

    name: str
    language: str
    parsed: Parsed
    cast: tuple[Candidate, ...]
    triggers: list[Trigger]
    slots: list[Slot]
    tables: list[list[list[float]]]
    hits: list[bool]
    gold: list[tuple[int, dict[str, Any]]]


def folds(names: Sequence[str]) -> list[int]:
    """A fold for each article; one and its translation are never on two sides."""
    stems = [name.rpartition("/")[2].removesuffix("-en") for name in names]
    order = {stem: i for i, stem in reversed(list(enumerate(stems)))}
    return [order[stem] % FOLDS for stem in stems]


class Model:
    """Boosted trees of probabilities, grown by LightGBM."""

    def __init__(self, size: Size) -> None:
        """Of that size; the other settings were chosen by cross-validation on the training articles."""
        self._size = size
        self.booster: lightgbm.Booster | None = None

    def fit(self, rows: Any, labels: Any, weights: Any = None) -> "Model":
        """Grow the trees; ``weights`` say how much each row counts (all the same if not given)."""
        data = lightgbm.Dataset(np.asarray(rows, dtype=np.float64), np.asarray(labels, dtype=np.float64), weight=weights)
        shape = {"num_leaves": self._size.leaves, "min_data_in_leaf": self._size.smallest, "feature_fraction_bynode": self._size.share}
        self.booster = lightgbm.train({**_SETTINGS, **shape}, data, self._size.trees)
        return self

    def scores(self, rows: Any) -> Any:
        """A probability for each row."""
        if self.booster is None:
            raise ValueError("the model was not trained")
        return self.booster.predict(np.asarray(rows, dtype=np.float64), num_threads=1)


def export(model: Model, features: Sequence[str], settings: dict[str, Any]) -> dict[str, Any]:
    """The trees as plain arrays; a leaf points to itself."""
    if model.booster is None:
        raise ValueError("the model was not trained")
    data: dict[str, Any] = {k: [] for k in ("feature", "threshold", "left", "right", "value", "roots")}
    for tree in model.booster.dump_model()["tree_info"]:
        data["roots"].append(len(data["feature"]))
        _add(tree["tree_structure"], data)
    return {"features": list(features), "base": 0.0, "settings": settings, **data}


def _add(node: dict[str, Any], data: dict[str, Any]) -> None:
    """Write a node and all below it; an inner node's value is kept too, to tell what a condition moved."""
    at, leaf = len(data["feature"]), "leaf_value" in node
    data["feature"].append(0 if leaf else int(node["split_feature"]))
    data["threshold"].append(0.0 if leaf else _rounded(float(node["threshold"])))
    data["value"].append(round(float(node["leaf_value" if leaf else "internal_value"]), 5))
    data["left"].append(at)
    data["right"].append(at)
    if not leaf:
        for side in ("left", "right"):
            data[side][at] = len(data["feature"])
            _add(node[f"{side}_child"], data)


def _rounded(threshold: float) -> float:
    """Six digits are enough; but the border just below nought must stay there, or nought changes sides."""
    return round(threshold, 6) or (-1e-6 if threshold < 0 else 0.0)


def same_parties(example: Example, claim: dict[str, Any], chosen: Sequence[Sequence[int]]) -> bool:
    """True if both chosen sets are the reader's, by what stands before the slash of a code."""
    return all(
        {example.cast[c].head for c in picked} == {code.split("/")[0] for code in claim[ROLES[role]]} for role, picked in zip(ROLES, chosen, strict=True)
    )
