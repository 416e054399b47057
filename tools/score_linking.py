"""Scores linking: B-cubed of articles by the event each leads with, of marked mentions by event, and verdicts on disagreement.

usage: python tools/score_linking.py articles GOLD.jsonl CLAIMS.jsonl     GOLD: {"id", "cluster"} a line; CLAIMS: liens read --format jsonl
       python tools/score_linking.py corpus samples/corpus CLAIMS.jsonl
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

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
