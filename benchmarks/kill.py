"""Kills an ingest of the bench articles at random moments, resumes it each time, and compares its rows with an undisturbed run.

usage: python benchmarks/kill.py BENCH.jsonl.gz [--kills 100] [--articles 400] [--jobs 2] [--chain]

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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.ingest.killing import rows, run

from liens.errors import LiensError
from liens.store.database import open_to_read


def wait_for_more(process: subprocess.Popen[bytes], database: Path, stored: int) -> None:
    """Wait until a run has stored more articles than were there, or has ended."""
    while process.poll() is None and articles(database) <= stored:
        time.sleep(0.1)


def articles(database: Path) -> int:
    """How many articles a run had stored when it was killed."""
    try:
        with open_to_read(database) as store:
            return int(store.value("SELECT COUNT(*) FROM articles"))
    except LiensError:
        return 0


def measure(folder: Path, source: Path, args: argparse.Namespace) -> bool:
    """Kill, resume, compare: True if the rows are those of an undisturbed run."""
    chance = random.Random(args.seed)  # noqa: S311 # moments, not secrets
    (folder / "whole").mkdir()
    begun = time.monotonic()
    run(folder / "whole" / "press.db", source, args.jobs, chain=args.chain).wait()
    length = time.monotonic() - begun
    wanted = rows(folder / "whole" / "press.db")
    database = folder / "press.db"
    kills = grown = stored = 0
    finished = 1
    while kills < args.kills:
        process = run(database, source, args.jobs, chain=args.chain)
        try:
            # Every second kill falls at any moment of the first half, the others while articles are being stored.
            if kills % 2:
                wait_for_more(process, database, stored)
            process.wait(chance.uniform(0.0, length / 20) if kills % 2 else chance.uniform(0.05, max(1.5, length / 2)))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            before, stored = stored, articles(database)
            grown += stored > before
            continue
        finished, stored = finished + 1, 0
        if rows(database) != wanted:
            sys.exit(f"after {kills} kills the rows differ")
        for path in folder.glob("press.db*"):
            path.unlink()
    run(database, source, args.jobs, chain=args.chain).wait()
    same = rows(database) == wanted
    told = f"{kills} kills, {grown} of them after more articles were stored, {finished} runs to their end, rows {'equal' if same else 'DIFFER'}"
    print(f"{args.articles} articles, a whole run {length:.1f} s; {told}")
    return same


def main() -> None:
    """Take the first articles of the bench and kill an ingest of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--chain", action="store_true")
    parser.add_argument("--seed", type=int, default=8)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bench.jsonl"
        with gzip.open(args.bench, "rt", encoding="utf-8") as lines:
            source.write_text("".join(itertools.islice(lines, args.articles)), encoding="utf-8")
        sys.exit(not measure(Path(folder), source, args))


if __name__ == "__main__":
    main()
