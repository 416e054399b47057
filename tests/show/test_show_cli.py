"""The command line, on what needs no parser; claims come from a reading made by hand."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import ENGINE, claims
from typer.testing import CliRunner

from liens.engine import Claims, Layer, Reading
from liens.errors import ModelMissing
from liens.pipeline import Report
from liens.show import cli, run
from liens.show.words import load_words

STORY = "Le 3 mars 2021, la ville de Porto-Novo a reçu 1 200 tonnes de riz.\nLe port rouvrira mardi.\n"
DOCS = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
LAYERS = ["times", "numbers", "quantities"]


def liens(*arguments, ui="en"):
    return CliRunner().invoke(cli.build(load_words(ui)), [str(a) for a in arguments])


class ByHand:
    """An engine that finds in every article the claims of the reading made by hand."""

    def read(self, article):
        if "Porto-Novo" not in article.text:
            raise ModelMissing("parser model x is not installed; run: pip install x")
        found = Claims([replace(c, id=f"{c.id}-{article.id}") for c in claims()])
        return Reading(article, found, Report(), ENGINE)

    def layer(self, article, layer):
        raise ZeroDivisionError("nobody thought of this")


@pytest.fixture
def by_hand(monkeypatch):
    monkeypatch.setattr(run, "shared_engine", lambda _actors: ByHand())


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def press(tmp_path):
    """A folder with something of every kind: two texts, records one of which is broken, an empty and a binary file."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    records = [json.dumps({"id": f"r{i}", "text": STORY, "lang": "fr", "published": "2021-03-05"}) for i in range(12)]
    (folder / "b.jsonl").write_text("\n".join([*records[:5], '{"id": 3, ', *records[5:]]) + "\n", encoding="utf-8")
    (folder / "c.txt").write_text("", encoding="utf-8")
    (folder / "d.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "e.txt").write_bytes(STORY.encode("cp1252"))
    return folder


@pytest.mark.parametrize(
    "arguments", [[], ["read"], ["show"], ["read", "--format", "xml", "x.txt"], ["read", "x", "--jobs", "0"], ["nonsense"], ["read", "x", "--no"]]
)
def test_a_wrong_command_is_1(arguments):
    assert liens(*arguments).exit_code == 1


def test_a_wrong_date_is_1_and_says_how_to_write_it(story):
    result = liens("read", story, "--date", "24/10/2025")
    assert result.exit_code == 1
    assert "YYYY-MM-DD" in result.stderr


def test_all_read_is_0(story):
    result = liens("read", story, "--layer", "times")
    assert result.exit_code == 0
    assert result.stderr == "1 article, 2 found\n"


def test_some_failed_is_2_and_the_rest_is_delivered(press):
    result = liens("read", press, "--layer", "times", "--format", "jsonl")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 14
    failed = [line for line in result.stderr.splitlines() if line.startswith("✗")]
    assert [re.search(r"(\w\.\w+(?::\d+)?): (.*?) –", line).groups() for line in failed] == [
        ("b.jsonl:6", "malformed JSON line"),
        ("c.txt", "empty file"),
        ("d.txt", "binary file"),
    ]
    assert "cp1252" in result.stderr
    assert result.stderr.endswith("14 articles, 28 found, 3 failures\n")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_nothing_read_is_3(tmp_path, form):
    result = liens("read", tmp_path / "nowhere.txt", "--format", form)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "file not found" in result.stderr


def test_an_unsupported_language_is_named(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text(STORY, encoding="utf-8")
    result = liens("read", path, "--lang", "de", "--layer", "times")
    assert result.exit_code == 3
    assert "unsupported language" in result.stderr
    assert "en, fr" in result.stderr


def test_the_language_of_messages(story, tmp_path):
    assert "date de publication" in liens("read", "--help", ui="fr").stdout.lower()
    assert liens("read", story, "--layer", "times", ui="fr").stderr == "1 article, 2 trouvés\n"
    assert "fichier introuvable" in liens("read", tmp_path / "x", ui="fr").stderr


@pytest.mark.parametrize(("arguments", "expected"), [(["--ui", "fr"], "fr"), (["read", "--ui=en"], "en"), ([], "fr")])
def test_the_option_decides_before_the_locale(monkeypatch, arguments, expected):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert cli._interface(arguments) == expected


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_as_records(story, layer):
    record = json.loads(liens("read", story, "--layer", layer, "--format", "jsonl").stdout)
    assert list(record) == ["id", "found"]
    assert record["found"]
    for found in record["found"]:
        assert STORY[found["start"] : found["end"]].strip()


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_as_rows(story, layer):
    rows = list(csv.DictReader(io.StringIO(liens("read", story, "--layer", layer, "--format", "csv").stdout)))
    assert rows
    for row in rows:
        assert STORY[int(row["start"]) : int(row["end"])] == row["text"]
        assert isinstance(json.loads(row["value"]), dict)


def test_the_date_option_dates_what_is_relative(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("Le port rouvrira mardi.\n", encoding="utf-8")
    told = [liens("read", path, "--layer", "times", "--format", "jsonl", "--lang", "fr", "--date", day).stdout for day in ("2025-10-24", "2025-10-31")]
    assert '"2025-10-28"' in told[0]
    assert '"2025-11-04"' in told[1]


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_two_processes_give_the_bytes_of_one(press, tmp_path, form):
    written = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.out"
        assert liens("read", press, "--layer", "times", "--format", form, "--jobs", jobs, "-o", out).exit_code == 2
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert written[0]


def test_an_output_that_cannot_be_written_is_1(story, tmp_path):
    result = liens("read", story, "--layer", "times", "-o", tmp_path / "no" / "x.txt")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_a_run_that_reads_nothing_leaves_the_older_file(tmp_path):
    out = tmp_path / "x.jsonl"
    out.write_text("old", encoding="utf-8")
    assert liens("read", tmp_path / "nowhere", "-o", out).exit_code == 3
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("by_hand")
def test_numbers_of_claims_run_on_over_articles(press):
    result = liens("read", press)
    numbers = [int(n) for n in re.findall(r"^(\d+) +[✓≈▷?◇✗❝]", result.stdout, re.MULTILINE)]
    assert numbers == list(range(1, 57))
    assert "14 articles, 56 claims, 0 cues dropped, 0 values unknown, 3 failures" in result.stderr


@pytest.mark.usefixtures("by_hand")
def test_claims_as_records(story):
    records = [json.loads(line) for line in liens("read", story, "--format", "jsonl").stdout.splitlines()]
    assert len(records) == 4
    assert records[0]["event"]["category"] == "AID"
    assert records[0]["engine"] == ENGINE


@pytest.mark.usefixtures("by_hand")
def test_claims_as_rows(story):
    rows = list(csv.DictReader(io.StringIO(liens("read", story, "--format", "csv").stdout)))
    assert [row["category"] for row in rows] == ["AID", "RETREAT", "", "SANCTION"]


@pytest.mark.usefixtures("by_hand")
def test_why_by_number_and_by_id(story):
    by_number = liens("read", story, "--why", "2")
    assert by_number.exit_code == 0
    claim = re.search(r"^c-2-\S+", by_number.stdout, re.MULTILINE)[0]
    assert liens("read", story, "--why", claim).stdout == by_number.stdout


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("number", ["0", "5", "x"])
def test_why_of_no_claim_is_1(story, number):
    result = liens("read", story, "--why", number)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "4 claims" in result.stderr


def test_why_goes_with_no_format(story):
    assert liens("read", story, "--why", "1", "--format", "csv").exit_code == 1


def test_why_of_nothing_read_is_3(tmp_path):
    assert liens("read", tmp_path / "nowhere", "--why", "1").exit_code == 3


@pytest.mark.usefixtures("by_hand")
def test_a_page_is_named_after_what_is_read(story, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = liens("show", story)
    assert result.exit_code == 0
    assert (tmp_path / "story.txt.liens.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "story.txt.liens.html" in result.stderr


@pytest.mark.usefixtures("by_hand")
def test_a_page_of_several_articles_lists_them(press, tmp_path):
    out = tmp_path / "page.html"
    assert liens("show", press, "-o", out).exit_code == 2
    source = out.read_text(encoding="utf-8")
    assert source.count("<article ") == 14
    assert [f'href="#a-{n}"' in source for n in (1, 14)] == [True, True]
    assert liens("show", press, "-o", "-").stdout == source


@pytest.mark.usefixtures("by_hand")
def test_an_error_in_one_article_is_its_own(tmp_path, story):
    other = tmp_path / "z.txt"
    other.write_text("La reine a visité le musée de la ville.", encoding="utf-8")
    result = liens("read", other, story)
    assert result.exit_code == 2
    assert "parser missing" in result.stderr
    assert "pip install x" in result.stderr


@pytest.mark.usefixtures("by_hand")
def test_what_nobody_thought_of_is_a_failure_with_its_article(story):
    result = liens("read", story, "--layer", Layer.TIMES)
    assert result.exit_code == 3
    assert "ZeroDivisionError: nobody thought of this" in result.stderr


def test_a_reader_that_has_enough_is_no_error(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{i}", "text": STORY, "lang": "fr"}) + "\n" for i in range(3000)), encoding="utf-8")
    command = f'"{sys.executable}" -m liens read "{path}" --layer numbers --format jsonl | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, check=True)  # noqa: S603 # our own command
    assert done.stdout.splitlines()[1] == "0"
    assert "Traceback" not in done.stderr


def test_the_version_names_program_and_packs():
    lines = liens("version").stdout.splitlines()
    assert lines[0].startswith("liens ")
    assert [line.split()[1] for line in lines[1:]] == ["en", "fr"]


def test_every_command_and_option_is_documented():
    documented = DOCS.read_text(encoding="utf-8")
    for command in ("read", "show", "version"):
        assert f"## liens {command}" in documented
        options = set(re.findall(r"(?<!\S)--?[a-z]+", liens(command, "--help").stdout)) - {"--help"}
        assert [o for o in sorted(options) if f"`{o}" not in documented and f", `{o}" not in documented] == []
