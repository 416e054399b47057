from dataclasses import replace
from html.parser import HTMLParser

from handmade import TEXT, claims
from test_show_page import Elements

from liens.engine import Claims


def test_claims_are_a_sequence():
    found = claims()
    assert len(found) == 4
    assert [c.id for c in found] == ["c-1", "c-2", "c-4", "c-3"]
    assert isinstance(found[1:], Claims)
    assert found == claims()
    assert hash(found) == hash(claims())


def test_claims_show_themselves_as_a_table():
    found = claims()
    bundle = found._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"] == repr(found)
    assert bundle["text/html"].count("<tr>") == 5
    assert "<script" not in bundle["text/html"]
    assert "&lt;" not in repr(found)


def test_a_long_set_is_cut_and_says_so():
    many = Claims([replace(claims()[0], id=f"c-{i}") for i in range(23)])
    assert many._repr_html_().count("<tr>") == 21
    assert "… 3 autres" in many._repr_html_()
    assert "… 3 autres" in repr(many)


def test_no_claims_are_told(words):
    assert Claims()._repr_html_().startswith("<p>")
    assert repr(Claims())


def test_a_reading_shows_its_page_in_a_notebook(reading):
    fragment = reading._repr_html_()
    assert Elements(fragment).text == TEXT
    assert "<html" not in fragment
    assert "<script" not in fragment


def test_two_readings_in_one_notebook_share_no_ids(reading):
    other = replace(reading, article=replace(reading.article, id="another one"))
    ids = [{v for _, n, v in Elements(r._repr_html_()).attributes if n == "id"} for r in (reading, other)]
    assert not ids[0] & ids[1]
    assert not any(" " in v for found in ids for v in found)


class Balance(HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.open = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        if tag not in {"br", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_fragments_are_whole(reading):
    assert Balance(reading._repr_html_()).open == []
    assert Balance(reading.claims._repr_html_()).open == []
    assert Balance(reading.page()).open == []
