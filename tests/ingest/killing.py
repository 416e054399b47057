"""Starts an ingest that can be killed, and gathers the rows that it leaves, for the tests and ``benchmarks/kill.py``."""

import os
import subprocess
import sys
from pathlib import Path

from liens.store.database import on_server, open_to_read
from tests.ingest.marked import VARIABLE

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from liens.ingest.piece import Settings
from liens.ingest.run import Plan, ingest
from liens.store.database import open_store
from tests.ingest import marked, quick

READERS = {"quick": quick.extract, "marked": marked.stand_in, "chain": marked.chain}

if __name__ == "__main__":
    database, source, jobs, reader = sys.argv[1:]
    if reader != "quick":
        marked.install()
    with open_store(database) as store:
        for _ in ingest(store, Plan((source,)), Settings(database, jobs=int(jobs), extract=READERS[reader])):
            pass
"""
# Everything that was stored, by names instead of keys, for keys depend on the order in which processes finish.
ROWS = (
    "SELECT id FROM articles",
    "SELECT a.id, v.number, v.current, v.digest, v.text FROM versions AS v JOIN articles AS a ON a.key = v.article",
    "SELECT c.id, c.current, c.day, c.category, c.trigger_text, t.text FROM claims AS c JOIN sentence_texts AS t ON t.key = c.sentence",
    "SELECT c.id, p.role, p.position, a.label, p.name, p.text FROM participants AS p JOIN claims AS c ON c.key = p.claim JOIN actors AS a ON a.key = p.actor",
    "SELECT r.code, i.day, i.role, c.id FROM involved AS i JOIN roots AS r ON r.key = i.root JOIN claims AS c ON c.key = i.claim",
    (
        "SELECT f.code, s.code, p.mutual, c.id FROM pairs AS p JOIN roots AS f ON f.key = p.first JOIN roots AS s ON s.key = p.second"
        " JOIN claims AS c ON c.key = p.claim"
    ),
    "SELECT f.code, s.code, m.month, m.category, m.claims FROM pair_months AS m JOIN roots AS f ON f.key = m.first JOIN roots AS s ON s.key = m.second",
    (
        "SELECT a.id, b.id FROM copies AS c JOIN versions AS v ON v.key = c.version JOIN articles AS a ON a.key = v.article"
        " JOIN versions AS w ON w.key = c.lead JOIN articles AS b ON b.key = w.article"
    ),
    "SELECT place, stamp FROM documents",
    "SELECT place, kind FROM failures",
    "SELECT COUNT(*) FROM sentences",
)


def run(database, source, jobs=1, *, reader="quick", marks=None):
    """An ingest in a process of its own; readers other than "quick" note what they are at in the file of marks."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", VARIABLE: str(marks)}
    script = (source if on_server(database) else database).parent / "program.py"
    script.write_text(PROGRAM)
    command = [sys.executable, str(script), str(database), str(source), str(jobs), reader]
    return subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 # our own script


def rows(database):
    with open_to_read(database) as store:
        if not on_server(database):
            assert store.value("PRAGMA integrity_check") == "ok"
            assert store.rows("PRAGMA foreign_key_check") == []
        # Empty values beside others are sorted by what is written.
        found = [sorted(store.rows(query), key=repr) for query in ROWS]
        store.rows(f"SELECT w.rowid FROM sentence_words AS w WHERE {store.words.sentence}", (store.words.query("kampala"),))
    return found
