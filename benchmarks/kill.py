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


def main() -> None:
    """Kill, resume, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--chain", action="store_true")
    parser.add_argument("--seed", type=int, default=8)
    args = parser.parse_args()
    chance = random.Random(args.seed)  # noqa: S311 # moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bench.jsonl"
        with gzip.open(args.bench, "rt", encoding="utf-8") as lines:
            source.write_text("".join(itertools.islice(lines, args.articles)), encoding="utf-8")
        (Path(folder) / "whole").mkdir()
        begun = time.monotonic()
        run(Path(folder) / "whole" / "press.db", source, args.jobs, chain=args.chain).wait()
        length = time.monotonic() - begun
        kills = finished = 0
        wanted = rows(Path(folder) / "whole" / "press.db")
        database = Path(folder) / "press.db"
        while kills < args.kills:
            process = run(database, source, args.jobs, chain=args.chain)
            try:
                # Up to half the length of a whole run: most kills fall while articles are stored.
                process.wait(chance.uniform(0.05, max(1.5, length / 2)))
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
                continue
            finished += 1
            if rows(database) != wanted:
                sys.exit(f"after {kills} kills the rows differ")
            for path in Path(folder).glob("press.db*"):
                path.unlink()
        run(database, source, args.jobs, chain=args.chain).wait()
        same = rows(database) == wanted
        verdict = "equal" if same else "DIFFER"
        print(f"{args.articles} articles, a whole run {length:.1f} s; {kills} kills, {finished + 1} runs to their end, rows {verdict}")
        sys.exit(not same)


if __name__ == "__main__":
    main()
