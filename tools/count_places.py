"""Counts how often a place that is tied to an event in a given way is the place of that event, for ontology/where.tsv.

usage: python tools/count_places.py DATA [DATA…] [--cache DIR]

DATA: folders of gold articles in the format of the annotation guide, the same as for tools/train_models.py. A share is
smoothed by that of the same tie in all events of its kind, deeds or words: rare ties lean on common ones.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from liens.claim.propose import Context, Proposer
from liens.claim.where import COLUMNS, entry_label, ties_in_sentence
from liens.langs.pack import load_pack
from liens.model import Category
from liens.ontology.places import ONTOLOGY
from liens.parse.nlp import Parser
from parses import parsed_article
from tables import write_table
from train_models import locate

# What is said takes place nowhere; what is done takes place somewhere.
DEEDS = frozenset({"ASSAULT", "MOBILIZE", "CONSULT", "PROTEST", "COERCE", "AID", "RETREAT"})
# A share of so many imagined places more, spread as in all events of the kind (3 to 25 do equally well on claims_dev); and of all, one in four.
OWN, ALL, ALL_RIGHT = 6.0, 4.0, 1.0
# Ties below this share, or seen less often, decide nothing and are left out.
LEAST_SHARE, LEAST_SEEN = 0.2, 3

Key = tuple[str, str, str]


def examples(folders: Sequence[Path], cache: Path | None) -> Iterator[tuple[Key, bool]]:
    """Every place in the sentence of a gold claim, with whether it is the event's."""
    readers: dict[str, Proposer] = {}
    parsers: dict[str, Parser] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.json")):
            data = json.loads(file.read_text(encoding="utf-8"))
            reader = readers.setdefault(data["lang"], Proposer(load_pack(data["lang"])))
            context = reader.context(parsed_article(file, data, parsers, cache))
            triggers = frozenset(t.token for t in reader.triggers(context))
            for claim in data["claims"]:
                yield from _places(context, claim, triggers)


def _places(context: Context, claim: dict[str, Any], triggers: frozenset[int]) -> Iterator[tuple[Key, bool]]:
    parsed = context.parsed
    span = locate(parsed.article.text, claim)
    words = [t.i for t in parsed.tokens if t.start < span.end and span.start < t.end]
    if not words:
        return
    heads = [i for i in words if i in triggers] or [i for i in words if parsed.tokens[i].head not in words]
    for location, tie in ties_in_sentence(parsed, context.locations, (heads or words)[0]):
        if location.place.country is not None:
            yield (claim["category"], str(tie), entry_label(location)), location.place.country == claim.get("where")


def table(found: Sequence[tuple[Key, bool]]) -> Iterator[tuple[str, ...]]:
    """The lines of the table: categories by ties with what was seen, how much of it was right, and the smoothed share."""
    seen: Counter[Key] = Counter(key for key, _ in found)
    right: Counter[Key] = Counter(key for key, hit in found if hit)
    for category in map(str, Category):
        kind = [str(c) for c in Category if (str(c) in DEEDS) == (category in DEEDS)]
        for tie, entry in sorted({key[1:] for key in seen}):
            keys = [(c, tie, entry) for c in kind]
            common = (sum(right[k] for k in keys) + ALL_RIGHT) / (sum(seen[k] for k in keys) + ALL)
            own = (category, tie, entry)
            share = (right[own] + OWN * common) / (seen[own] + OWN)
            if share >= LEAST_SHARE and sum(seen[k] for k in keys) >= LEAST_SEEN:
                yield (*own, str(seen[own]), str(right[own]), f"{share:.3f}")


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    write_table(ONTOLOGY / "where.tsv", COLUMNS, table(list(examples(options.data, options.cache))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
