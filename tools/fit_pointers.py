"""Fits the weights by which descriptions and pronouns find their actor (src/liens/claim/actor/weights.py) on gold articles.

usage: python tools/fit_pointers.py DATA [DATA…] [--cache DIR] [--write]

DATA: folders of gold articles in the format of the annotation guide, as for train_models.py. Each word that points back and
is an argument of a gold event is one case: its rivals are the actors named so far, the right ones those that the reader gave the
event's role. A conditional logit with "nobody" at zero; needs scipy (with extra ``train``). Without ``--write`` it only says how
often the best rival is right in articles that the weights were not fitted on.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from liens.claim.actor import coreference, descriptions, pronouns
from liens.claim.actor.history import History
from liens.claim.actor.lexicon import Pronoun
from liens.claim.actor.mention import Mention
from liens.parse.parsed import Token
from train_models import load
from training import Example

WEIGHTS = Path(__file__).parents[1] / "src" / "liens" / "claim" / "actor" / "weights.py"
FOLDS = 5
RIDGE = 0.5
ROLES = (("initiators", "initiator_roles"), ("recipients", "recipient_roles"))
Clues = dict[str, float]


@dataclass
class Case:
    """One word that points back: its rivals with their clues, and which of them are right."""

    article: str
    rivals: list[tuple[str, Clues]]
    right: list[bool]


@dataclass
class Recorder:
    """Keeps, while articles are read, what every pointing word was weighed by."""

    seen: dict[tuple[int, int, str], list[tuple[str, Clues]]] = field(default_factory=dict)

    def description(self, history: History, mention: Mention, coming: Mapping[str, Mention], locative: Mapping[str, str]) -> list[descriptions.Guess]:
        """Keep what a description was weighed by, then weigh it."""
        rivals = [(h, descriptions.clues(history, mention, h, coming, locative)) for h in descriptions.rivals(history, mention, coming)]
        self.seen[id(history.parsed), mention.token, "DESCRIPTION"] = rivals
        return GUESSES(history, mention, coming, locative)

    def pronoun(self, history: History, token: Token, pronoun: Pronoun, settled: Mapping[int, list[Mention]]) -> list[Mention]:
        """Keep what a pronoun was weighed by, then find what it stands for."""
        self.seen[id(history.parsed), token.i, "PRONOUN"] = [(m.head, c) for m, c in pronouns.weighed(history, token, pronoun)]
        return ANTECEDENTS(history, token, pronoun, settled)


GUESSES, ANTECEDENTS = descriptions.guesses, pronouns.antecedents


def gathered(folders: Sequence[Path], cache: Path | None) -> dict[str, list[Case]]:
    """The cases of all articles, by table of weights."""
    recorder = Recorder()
    coreference.guesses, coreference.antecedents = recorder.description, recorder.pronoun
    examples, _ = load(folders, cache)
    found: dict[str, list[Case]] = {"DESCRIPTION": [], "PRONOUN": []}
    for example in examples:
        for i, gold in answers(example).items():
            for table, cases in found.items():
                rivals = recorder.seen.get((id(example.parsed), i, table))
                if rivals:
                    cases.append(Case(example.name, rivals, [head in gold for head, _ in rivals]))
    return found


def answers(example: Example) -> dict[int, set[str]]:
    """For each word that is a direct argument of a gold event: the heads of the role it stands in."""
    found: dict[int, set[str]] = {}
    for slot, claim in example.gold:
        here: Any = example.slots[slot]
        for role, words in ROLES:
            for i, how in here.roles.items():
                if how in getattr(here, words) and claim[role]:
                    found.setdefault(i, set()).update(code.split("/")[0] for code in claim[role])
    return found


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """The weights that make the right rivals likeliest."""
    names = sorted({n for c in cases for _, clues in c.rivals for n in clues} | {"base"})
    column = {n: k for k, n in enumerate(names)}
    tables = []
    for case in cases:
        table = np.zeros((len(case.rivals), len(names)))
        for row, (_, clues) in enumerate(case.rivals):
            table[row, column["base"]] = 1
            for name, value in clues.items():
                table[row, column[name]] = value
        tables.append((table, np.array(case.right)))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = RIDGE * float(w @ w), 2 * RIDGE * w
        for table, right in tables:
            scores = np.append(table @ w, 0.0)
            top = scores.max()
            odds = np.exp(scores - top)
            good = np.append(right, not right.any())
            total -= float(np.log(odds[good].sum()) - np.log(odds.sum()))
            share = odds / odds.sum() - np.where(good, odds, 0) / odds[good].sum()
            slope = slope + table.T @ share[:-1]
        return total, slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {n: round(float(best.x[k]), 2) for n, k in column.items() if abs(best.x[k]) >= 0.05}


def share_right(cases: Sequence[Case], weights: Mapping[str, float]) -> tuple[int, int]:
    """How many cases with a right rival get it as the best above zero, and how many there are."""
    good = 0
    able = [c for c in cases if any(c.right)]
    for case in able:
        scores = [descriptions.weigh(clues, weights) for _, clues in case.rivals]
        best = max(range(len(scores)), key=scores.__getitem__)
        good += case.right[best] and scores[best] > 0
    return good, len(able)


def held_back(cases: Sequence[Case]) -> Iterator[tuple[int, int]]:
    """The same, each fifth of the articles judged by weights fitted on the others."""
    articles = sorted({c.article for c in cases})
    for fold in range(FOLDS):
        test = set(articles[fold::FOLDS])
        weights = fitted([c for c in cases if c.article not in test])
        yield share_right([c for c in cases if c.article in test], weights)


def written(tables: Mapping[str, Mapping[str, float]]) -> str:
    """The module with new tables under its old head."""
    head = WEIGHTS.read_text(encoding="utf-8").split("DESCRIPTION: ")[0]
    blocks = [f"{name}: Mapping[str, float] = {{\n" + "".join(f'    "{k}": {v},\n' for k, v in sorted(w.items())) + "}\n" for name, w in tables.items()]
    return head + "\n".join(blocks)


def main() -> None:
    """Say how good the weights are on articles held back; write new ones if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = gathered(asked.data, asked.cache)
    for name, cases in found.items():
        now = share_right(cases, descriptions.DESCRIPTION if name == "DESCRIPTION" else pronouns.PRONOUN)
        folds = list(held_back(cases))
        print(name, "cases", len(cases), "now", now, "fitted, held back", (sum(g for g, _ in folds), sum(n for _, n in folds)))
    if asked.write:
        WEIGHTS.write_text(written({name: fitted(cases) for name, cases in found.items()}), encoding="utf-8")


if __name__ == "__main__":
    main()
