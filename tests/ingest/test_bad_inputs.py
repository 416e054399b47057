"""Whatever is handed in, the run goes on, what is good is stored, and every failure is listed with its stage and reason."""

import json
import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from liens.ingest import crew
from liens.ingest.piece import Limits, Read, Settings
from liens.ingest.run import Plan, ingest
from liens.store.database import open_store, open_to_read
from liens.store.runs import Failed, failures
from tests.ingest import quick
from tests.ingest.bad import LIMIT, STORY, bad_inputs

GOOD = {f"good-{n}.txt": STORY.replace("jeudi", day) for n, day in enumerate(("lundi", "mardi", "mercredi"))}
BAD = list(bad_inputs())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("bad")
    for bad in BAD:
        (place / bad.name).write_bytes(bad.data)
    for name, text in GOOD.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "folder.txt").mkdir()
    (place / "loop.txt").symlink_to("loop.txt")
    return place


@pytest.fixture(scope="module")
def answers(folder, tmp_path_factory):
    """What became of each file, in one run over all of them."""
    database = tmp_path_factory.mktemp("db") / "press.db"
    settings = replace(Settings(database, extract=quick.extract), limits=Limits(document=LIMIT, seconds=30.0))
    found = defaultdict(list)
    with open_store(database) as store:
        for outcome, _ in ingest(store, Plan((str(folder),)), settings):
            place = outcome.place if isinstance(outcome, Failed) else outcome.piece.place
            name = place.removeprefix(f"{folder}/").partition("#")[0].split(":")[0]
            found[name].append(outcome)
        listed = {f.place: f for f in failures(store)}
        texts = [text for (text,) in store.rows("SELECT text FROM versions")]
    return found, listed, texts


def test_there_are_enough():
    assert len({bad.name for bad in BAD}) == len(BAD) >= 80


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_input_is_answered(answers, bad):
    found, listed, _ = answers
    kinds = ["stored" if not isinstance(outcome, Failed) else outcome.kind for outcome in found[bad.name]] or ["nothing"]
    assert set(kinds) <= set(bad.kinds), found[bad.name]
    for outcome in found[bad.name]:
        if isinstance(outcome, Failed):
            assert listed[outcome.place].reason == outcome.reason
            assert len(outcome.reason) > 15
            assert outcome.stage in {"find", "read"}


def test_good_ones_are_stored_among_them(answers):
    found, _, texts = answers
    for name, text in GOOD.items():
        assert [type(outcome) for outcome in found[name]] == [Read]
        assert text in texts


def test_a_folder_and_a_loop_of_links_are_told(answers):
    found, _, _ = answers
    assert [outcome.kind for outcome in found["loop.txt"]] == ["ReadError"]
    assert "folder.txt" not in found


def test_no_secret_of_the_machine_is_read(answers):
    _, listed, texts = answers
    secret = Path("/etc/hostname").read_text(encoding="utf-8").strip()
    assert not [text for text in texts if secret in text]
    assert not [f for f in listed.values() if secret in f.reason]


def test_what_was_stored_is_whole(answers):
    """Texts with odd characters come back character by character."""
    _, _, texts = answers
    assert all("\0" not in text for text in texts)


def test_a_pipe_is_no_file(tmp_path, take):
    os.mkfifo(tmp_path / "pipe.txt")
    (outcome,) = take(tmp_path)
    assert (outcome.kind, outcome.stage) == ("ReadError", "find")


@pytest.mark.parametrize(
    ("word", "kind"),
    [("HANG", "TooSlow"), ("CRASH", "WorkerLost"), ("EAT", "LiensError"), ("FAULT", "LiensError"), ("REFUSE", "LiensError")],
)
def test_a_worker_that_fails_costs_its_piece_alone(tmp_path, settings, take, word, kind):
    lines = [{"id": f"n{i}", "text": STORY.replace("jeudi", f"le {i} mars") + (f" {word}." if i == 1 else "")} for i in range(1, 4)]
    (tmp_path / "three.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    limits = replace(settings.limits, seconds=2.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "_WARMING", 15.0)
        outcomes = take(tmp_path / "three.jsonl", with_settings=replace(settings, limits=limits))
    failed = [o for o in outcomes if isinstance(o, Failed)]
    assert [(f.kind, f.stage) for f in failed] == [(kind, "extract")]
    assert failed[0].place.endswith("#n1")
    with open_to_read(settings.database) as store:
        assert store.value("SELECT COUNT(*) FROM articles") == 2
        assert [f.place for f in failures(store)] == [failed[0].place]
