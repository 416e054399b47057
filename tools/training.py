"""What all training of the small models shares: an article with everything computed for it, folds, trees and how they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sklearn.ensemble import HistGradientBoostingClassifier

from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Candidate, Slot
from liens.parse.parsed import Parsed

FOLDS = 4
SEED = 20261127
ROLES = {"initiator": "initiators", "recipient": "recipients"}


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


def new_model(iterations: int, leaves: int, smallest: int = 16) -> HistGradientBoostingClassifier:
    """The settings were chosen by cross-validation on the training articles."""
    return HistGradientBoostingClassifier(
        max_iter=iterations,
        learning_rate=0.06,
        max_leaf_nodes=leaves,
        min_samples_leaf=smallest,
        l2_regularization=3.0,
        early_stopping=False,
        random_state=SEED,
    )


def export(model: HistGradientBoostingClassifier, features: Sequence[str], settings: dict[str, Any]) -> dict[str, Any]:
    """The trees as plain arrays; a leaf points to itself."""
    data: dict[str, Any] = {k: [] for k in ("feature", "threshold", "left", "right", "value", "roots")}
    for (predictor,) in model._predictors:
        base = len(data["feature"])
        data["roots"].append(base)
        for i, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            data["feature"].append(0 if leaf else int(node["feature_idx"]))
            data["threshold"].append(0.0 if leaf else round(float(node["num_threshold"]), 6))
            data["left"].append(base + i if leaf else base + int(node["left"]))
            data["right"].append(base + i if leaf else base + int(node["right"]))
            data["value"].append(round(float(node["value"]), 5))
    return {"features": list(features), "base": round(float(model._baseline_prediction.ravel()[0]), 6), "settings": settings, **data}


def same_parties(example: Example, claim: dict[str, Any], chosen: Sequence[Sequence[int]]) -> bool:
    """True if both chosen sets are the reader's, by what stands before the slash of a code."""
    return all(
        {example.cast[c].head for c in picked} == {code.split("/")[0] for code in claim[ROLES[role]]} for role, picked in zip(ROLES, chosen, strict=True)
    )
