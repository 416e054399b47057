"""Says which constructions of attribution are found and which are missed: precision and recall by construction and by kind of quotation.

usage: python tools/report_attribution.py DATA [--out out/attribution] [--set polnear|asfalda|seed …] [--before OLD.json] [--save NEW.json]

DATA is a folder laid out like the evaluation data. Predictions come from the product itself, read once for the layer of attributions.
The construction of a prediction is what fired (``why``); that of a gold attribution is read from how source, cue and content lie to each
other, since gold data do not name it. Matching is that of the scorer: one to one by Dice of content words, at least one half.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate import read as predicted
from evaluate import write_lines

WORD = re.compile(r"\w+")
ENOUGH = 0.5
SETS = {"polnear": ("gold_polnear_en_dev", "en"), "asfalda": ("gold_asfalda_fr_dev", "fr"), "seed": ("gold_seed_fr", "fr")}
# ASFALDA counts speech with a content of its own; its other groups neither reward nor punish.
PARTIAL = {"asfalda": ("speech",)}
Quote = dict[str, Any]


@dataclass(frozen=True)
class Tally:
    """How many were wanted and given, and how many of both agree."""

    wanted: int = 0
    hit_wanted: int = 0
    given: int = 0
    hit_given: int = 0

    def plus(self, *, wanted: bool, hit: bool) -> "Tally":
        """One more."""
        if wanted:
            return Tally(self.wanted + 1, self.hit_wanted + hit, self.given, self.hit_given)
        return Tally(self.wanted, self.hit_wanted, self.given + 1, self.hit_given + hit)


def words(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    """The words of some spans, by where they start."""
    return {m.start() for a, b in spans for m in WORD.finditer(text, a, b)}


def shape(text: str, quote: Quote) -> str:
    """The construction of a gold attribution, read from the order of its parts."""
    cue, source, content = quote.get("cue"), quote.get("source"), sorted(quote["content"])
    if cue is None:
        return "no cue, source" if source else "no cue, no source"
    if source is None:
        return "cue without source"
    start, end = content[0][0], content[-1][1]
    if len(content) > 1 and start < cue[0] < end:
        return "aside inside the content"
    inverted = source[0] > cue[0]
    if end <= cue[0]:
        return "content, cue, source" if inverted else "content, source, cue"
    between = text[cue[1] : start]
    lead = "cue, source" if inverted else "source, cue"
    return f"{lead} : content" if ":" in between else f"{lead}, content"


def fired(quote: Quote) -> str:
    """The construction that made a prediction: the tail of its reason."""
    return str(re.sub(r"^\S+\.tsv:\d+ ", "", quote.get("why", "?")).split(",")[0])


def pairs(text: str, gold: Sequence[Quote], given: Sequence[Quote], active: Sequence[bool]) -> dict[int, int]:
    """Gold attributions and predictions matched one to one, those that count before the others."""
    contents = [words(text, q["content"]) for q in given]
    scored = []
    for i, quote in enumerate(gold):
        own = words(text, quote["content"])
        scored += [(not active[i], -2 * len(own & c) / (len(own) + len(c)), i, j) for j, c in enumerate(contents) if own & c]
    matched: dict[int, int] = {}
    for _, dice, i, j in sorted(scored):
        if -dice >= ENOUGH and i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def judge(record: Quote, given: Sequence[Quote], groups: Sequence[str]) -> Iterator[tuple[str, str, bool, bool]]:
    """(table, row, wanted, hit) of everything that counts in one text."""
    text, gold = record["text"], record["quotes"]
    active = [not groups or (q.get("group") in groups and not q.get("anaphoric") and q.get("pos") not in {"n", "a"}) for q in gold]
    matched = pairs(text, gold, given, active)
    for i, quote in enumerate(gold):
        if active[i]:
            hit = i in matched
            yield "kind", quote["type"], True, hit
            yield "gold construction", shape(text, quote), True, hit
    reached = {j: i for i, j in matched.items()}
    targets = words(text, [t[:2] for t in record.get("targets", ())])
    for j, quote in enumerate(given):
        unasked = bool(groups) and j not in reached and not words(text, [quote["cue"]] if quote["cue"] else []) & targets
        if unasked or (j in reached and not active[reached[j]]):
            continue
        hit = j in reached
        yield "kind", quote["type"], False, hit
        yield "rule", fired(quote), False, hit


def tables(data: Path, out: Path, name: str) -> dict[str, dict[str, Tally]]:
    """All tables of one set."""
    stem, language = SETS[name]
    gold = [json.loads(x) for x in (data / "attribution" / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()]
    source = write_lines(out / f"{stem}.jsonl", [{"id": r["id"], "text": r["text"], "lang": language} for r in gold])
    lines = predicted(source, out, "attributions").read_text(encoding="utf-8").splitlines()
    given = {r["id"]: r["quotes"] for r in map(json.loads, lines)}
    found: dict[str, dict[str, Tally]] = {}
    for record in gold:
        for table, row, wanted, hit in judge(record, given.get(record["id"], []), PARTIAL.get(name, ())):
            rows = found.setdefault(table, {})
            rows[row] = rows.get(row, Tally()).plus(wanted=wanted, hit=hit)
    return found


def _share(hit: int, total: int) -> str:
    return f"{100 * hit / total:5.1f}" if total else "    -"


def told(tally: Tally) -> str:
    """Numbers of one row: wanted with recall, given with precision."""
    return f"{tally.wanted:5} R {_share(tally.hit_wanted, tally.wanted)}  {tally.given:5} P {_share(tally.hit_given, tally.given)}"


def main() -> None:
    """Print the tables, beside those of an earlier run if there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/attribution"))
    parser.add_argument("--set", nargs="+", choices=sorted(SETS), default=list(SETS), dest="sets")
    parser.add_argument("--before", type=Path, help="figures that --save kept")
    parser.add_argument("--save", type=Path, help="where to keep the figures")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    before = json.loads(args.before.read_text(encoding="utf-8")) if args.before else {}
    kept = {}
    for name in args.sets:
        for table, rows in sorted(tables(args.data, args.out, name).items()):
            for row, tally in sorted(rows.items(), key=lambda x: (-x[1].wanted - x[1].given, x[0])):
                key = f"{name} | {table} | {row}"
                kept[key] = told(tally)
                print(f"{key:60} {told(tally)}" + (f"   before {before.get(key, '-')}" if before else ""), flush=True)
    if args.save:
        args.save.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
