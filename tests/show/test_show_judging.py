"""``liens judge`` from end to end: every command changes what search shows, is listed, and is taken back."""

import json

import pytest
from tests.gate.score import load_gold
from tests.show.handmade import TEXT
from tests.web.conftest import fill
from typer.testing import CliRunner

from liens.show import cli
from liens.show.words import load_words


@pytest.fixture
def db(tmp_path):
    return fill(tmp_path / "press.db")


def run(db, *arguments, ui="en"):
    done = CliRunner().invoke(cli.build(load_words(ui)), [*arguments, "--db", str(db)])
    return done.exit_code, done.stdout, done.stderr


def judge(db, *arguments):
    return run(db, "judge", *arguments, "--by", "anna")


def found(db, query):
    _, out, _ = run(db, "search", query, "--format", "json")
    return {record["id"]: record for record in json.loads(out or "[]")}


def test_right_wrong_and_undo(db):
    assert judge(db, "right", "c-1")[0] == 0
    code, _, err = judge(db, "wrong", "c-1")
    assert (code, "judgement 2" in err) == (0, True)
    assert "c-1" not in found(db, "category:AID")
    assert judge(db, "undo", "2")[0] == 0
    assert "c-1" in found(db, "category:AID")


def test_correct(db):
    assert judge(db, "correct", "c-1", "status", "planned", "--note", "it has not left yet")[0] == 0
    record = found(db, "category:AID status:planned")["c-1"]
    assert "person:anna" in record["why"]["status"]
    code, _, err = judge(db, "correct", "c-1", "status", "soon")
    assert (code, "wanted" in err) == (1, True)


def test_add_by_words_and_by_characters(db):
    words = ("--sentence", "Le Malawi pourrait", "--trigger", "pourrait")
    assert judge(db, "add", "a-1", "category=THREATEN", "initiators=MWI", *words)[0] == 0
    record = next(iter(found(db, "category:THREATEN").values()))
    assert TEXT[record["event"]["trigger"]["start"] : record["event"]["trigger"]["end"]] == "pourrait"
    at = TEXT.index("Malawi")
    assert judge(db, "add", "a-1", "category=REJECT", "--at", f"{at}:{at + 6}")[0] == 0
    assert next(iter(found(db, "category:REJECT").values()))["event"]["trigger"]["text"] == "Malawi"
    assert judge(db, "add", "a-1", "category=REJECT", "--at", "here")[0] == 1
    assert judge(db, "add", "a-1", "category=REJECT")[0] == 1


def test_pair_merge_and_split(db):
    raid = json.loads(run(db, "tie", "RUS", "UKR", "--format", "json")[1])["to"][0]
    assert judge(db, "split", raid["event"], "c03")[0] == 0
    other = next(line["event"] for line in json.loads(run(db, "tie", "RUS", "UKR", "--format", "json")[1])["to"] if line["claims"] == ["c03"])
    assert judge(db, "merge", raid["event"], other)[0] == 0
    assert json.loads(run(db, "tie", "RUS", "UKR", "--format", "json")[1])["to"][0]["claims"] == raid["claims"]
    assert judge(db, "pair", "c01", "c12", "same")[0] == 0
    assert judge(db, "pair", "c01", "c12", "undecided")[0] == 0
    assert judge(db, "merge", raid["event"])[0] == 1


@pytest.mark.parametrize("ui", ["en", "fr"])
def test_what_was_judged_is_listed(db, ui):
    judge(db, "wrong", "c-1", "--note", "see the\tend")
    judge(db, "undo", "1")
    code, out, _ = run(db, "judge", "list", ui=ui)
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, [row[0] for row in rows], rows[1][2], rows[1][5]) == (0, ["2", "1"], "anna", "see the end")
    assert "2" in rows[1][6]
    told = json.loads(run(db, "judge", "list", "c-1", "--format", "json")[1])
    assert [(act["kind"], act["claim"], act["withdrawn"]) for act in told] == [("withdraw", "c-1", None), ("wrong", "c-1", 2)]
    assert run(db, "judge", "list", "c-none")[0] == 3


def test_gold_is_written_as_files_or_lines(db, tmp_path):
    judge(db, "right", "c-1")
    assert run(db, "export", "--format", "gold", "-o", str(tmp_path / "gold"))[0] == 0
    [article] = load_gold(tmp_path / "gold")
    code, out, _ = run(db, "export", "--format", "gold")
    assert (code, json.loads(out)["id"], article.id) == (0, "a-1", "a-1")
    assert run(db, "export", "category:ASSAULT", "--format", "gold")[0] == 3
