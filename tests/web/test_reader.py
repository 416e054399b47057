"""The reader: stripped of its tags a page is the article, whatever spans cross in it; what it is asked to show is shown, and every claim has its place."""

import random

import pytest

from liens.engine import Claims, Reading
from liens.model import Article, Category, Claim, Event, Span, Status
from liens.pipeline import Report
from liens.show.page import Place, reading_html
from liens.show.words import load_words
from tests.show.handmade import ARTICLE, ENGINE, TEXT
from tests.show.handmade import claims as handmade_claims
from tests.sources import ROOT
from tests.web.conftest import told
from tests.web.test_hostile import Tags

BENCH = ROOT.parent / "shared" / "eval" / "bench"
ALPHABET = "<>&\"'\n\r\t aéß«»“”—1%{}\u202e\u00a0\U0001f600"


def drawn(text, spans, passage=None):
    """A text with claims on spans, drawn as the site draws it."""
    article = Article("a-x", text, "fr")
    found = [
        Claim(f"c-{i}", article, span, Event(Category.ASSAULT, None, (), None, span, span.of(text), "x"), Status.ACTUAL, False, (), (), None, (), (), (), ())
        for i, span in enumerate(spans)
    ]
    place = Place(1, 1, "", "h1", "<p>top</p>", {"c-0": "<p>more</p>"}, None, passage)
    return reading_html(Reading(article, Claims(found), Report(), ENGINE), place, load_words("fr"))


def crossing(chance, length, most):
    """Spans that cross each other at random."""
    return [Span(*sorted(chance.sample(range(length + 1), 2))) for _ in range(chance.randint(0, most))]


def test_three_thousand_texts_with_crossing_spans_stay_what_they_are():
    chance = random.Random(20261127)  # noqa: S311 # the same every time
    for number in range(3000):
        text = "".join(chance.choice(ALPHABET) for _ in range(chance.randint(1, 60)))
        spans = crossing(chance, len(text), 9)
        passage = chance.choice([None, *spans]) if spans else None
        assert (number, Tags(drawn(text, spans, passage)).text) == (number, text)


@pytest.mark.skipif(not BENCH.is_dir(), reason="the articles of the evaluation are not here")
def test_articles_of_the_press_stay_what_they_are():
    import gzip
    import json

    chance = random.Random(7)  # noqa: S311 # the same every time
    for path in sorted(BENCH.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for number, line in enumerate(lines) if number % 40 == 0]
        for text in texts:
            assert Tags(drawn(text, crossing(chance, len(text), 60))).text == text


@pytest.fixture
def page(client):
    return client.get(f"/a/{ARTICLE.id}").text


def test_the_text_is_as_it_was_read(page):
    assert Tags(page).text == TEXT


def test_the_text_alone_has_no_marks(client):
    found = client.get(f"/a/{ARTICLE.id}?show=text").text
    assert Tags(found).text == TEXT
    assert "<mark" not in found
    assert 'id="n-1"' not in found


def test_one_speaker_shows_that_speaker_s_claims_with_their_numbers(client):
    twin = told(client, f"/a/{ARTICLE.id}.json")
    speaker = next(s for s in twin["speaking"] if s["code"] == "BRA/GOV")
    numbers = [k for k, claim in enumerate(twin["claims"], 1) if claim["id"] in speaker["claims"]]
    found = client.get(f"/a/{ARTICLE.id}", params={"by": "BRA/GOV", "name": speaker["name"]}).text
    assert [k for k in range(1, len(twin["claims"]) + 1) if f'id="n-{k}"' in found] == numbers
    assert Tags(found).text == TEXT


def test_the_characters_that_an_address_points_to_are_marked(client):
    start = TEXT.index("Malawi")
    found = client.get(f"/a/{ARTICLE.id}?span={start}-{start + 6}").text
    assert found.count('id="passage"') == 1
    assert "asked" in found.split('id="passage"')[0][-80:]
    for wrong in ("5-2", "x-y", "-", "99999999-999999999", "3"):
        assert 'id="passage"' not in client.get(f"/a/{ARTICLE.id}", params={"span": wrong}).text


def test_a_claim_has_an_address_that_leads_to_its_place(client):
    twin = told(client, f"/a/{ARTICLE.id}.json")
    for number, claim in enumerate(twin["claims"], 1):
        answer = client.get(f"/c/{claim['id']}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, f"/a/{ARTICLE.id}#n-{number}")
        assert told(client, f"/c/{claim['id']}.json")["id"] == claim["id"]


def test_notes_lead_to_events_and_ties(page):
    assert "/tie/BRA/MOZ" in page
    assert page.count('href="/event/') == sum(claim.event is not None for claim in handmade_claims())


def test_offsets_of_the_twin_slice_the_text(client):
    twin = told(client, f"/a/{ARTICLE.id}.json")
    assert twin["article"]["text"] == TEXT
    for claim in twin["claims"]:
        if claim["event"]:
            trigger = claim["event"]["trigger"]
            assert TEXT[trigger["start"] : trigger["end"]] == trigger["text"]


def test_an_article_without_text_shows_its_sentences(client):
    page = client.get("/a/a-c01").text
    assert "Russia raided a base." in page
    assert "imported" in page
