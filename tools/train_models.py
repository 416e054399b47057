"""Trains the small models that Liens ships: which triggers are events, and who takes part.

usage: python tools/train_models.py DATA [DATA…] [--out src/liens/models] [--cache DIR] [--report]

DATA: folders of gold articles in the format of the annotation guide (``claims_train/fr`` …). Needs LightGBM (extra
``train``). The same data gives the same bytes: folds go by article in file order, seeds are fixed.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from liens.claim.event.experience import gained, stored
from liens.claim.event.gate import FEATURES as EVENT_FEATURES
from liens.claim.event.gate import Proposals
from liens.claim.event.gate import rows as event_rows
from liens.claim.event.lexicon import Shape
from liens.claim.event.meaning import FEATURES as MEANING_FEATURES
from liens.claim.event.triggers import Trigger
from liens.claim.participant.candidates import Slot
from liens.claim.participant.choose import tables
from liens.claim.participant.slots import Kind, all_arguments, build_slot, default_frame
from liens.claim.propose import Context, Proposer
from liens.langs.pack import load_pack
from liens.model import Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from parses import parsed_article
from train_meanings import Raw
from train_meanings import train as train_meanings
from train_participants import train_assignment, train_roles
from training import FOLDS, Example, Model, Size, export, folds

LANGUAGES = ("en", "fr")
# By cross-validation on the training articles.
GATE, MEANING = Size(250, 16), Size(100, 10)
# Half the standard error of the figure that the gate is chosen by.
FLAT = 0.0025


def load(folders: Sequence[Path], cache: Path | None) -> tuple[list[Example], dict[str, Any]]:
    """All gold articles, analysed, with the meanings that models chose which did not see the article; and the final model of meanings."""
    readers: dict[str, Proposer] = {}
    parsers: dict[str, Parser] = {}
    names: list[str] = []
    articles: list[dict[str, Any]] = []
    raws: list[Raw] = []
    for folder in folders:
        for file in sorted(folder.glob("*.json")):
            data = json.loads(file.read_text(encoding="utf-8"))
            language = data["lang"]
            if language not in readers:
                readers[language] = Proposer(load_pack(language))
            parsed = parsed_article(file, data, parsers, cache)
            names.append(f"{folder.parent.name}/{folder.name}/{file.stem}")
            articles.append(data)
            raws.append(_raw(data, parsed, readers[language]))
    model, settings, chosen = train_meanings(raws, folds(names), lambda: Model(MEANING))
    examples = [_example(name, data, raw, triggers) for name, data, raw, triggers in zip(names, articles, raws, chosen, strict=True)]
    return examples, export(model, MEANING_FEATURES, settings)


def _raw(data: dict[str, Any], parsed: Parsed, reader: Proposer) -> Raw:
    context = reader.context(parsed)
    triggers = reader.triggers(context)
    coded = [(locate(parsed.article.text, claim), claim["category"]) for claim in data["claims"]]
    gold = [frozenset(category for span, category in coded if t.span(parsed).touches(span)) for t in triggers]
    return Raw(data["lang"], reader, context, triggers, gold)


def _example(name: str, data: dict[str, Any], raw: Raw, triggers: list[Trigger]) -> Example:
    reader, context, parsed = raw.reader, raw.context, raw.context.parsed
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    hits = [False] * len(triggers)
    gold: list[tuple[int, dict[str, Any]]] = []
    extra: list[Slot] = []
    for claim in data["claims"]:
        span = locate(parsed.article.text, claim)
        match = next((i for i, t in enumerate(triggers) if t.span(parsed).touches(span) and str(t.rule.category) == claim["category"] and not hits[i]), None)
        if match is not None:
            hits[match] = True
            gold.append((match, claim))
        else:
            slot = _unknown_slot(span, claim, reader, context)
            if slot is not None:
                gold.append((len(triggers) + len(extra), claim))
                extra.append(slot)
    every = [*slots, *extra]
    rows = tables(parsed, every, context.cast, reader.actors.prepositions)
    return Example(name, data["lang"], parsed, context.cast, triggers, every, rows, hits, gold)


def _unknown_slot(span: Span, claim: dict[str, Any], reader: Proposer, context: Context) -> Slot | None:
    parsed = context.parsed
    tokens = [t for t in parsed.tokens if t.start < span.end and span.start < t.end]
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])
    shape = Shape.VERB if head.pos in {"VERB", "AUX"} else Shape.NOUN
    order = [head.i, *(t.i for t in tokens if t.i != head.i)]
    frames = {rule.frame.name: rule.frame for rules in reader.events.rules.values() for rule in rules}
    frame = default_frame(shape, frames)
    setting = reader.setting(reader.vouched(context, span, head.i))
    return build_slot(parsed, order, Kind(claim["category"], "", shape, frame), all_arguments(parsed, order), setting)


def locate(text: str, claim: dict[str, Any]) -> Span:
    """As the scorer does: the trigger inside the clue, else the nearest in its paragraph."""
    at = text.index(claim["sentence"])
    low = max(text.rfind("\n", 0, at) + 1, at - 600)
    high = text.find("\n", at)
    high = len(text) if high < 0 else high
    spots = []
    start = text.find(claim["trigger"], low)
    while 0 <= start < high:
        spots.append(start)
        start = text.find(claim["trigger"], start + 1)
    inside = [s for s in spots if at <= s < at + len(claim["sentence"])]
    start = inside[0] if inside else min(spots, key=lambda s: abs(s - at))
    return Span(start, start + len(claim["trigger"]))


def train_events(examples: Sequence[Example]) -> tuple[dict[str, Any], list[list[float]]]:
    """The gate, and its scores for every trigger from the folds that did not see the article."""
    own = [gained(zip(e.triggers, e.hits, strict=True)) for e in examples]
    whole = {language: gained(pair for e in examples if e.language == language for pair in zip(e.triggers, e.hits, strict=True)) for language in LANGUAGES}
    matrices = [
        event_rows(e.parsed, Proposals(e.triggers, e.slots[: len(e.triggers)], e.tables[: len(e.triggers)]), whole[e.language].without(mine))
        for e, mine in zip(examples, own, strict=True)
    ]
    fold = folds([e.name for e in examples])
    scores: list[list[float]] = [[] for _ in examples]
    for k in range(FOLDS):
        x = np.array([r for m, f in zip(matrices, fold, strict=True) if f != k for r in m])
        y = np.array([h for e, f in zip(examples, fold, strict=True) if f != k for h in e.hits])
        model = Model(GATE).fit(x, y)
        for i, f in enumerate(fold):
            if f == k and matrices[i]:
                scores[i] = model.scores(matrices[i]).tolist()
    wanted = sum(len(e.gold) for e in examples)
    best = max(np.arange(0.1, 0.8, 0.02), key=lambda t: _f1(examples, scores, float(t), wanted)[2])
    print(f"events: ungated P/R/F1 {_f1(examples, scores, 0.0, wanted)}  gated at {best:.2f} {_f1(examples, scores, float(best), wanted)}")
    x = np.array([r for m in matrices for r in m])
    y = np.array([h for e in examples for h in e.hits])
    return export(Model(GATE).fit(x, y), EVENT_FEATURES, {"threshold": round(float(best), 2), "seen": {k: stored(v) for k, v in whole.items()}}), scores


def _f1(examples: Sequence[Example], scores: list[list[float]], threshold: float, wanted: int) -> tuple[float, float, float]:
    hit = sum(h and s >= threshold for e, sc in zip(examples, scores, strict=True) for h, s in zip(e.hits, sc, strict=True))
    found = sum(s >= threshold for sc in scores for s in sc)
    p, r = hit / max(1, found), hit / max(1, wanted)
    return round(p, 3), round(r, 3), round(2 * p * r / max(1e-9, p + r), 3)


def gate_threshold(examples: Sequence[Example], scores: list[list[float]], right: dict[tuple[int, int], bool]) -> float:
    """The gate's threshold that gives the best F1 of whole triples out of fold: an event whose parties are wrong helps nobody."""
    wanted = sum(len(e.gold) for e in examples)

    def f1(threshold: float) -> float:
        found = sum(s >= threshold for sc in scores for s in sc)
        hit = sum(right.get((n, t), False) and s >= threshold for n, sc in enumerate(scores) for t, s in enumerate(sc))
        return 2 * hit / max(1, found + wanted)

    grid = [round(float(t), 2) for t in np.arange(0.1, 0.8, 0.02)]
    top = max(f1(t) for t in grid)
    # The curve is flat near its top; a false claim costs a reader more than a missed one, so the strictest of the best is taken.
    best = max(t for t in grid if f1(t) >= top - FLAT)
    print(f"gate at {best}: triple F1 out of fold {f1(best):.3f}, category P/R/F1 {_f1(examples, scores, best, wanted)}")
    return best


