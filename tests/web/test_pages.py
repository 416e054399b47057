"""What the first page, the search, the ingest and the method show: their figures are those of the database, and each leads on."""

import re

import pytest

from liens.dossier.found import Page, found
from liens.dossier.intake import pace
from liens.dossier.overview import overview
from liens.dossier.search import parse_search, pieces, plain_words
from liens.ontology.calling import code_called
from liens.store.database import open_store, open_to_read
from liens.store.keep import Origin, keep
from liens.store.overview import counts, stamp
from liens.store.progress import Stand, stands
from liens.store.runs import begin_run
from liens.web.drawing import environment
from liens.web.hits import hits
from liens.web.memo import Memo
from liens.web.pages.method import quality
from tests.store.conftest import extract
from tests.web.conftest import fill, site, told

CLAIMS = 16


def test_the_first_page_counts_what_there_is(client):
    twin = told(client, "/home.json")
    assert twin["counts"]["claims"] == CLAIMS
    assert twin["counts"]["failed"] == 1
    assert (twin["ties"][0]["first"], twin["ties"][0]["second"]) == ("RUS", "UKR")
    assert twin["ties"][0]["claims"] >= twin["ties"][0]["cooperation"] + twin["ties"][0]["conflict"]
    page = client.get("/").text
    for figure in (twin["counts"]["claims"], twin["counts"]["events"], twin["counts"]["articles"]):
        assert f">{figure}</a>" in page
    assert 'href="/tie/RUS/UKR"' in page
    assert all(f'href="/event/{line["event"]}"' in page for line in twin["events"])


def test_the_latest_events_are_told_to_have_happened_and_come_latest_first(client):
    events = told(client, "/home.json")["events"]
    assert {e["status"] for e in events} <= {"actual", "alleged"}
    days = [e["day"] for e in events]
    assert days == sorted(days, reverse=True)


def test_an_empty_database_says_what_to_do(tmp_path):
    open_store(tmp_path / "new.db").close()
    client = site(tmp_path / "new.db")
    assert "liens ingest" in client.get("/").text
    for address in ("/search", "/ingest", "/sources", "/upcoming", "/about/method", "/search?in=events"):
        assert (address, client.get(address).status_code) == (address, 200)


def test_activity_is_over_the_latest_claims_only(press, monkeypatch):
    monkeypatch.setattr("liens.dossier.overview.RECENT", 2)
    with open_to_read(press) as store:
        few = overview(store)
    assert few.recent == 2
    assert sum(tie.claims for tie in few.ties) <= 2


def test_the_stamp_changes_with_the_database(tmp_path):
    database = fill(tmp_path / "press.db")
    with open_store(database) as store:
        before = stamp(store)
        assert stamp(store) == before
        run = begin_run(store, "ingest", "2025-03-07T08:00:00Z", {})
        after = stamp(store)
        keep(store, extract(id="a-9", text=extract().article.text + "More.", url=None, path="other"), Origin(run, "other"))
        assert len({before, after, stamp(store)}) == 3


def test_what_is_costly_is_made_once_a_state():
    memo, made = Memo(), []
    for state in ("a", "a", "b", "b", "a"):
        memo.get("x", state, lambda state=state: made.append(state))
    assert made == ["a", "b", "a"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qui:russie", "who:RUS"),
        ("who:russia", "who:RUS"),
        ('par:"corée du nord"', "by:PRK"),
        ("selon:UKR/MIL", "says:UKR/MIL"),
        ("statut:annoncé", "status:planned"),
        ("STATUT:annonce", "status:planned"),
        ("après:2024", "after:2024"),
        ("avant:2024-05", "before:2024-05"),
        ("média:Gazette", "outlet:Gazette"),
        ("événement:e-1", "event:e-1"),
    ],
)
def test_operators_have_french_names_and_take_names_of_actors(typed, meant):
    assert parse_search(typed) == parse_search(meant)


def test_a_name_of_several_or_none_is_no_code():
    assert code_called("zzz nobody") is None
    assert code_called("RUS") is None
    assert code_called("Corée du Nord") == code_called("north korea") == "PRK"


def test_a_search_is_taken_into_pieces():
    text = 'grain "two words" who:RUS after:2024'
    assert pieces(text) == ["grain", '"two words"', "who:RUS", "after:2024"]
    assert plain_words(text) == ["grain", "two words"]


@pytest.mark.parametrize("wanted", ["", "who:RUS", "grain", "status:planned", "who:POL says:UKR", "lang:en"])
def test_facets_count_the_claims_that_are_found(press, wanted):
    with open_to_read(press) as store:
        seen = found(store, wanted, Page("claims", 100, 0))
    assert seen.count == seen.seen == len(seen.claims) > 0
    assert sum(facet.claims for facet in seen.facets["lang"]) == seen.count
    for facet in seen.facets["status"]:
        assert sum(record["status"] == facet.value for record in seen.claims) == facet.claims


