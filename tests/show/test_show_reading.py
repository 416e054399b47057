"""The whole chain on small texts: Python calls, command line and page agree, and quoted characters are those of the text."""

import json
from datetime import date
from pathlib import Path

import pytest
from test_show_page import Elements
from typer.testing import CliRunner

import liens
from liens.engine import Claims, Layer, shared_engine
from liens.errors import EmptyInput, NotFound, ReadError, UnsupportedLanguage
from liens.show import cli
from liens.show.words import load_words

FRENCH = (
    "Le Pérou accuse la Bolivie d'avoir bombardé un poste-frontière\n\n"
    "Lima a condamné mardi une attaque bolivienne contre le poste de Desaguadero. « La Bolivie a tué trois de nos soldats », "
    "a déclaré la ministre péruvienne des Affaires étrangères. La Paz a démenti avoir ouvert le feu.\n"
)
ENGLISH = "Norway will send 40 tanks to Ukraine, its defence minister said on Thursday.\n"


@pytest.fixture(scope="session")
def article():
    return liens.read(FRENCH, date="2024-05-15")


@pytest.fixture(scope="session")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
    records = [{"id": "en", "text": ENGLISH, "published": "2024-05-15"}, {"id": "empty", "text": " "}, {"id": "fr", "text": FRENCH, "lang": "fr"}]
    (folder / "b.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return folder


def test_a_text_gives_an_article_with_claims(article):
    assert isinstance(article, liens.Reading)
    assert isinstance(article.claims, Claims)
    assert (article.article.language, article.article.published, article.article.text) == ("fr", date(2024, 5, 15), FRENCH)
    assert {c.event.category for c in article.claims if c.event} >= {liens.Category.ACCUSE}


def spans(record):
    if isinstance(record, dict):
        if isinstance(record.get("text"), str) and isinstance(record.get("start"), int):
            yield record["start"], record["end"], record["text"]
        for value in record.values():
            yield from spans(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans(value)


def test_every_quoted_text_is_that_of_its_characters(article):
    found = [s for record in article.records() for s in spans(record)]
    assert len(found) > len(article.claims)
    assert [(s, e, t) for s, e, t in found if FRENCH[s:e] != t] == []


def test_every_event_names_the_rule_that_fired(article):
    from liens.show.datalines import data_lines

    for claim in article.claims:
        if claim.event:
            assert data_lines(claim.event.rule, "fr")
            assert article.why(list(article.claims).index(claim) + 1).count(claim.event.rule) >= 1


def test_the_page_holds_the_text_and_each_claim(article):
    source = article.page()
    assert Elements(source).text == FRENCH
    assert source.count('<li id="n-') == len(article.claims)


def test_the_command_line_writes_the_same_records(article, tmp_path):
    path = tmp_path / "x.txt"
    path.write_text(FRENCH, encoding="utf-8")
    result = CliRunner().invoke(cli.build(load_words("en")), ["read", str(path), "--format", "jsonl", "--date", "2024-05-15"])
    assert [json.loads(line) for line in result.stdout.splitlines()] == json.loads(json.dumps(article.records()))


def test_two_runs_and_two_processes_give_the_same_bytes(papers, tmp_path):
    written = []
    for number, jobs in enumerate((1, 1, 2)):
        out = tmp_path / f"{number}.jsonl"
        result = CliRunner().invoke(cli.build(load_words("en")), ["read", str(papers), "--format", "jsonl", "--jobs", str(jobs), "-o", str(out)])
        assert result.exit_code == 2
        written.append(out.read_bytes())
    assert written[0]
    assert written[0] == written[1] == written[2]


def test_read_many_gives_readings_and_failures_in_order(papers):
    found = list(liens.read_many([papers]))
    assert [type(f) for f in found] == [liens.Reading, liens.Reading, liens.Failure, liens.Reading]
    assert isinstance(found[2].reason, EmptyInput)
    assert found[2].line == 2


def test_a_file_is_read_by_its_path(papers):
    path = papers / "a.txt"
    for source in (path, str(path)):
        assert liens.read(source).article.path == str(path)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("nowhere.txt", NotFound),
        (Path("nowhere"), NotFound),
        ("", EmptyInput),
        ("   \n", EmptyInput),
        ("Die Regierung hat gestern beschlossen, dass ihre Truppen nicht aus der Hauptstadt und dem Norden abziehen werden.", UnsupportedLanguage),
    ],
)
def test_what_cannot_be_read_raises(source, error):
    with pytest.raises(error):
        liens.read(source)


def test_a_file_of_several_articles_is_for_read_many(papers):
    with pytest.raises(ReadError, match="read_many"):
        liens.read(papers / "b.jsonl")


def test_times_come_with_their_words():
    found = liens.times("Lima a voté le 3 mars 2021.", lang="fr")
    assert [(t["text"], t["value"]) for t in found] == [("le 3 mars 2021", {"start": "2021-03-03", "end": "2021-03-04"})]


def test_attributions_of_an_article(article):
    record = shared_engine().layer(article.article, Layer.ATTRIBUTIONS)
    assert record["id"] == article.article.id
    assert any(FRENCH[slice(*q["cue"])] == "a déclaré" for q in record["quotes"] if q["cue"])