def report(examples: Sequence[Example], scores: list[list[float]], right: dict[tuple[int, int], bool], threshold: float) -> None:
    """F1 of categories and of whole triples by folder, from models that did not see the article."""
    for folder in sorted({e.name.rpartition("/")[0] for e in examples}):
        mine = [n for n, e in enumerate(examples) if e.name.rpartition("/")[0] == folder]
        wanted = sum(len(examples[n].gold) for n in mine)
        kept = [(n, t) for n in mine for t, s in enumerate(scores[n]) if s >= threshold]
        hits = sum(examples[n].hits[t] for n, t in kept)
        whole = sum(right.get(event, False) for event in kept)
        category, triple = (2 * n / max(1, len(kept) + wanted) for n in (hits, whole))
        print(f"{folder}: {len(mine)} articles, out of fold: category F1 {category:.3f}, triple F1 {triple:.3f}")


def main() -> None:
    """Train on the given folders and write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src" / "liens" / "models")
    parser.add_argument("--cache", type=Path, help="keep parses here between runs")
    args = parser.parse_args()
    examples, meaning = load(args.data, args.cache)
    event, scores = train_events(examples)
    roles, held = train_roles(examples)
    together, right = train_assignment(examples, roles, held)
    event["settings"]["threshold"] = gate_threshold(examples, scores, right)
    report(examples, scores, right, event["settings"]["threshold"])
    found = {"meaning": meaning, "event": event, **roles, "assignment": together}
    for name, model in found.items():
        (args.out / f"{name}.json").write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
