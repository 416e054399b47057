"""Trains the small models that Liens ships: which triggers are events, and who takes part.

usage: python tools/train_models.py DATA [DATA…] [--out src/liens/models] [--cache DIR] [--report]

DATA: folders of gold articles in the format of the annotation guide (``claims_train/fr`` …). Needs scikit-learn (extra
``train``). The same data gives the same bytes: folds go by article in file order, seeds are fixed.
"""

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from liens.claim.event.gate import FEATURES as EVENT_FEATURES
from liens.claim.event.gate import rows as event_rows
from liens.claim.event.lexicon import Shape
from liens.claim.event.meaning import FEATURES as MEANING_FEATURES
from liens.claim.event.triggers import Trigger
from liens.claim.participant.assignment import ASSIGNMENT, Assignments, assignments, opposition
from liens.claim.participant.candidates import Candidate, Slot, key_of
from liens.claim.participant.choose import Limits, scored, second_stage, select, tables
from liens.claim.participant.features import FEATURES as CANDIDATE_FEATURES
from liens.claim.participant.features import RIVALRY
from liens.claim.participant.slots import Kind, all_arguments, build_slot, default_frame
from liens.claim.propose import Context, Proposer
from liens.langs.pack import load_pack
from liens.model import Article, Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from liens.read.parts import find_parts
from train_meanings import Raw
from train_meanings import train as train_meanings