def test_each_facet_leads_to_as_many_claims_as_it_says(client):
    page = client.get("/search?q=who:RUS").text
    links = re.findall(r'<li><a href="(/search\?[^"]+)" rel="nofollow">.*?<span class="n">(\d+)</span>', page, re.DOTALL)
    assert len(links) > 5
    for address, count in links:
        path, _, query = address.replace("&amp;", "&").partition("?")
        assert (address, told(client, f"{path}.json?{query}")["count"]) == (address, int(count))


def test_nothing_found_says_which_word_it_is(client):
    twin = told(client, "/search.json?q=who:RUS+nosuchword")
    assert [(w["piece"], w["rest"]) for w in twin["rests"]] == [("nosuchword", "who:RUS")]
    page = client.get("/search?q=who:RUS+nosuchword").text
    assert "nosuchword" in page
    assert "/search?q=who%3ARUS" in page


def test_results_come_in_pages(press):
    client = site(press)
    seen = [claim["id"] for page in (1, 2, 3, 4) for claim in told(client, f"/search.json?size=5&page={page}")["claims"]]
    assert len(seen) == len(set(seen)) == CLAIMS
    assert 'rel="next"' in client.get("/search?size=5&page=3").text
    assert 'rel="next"' not in client.get("/search?size=5&page=4").text


def test_a_narrowed_search_joins_both(client):
    assert told(client, "/search.json?q=who:RUS&and=status:planned")["query"] == "who:RUS status:planned"


def test_events_and_articles_of_what_is_found(client):
    twin = told(client, "/search.json?q=who:RUS&in=events")
    assert len(twin["told"]) == twin["events"]
    assert len({line["event"] for line in twin["told"]}) == twin["events"]
    articles = told(client, "/search.json?q=who:RUS&in=articles")
    assert len(articles["texts"]) == articles["articles"]


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("La Corée a nié.", ["coree"], ["Corée"]),
        ("NIÉ, nié et renier", ["nie"], ["NIÉ", "nié"]),
        ("Straße und İzmir", ["izmir"], ["İzmir"]),
        ("a.b (c) [d]", ["a.b", "(c)"], ["a", "b", "c"]),
        ("nothing", [], []),
        ("grains and grain", ["grain"], ["grain", "grain"]),
    ],
)
def test_words_that_were_searched_are_marked(text, wanted, marked):
    parts = hits(text, wanted)
    assert "".join(piece for piece, _ in parts) == text
    assert [piece for piece, hit in parts if hit] == marked


@pytest.mark.parametrize(
    ("text", "title", "shown"),
    [
        ("Grain leaves port\nThe first ship left on Mon", "Grain leaves port", "The first ship left on"),
        ("The first ship left on Mon", None, "The first ship left on"),
        ("Ship", "Another title", "Ship"),
        ("", "", ""),
    ],
)
def test_the_beginning_of_an_article_is_cut_between_words_and_does_not_say_its_title_again(text, title, shown):
    assert environment("en").filters["lead"](text, title) == shown


def test_runs_and_failures_are_told(client):
    twin = told(client, "/ingest.json")
    assert (twin["pace"], twin["failed"], twin["reasons"]) == (None, 1, [{"of": ["read", "EmptyInput"], "count": 1}])
    page = client.get("/ingest").text
    assert "press/empty.html" in page
    assert "no text is left of the page" in page
    assert "hx-get" not in page
    assert "htmx" not in page


def test_a_run_that_goes_on_tells_its_pace():
    running = Stand(2, "ingest", ("press",), "2025-03-06T08:00:00Z", None, 100, 28, 2)
    now = "2025-03-06T08:01:00Z"
    assert (pace([running], now).done, pace([running], now).rate, pace([running], now).left) == (30, 0.5, 140)
    assert pace([], now) is None
    uncounted = Stand(2, "ingest", ("press",), "2025-03-06T08:00:00Z", None, None, 28, 2)
    assert pace([uncounted], now).left is None


def test_an_ingest_notes_how_much_it_expects(tmp_path):
    with open_store(tmp_path / "press.db") as store:
        begin_run(store, "ingest", "2025-03-06T08:00:00Z", {"sources": ["a", "b"], "expected": 12})
        assert (stands(store, 5)[0].expected, stands(store, 5)[0].sources) == (12, ("a", "b"))


def test_the_method_tells_every_figure_status_kind_and_operator(client):
    twin = told(client, "/about/method.json")
    page = client.get("/about/method").text
    assert len(twin["categories"]) == 16
    for row in quality():
        for figure in (row.category, row.roles, row.triple, row.full):
            assert f">{round(figure * 100)}</td>" in page
    assert page.count('class="chip st-') == len(twin["statuses"]) == 7
    for operator in twin["operators"]:
        assert f"<code>{operator}:</code>" in page


def test_counts_of_the_store(press):
    with open_to_read(press) as store:
        seen = counts(store)
    assert (seen.claims, seen.failed) == (CLAIMS, 1)
