"""The commands for dossiers on a small database: tables and JSON in both languages, a calendar, judgements, exit codes."""

import json

import icalendar
import pytest
from tests.dossier.made import BODY
from typer.testing import CliRunner

from liens.show import cli
from liens.show.words import load_words

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossiers")
    claims = folder / "claims.jsonl"
    claims.write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
    assert call("import", claims, "--db", folder / "press.db").exit_code == 0
    return folder / "press.db"


def call(*arguments, ui="en"):
    return RUNNER.invoke(cli.build(load_words(ui)), [str(a) for a in arguments])


def told(*arguments):
    found = call(*arguments, "--format", "json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def event_of(database, claim):
    lines = told("tie", "RUS", "UKR", "--db", database)["to"]
    return next(line["event"] for line in lines if claim in line["claims"])


def test_a_tie_as_a_table(database):
    text = call("tie", "RUS", "UKR", "--db", database).stdout
    for heading in ("RUS → UKR", "UKR → RUS", "RUS ↔ UKR", "Pacts and their clauses", "Exchanges", "Upcoming, seen from 2024-07-03", "Overdue", "Trend"):
        assert heading in text
    assert "2 articles, 3 speakers (1 independent)" in text
    assert "90 prisoners (UKR/GOV)" in text


def test_a_tie_in_french(database):
    text = call("tie", "RUS", "UKR", "--db", database, ui="fr").stdout
    assert "Pactes et clauses" in text
    assert "2 articles, 3 locuteurs (1 indépendant)" in text


def test_a_tie_as_json_leads_each_number_to_its_claims(database):
    found = told("tie", "RUS", "UKR", "--db", database)
    assert [line["claims"] for line in found["to"]] == [["c01", "c02", "c03"], ["c04"], ["c07"]]
    assert found["trend"][0]["month"] == "2024-05"


@pytest.mark.parametrize(("options", "expected"), [(("--from", "2024-05-02"), ["c04", "c07"]), (("--to", "2024-05-01"), ["c01"]), (("--lang", "fr"), [])])
def test_a_tie_is_bounded_by_options(database, options, expected):
    assert [line["claims"][0] for line in told("tie", "RUS", "UKR", "--db", database, *options)["to"]] == expected


def test_an_actor(database):
    assert "What UKR says" in call("actor", "UKR", "--db", database).stdout
    assert told("actor", "UKR", "--db", database)["counterparts"][0]["actor"] == "RUS"


def test_an_event_and_where_its_speakers_disagree(database):
    raid = event_of(database, "c01")
    assert "Sentences" in call("event", raid, "--db", database).stdout
    text = call("diff", raid, "--db", database).stdout
    assert "contradicts  figure (killed)  RUS/MIL  UKR/MIL" in text
    assert "Sentences" not in text
    assert told("diff", raid, "--db", database)["comparisons"][0]["verdict"] == "contradicts"


def test_speakers(database):
    assert call("sources", "--db", database).stdout.splitlines()[1].split() == [
        "speaker",
        "claims",
        "articles",
        "outlets",
        "events",
        "contradicted",
        "revised",
    ]
    assert {v["speaker"] for v in told("sources", "BRA", "--db", database)} == {"outlet:Gazette a-c12"}


def test_what_falls_due_from_a_day(database):
    seen = told("upcoming", "--day", "2024-06-05", "--db", database)
    assert ([d["due"] for d in seen["ahead"]], seen["overdue"]) == (["2024-06-10"], [])
    assert "2024-07-20" in call("upcoming", "RUS", "--db", database).stdout


def test_what_falls_due_as_a_calendar(database, tmp_path):
    assert call("upcoming", "--ics", "--db", database, "-o", tmp_path / "due.ics").exit_code == 0
    calendar = icalendar.Calendar.from_ical((tmp_path / "due.ics").read_bytes())
    assert [event["DTSTART"].dt.isoformat()[:10] for event in calendar.walk("VEVENT")] == ["2024-07-20"]


def test_a_person_parts_an_event_and_takes_it_back(database):
    assert call("judge", "pair", "c01", "c03", "different", "--by", "anna", "--db", database).exit_code == 0
    assert told("tie", "RUS", "UKR", "--db", database)["to"][1]["claims"] == ["c01", "c02"]
    assert call("judge", "pair", "c03", "c01", "undecided", "--by", "anna", "--db", database).exit_code == 0
    assert told("tie", "RUS", "UKR", "--db", database)["to"][0]["claims"] == ["c01", "c02", "c03"]


def test_linking_anew_changes_nothing(database):
    before = told("tie", "RUS", "UKR", "--db", database)
    found = call("link", "--all", "--db", database)
    assert (found.exit_code, "8 events" in found.stderr) == (0, True)
    assert told("tie", "RUS", "UKR", "--db", database) == before


def test_errors_say_what_to_do(database, tmp_path):
    unknown = call("event", "e-none", "--db", database)
    assert (unknown.exit_code, "liens tie" in unknown.stderr) == (1, True)
    missing = call("tie", "RUS", "UKR", "--db", tmp_path / "none.db")
    assert (missing.exit_code, "liens ingest" in missing.stderr) == (1, True)
    assert call("tie", "RUS", "UKR", "--from", "soon", "--db", database).exit_code != 0


def test_two_actors_that_never_met_have_an_empty_tie(database):
    assert call("tie", "JPN", "PER", "--db", database).stdout.strip() == "nothing found"


def test_a_tie_is_kept_as_one_file(database, tmp_path):
    path = tmp_path / "tie.html"
    assert call("tie", "RUS", "UKR", "--db", database, "--html", path, ui="fr").exit_code == 0
    page = path.read_text(encoding="utf-8")
    assert "<h1>Russie ⇄ Ukraine</h1>" in page
    assert "Russia raided a base." in page
    assert "<script" not in page
