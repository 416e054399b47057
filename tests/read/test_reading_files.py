"""Files, records, pages and folders: what is read exactly, and each way in which something cannot be read."""

import codecs
import json
from datetime import date
from pathlib import Path

import pytest

from liens.errors import BinaryInput, EmptyInput, EncodingUnknown, MalformedRecord, NotFound, ReadError, TooLarge, UnsupportedLanguage
from liens.identity import identifier
from liens.model import Article, PartKind
from liens.read.encoding import decode
from liens.read.files import Failure, Options, read_path
from liens.read.page import depth, read_page

TEXT = "Le Pérou a rouvert la frontière avec la Bolivie, a annoncé le ministère.\r\n\r\nLa Paz n'a pas réagi à cette décision.\n"
STORY = "<p>Peru has reopened its border with Bolivia, the ministry said on Monday after three weeks of protests.</p>" * 4


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def read(path, options=None):
    notices = []
    return list(read_path(path, options or Options(), notices)), [notice.message for notice in notices]


def only(path, options=None):
    (found,), _ = read(path, options)
    return found


def test_a_text_is_kept_as_it_stands(tmp_path):
    article = only(write(tmp_path / "a.txt", TEXT))
    assert article.text == TEXT
    assert article.id == identifier("a", [TEXT])
    assert (article.language, article.path) == ("fr", str(tmp_path / "a.txt"))
    assert [part.span.of(TEXT) for part in article.parts] == [line for line in TEXT.splitlines() if line]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_other_encodings_are_read_and_said(tmp_path, data, encoding):
    (article,), notices = read(write(tmp_path / "a.txt", data))
    assert article.text == TEXT
    assert bool(notices) == (encoding != "utf-8")
    assert all(encoding in notice for notice in notices)


def test_a_page_is_decoded_as_it_declares():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert decode(page.encode("iso-8859-2")).text == page


UNREADABLE = [
    ("a.txt", b"", EmptyInput, "empty"),
    ("a.txt", b" \r\n\t", EmptyInput, "empty"),
    ("a.txt", "\u200b\n\ufeff".encode(), EmptyInput, "no text"),
    ("a.txt", b"%PDF-1.7 ...", BinaryInput, "a PDF"),
    ("a.txt", b"\x1f\x8b\x08\x00", BinaryInput, "gzip"),
    ("a.txt", b"text\x00text", BinaryInput, "NUL"),
    ("a.txt", codecs.BOM_UTF16_LE + b"a\x00b", EncodingUnknown, "utf-16-le"),
    ("a.txt", bytes(range(128, 256)) * 8, EncodingUnknown, "save it as UTF-8"),
    ("a.txt", b"x" * 2001, TooLarge, "limit of 2,000 bytes"),
    ("a.txt", "Die Regierung hat die Grenze wieder geöffnet, wie das Ministerium am Montag mitteilte.".encode(), UnsupportedLanguage, "en, fr"),
    ("a.html", b"<html><body><script>x</script></body></html>", EmptyInput, "no story"),
    ("a.html", b"<html><body>" + b"<div>" * 300 + b"</body></html>" + b" ", EmptyInput, "no story"),
    ("a.jsonl", b"", EmptyInput, "empty"),
]


@pytest.mark.parametrize(("name", "data", "error", "message"), UNREADABLE)
def test_what_cannot_be_read_is_a_failure_with_its_reason(tmp_path, name, data, error, message):
    failure = only(write(tmp_path / name, data), Options(limit=2000))
    assert isinstance(failure, Failure)
    assert type(failure.reason) is error
    assert message in str(failure.reason)
    assert (failure.path, failure.line) == (tmp_path / name, None)


def test_a_missing_file_is_a_failure():
    assert type(only(Path("no such file.txt")).reason) is NotFound


def test_a_file_that_may_not_be_opened_is_a_failure(tmp_path):
    looping = tmp_path / "loop.txt"
    looping.symlink_to(looping)
    assert type(only(looping).reason) is ReadError


RECORDS = [
    ('{"text": "The deal was not signed."', MalformedRecord, "not JSON"),
    ("[1]", MalformedRecord, "a list, not an object"),
    ("null", MalformedRecord, "null, not an object"),
    ('{"id": "x"}', MalformedRecord, 'no "text"'),
    ('{"text": null}', MalformedRecord, 'no "text"'),
    ('{"text": 3}', MalformedRecord, '"text" is a number'),
    ('{"text": ""}', EmptyInput, "empty"),
    ('{"text": " "}', EmptyInput, "no text"),
    ('{"text": "The deal was not signed.", "id": true}', MalformedRecord, '"id" is true or false'),
    ('{"text": "The deal was not signed.", "title": []}', MalformedRecord, '"title" is a list'),
    ('{"text": "The deal was not signed.", "published": "soon"}', MalformedRecord, "'soon', not a date"),
    ('{"text": "The deal was not signed.", "published": 2019}', MalformedRecord, '"published" is a number'),
    ('{"text": "The deal \\ud800"}', MalformedRecord, "lone surrogate"),
    ('{"text": "The deal was not signed.", "lang": "de"}', UnsupportedLanguage, "en, fr"),
    ("[" * 100_000, MalformedRecord, "nested too deeply"),
    ('{"text": "' + "x" * 300_000 + '"}', TooLarge, "longer than the limit"),
]


