import re
from dataclasses import replace
from html.parser import HTMLParser

from handmade import ARTICLE, ENGINE, TEXT, claims
from hypothesis import given
from hypothesis import strategies as st

from liens.engine import Claims, Reading
from liens.model import Article, Category, Claim, Event, Part, PartKind, Span, Status
from liens.pipeline import Report
from liens.show import wording
from liens.show.page import page, style_sheet
from liens.show.segments import lines
from liens.show.words import load_words

FRENCH = load_words("fr")


class Elements(HTMLParser):
    """Collects what stands in the article's text, which marks are open there, and every attribute."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.text, self.attributes, self.stack, self.marked, self.deepest = "", [], [], {}, 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag not in {"meta", "br"}:
            self.stack.append((tag, dict(attrs)))
        self.deepest = max(self.deepest, sum(t == "mark" for t, _ in self.stack))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        if not any("text" in (a.get("class") or "").split() for t, a in self.stack if t == "p"):
            return
        for t, a in self.stack:
            if t == "mark":
                for number in a["data-c"].split():
                    self.marked.setdefault(int(number), set()).update(range(len(self.text), len(self.text) + len(data)))
        self.text += data


def made(text, spans, status=Status.ACTUAL):
    article = Article("a-x", text, "fr")
    found = [
        Claim(f"c-{i}", article, span, Event(Category.ASSAULT, None, (), None, span, span.of(text), "x"), status, False, (), (), None, (), (), (), ())
        for i, span in enumerate(spans)
    ]
    return Reading(article, Claims(found), Report(), ENGINE)


# Everything that a text may hold but half characters and NUL, which HTML cannot; markup in plenty.
texts = st.text(st.one_of(st.sampled_from("<>&\"'\n\r a é"), st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=1, max_size=80)


@st.composite
def marked_texts(draw):
    text = draw(texts)
    pairs = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] != p[1])
    return text, [Span(min(p), max(p)) for p in draw(st.lists(pairs, max_size=8))]


@given(marked_texts())
def test_stripped_of_tags_the_text_is_as_read_and_marks_stand_where_claims_do(case):
    text, spans = case
    found = Elements(page([made(text, spans)], FRENCH))
    assert found.text == text
    assert found.deepest <= 1
    shown = {i for p in lines(text) for i in range(p.start, p.start + len(p.of(text).rstrip()))}
    for number, span in enumerate(spans, start=1):
        assert found.marked.get(number, set()) == set(range(span.start, span.end)) & shown


def test_the_text_of_a_whole_article(reading, words):
    assert Elements(page([reading], words)).text == TEXT


def test_each_note_leads_to_its_place_and_back(reading):
    source = page([reading], FRENCH)
    for number, claim in enumerate(reading.claims, start=1):
        anchor = wording.anchor(claim)
        assert source.count(f'id="m-{number}"') == source.count(f'href="#m-{number}"') == 1
        assert source.count(f'id="n-{number}"') == source.count(f'href="#n-{number}"') == 1
        assert f"[{anchor.start}:{anchor.end}]" in source


def test_ids_are_unique_on_a_page_of_several_articles(reading):
    ids = [value for _, name, value in Elements(page([reading, reading], FRENCH)).attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched_and_nothing_runs(reading, words):
    source = page([reading], words)
    found = Elements(source)
    links = [value for _, name, value in found.attributes if name in {"href", "src", "action", "srcset", "data"}]
    assert all(value.startswith("#") for value in links)
    assert not [name for _, name, _ in found.attributes if name.startswith("on") or name == "style"]
    assert "<script" not in source
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()
    assert source.count("http") == 1 + source.count("http-equiv")  # the article's own address, as text


def test_markup_in_the_article_stays_text(reading, words):
    hostile = "<script>alert(1)</script>"
    article = replace(ARTICLE, title=hostile, outlet=hostile, url=f'x"{hostile}', id=f'"{hostile}')
    source = page([replace(reading, article=article, claims=Claims([replace(c, article=article) for c in claims()]))], words)
    assert "<script" not in source
    assert "&lt;script&gt;" in source


def test_furniture_is_dimmed_and_named(reading):
    source = page([reading], FRENCH)
    assert 'class="row furniture"><p class="text part-credit"' in source
    assert FRENCH("parts.credit") in source


def test_every_status_has_mark_word_and_line_style():
    sheet = style_sheet()
    for kind in wording.STANDINGS:
        assert f"mark.st-{kind}" in sheet
    styles = re.findall(r"text-decoration-style: (\w+)", sheet)
    assert sorted(styles) == ["dashed", "dotted", "double", "solid", "wavy"]


def test_the_header_tells_date_and_its_origin(reading, words):
    source = page([reading], words)
    assert words("origins.text") in source
    assert words("format.day", day=5, month=words("months.3"), year=2025) in source


def test_languages_are_marked(reading):
    source = page([reading], load_words("en"))
    assert '<html lang="en">' in source
    assert '<p class="text part-story" lang="fr">' in source
    assert '<q lang="fr">' in source


def test_two_runs_give_the_same_bytes(reading, words):
    assert page([reading], words) == page([reading], words)


def test_a_text_without_claims(words):
    bare = made("Rien ici.", [])
    assert words("table.none") in page([bare], words)
    assert Elements(page([bare], words)).text == "Rien ici."


def test_parts_that_hold_no_claims_have_no_note_when_empty(words):
    article = Article("a-x", "Une phrase.\nPar X", "fr", parts=(Part(PartKind.BYLINE, Span(12, 17), "x"),))
    assert words("parts.byline") in page([Reading(article, Claims(), Report(), ENGINE)], words)


PATHS = {
    "/home/anna/press/dispatch.txt": "dispatch.txt",
    "/home/anna/all.jsonl#kabul-3": "all.jsonl#kabul-3",
    "/home/anna/old.warc.gz#https://a.example/b": "old.warc.gz#https://a.example/b",
}


def test_a_page_names_the_file_and_not_its_folders(reading):
    for path, shown in PATHS.items():
        article = replace(ARTICLE, url=None, path=path)
        source = page([replace(reading, article=article, claims=Claims([]))], FRENCH)
        assert f">{shown}<" in source
        assert "/home/anna" not in source
