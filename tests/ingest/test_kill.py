"""Killed at any moment and resumed, an ingest leaves the same rows as one that was left alone."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.ingest.bad import STORY
from tests.ingest.killing import rows, run
from tests.ingest.marked import Marks


@pytest.mark.parametrize(("jobs", "kind"), [(1, "sqlite"), (2, "sqlite"), (2, "postgresql")])
def test_a_killed_run_is_taken_up(tmp_path, request, jobs, kind):
    source = tmp_path / "press.jsonl"
    texts = [STORY.replace("jeudi", f"le {i % 28 + 1} mars {1990 + i}") + f" {i} bateaux sont arrivés du Tchad au Niger." for i in range(150)]
    records = [json.dumps({"id": f"n{i}", "text": text}, ensure_ascii=False) for i, text in enumerate(texts)]
    records[40] = "no json"
    source.write_text("\n".join(records), encoding="utf-8")
    (tmp_path / "whole").mkdir()
    assert run(tmp_path / "whole" / "press.db", source).wait(120) == 0
    database = tmp_path / "press.db" if kind == "sqlite" else request.getfixturevalue("server").place()
    kills = 0
    # Moments spread over the run, the start of the program included.
    for moment in (0.2, 0.9, 1.3, 1.6, 1.9, 2.3):
        process = run(database, source, jobs)
        try:
            process.wait(moment)
            break
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    assert run(database, source, jobs).wait(120) == 0
    assert kills
    assert rows(database) == rows(tmp_path / "whole" / "press.db")


def test_workers_end_when_their_run_is_killed(tmp_path):
    source = tmp_path / "press.jsonl"
    source.write_text(json.dumps({"text": STORY + " HANG"}))
    process = run(tmp_path / "press.db", source)
    deadline = time.monotonic() + 60
    while not (children := _children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    while any(_alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [child for child in children if _alive(child)] == []


def _children(process):
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("lines", "phase", "stored"),
    [
        (b"", "loading", 0),
        (b"7 load\n8 load\n", "loading", 0),
        (b"7 load\n7 read\n8 load\n", "reading", 0),
        (b"7 read\n7 idle\n1 store\n", "storing", 0),
        (b"7 read\n7 idle\n1 store\n1 stored\n", "between", 1),
        (b"7 read\n1 store\n1 stored\n1 sto", "reading", 1),
    ],
)
def test_marks_tell_what_a_run_is_at(tmp_path, lines, phase, stored):
    (tmp_path / "marks").write_bytes(lines)
    marks = Marks(tmp_path / "marks")
    marks.look()
    assert (marks.phase, marks.stored) == (phase, stored)
