"""Scores linking: B-cubed of articles by the event each leads with, of marked mentions by event, and verdicts on disagreement.

A set may put several happenings under one subject. Then three figures are told: the subjects found as series of events; the leading events
against the subjects, with the best that a program can reach that tells all happenings apart; and the leading events against the happenings
themselves, as ``linking_happenings.tsv`` names them.

usage: python tools/score_linking.py articles GOLD.jsonl CLAIMS.jsonl     GOLD: {"id", "cluster"} a line; CLAIMS: liens read --format jsonl
       python tools/score_linking.py corpus tests/corpus CLAIMS.jsonl
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from liens.link.copies import is_copy, shingles
from liens.link.disagree import OUTLET, Field, Position, compared, figure_verdict, position, revisions, speaker, suffering
from liens.link.lead import leads
from liens.link.link import Links, event_of, link
from liens.link.series import series
from liens.link.told import Told, told_records
from liens.ontology.linking import load_kinds

Json = dict[str, Any]


def lines(path: Path) -> list[Json]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def b_cubed(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 in the mean over items; an item that was not found is a group of its own."""
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    truth: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, label in gold.items():
        groups[found.get(item, ("alone", item))].add(item)
        truth[label].add(item)
    precision = recall = 0.0
    for item, label in gold.items():
        mine, right = groups[found.get(item, ("alone", item))], truth[label]
        precision += len(mine & right) / len(mine)
        recall += len(mine & right) / len(right)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def article_scores(gold: Path, claims: Path) -> list[tuple[str, str]]:
    """B-cubed of articles by the series of the event that each leads with, and by that event: against the subjects, and against the happenings."""
    kinds = load_kinds()
    found = link(told_records(lines(claims)))
    event, chain, lead = event_of(found.events), series(found.events, kinds), leads(found.reports, kinds)
    truth = {record["id"]: record["cluster"] for record in lines(gold)}
    by_event = {article: event[report.claims[0].claim] for article, report in lead.items()}
    own = happenings()
    apart = {article: own.get(article, subject) for article, subject in truth.items()}
    return [
        ("articles by series of the leading event: B-cubed P R F1", _shown(b_cubed(truth, {a: chain[e] for a, e in by_event.items()}))),
        ("articles by leading event against subjects: B-cubed P R F1", _shown(b_cubed(truth, by_event))),
        ("  at best, every happening told apart: B-cubed P R F1", _shown(b_cubed(truth, apart))),
        ("articles by leading event, by happening: B-cubed P R F1", _shown(b_cubed(apart, by_event))),
    ]


