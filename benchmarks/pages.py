"""Readers at once: so many browsers ask for page after page over loopback while an ingest writes to the same database.

usage: python benchmarks/pages.py [--readers 50] [--seconds 60] [--pause 1.0] [--database press.db]

Without a database one is filled with the dispatches that come with Liens. Server and ingest are processes of their own, as for a user; the ingest takes in
the dispatches again and again with other words, so that it writes all the time. Prints requests, errors, and how long answers took; exit code 1
if one was an error or the slowest 1 % took longer than 1.5 s.
"""

import argparse
import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from liens.dossier.overview import overview
from liens.show.pages import DISPATCHES
from liens.store.database import open_to_read

SLOWEST = 1.5


class Reader(threading.Thread):
    """One reader: asks for pages at random and follows the clock."""

    def __init__(self, port: int, pages: list[str], number: int, asked: argparse.Namespace) -> None:
        super().__init__(daemon=True)
        self.port, self.pages, self.chance, self.pause = port, pages, random.Random(number), asked.pause  # noqa: S311 # the same readers every time
        self.until = time.monotonic() + asked.seconds
        self.times: list[tuple[float, str]] = []
        self.errors: list[str] = []

    def run(self) -> None:
        """Read until the time is over."""
        time.sleep(self.chance.random() * self.pause)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while time.monotonic() < self.until:
            page = self.chance.choice(self.pages)
            begun = time.monotonic()
            try:
                connection.request("GET", page)
                answer = connection.getresponse()
                body = answer.read()
                if answer.status != 200 or not body:
                    self.errors.append(f"{answer.status} {page}")
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(f"{error!r} {page}")
                connection.close()
            self.times.append((time.monotonic() - begun, page))
            time.sleep(self.pause * self.chance.uniform(0.5, 1.5))


def addresses(database: Path) -> list[str]:
    """Pages of every kind."""
    with open_to_read(database) as store:
        seen = overview(store)
        articles = [identifier for (identifier,) in store.rows("SELECT id FROM articles ORDER BY key LIMIT 20")]
    found = ["/", "/sources", "/upcoming", "/ingest", "/about/method", "/search?q=who:RUS", "/search?q=sanctions", "/search?in=events"]
    found += [f"/a/{identifier}" for identifier in articles]
    found += [f"/tie/{tie.first}/{tie.second}" for tie in seen.ties[:8]]
    found += [f"/actor/{one.actor}" for one in seen.actors[:6]]
    return found + [f"/event/{line.event}" for line in seen.events]


def other_words(folder: Path, times: int) -> Path:
    """The dispatches with other words and ids, so that each is new."""
    path = folder / "more.jsonl"
    lines = [json.loads(line) for line in DISPATCHES.read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for k in range(times):
            for told in lines:
                changed = {**told, "id": f"{told['id']}-{k}", "text": told["text"] + f"\n{k} {told['id']}."}
                file.write(json.dumps(changed, ensure_ascii=False) + "\n")
    return path


def main() -> int:
    """Run it; the exit code."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--readers", type=int, default=50)
    reader.add_argument("--seconds", type=float, default=60)
    reader.add_argument("--pause", type=float, default=1.0, help="seconds that a reader looks at a page, on average")
    reader.add_argument("--database", type=Path)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or Path(folder) / "press.db"
        liens = [sys.executable, "-m", "liens"]
        if asked.database is None:
            subprocess.run([*liens, "demo", "--db", str(database)], check=True)  # noqa: S603 # our own command
        server = subprocess.Popen([*liens, "serve", "--db", str(database), "--port", "0", "--ui", "en"], stderr=subprocess.PIPE, text=True)  # noqa: S603 # likewise
        writer = None
        try:
            port = next(int(line.rsplit(":", 1)[1].split("/")[0]) for line in iter(server.stderr.readline, "") if "http://" in line)  # type: ignore[union-attr]
            pages = addresses(database)
            writer = subprocess.Popen([*liens, "ingest", str(other_words(Path(folder), 20)), "--db", str(database)], stderr=subprocess.DEVNULL)  # noqa: S603 # likewise
            time.sleep(10)
            return measured([Reader(port, pages, number, asked) for number in range(asked.readers)], asked, database)
        finally:
            for process in (writer, server):
                if process is not None:
                    process.terminate()
                    process.wait(20)


def measured(readers: list[Reader], asked: argparse.Namespace, database: Path) -> int:
    """Let them read, and tell what was seen."""
    with open_to_read(database) as store:
        before = store.value("SELECT COUNT(*) FROM versions")
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    with open_to_read(database) as store:
        written = store.value("SELECT COUNT(*) FROM versions") - before
    times = sorted(t for one in readers for t, _ in one.times)
    errors = [error for one in readers for error in one.errors]
    slowest = times[int(len(times) * 0.99)]
    print(f"{asked.readers} readers, {asked.seconds:.0f} s, pause {asked.pause} s: {len(times)} answers, {len(errors)} errors; {written} articles written")
    print(f"median {statistics.median(times):.3f} s, 95 % {times[int(len(times) * 0.95)]:.3f} s, 99 % {slowest:.3f} s, longest {times[-1]:.3f} s")
    print("slowest:", sorted(((round(t, 2), page) for one in readers for t, page in one.times), reverse=True)[:5], "errors:", errors[:5])
    return int(bool(errors) or slowest > SLOWEST)


if __name__ == "__main__":
    sys.exit(main())
