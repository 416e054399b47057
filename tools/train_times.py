"""Trains the judge of times: which of the days that an article tells are those of an event.

usage: python tools/train_times.py DATA [DATA…] [--out src/liens/models] [--cache DIR]

DATA: folders of gold articles as for ``train_models.py``; an event is learned from where a line of the lexicon names it with its
category. Prints the share of right times out of fold, beside that of grammar alone, by folder. The same data gives the same bytes.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from liens.claim.dating import happenings, sayings_of
from liens.claim.propose import Proposer
from liens.claim.status import status_of
from liens.claim.status_lexicon import StatusLexicon, compile_status
from liens.claim.when import TimeLexicon, compile_times, times_of
from liens.claim.when.datelines import outside_datelines
from liens.claim.when.features import FEATURES, table
from liens.claim.when.options import Dates
from liens.claim.when.rank import least, scene_of
from liens.langs.pack import load_pack
from liens.model import Interval
from liens.parse.nlp import Parser
from parses import parsed_article
from train_models import locate
from training import FOLDS, Model, Size, export

# Chosen out of fold: more trees or leaves, and a second stage with the scores of the article's other events, gave no more.
# Each split looks at three features in ten: with some 1,600 events to learn from, trees that see all of them agree too readily.
SIZE = Size(150, 12, 20, share=0.3)
# Dispatches written for Liens take up a day again more seldom than the press does: an event of theirs counts a tenth. Of .05, .1, .2 and .4
# a tenth found most days of the articles that were not written for Liens.
OWN, OWN_WEIGHT = "training/", 0.1
# Days are taken that are at least so many times as likely as none of those told (1 less all scores). Of .6 to 1 this found most days out of
# fold; one threshold for all scores, or one for each way in which days are tied to an event, found fewer.
NONE = 0.8

Told = tuple[str | None, str | None] | None


@dataclass
class Case:
    """One event of a gold article: its options, their features, the reader's days and those of grammar alone."""

    article: str
    dates: list[Told]
    rows: list[list[float]]
    gold: Told
    rule: Told
    scores: list[float]

    def pick(self, none: float) -> Told:
        """The days chosen by the scores."""
        best = max(range(len(self.scores)), key=lambda i: (self.scores[i], -i), default=None)
        return None if best is None or self.scores[best] < least(self.scores, none) else self.dates[best]


@dataclass
class Reader:
    """What reads the articles of one language."""

    propose: Proposer
    status: StatusLexicon
    times: TimeLexicon


def load(folders: Sequence[Path], cache: Path | None) -> list[Case]:
    """All events of the gold articles that the lexicon finds."""
    readers: dict[str, Reader] = {}
    parsers: dict[str, Parser] = {}
    found: list[Case] = []
    for folder in folders:
        for file in sorted(folder.glob("*.json")):
            data = json.loads(file.read_text(encoding="utf-8"))
            language = data["lang"]
            if language not in readers:
                pack = load_pack(language)
                readers[language] = Reader(Proposer(pack), compile_status(pack), compile_times(pack))
            found += _cases(f"{folder.parent.name}/{folder.name}/{file.stem}", data, parsed_article(file, data, parsers, cache), readers[language])
    return found


def _cases(name: str, data: dict[str, Any], parsed: Any, reader: Reader) -> list[Case]:
    context = reader.propose.context(parsed)
    triggers = reader.propose.triggers(context)
    vouched = reader.propose.vouched_each(context, triggers)
    slots = reader.propose.slots(context, triggers, vouched)
    sayings = [sayings_of(parsed, v.attributions) for v in vouched]
    told = happenings(triggers, slots, context.cast, [status_of(parsed, reader.status, t.token) for t in triggers], sayings)
    gold: dict[int, dict[str, Any]] = {}
    for claim in data["claims"]:
        span = locate(parsed.article.text, claim)
        match = next((i for i, t in enumerate(triggers) if i not in gold and t.span(parsed).touches(span) and str(t.rule.category) == claim["category"]), None)
        if match is not None:
            gold[match] = claim
    times = outside_datelines(parsed, times_of(parsed, reader.times))
    scene, options = scene_of(parsed, times, told, list(gold), reader.times.links)
    return [
        Case(name, [_written(o.dates) for o in own], table(scene, n, own), _as_told(claim.get("when")), _of(scene.rules[n].interval), [])
        for (n, claim), own in zip(gold.items(), options, strict=True)
    ]


def _written(dates: Dates) -> Told:
    return tuple(None if d is None else d.isoformat() for d in dates)  # type: ignore[return-value]


def _as_told(when: list[str] | None) -> Told:
    return (when[0], when[1]) if when else None


def _of(interval: Interval | None) -> Told:
    return None if interval is None else _written((interval.start, interval.end))


def _fitted(cases: Sequence[Case]) -> Model:
    rows, labels, weights = lessons(cases)
    return Model(SIZE).fit(rows, labels, weights)


def cross_fit(cases: Sequence[Case], fold: Sequence[int]) -> None:
    """Give every case the scores of a model that did not see its article."""
    for k in range(FOLDS):
        model = _fitted([c for c, f in zip(cases, fold, strict=True) if f != k])
        for case in (c for c, f in zip(cases, fold, strict=True) if f == k and c.rows):
            case.scores = model.scores(case.rows).tolist()


def lessons(cases: Sequence[Case]) -> tuple[Any, Any, Any]:
    """All rows, whether each option is the reader's, and how much each counts."""
    weights = [OWN_WEIGHT if c.article.startswith(OWN) else 1.0 for c in cases for _ in c.dates]
    return np.array([r for c in cases for r in c.rows]), np.array([d == c.gold for c in cases for d in c.dates]), np.array(weights)


def folds(cases: Sequence[Case]) -> list[int]:
    """A fold for each case; an article and its translation are never on two sides."""
    stems = [c.article.rpartition("/")[2].removesuffix("-en") for c in cases]
    order = {stem: i for i, stem in enumerate(dict.fromkeys(stems))}
    return [order[stem] % FOLDS for stem in stems]


def right(cases: Sequence[Case], none: float) -> float:
    """The share of events with the reader's days."""
    return sum(c.pick(none) == c.gold for c in cases) / max(1, len(cases))


def main() -> None:
    """Train on the given folders and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src" / "liens" / "models")
    parser.add_argument("--cache", type=Path, help="keep parses here between runs")
    args = parser.parse_args()
    cases = load(args.data, args.cache)
    cross_fit(cases, folds(cases))
    folders = {name: [c for c in cases if c.article.startswith(name + "/")] for name in sorted({c.article.rpartition("/")[0] for c in cases})}
    for folder, mine in folders.items():
        alone = sum(c.rule == c.gold for c in mine) / len(mine)
        print(f"{folder}: {len(mine)} events, right times: grammar alone {alone:.3f}, out of fold {right(mine, NONE):.3f}")
    print(f"all: {len(cases)} events, out of fold {right(cases, NONE):.3f}")
    model = export(_fitted(cases), FEATURES, {"none": NONE})
    (args.out / "when.json").write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
