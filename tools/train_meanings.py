"""Trains the judge of meanings: which category a trigger names where the lexicon has several for its word.

A part of ``tools/train_models.py``, which hands over the articles and goes on with the meanings chosen here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from liens.claim.event.experience import Experience, gained, stored
from liens.claim.event.meaning import options, rows, taken
from liens.claim.event.triggers import Trigger
from liens.claim.propose import Context, Proposer
from training import Model

MARGINS = tuple(round(0.05 * n, 2) for n in range(9))
# A margin that no score passes: the lexicon's choice.
_NEVER = 2.0
Tables = list[list[list[float]]]
NewModel = Callable[[], Model]


@dataclass
class Raw:
    """One article before meanings are chosen: its context, its triggers, and the categories that readers gave each (none: no event)."""

    language: str
    reader: Proposer
    context: Context
    triggers: list[Trigger]
    gold: list[frozenset[str]]


def seen(raws: Sequence[Raw]) -> Experience:
    """How often each line of the lexicon gave the category of a coded event."""
    coded = ((t, gold) for raw in raws for t, gold in zip(raw.triggers, raw.gold, strict=True) if gold and t.meanings)
    return gained((o, str(o.rule.category) in gold) for t, gold in coded for o in options(t))


def train(raws: Sequence[Raw], fold: Sequence[int], new_model: NewModel) -> tuple[Model, dict[str, Any], list[list[Trigger]]]:
    """The model, its settings, and every article's triggers in the meanings chosen by models that did not see the article."""
    languages = sorted({raw.language for raw in raws})
    whole = {language: seen([raw for raw in raws if raw.language == language]) for language in languages}
    tables = [_table(raw, whole[raw.language].without(seen([raw]))) for raw in raws]
    scores: list[list[list[float]]] = [[] for _ in raws]
    for k in sorted(set(fold)):
        model = new_model().fit(*_lessons([(raws[n], tables[n]) for n, f in enumerate(fold) if f != k]))
        for n, f in enumerate(fold):
            if f == k:
                scores[n] = [model.scores(t).tolist() if t else [] for t in tables[n]]
    margin = max(MARGINS, key=lambda m: (_right(raws, scores, m), m))
    several = sum(bool(g and t.meanings) for r in raws for t, g in zip(r.triggers, r.gold, strict=True))
    print(f"meanings: right by the lexicon {_right(raws, scores, _NEVER)}, at margin {margin} {_right(raws, scores, margin)}, of {several}")
    model = new_model().fit(*_lessons(list(zip(raws, tables, strict=True))))
    chosen = [[taken(t, s, margin) if s else t for t, s in zip(raw.triggers, scored, strict=True)] for raw, scored in zip(raws, scores, strict=True)]
    return model, {"margin": margin, "seen": {language: stored(whole[language]) for language in languages}}, chosen


def _table(raw: Raw, experience: Experience) -> Tables:
    return rows(raw.context.parsed, raw.triggers, raw.reader.meaning_setting(raw.context, experience))


def _lessons(data: Sequence[tuple[Raw, Tables]]) -> tuple[Any, Any]:
    """A row for each meaning of each event that a reader coded, and whether it was the reader's."""
    x, y = [], []
    for raw, tables in data:
        for trigger, gold, table in zip(raw.triggers, raw.gold, tables, strict=True):
            if table and gold:
                x += table
                y += [str(o.rule.category) in gold for o in options(trigger)]
    return np.array(x), np.array(y)


def _right(raws: Sequence[Raw], scores: Sequence[Sequence[Sequence[float]]], margin: float) -> int:
    """How many coded events of several meanings get the reader's category."""
    return sum(
        str(taken(trigger, s, margin).rule.category) in gold
        for raw, scored in zip(raws, scores, strict=True)
        for trigger, gold, s in zip(raw.triggers, raw.gold, scored, strict=True)
        if s and gold
    )