@pytest.mark.parametrize(("line", "error", "message"), RECORDS)
def test_a_bad_line_fails_alone_with_its_number(tmp_path, line, error, message):
    good = json.dumps({"text": "The deal was not signed."})
    found, _ = read(write(tmp_path / "a.jsonl", f"{good}\n\n{line}\n{good}"), Options(limit=200_000))
    assert [type(item) for item in found] == [Article, Failure, Article]
    assert (type(found[1].reason), found[1].line) == (error, 3)
    assert message in str(found[1].reason)


def test_a_record_brings_what_is_known(tmp_path):
    record = {
        "id": 7,
        "text": "Peru reopens its border\nThe border was closed.",
        "lang": "en-GB",
        "published": "2019-03-14T08:05:00Z",
        "outlet": "The Gulf Courier",
        "url": "https://courier.example/a",
        "title": "Peru reopens its border",
        "other": [1],
    }
    article = only(write(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + json.dumps(record).encode()), Options(published=date(2000, 1, 1)))
    assert (article.id, article.language, article.published, article.published_from) == ("7", "en", date(2019, 3, 14), "given")
    assert (article.outlet, article.url, article.title) == ("The Gulf Courier", "https://courier.example/a", "Peru reopens its border")
    assert [part.kind for part in article.parts] == [PartKind.TITLE, PartKind.STORY]


def test_ids_come_from_the_address_or_the_text_and_never_occur_twice(tmp_path):
    text = "The deal was not signed."
    lines = [
        {"text": text, "url": "https://courier.example/a/?utm_source=x"},
        {"text": text},
        {"text": text},
        {"text": text},
        {"text": text, "id": "x"},
        {"text": text, "id": "x"},
    ]
    found, notices = read(write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines))))
    ids = [article.id for article in found]
    assert ids[:2] == [identifier("a", ["https://courier.example/a"]), identifier("a", [text])]
    assert len(set(ids)) == len(ids)
    assert ids[4] == "x"
    assert len(notices) == 3
    assert ids == [article.id for article in read(tmp_path / "a.jsonl")[0]]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.TXT", ".hidden.txt", "notes.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, f"The deal {name} was not signed.")
    write(tmp_path / "bad.txt", b"")
    found, notices = read(tmp_path)
    assert [Path(item.path).name for item in found] == ["a.txt", "b.txt", "bad.txt", "c.TXT"]
    assert [type(item) for item in found] == [Article, Article, Failure, Article]
    assert len(notices) == 1
    assert "left aside" in notices[0]


def test_a_folder_without_articles_is_a_failure(tmp_path):
    assert type(only(tmp_path).reason) is EmptyInput


def page(body, head=""):
    return f"<!DOCTYPE html><html lang='en'><head><title>Peru reopens its border | The Gulf Courier</title>{head}</head><body>{body}</body></html>"


def test_a_page_gives_title_date_outlet_and_story(tmp_path):
    head = (
        '<meta property="og:site_name" content="The Gulf Courier"><meta property="article:published_time" content="2019-03-14T08:05:00Z">'
        '<link rel="canonical" href="https://courier.example/a">'
    )
    story = f"<article><h1>Peru reopens its border</h1>{STORY}<p>Read more: Ghana bans night trawling</p></article>"
    body = f"<nav><a href='/'>Home</a></nav>{story}<footer>Contact</footer>"
    article = only(write(tmp_path / "a.html", page(body, head)))
    assert (article.title, article.outlet, article.url) == ("Peru reopens its border", "The Gulf Courier", "https://courier.example/a")
    assert (article.published, article.published_from, article.language) == (date(2019, 3, 14), "metadata", "en")
    assert article.parts[0].kind is PartKind.TITLE
    assert article.parts[-1].kind is PartKind.RELATED
    assert "Contact" not in article.text
    given = only(tmp_path / "a.html", Options(published=date(2020, 1, 2)))
    assert (given.published, given.published_from) == (date(2020, 1, 2), "given")


@pytest.mark.parametrize(
    ("html", "message"),
    [("<div>" * 200_000 + "x", "nests more than"), ("<b><i></b>" * 2_000, "nests more than"), ("x" * 10_000_001, "10,000,001 characters")],
)
def test_a_page_that_would_break_the_parser_is_refused_at_once(html, message):
    with pytest.raises(TooLarge, match=message):
        read_page(html, None)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>" * 900, 0),
        ("<br><img><input>" * 900, 0),
        ("<div><p><b>x</b></p></div>", 2),
        ("<script>" + "'<div>'" * 900 + "</script>", 0),
        ("<div/>" * 900, 0),
        ("</div>" * 9 + "<div a='>'>x", 1),
        ("<div", 0),
    ],
)
def test_depth(html, expected):
    assert depth(html) == expected