FOLDS = 4
SEED = 20261127
MOST = 4
FLAT = 0.002
GRID = ([round(0.14 + 0.04 * n, 2) for n in range(14)], [0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
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
    model, settings, chosen = train_meanings(raws, folds(names), lambda: new_model(100, 10))
    examples = [_example(name, data, raw, triggers) for name, data, raw, triggers in zip(names, articles, raws, chosen, strict=True)]
    return examples, export(model, MEANING_FEATURES, settings)


def _raw(data: dict[str, Any], parsed: Parsed, reader: Proposer) -> Raw:
    context = reader.context(parsed)
    triggers = reader.triggers(context)
    coded = [(locate(parsed.article.text, claim), claim["category"]) for claim in data["claims"]]
    gold = [frozenset(category for span, category in coded if t.span(parsed).touches(span)) for t in triggers]
    return Raw(data["lang"], reader, context, triggers, gold)


def parsed_article(file: Path, data: dict[str, Any], parsers: dict[str, Parser], cache: Path | None) -> Parsed:
    """One gold article, parsed; from the cache where there is one."""
    kept = cache / f"{file.parent.parent.name}-{file.parent.name}-{file.stem}.pickle" if cache else None
    if kept and kept.exists():
        result: Parsed = pickle.loads(kept.read_bytes())
        return result
    language = data["lang"]
    if language not in parsers:
        parsers[language] = Parser(load_pack(language))
    text = data.get("text") or (file.parent / data["text_file"]).read_text(encoding="utf-8")
    published = date.fromisoformat(data["published"][:10]) if data.get("published") else None
    pack = load_pack(language)
    article = Article(data["id"], text, language, published, "given", title=data.get("title"), parts=find_parts(text, pack, data.get("title")))
    parsed = parsers[language].parse(article)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(parsed))
    return parsed


def _example(name: str, data: dict[str, Any], raw: Raw, triggers: list[Trigger]) -> Example:
    reader, context, parsed = raw.reader, raw.context, raw.context.parsed
    slots = reader.slots(context, triggers)
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
    setting = reader.setting(context, span, head.i)
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


def labels(example: Example, role: str, claim: dict[str, Any]) -> list[bool]:
    """For each candidate, whether the reader gave it that role."""
    wanted = set()
    keys = [c.key for c in example.cast]
    for code in claim[ROLES[role]]:
        key = key_of(code)
        if key not in keys:
            head = key.split("/")[0]
            same = [k for k in keys if k.split("/")[0] == head]
            key = next((k for k in same if "/" not in k), same[0] if same else "")
        wanted.add(key)
    return [k in wanted for k in keys]


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


def train_events(examples: Sequence[Example]) -> tuple[dict[str, Any], list[list[float]]]:
    """The gate, and its scores for every trigger from the folds that did not see the article."""
    matrices = [event_rows(e.parsed, e.triggers, e.slots[: len(e.triggers)], e.tables[: len(e.triggers)]) for e in examples]
    fold = folds([e.name for e in examples])
    scores: list[list[float]] = [[] for _ in examples]
    for k in range(FOLDS):
        x = np.array([r for m, f in zip(matrices, fold, strict=True) if f != k for r in m])
        y = np.array([h for e, f in zip(examples, fold, strict=True) if f != k for h in e.hits])
        model = new_model(120, 12).fit(x, y)
        for i, f in enumerate(fold):
            if f == k and matrices[i]:
                scores[i] = model.predict_proba(np.array(matrices[i]))[:, 1].tolist()
    wanted = sum(len(e.gold) for e in examples)
    best = max(np.arange(0.1, 0.8, 0.02), key=lambda t: _f1(examples, scores, float(t), wanted)[2])
    print(f"events: ungated P/R/F1 {_f1(examples, scores, 0.0, wanted)}  gated at {best:.2f} {_f1(examples, scores, float(best), wanted)}")
    x = np.array([r for m in matrices for r in m])
    y = np.array([h for e in examples for h in e.hits])
    return export(new_model(120, 12).fit(x, y), EVENT_FEATURES, {"threshold": round(float(best), 2)}), scores


def _f1(examples: Sequence[Example], scores: list[list[float]], threshold: float, wanted: int) -> tuple[float, float, float]:
    hit = sum(h and s >= threshold for e, sc in zip(examples, scores, strict=True) for h, s in zip(e.hits, sc, strict=True))
    found = sum(s >= threshold for sc in scores for s in sc)
    p, r = hit / max(1, found), hit / max(1, wanted)
    return round(p, 3), round(r, 3), round(2 * p * r / max(1e-9, p + r), 3)


def role_rows(examples: Sequence[Example], role: str) -> Iterator[tuple[int, int, list[list[float]], list[bool]]]:
    """Article, slot, rows of all candidates, labels."""
    for number, e in enumerate(examples):
        for slot, claim in e.gold:
            if e.cast:
                yield number, slot, e.tables[slot], labels(e, role, claim)


Rows = list[tuple[int, int, list[list[float]], list[bool]]]


def cross_fit(data: Rows, fold: Sequence[int], iterations: int) -> tuple[HistGradientBoostingClassifier, list[list[float]]]:
    """A model of all rows, and scores of every row by a model that did not see its article."""
    held: list[list[float]] = [[] for _ in data]
    for k in range(FOLDS):
        x = np.array([r for n, _, rows, _ in data if fold[n] != k for r in rows])
        y = np.array([v for n, _, _, ls in data if fold[n] != k for v in ls])
        model = new_model(iterations, 8).fit(x, y)
        for i, (n, _, rows, _) in enumerate(data):
            if fold[n] == k:
                held[i] = model.predict_proba(np.array(rows))[:, 1].tolist()
    x = np.array([r for _, _, rows, _ in data for r in rows])
    y = np.array([v for _, _, _, ls in data for v in ls])
    return new_model(iterations, 8).fit(x, y), held


def _second(examples: Sequence[Example], data: Rows, held: dict[str, list[list[float]]]) -> list[list[list[float]]]:
    """The second stage's features, article by article, from scores of models that did not see the article."""
    found: list[list[list[float]]] = []
    for number, example in enumerate(examples):
        mine = [i for i, (n, _, _, _) in enumerate(data) if n == number]
        slots = [example.slots[data[i][1]] for i in mine]
        found += second_stage(slots, [held["initiator"][i] for i in mine], [held["recipient"][i] for i in mine])
    return found


def train_roles(examples: Sequence[Example]) -> tuple[dict[str, dict[str, Any]], dict[str, list[list[float]]]]:
    """Both stages of both rankers; thresholds maximise the share of claims with both sets right, out of fold."""
    fold = folds([e.name for e in examples])
    data: dict[str, Rows] = {role: list(role_rows(examples, role)) for role in ROLES}
    found = {}
    held: dict[str, list[list[float]]] = {}
    for role in ROLES:
        model, held[role] = cross_fit(data[role], fold, 120)
        found[f"{role}_first"] = export(model, CANDIDATE_FEATURES, {})
    rivalries = _second(examples, data["initiator"], held)
    models = {}
    for role in ROLES:
        wide = [(n, s, [r + v for r, v in zip(rows, more, strict=True)], ls) for (n, s, rows, ls), more in zip(data[role], rivalries, strict=True)]
        models[role], held[role] = cross_fit(wide, fold, 90)
    settings = _thresholds(examples, held)
    for role in ROLES:
        found[f"{role}_second"] = export(models[role], (*CANDIDATE_FEATURES, *RIVALRY), settings[role])
    return found, held


Rivals = list[tuple[Example, dict[str, Any], Assignments]]


def train_assignment(
    examples: Sequence[Example], roles: dict[str, dict[str, Any]], held: dict[str, list[list[float]]]
) -> tuple[dict[str, Any], dict[tuple[int, int], bool]]:
    """The third stage, from the second's scores out of fold; and for each event whether its choice, out of fold, is the reader's."""
    data = _rivals(examples, roles, held)
    fold = folds([e.name for e in examples])
    right: dict[tuple[int, int], bool] = {}
    for k in range(FOLDS):
        model = new_model(150, 16, 30).fit(*_lessons([r for (n, _), r in data.items() if fold[n] != k]))
        for key, (example, claim, rivals) in data.items():
            if fold[key[0]] == k:
                best = int(np.argmax(model.predict_proba(rivals.rows)[:, 1]))
                right[key] = same_parties(example, claim, rivals.sets[best])
    print(f"both roles together: triple right, events given, out of fold: {sum(right.values()) / max(1, len(right)):.3f} of {len(right)}")
    return export(new_model(150, 16, 30).fit(*_lessons(list(data.values()))), ASSIGNMENT, {}), right


def _rivals(examples: Sequence[Example], roles: dict[str, dict[str, Any]], held: dict[str, list[list[float]]]) -> dict[tuple[int, int], Any]:
    """The competing assignments of every gold event, by article and slot."""
    claims = [(n, e, slot, claim) for n, e in enumerate(examples) for slot, claim in e.gold if e.cast]
    settings = {role: roles[f"{role}_second"]["settings"] for role in ROLES}
    found: dict[tuple[int, int], Any] = {}
    for number, example in enumerate(examples):
        mine = [(i, slot, claim) for i, (n, _, slot, claim) in enumerate(claims) if n == number]
        events = [
            scored(example.slots[slot], np.array(example.tables[slot]), (np.array(held["initiator"][i]), np.array(held["recipient"][i])), settings)
            for i, slot, _ in mine
        ]
        for (_, slot, claim), event, opposed in zip(mine, events, opposition(events), strict=True):
            found[number, slot] = (example, claim, assignments(event, example.cast, opposed))
    return found


def _lessons(data: Rivals) -> tuple[Any, Any]:
    """All rows, and whether each assignment is the reader's."""
    return np.vstack([r.rows for _, _, r in data]), np.array([same_parties(e, claim, sets) for e, claim, r in data for sets in r.sets])


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


def same_parties(example: Example, claim: dict[str, Any], chosen: Sequence[Sequence[int]]) -> bool:
    """True if both chosen sets are the reader's, by what stands before the slash of a code."""
    return all(
        {example.cast[c].head for c in picked} == {code.split("/")[0] for code in claim[ROLES[role]]} for role, picked in zip(ROLES, chosen, strict=True)
    )


def _thresholds(examples: Sequence[Example], held: dict[str, list[list[float]]]) -> dict[str, dict[str, Any]]:
    """Limits by coordinate search: each is moved along its grid while the share of right triples grows."""
    settings: dict[str, dict[str, Any]] = {role: {"most": MOST} for role in ROLES}
    claims = [(e, e.slots[slot], claim) for e in examples for slot, claim in e.gold if e.cast]
    for mutual in (False, True):
        some = [(e, claim, i) for i, (e, slot, claim) in enumerate(claims) if slot.mutual == mutual]
        values = [0.34, 0.5, 0.34, 0.5]
        for _ in range(2):
            for place in range(4):
                values[place] = max(GRID[place % 2], key=lambda v: (_right(some, held, [*values[:place], v, *values[place + 1 :]]), -v))
        kind = "_mutual" if mutual else ""
        for role, at in (("initiator", 0), ("recipient", 2)):
            settings[role][f"threshold{kind}"], settings[role][f"ratio{kind}"] = values[at], values[at + 1]
        print(f"mutual {mutual}: {values}, triple right, events given, out of fold: {_right(some, held, values) / max(1, len(some)):.3f} of {len(some)}")
    return settings


def _right(claims: Sequence[tuple[Example, dict[str, Any], int]], held: dict[str, list[list[float]]], values: Sequence[float]) -> int:
    first, second = Limits(values[0], values[1], MOST), Limits(values[2], values[3], MOST)
    right = 0
    for example, gold, i in claims:
        right += same_parties(example, gold, select(held["initiator"][i], held["recipient"][i], first, second))
    return right


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
