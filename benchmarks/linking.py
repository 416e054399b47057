"""What linking costs per claim as an archive grows: synthetic claims made from real ones, the same number a day, over ever more days.

usage: python benchmarks/linking.py CLAIMS.jsonl [--sizes 10000 100000 1000000] [--dense 1] [--young]

CLAIMS.jsonl is what ``liens read tests/corpus/dispatches.jsonl --format jsonl`` gives. Each copy of the corpus is moved in time and
given other states, so events repeat as news does and blocks grow as they do in an archive. ``--dense`` puts so many times
more claims into a day.

Each size is a stretch of an archive that had begun long before: the press comes back to an event for months, so on the first days of an
archive less is told than later. ``--young`` measures an archive from its first day on instead: 10,000 claims are then fewer a day than
1,000,000 are. How many claims lie within the week before a claim is told beside the cost, and how many judgements a claim has.
What is measured is linking and reading every judgement once, as storing them does. A machine with other work is now fast, now slow: so a small size is
linked again and again for ten seconds, its mean is told, and the first size is measured once more at the end; ratios are to the mean of both.
"""

import argparse
import gc
import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from liens.link.link import Links, link
from liens.link.told import Party, Spot, Told, told_records

# Copies that begin on one day: with 400 claims a copy, some 350 claims a day.
PER_WEEK = 6
STATES = 190
# A size is linked again until so many seconds of the processor are spent.
SECONDS = 10.0


def stretch(claims: list[Told], size: int, dense: int) -> list[Told]:
    """So many claims by day, from a day on which the first copies have long been told to their end: every day has as many."""
    longest = max((c.day or 0) - _start(claims, c.article) for c in claims)
    lead = longest // 7 + 1
    weeks = lead + size // (len(claims) * PER_WEEK * dense) + 2
    begin = min(c.day or 0 for c in claims) + lead * 7 + 7
    found = [c for c in copies(claims, weeks * PER_WEEK * dense * len(claims), dense) if (c.day or 0) >= begin]
    return sorted(found, key=lambda c: c.day or 0)[:size]


def week_before(told: list[Told]) -> float:
    """How many claims appeared within the week before a claim, on average."""
    days = Counter(c.day or 0 for c in told)
    return sum(count * sum(days[day - back] for back in range(8)) for day, count in days.items()) / len(told)


def copies(claims: list[Told], size: int, dense: int) -> Iterator[Told]:
    """So many claims: copies of the corpus, each told as if it began on one day, with all states moved on."""
    roots = sorted({p.root for c in claims for p in (*c.initiators, *c.recipients, *c.chain)})
    first = min(c.day or 0 for c in claims)
    # The corpus spans years; every dispatch is moved into the week in which its copy begins, those of one event together.
    starts = {c.article: _start(claims, c.article) for c in claims}
    given = copy = 0
    while given < size:
        week = copy // (PER_WEEK * dense)
        names = {root: f"S{(number * 7 + copy * 31) % STATES:03}" for number, root in enumerate(roots)}
        for claim in claims:
            if given == size:
                return
            shift = first + week * 7 + starts[claim.article] % 7 - starts[claim.article]
            yield _moved(claim, shift, names, copy)
            given += 1
        copy += 1


def _start(claims: list[Told], article: str) -> int:
    """The first day of the happening that an article is on: articles are named after it (``kabul-1``)."""
    return min(c.day or 0 for c in claims if c.article.rpartition("-")[0] == article.rpartition("-")[0])


def _moved(claim: Told, shift: int, names: dict[str, str], copy: int) -> Told:
    when = claim.when
    if when is not None:
        when = replace(when, first=when.first and when.first + shift, last=when.last and when.last + shift)
    return replace(
        claim,
        claim=f"{claim.claim}-{copy}",
        article=f"{claim.article}-{copy}",
        day=(claim.day or 0) + shift,
        when=when,
        initiators=tuple(_other(p, names) for p in claim.initiators),
        recipients=tuple(_other(p, names) for p in claim.recipients),
        where=tuple(Spot(f"{s.name} {copy % STATES}", f"S{copy * 31 % STATES:03}", s.point, s.gazetteer and f"{s.gazetteer}-{copy}") for s in claim.where),
    )


def _other(party: Party, names: dict[str, str]) -> Party:
    root = names[party.root]
    return replace(party, root=root, code=root + party.code[len(party.root) :], entity=None)


def measured(told: list[Told]) -> tuple[float, Links]:
    """Seconds of the processor for linking and for reading each judgement once, the mean of some runs."""
    # Linking makes no cycles; without the collector what is measured is linking, and not how often a larger heap is searched.
    gc.collect()
    gc.disable()
    spent, runs = 0.0, 0
    while spent < SECONDS:
        begun = time.process_time()
        found = link(told)
        for judgement in found.judgements:
            if judgement.left == judgement.right:
                raise SystemExit(f"{judgement.left} was compared with itself")
        spent, runs = spent + time.process_time() - begun, runs + 1
    gc.enable()
    return spent / runs, found


def row(told: list[Told]) -> float:
    """Measure some claims and tell it in a line; microseconds a claim."""
    seconds, found = measured(told)
    cost = seconds / len(told) * 1e6
    print(
        f"{len(told):>9} claims, {week_before(told):.0f} in a week, {len(found.reports):>7} reports {len(found.judgements):>8} judgements"
        f" {len(found.events):>7} events {cost:6.1f} us a claim; {len(found.judgements) / len(told):.2f} judgements a claim,"
        f" {seconds / len(found.judgements) * 1e6:.1f} us each; at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        flush=True,
    )
    return cost


def main() -> None:
    """Link each size, the first once more at the end, and print what a claim costs and the ratios to the first size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--dense", type=int, default=1)
    parser.add_argument("--young", action="store_true", help="from the first day of an archive on")
    args = parser.parse_args()
    seed = told_records([json.loads(line) for line in args.claims.read_text(encoding="utf-8").splitlines()])
    made = (list(copies(seed, size, args.dense)) if args.young else stretch(seed, size, args.dense) for size in (*args.sizes, args.sizes[0]))
    costs = [row(told) for told in made]
    first = (costs[0] + costs[-1]) / 2.0
    print("; ".join(f"{size} claims: {cost / first:.2f} x" for size, cost in zip(args.sizes, costs, strict=False)))


if __name__ == "__main__":
    main()