def happenings() -> dict[str, str]:
    """What an article leads with, for the articles of subjects that hold several happenings."""
    rows = Path(__file__).with_name("linking_happenings.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in [r for r in rows if not r.startswith("#")][1:])


def corpus_scores(folder: Path, claims: Path) -> list[tuple[str, str]]:
    """B-cubed of the marked mentions of a corpus by event, verdicts right, and revisions found."""
    records = lines(claims)
    found = link(told_records(records))
    truth, placed = mentions(folder, records, found)
    home = _homes(truth, placed, found)
    verdicts, revised = lines(folder / "verdicts.jsonl"), lines(folder / "revisions.jsonl")
    right = sum(verdict_of(home.get(v["event"], []), v) == v["verdict"] for v in verdicts)
    known = sum(_is_revised(home.get(r["event"], []), r) for r in revised)
    articles = {m[0]: label for m, label in reversed(truth.items())}
    leading = {a: event_of(found.events)[r.claims[0].claim] for a, r in leads(found.reports, load_kinds()).items()}
    return [
        ("corpus: mentions by event: B-cubed P R F1", _shown(b_cubed(truth, placed))),
        ("corpus: articles by leading event: B-cubed P R F1", _shown(b_cubed(_first_told(truth, articles), leading))),
        ("corpus: mentions that were read", f"{len(placed)} of {len(truth)}"),
        ("corpus: verdicts right", f"{right} of {len(verdicts)} = {right / len(verdicts):.3f}"),
        ("corpus: revisions found", f"{known} of {len(revised)}"),
        ("corpus: wire copies folded (and pairs folded that are none)", copies_folded(folder)),
    ]


def copies_folded(folder: Path) -> str:
    """How many of the wire copies are found among all pairs of dispatches, and how many pairs are taken for copies wrongly."""
    pieces = {record["id"]: shingles(record["text"]) for record in lines(folder / "dispatches.jsonl")}
    gold = {frozenset((record["left"], record["right"])) for record in lines(folder / "copies.jsonl")}
    found = {frozenset(pair) for pair in combinations(pieces, 2) if is_copy(pieces[pair[0]], pieces[pair[1]])}
    return f"{len(found & gold)} of {len(gold)} ({len(found - gold)})"


def _shown(scores: tuple[float, float, float]) -> str:
    return " ".join(f"{s:.3f}" for s in scores)


def _first_told(truth: Mapping[Any, str], articles: Mapping[str, str]) -> dict[Hashable, Hashable]:
    """The event that each article tells first, in its title or first sentence."""
    first: dict[Hashable, tuple[int, str]] = {}
    for (article, start), label in truth.items():
        if article not in first or start < first[article][0]:
            first[article] = (start, label)
    return {article: first[article][1] for article in articles}


def mentions(folder: Path, records: list[Json], found: Links) -> tuple[dict[Any, str], dict[Any, str]]:
    """The event of each marked mention by the gold, and that of the claim whose trigger touches it."""
    event = event_of(found.events)
    triggers: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["event"] is not None:
            triggers[record["article"]["id"]].append(record)
    truth, placed = {}, {}
    for gold in lines(folder / "events.jsonl"):
        for mention in gold["mentions"]:
            key = (mention["dispatch"], mention["start"])
            truth[key] = gold["id"]
            for record in triggers[mention["dispatch"]]:
                trigger = record["event"]["trigger"]
                if trigger["start"] < mention["end"] and mention["start"] < trigger["end"]:
                    placed.setdefault(key, event[record["id"]])
    return truth, placed


def _homes(truth: Mapping[Any, str], placed: Mapping[Any, str], found: Links) -> dict[str, list[Told]]:
    """For each event of the gold the claims of the event that holds most of its mentions."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, identifier in placed.items():
        votes[truth[key]][identifier] += 1
    claims = {event.id: list(event.claims) for event in found.events}
    return {gold: claims[max(sorted(count), key=count.__getitem__)] for gold, count in votes.items()}


def _said(claims: list[Told], name: str) -> Position | None:
    """What a speaker of the gold says: a code, an outlet, or ``-`` for all outlets together."""
    if name == "-":
        chosen = [c for c in claims if not c.chain]
    else:
        wanted = {name, OUTLET + name.replace("_", " ")}
        chosen = [c for c in claims if speaker(c) in wanted]
    return position(name, chosen, suffering(claims)) if chosen else None


def verdict_of(claims: list[Told], gold: Json) -> str | None:
    """The verdict on a field of an event for two speakers; None if one of them was not found."""
    left, right = _said(claims, gold["left"]), _said(claims, gold["right"])
    if left is None or right is None:
        return None
    if gold["field"] == Field.FIGURE:
        given = {s.figure.harm for s in left.figures} & {s.figure.harm for s in right.figures}
        return str(figure_verdict(left, right, gold["harm"])) if gold["harm"] in given else None
    return next(str(c.verdict) for c in compared(left, right) if c.field == gold["field"])


def _is_revised(claims: list[Told], gold: Json) -> bool:
    said = _said(claims, gold["speaker"])
    pairs = revisions(said.figures) if said else []
    return any(old.figure.harm == gold["harm"] and (old.figure.minimum, new.figure.minimum) == (gold["before"], gold["after"]) for old, new in pairs)


def main() -> None:
    """Score one set and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["articles", "corpus"])
    parser.add_argument("gold", type=Path)
    parser.add_argument("claims", type=Path)
    args = parser.parse_args()
    for measure, figures in (article_scores if args.what == "articles" else corpus_scores)(args.gold, args.claims):
        print(f"{measure:58} {figures}")


if __name__ == "__main__":
    main()
