"""Who is quoted: each source once with its counts and passages, in the forms that the command promises."""

import csv
import io
import json
from dataclasses import replace

import pytest
from handmade import ARTICLE, ENGINE, claims
from typer.testing import CliRunner

from liens.engine import Claims, Reading
from liens.model import Quoting
from liens.pipeline import Report
from liens.show import cli, quoted, run
from liens.show.words import load_words


def reading(found=None):
    return Reading(ARTICLE, Claims(found if found is not None else claims()), Report(), ENGINE)


class ByHand:
    """An engine that finds the reading made by hand in every article."""

    def read(self, article):
        return reading()


@pytest.fixture
def liens(monkeypatch, tmp_path):
    monkeypatch.setattr(run, "shared_engine", lambda _actors: ByHand())
    path = tmp_path / "story.txt"
    path.write_text("Le ministre kényan a reçu son homologue à Nairobi mardi.\n", encoding="utf-8")
    return lambda *arguments, ui="en": CliRunner().invoke(cli.build(load_words(ui)), ["quotes", str(path), *arguments])


def test_a_passage_counts_once_however_many_claims_tell_it():
    found = quoted.speakers([reading()])
    assert [(s.name, s.code, len(s.passages), s.times(Quoting.DIRECT)) for s in found] == [("Nísia", "BRA/GOV", 1, 1), ("Radio Maputo", "MOZ/MED", 1, 0)]


def test_the_most_often_quoted_comes_first():
    own = claims()
    other = [replace(c, article=replace(ARTICLE, id="a-2")) for c in own]
    radio = [replace(c, attribution=c.attribution[1:]) for c in other if c.attribution]
    found = quoted.speakers([reading(), Reading(replace(ARTICLE, id="a-2"), Claims(radio), Report(), ENGINE)])
    assert [(s.name, len(s.passages)) for s in found] == [("Radio Maputo", 2), ("Nísia", 1)]


def test_a_link_that_covers_a_quotation_in_part_is_mixed():
    leaving = claims()[1]
    link = replace(leaving.attribution[0], quoting=Quoting.INDIRECT, content=(leaving.sentence,))
    found = quoted.speakers([reading([replace(leaving, attribution=(link,))])])
    assert found[0].passages[0].quoting is Quoting.MIXED


def test_records_give_the_characters_of_every_passage(liens):
    records = [json.loads(line) for line in liens("--format", "jsonl").stdout.splitlines()]
    assert [r["name"] for r in records] == ["Nísia", "Radio Maputo"]
    passage = records[0]["passages"][0]
    for part in (passage["source"], passage["cue"], *passage["contents"]):
        assert ARTICLE.text[part["start"] : part["end"]] == part["text"]
    assert {"direct", "mixed", "indirect", "anonymous", "times"} < records[0].keys()


def test_csv_has_a_row_a_passage(liens):
    rows = list(csv.DictReader(io.StringIO(liens("--format", "csv").stdout)))
    assert tuple(rows[0]) == quoted.COLUMNS
    assert [(r["name"], r["kind"], r["times"]) for r in rows] == [("Nísia", "direct", "1"), ("Radio Maputo", "indirect", "1")] or rows[1]["kind"] == "mixed"


@pytest.mark.parametrize(("ui", "words"), [("en", ["Who is quoted: 2 sources", "Passages", "anonymous"]), ("fr", ["Qui est cité", "anonyme", "propos"])])
def test_the_table_speaks_both_languages(liens, ui, words):
    result = liens(ui=ui)
    assert result.exit_code == 0
    assert [w for w in words if w not in result.stdout] == []


def test_nobody_quoted_is_said(monkeypatch, liens):
    monkeypatch.setattr(ByHand, "read", lambda self, article: reading([]))
    assert "nothing found" in liens().stdout


def test_a_missing_file_is_3(tmp_path):
    result = CliRunner().invoke(cli.build(load_words("en")), ["quotes", str(tmp_path / "none.txt")])
    assert result.exit_code == 3
