"""Kills ingests of the bench articles at a hundred moments, resumes each time, and compares the rows with those of an undisturbed run.

usage: python benchmarks/kill.py BENCH.jsonl.gz [--kills 100] [--articles 400] [--jobs 2] [--chain]

The moments are spread over whole ingests, one after the other: a run may store a few articles more, and is then killed at a random moment
while the next are loaded for, read or stored. As storing one takes some hundredths of a second only, every third kill waits for a storing to
begin; every tenth falls during the start. What each kill fell into, and how many articles were stored by then, is told at the end.

By default a quick stand-in reads the claims, so that what is measured is the ingest and the store; ``--chain`` reads with the models.
"""

import argparse
import gzip
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.ingest.killing import rows, run
from tests.ingest.marked import Marks

from liens.errors import LiensError
from liens.store.database import open_to_read

# So many ingests the kills are spread over, as far as chance has it.
INGESTS = 2
# A kill falls so long (seconds at most) after an ingest has stored what it may, so long after a storing has begun, or after the start.
READING, STORING, STARTING = 1.0, 0.02, 3.0
_LOOK = 0.002


@dataclass(frozen=True, slots=True)
class Kill:
    """What a kill fell into, the articles stored by then, and those that its run had stored."""

    phase: str
    stored: int
    own: int


def articles(database: Path) -> int:
    """How many articles a database holds."""
    try:
        with open_to_read(database) as store:
            return int(store.value("SELECT COUNT(*) FROM articles"))
    except LiensError:
        return 0


def wait_until(process: subprocess.Popen[bytes], marks: Marks, aim: str, more: int) -> bool:
    """Wait for the moment that a kill aims at: so many articles stored by this run, then, for a storing, that another begins; False if the run ended."""
    while process.poll() is None:
        marks.look()
        if aim == "start" or (marks.begun and marks.stored >= more and (aim == "read" or marks.phase == "storing")):
            return True
        time.sleep(_LOOK)
    return False


def kill_one(folder: Path, source: Path, args: argparse.Namespace, number: int, chance: random.Random) -> Kill | None:
    """Start or resume the ingest and kill it; None where it came to its end before."""
    path = folder / f"marks-{number}"
    marks = Marks(path)
    aim = "start" if number % 10 == 9 else "store" if number % 3 == 2 else "read"
    process = run(folder / "press.db", source, args.jobs, reader=args.reader, marks=path)
    more = chance.randint(0, round(2 * INGESTS * args.articles / args.kills))
    if not wait_until(process, marks, aim, more):
        return None
    try:
        process.wait(chance.uniform(0.0, {"start": STARTING, "store": STORING, "read": READING if args.chain else STORING}[aim]))
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        marks.look()
        return Kill(marks.phase, articles(folder / "press.db"), marks.stored)
    return None


def measure(folder: Path, source: Path, args: argparse.Namespace) -> bool:
    """Kill, resume, compare: True if the rows are those of an undisturbed run."""
    chance = random.Random(args.seed)  # noqa: S311 # moments, not secrets
    (folder / "whole").mkdir()
    begun = time.monotonic()
    run(folder / "whole" / "press.db", source, args.jobs, reader=args.reader, marks=folder / "marks-whole").wait()
    length = time.monotonic() - begun
    wanted = rows(folder / "whole" / "press.db")
    database = folder / "press.db"
    kills: list[Kill] = []
    finished = 1
    for number in itertools.count():
        if len(kills) == args.kills:
            break
        killed = kill_one(folder, source, args, number, chance)
        if killed is not None:
            kills.append(killed)
            print(f"{len(kills)}: {killed.phase}, {killed.stored} articles stored, {killed.own} of them by this run", flush=True)
            continue
        finished += 1
        if rows(database) != wanted:
            sys.exit(f"after {len(kills)} kills the rows differ")
        for path in folder.glob("press.db*"):
            path.unlink()
    run(database, source, args.jobs, reader=args.reader, marks=folder / "marks-last").wait()
    same = rows(database) == wanted
    print(f"{args.articles} articles, a whole run {length:.1f} s; {finished} runs to their end, rows {'equal' if same else 'DIFFER'}")
    told(kills, args.articles)
    return same


def told(kills: list[Kill], whole: int) -> None:
    """Print in the midst of what the kills fell, and how far the ingest was."""
    phases = Counter(k.phase for k in kills)
    tenths = Counter(min(9, k.stored * 10 // whole) for k in kills)
    print(f"{len(kills)} kills: " + ", ".join(f"{phases[p]} while {p}" for p in ("loading", "reading", "storing", "between")))
    print("by tenths of the articles stored: " + " ".join(str(tenths[n]) for n in range(10)))
    print(f"{sum(k.own > 0 for k in kills)} after the run had stored articles of its own, {sum(k.own for k in kills)} articles in all")


def main() -> None:
    """Take the first articles of the bench and kill ingests of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--chain", action="store_true")
    parser.add_argument("--seed", type=int, default=8)
    args = parser.parse_args()
    args.reader = "chain" if args.chain else "marked"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bench.jsonl"
        with gzip.open(args.bench, "rt", encoding="utf-8") as lines:
            source.write_text("".join(itertools.islice(lines, args.articles)), encoding="utf-8")
        sys.exit(not measure(Path(folder), source, args))


if __name__ == "__main__":
    main()
