"""The commands for a body of articles, on a database made by hand."""

import csv
import io
import json

import pytest
from tests.store.conftest import extract
from typer.testing import CliRunner

from liens.ingest.piece import Noted
from liens.ingest.run import Tally
from liens.show import body as show_body
from liens.show import cli
from liens.show.words import load_words
from liens.store.database import open_store
from liens.store.keep import Origin, keep
from liens.store.runs import begin_run


@pytest.fixture
def liens(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli.build(load_words("en")), list(arguments))


@pytest.fixture
def body(tmp_path):
    with open_store(tmp_path / "press.db") as store:
        keep(store, extract(), Origin(begin_run(store, "ingest", "2025-03-06T08:00:00Z", {}), "sud.txt"))
    return tmp_path


def test_search(liens, body):
    done = liens("search", "medecins who:BRA")
    assert done.exit_code == 0
    assert "c-1" in done.stdout
    assert "BRA → MOZ" in done.stdout
    assert "1 of 1 claim" in done.stderr


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_search_in_other_forms(liens, body, form):
    text = liens("search", "who:BRA", "--format", form).stdout
    found = {"json": json.loads, "jsonl": lambda t: [json.loads(line) for line in t.splitlines()], "csv": lambda t: list(csv.DictReader(io.StringIO(t)))}
    assert sorted(claim["id"] for claim in found[form](text)) == ["c-1", "c-2"]


@pytest.mark.parametrize("place", ["sentences", "articles"])
def test_search_in_texts(liens, body, place):
    assert "a-1" in liens("search", "medecins", "--in", place).stdout
    assert json.loads(liens("search", "medecins", "--in", place, "--format", "json").stdout)[0]["article"] == "a-1"
    assert liens("search", "xylophone", "--in", place).exit_code == 3


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("whom:BRA", "no operator"),
        ("status:perhaps", "not known"),
        ("after:yesterday", "no date"),
        ("before:2025-13", "no date"),
        ("category:WAR", "not known"),
    ],
)
def test_a_query_that_is_written_wrongly(liens, body, query, reason):
    done = liens("search", query)
    assert done.exit_code == 1
    assert reason in done.stderr


def test_nothing_found(liens, body):
    done = liens("search", "xylophone")
    assert done.exit_code == 3
    assert "no claim found" in done.stdout


def test_without_a_database(liens):
    for command in (("search", "x"), ("export",), ("diff-run", "1", "2"), ("ingest", "--failed")):
        done = liens(*command)
        assert done.exit_code == 1
        assert "there is no database" in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv", "plover", "cameo", "ftm", "graphml", "gexf", "geojson", "ics"])
def test_export(liens, body, form):
    done = liens("export", "who:BRA", "--format", form, "-o", f"out.{form}")
    assert done.exit_code == 0
    assert (body / f"out.{form}").stat().st_size > 50
    assert "2 claims" in done.stderr


def test_export_and_import(liens, body):
    liens("export", "-o", "claims.jsonl")
    done = liens("import", "claims.jsonl", "--db", "other.db")
    assert (done.exit_code, "1 article taken in, 0 already there" in done.stderr) == (0, True)
    assert "1 article" not in liens("import", "claims.jsonl", "--db", "other.db").stderr
    assert (body / "claims.jsonl").read_text() == liens("export", "--db", "other.db").stdout


def test_import_of_what_is_no_claim(liens, body):
    (body / "bad.jsonl").write_text("{}\n")
    assert liens("import", "bad.jsonl", "nothing.jsonl", "--db", "other.db").exit_code == 1


def test_failures_are_listed(liens, body):
    (body / "empty.txt").write_text(" ")
    done = liens("ingest", "empty.txt", "nothing.txt")
    assert done.exit_code == 2
    assert "✗ empty.txt: empty file" in done.stderr
    listed = [line.split("\t")[:4] for line in liens("ingest", "--failed").stdout.splitlines()]
    assert listed == [["find", "EmptyInput", "1", "empty.txt"], ["find", "NotFound", "1", "nothing.txt"]]
    (body / "empty.txt").unlink()
    assert liens("ingest", "--retry").exit_code == 2
    listed = [line.split("\t")[:4] for line in liens("ingest", "--failed").stdout.splitlines()]
    assert listed == [["find", "NotFound", "2", "empty.txt"], ["find", "NotFound", "2", "nothing.txt"]]


def test_ingest_of_nothing(liens):
    done = liens("ingest")
    assert done.exception
    assert done.exit_code


def test_runs_are_listed_and_compared(liens, body):
    assert liens("diff-run").stdout.split("\t")[:3] == ["1", "ingest", "2025-03-06T08:00:00Z"]
    done = liens("diff-run", "1", "1")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "there is no run 9" in liens("diff-run", "1", "9").stderr


def test_watching_what_is_no_list(liens, body):
    done = liens("watch", "nothing.opml")
    assert (done.exit_code, "no such file" in done.stderr) == (1, True)


def test_an_ingest_tells_what_was_not_used(liens, tmp_path, monkeypatch):
    run = [(Noted("a.jsonl", "fields that were not used: tags"), Tally()), (Noted("b.csv", "x"), Tally(stored=1))]
    monkeypatch.setattr(show_body, "run_ingest", lambda *_: iter(run))
    done = liens("ingest", "a.jsonl", "--db", str(tmp_path / "press.db"))
    assert done.exit_code == 0
    assert "· a.jsonl: fields that were not used: tags\n· b.csv: x\n" in done.stderr
