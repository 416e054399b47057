"""What must hold for any text in a drawing or dossier: it is escaped, nothing of it runs or loads, and the same records give the same bytes."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liens.dossier.actor import actor
from liens.dossier.due import upcoming
from liens.dossier.event import event
from liens.dossier.source import Memory, Wanted
from liens.dossier.sources import outlets, sources
from liens.dossier.tie import tie
from liens.dossier.whole import whole
from liens.draw.actor import actor_html
from liens.draw.agenda import agenda_html
from liens.draw.event import event_html
from liens.draw.links import Inside, Links
from liens.draw.tie import WHOLE, tie_html
from liens.draw.voices import voices_html
from liens.show.dossier_file import tie_file
from liens.show.words import load_words
from tests.dossier.made import BODY, MAY_1, record
from tests.draw.made import pen
from tests.draw.marked import harmful, parsed

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    "&#60;script&#62;",
    "\u202egnp.exe\u202c",
    "x" * 400,
    "</title></style><script>1</script>",
)
# Control characters are no text of an article that was read; XML could not hold them.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=60)


def pages(source, language="en", links=None):
    """Every dossier of a small archive, drawn."""
    made = pen(language, links)
    wanted = Wanted("RUS", "UKR")
    found = tie(source, wanted)
    first = (*found.to, *found.back, *found.both)[0].event
    return {
        "tie": tie_html(found, made, WHOLE),
        "actor": actor_html(actor(source, Wanted("RUS")), made),
        "event": event_html(event(source, first), made),
        "sources": voices_html(sources(source, Wanted()), outlets(source, Wanted()), made),
        "upcoming": agenda_html(upcoming(source, Wanted(), "2024-06-01"), made),
    }


def body_with(text):
    """The archive with one text in every place that an article fills."""
    hostile = record("c90", by=("RUS",), to=("UKR",), when=MAY_1, text=text, outlet=text, counts=((5, 7, text),), says=("UKR/GOV",))
    hostile["where"] = [{"name": text, "country": "UKR", "lat": 50.0, "lon": 30.0, "gazetteer": None, "level": "town", "nearness": None, "within_km": None}]
    hostile["initiators"][0]["name"] = text
    plan = record("c91", "CONSULT", by=("RUS", "UKR"), status="planned", when=("2024-07-20", "2024-07-20"), text=text, outlet=text, trigger="meet")
    return Memory([*BODY, hostile, plan])


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_an_article_runs_or_loads(text):
    for name, drawn in pages(body_with(text)).items():
        assert (name, harmful(drawn)) == (name, [])


@settings(max_examples=25, deadline=None)
@given(TEXT)
def test_any_text_stands_as_text(text):
    for drawn in pages(body_with(text)).values():
        parsed(drawn)
        assert harmful(drawn) == []


def test_words_of_an_article_stand_whole_in_the_dossier():
    text = 'They said: "a < b & c > d", it\'s so.'
    assert html.escape(text, quote=True).replace("&#x27;", "&#39;") in pages(body_with(text))["tie"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_records_give_the_same_bytes(language):
    assert pages(Memory(BODY), language) == pages(Memory(reversed(BODY)), language)


@pytest.mark.parametrize("links", [Links(), Inside()])
def test_every_drawing_has_a_name_and_a_table_or_list_beside_it(links):
    for name, drawn in pages(Memory(BODY), links=links).items():
        for section in parsed(drawn).iter("section"):
            figures = [s for s in section.iter("svg") if s.get("aria-hidden") is None]
            assert all(s.get("aria-label") for s in figures), name
            if figures:
                assert list(section.iter("table")) or list(section.iter("ol")), (name, section.get("aria-label"))


def test_no_id_stands_twice_and_none_where_drawings_share_a_page():
    for name, drawn in pages(Memory(BODY)).items():
        ids = [node.get("id") for node in parsed(drawn).iter() if node.get("id")]
        assert (name, sorted({i for i in ids if ids.count(i) > 1})) == (name, [])
    assert re.findall(r' id="', "".join(pages(Memory(BODY), links=Links()).values())) == []


def test_a_number_of_the_graph_is_that_of_the_table_and_of_the_claims():
    found = tie(Memory(BODY), Wanted("RUS", "UKR"))
    assert sum(len(bond.claims) for bond in found.bonds) == found.shown
    drawn = parsed(tie_html(found, pen(), WHOLE))
    graph = next(s for s in drawn.iter("section") if s.get("id") == "graph")
    counts = [int(a.text) for a in graph.iter("a") if a.get("class") == "count"]
    assert counts == [len(bond.claims) for bond in found.bonds]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_of_a_tie_stands_alone(language):
    page = tie_file(whole(Memory(BODY), Wanted("RUS", "UKR")), load_words(language))
    assert page.startswith("<!DOCTYPE html>\n<html")
    assert "default-src 'none'" in html.unescape(page)
    assert re.findall(r"<script|<link|<img|@import|url\(|(?:src|href)=\"(?!#)", page) == []
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert sorted(set(re.findall(r'href="#([^"]+)"', page)) - ids) == []


def test_the_file_has_every_sentence_behind_its_figures():
    page = tie_file(whole(Memory(BODY), Wanted("RUS", "UKR")), load_words("en"))
    told = parsed(page[page.index("<main") : page.index("</main>")] + "</main>")
    rows = {claim.get("id"): "".join(row.itertext()) for row in told.iter("li") for claim in row.iter("p")}
    found = tie(Memory(BODY), Wanted("RUS", "UKR"))
    behind = [claim for bond in found.bonds for claim in bond.claims]
    assert len(behind) == found.shown
    texts = {r["id"]: r["sentence"]["text"] for r in BODY}
    assert [claim for claim in behind if texts[claim] not in rows[claim]] == []
