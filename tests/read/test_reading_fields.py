"""Fields of records under the names that other tools give them: the usual ones are understood, what is not used is told once a file."""

import json
from datetime import date
from pathlib import Path

import pytest

from liens.errors import MalformedRecord
from liens.ingest.files import pieces
from liens.ingest.piece import Limits, Noted, Piece
from liens.langs.table import read_table
from liens.model import Article
from liens.read import fields
from liens.read.articles import Options
from liens.read.fields import COLUMNS, FIELDS
from liens.read.files import read_path
from liens.read.records import read_record

TEXT = "Peru reopened its border on Monday."
DAY = date(2019, 3, 14)
DOCS = Path(__file__).parents[2] / "docs" / "reference" / "reading.md"
# What tools write: the record and what is understood of it.
WRITTEN = [
    ({"date": "2019-03-14"}, "published", DAY),
    ({"published_at": "2019-03-14T08:05:00Z"}, "published", DAY),
    ({"publishedAt": "2019-03-14T08:05:00Z"}, "published", DAY),
    ({"pubDate": "Thu, 14 Mar 2019 23:05:00 -0500"}, "published", DAY),
    ({"date_published": "2019-03-14"}, "published", DAY),
    ({"sitename": "The Gulf Courier", "hostname": "courier.example"}, "outlet", "The Gulf Courier"),
    ({"hostname": "courier.example"}, "outlet", "courier.example"),
    ({"source": "https://courier.example/a"}, "url", "https://courier.example/a"),
    ({"source": "The Gulf Courier"}, "outlet", "The Gulf Courier"),
    ({"link": "https://courier.example/a"}, "url", "https://courier.example/a"),
    ({"headline": "Peru reopens"}, "title", "Peru reopens"),
]
# Where both stand Liens' own name wins, and what is no value of the field is left.
OWN = [
    ({"published": "2019-03-14", "date": "2001-01-01"}, "published", DAY),
    ({"published": None, "date": "2019-03-14"}, "published", DAY),
    ({"published": "2019-03-14", "date": 7}, "published", DAY),
    ({"url": "https://a.example", "link": "https://b.example"}, "url", "https://a.example"),
    ({"outlet": " ", "sitename": "The Gulf Courier"}, "outlet", "The Gulf Courier"),
    ({"date": "soon"}, "published", None),
    ({"source": {"name": "The Gulf Courier"}}, "outlet", None),
    ({"source": {"name": "The Gulf Courier"}}, "url", None),
]


def draft(record):
    return read_record(json.dumps(record), "a.jsonl")


@pytest.mark.parametrize(("record", "field", "value"), [*WRITTEN, *OWN])
def test_what_other_tools_write_is_understood(record, field, value):
    assert getattr(draft({"text": TEXT, **record}), field) == value


@pytest.mark.parametrize("name", ["body", "content", "maintext", "content_text", "full_text"])
def test_the_text_may_have_another_name(name):
    assert draft({name: TEXT}).text == TEXT
    assert draft({"text": TEXT, name: "another"}).text == TEXT


def test_an_own_name_with_a_wrong_value_stays_an_error():
    with pytest.raises(MalformedRecord, match="'soon', not a date"):
        draft({"text": TEXT, "published": "soon", "date": "2019-03-14"})
    with pytest.raises(MalformedRecord, match='no "text"'):
        draft({"title": TEXT})


def test_what_is_not_used_is_named():
    assert draft({"text": TEXT, "tags": ["x"], "excerpt": "x", "image": None, "date": "soon", "hostname": "a.example"}).unused == ("date", "excerpt", "tags")


def test_what_is_not_used_is_told_once_a_file(tmp_path):
    lines = [{"text": f"{TEXT} {n}", "tags": n, **({"mood": "x"} if n == 2 else {})} for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    notices = []
    found = list(read_path(tmp_path / "a.jsonl", Options(), notices))
    assert [type(item) for item in found] == [Article] * 3
    assert [(n.path.name, n.line, n.message) for n in notices] == [("a.jsonl", None, "fields that were not used: mood, tags")]


def test_an_ingest_tells_it_once_a_file_too(tmp_path):
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": f"{TEXT} {n}", "tags": n}) for n in range(3)))
    (tmp_path / "b.csv").write_text(f"Body;Date;Mood;tags\n{TEXT};2019-03-14;good;\n{TEXT} 2;2019-03-15;;\n")
    found = list(pieces(str(tmp_path), Limits()))
    assert [type(item) for item in found] == [Piece, Piece, Piece, Noted, Piece, Piece, Noted]
    assert [(n.place.rpartition("/")[2], n.message) for n in found if isinstance(n, Noted)] == [
        ("a.jsonl", "fields that were not used: tags"),
        ("b.csv", "fields that were not used: Mood"),
    ]
    read = [read_record(p.data.decode(), p.place) for p in found if isinstance(p, Piece)]
    assert [(d.text, d.published) for d in read[3:]] == [(TEXT, DAY), (f"{TEXT} 2", date(2019, 3, 15))]


def test_a_line_is_known_by_its_address_whatever_its_name(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "link": "https://courier.example/a"}))
    assert [p.place.partition("#")[2] for p in pieces(str(tmp_path / "a.jsonl"), Limits())] == ["https://courier.example/a"]


def test_every_name_is_documented_and_means_a_field_of_liens():
    rows = list(read_table(Path(fields.__file__).with_name("fields.tsv"), COLUMNS))
    docs = DOCS.read_text(encoding="utf-8")
    assert [row.place for row in rows if f"`{row['name']}`" not in docs or row["field"] not in FIELDS] == []
    assert [(r["field"], int(r["rank"])) for r in rows] == sorted((r["field"], int(r["rank"])) for r in rows)
