"""The trees that training stores are those that it grew: the program gives every row the same probability."""

import importlib
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from liens.claim import trees
from tests.sources import ROOT

Lessons = tuple[np.ndarray, np.ndarray]
ROWS, FEATURES = 1500, ("distance", "share", "flag", "count")


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module("training")


@pytest.fixture
def lessons() -> Lessons:
    """Features as the program has them: distances on both sides of nought, shares, flags, counts."""
    dice = np.random.default_rng(7)
    rows = np.column_stack([dice.integers(-4, 5, ROWS), np.round(dice.random(ROWS), 3), dice.integers(0, 2, ROWS), dice.integers(0, 40, ROWS)]).astype(float)
    labels = (rows[:, 0] >= 0) & (rows[:, 1] * 20 + rows[:, 3] + dice.normal(0, 6, ROWS) > 25) | ((rows[:, 2] == 1) & (rows[:, 0] == -1))
    return rows, labels


def stored(training: ModuleType, lessons: Lessons, folder: Path) -> tuple[trees.Trees, np.ndarray]:
    """The stored trees, read by the program, and what the grown ones say of the rows."""
    model = training.Model(training.Size(60, 16, 20)).fit(*lessons)
    (folder / "small.json").write_text(json.dumps(training.export(model, FEATURES, {})), encoding="utf-8")
    return trees.load_trees("small", FEATURES), model.scores(lessons[0])


def test_the_program_scores_as_training_did(training: ModuleType, lessons: Lessons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "files", lambda _: tmp_path)
    found, wanted = stored(training, lessons, tmp_path)
    assert np.abs(found.probabilities(lessons[0]) - wanted).max() < 1e-4
    assert wanted.std() > 0.1


def test_the_same_lessons_give_the_same_bytes(training: ModuleType, lessons: Lessons) -> None:
    size = training.Size(20, 8, 20)
    once, again = (json.dumps(training.export(training.Model(size).fit(*lessons), FEATURES, {})) for _ in range(2))
    assert once == again


def test_a_model_must_be_trained_before_it_scores(training: ModuleType, lessons: Lessons) -> None:
    with pytest.raises(ValueError, match="was not trained"):
        training.Model(training.Size(5, 4)).scores(lessons[0])
