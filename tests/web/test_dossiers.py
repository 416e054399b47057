"""The pages of ties, actors, events, sources and what falls due: every figure leads to its sentences, twins say the same, files stand alone."""

import csv
import html
import io
import re

import icalendar
import pytest

from liens.show.words import load_words
from tests.draw.marked import harmful
from tests.web.conftest import told


def main_of(page):
    return page[page.index("<main") : page.index("</main>")]


def links_of(page, pattern):
    return sorted({html.unescape(found) for found in re.findall(rf'href="({pattern}[^"]*)"', main_of(page))})


PAGES = ("/tie/RUS/UKR", "/actor/RUS", "/sources", "/upcoming?day=2024-06-01", "/tie/RUS/UKR/claims?way=to", "/actor/UKR/claims?role=says")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_dossier_is_drawn_in_both_languages(client, address, language):
    page = client.get(address, headers={"accept-language": language})
    assert page.status_code == 200
    assert 'class="dossier"' in page.text
    assert "/static/draw.css" in page.text
    # Words that were forgotten show as their keys.
    assert re.findall(r">\s*(?:draw|dossier|statuses|categories)\.\w+", page.text) == []


def test_every_figure_of_a_tie_leads_to_as_many_sentences(client):
    """One click from the figure to its sentences; each sentence is there in full."""
    page = client.get("/tie/RUS/UKR").text
    found = re.findall(r'<a href="([^"]+/claims[^"]*)" class="count">(\d+)</a>', page)
    assert len(found) > 6
    for address, number in found:
        claims = told(client, html.unescape(address).replace("/claims?", "/claims.json?"))
        # The map counts events, everything else claims; the page of the sentences tells both.
        assert (address, int(number)) in {(address, claims["count"]), (address, claims["events"])}
        assert all(claim["sentence"] for claim in claims["claims"])


def test_the_summary_leads_to_all_claims_between_the_two(client):
    found = told(client, "/tie/RUS/UKR.json")
    assert told(client, "/tie/RUS/UKR/claims.json?way=between")["count"] == found["shown"] == sum(len(b["claims"]) for b in found["bonds"])


def test_every_event_and_passage_of_a_tie_is_there(client):
    page = client.get("/tie/RUS/UKR").text
    events = links_of(page, "/event/")
    assert len(events) > 5
    for address in events:
        shown = client.get(address)
        assert (address, shown.status_code) == (address, 200)
        assert links_of(shown.text, "/c/")
    assert client.get(links_of(client.get(events[0]).text, "/c/")[0], follow_redirects=True).status_code == 200


def test_a_period_narrows_a_tie_and_stays_in_its_links(client):
    page = client.get("/tie/RUS/UKR?from=2024-07-01&to=2024-07-31").text
    assert 'value="2024-07-01"' in page
    assert told(client, "/tie/RUS/UKR.json?from=2024-07-01&to=2024-07-31")["shown"] < told(client, "/tie/RUS/UKR.json")["shown"]
    assert all("from=2024-07-01" in address for address in links_of(page, "/tie/RUS/UKR/claims"))


@pytest.mark.parametrize("address", ["/tie/RUS/UKR?from=yesterday", "/actor/RUS?language=xx", "/upcoming?day=2024-13-01", "/sources?to=1"])
def test_a_wrong_question_is_told(client, address):
    assert client.get(address).status_code == 400
    assert client.get(address.replace("?", ".json?")).status_code == 400


def test_who_has_no_dossier_is_told_in_words(client):
    for address in ("/tie/FRA/JPN", "/actor/FRA", "/tie/FRA/JPN/claims", "/sources?actor=FRA", "/upcoming?actor=FRA"):
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 200)
        assert 'class="empty"' in answer.text or 'class="state"' in answer.text


def test_reports_stand_side_by_side_with_relations(client):
    raid = told(client, "/tie/RUS/UKR.json")["to"][0]["event"]
    page = client.get(f"/event/{raid}", headers={"accept-language": "en"}).text
    table = page[page.index('class="reports"') :].partition("</table>")[0]
    heads = re.findall(r'<th scope="col">([^<]*)</th>', table)
    assert heads[0] == "field"
    assert heads[-1] == "agreement"
    assert "✗ contradicts" in table
    assert "not said" in table
    assert "60 soldiers" in html.unescape(table).replace("\u00a0", " ")


def test_a_tie_can_be_kept_as_one_file(client):
    answer = client.get("/tie/RUS/UKR/dossier.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="RUS-UKR.html"'
    assert re.findall(r"<script|<link|(?:src|href)=\"(?!#)", answer.text) == []
    assert harmful(main_of(answer.text) + "</main>") == []


@pytest.mark.parametrize("code", ['"><script>', "..%2F..", "%00", "A" * 300])
def test_a_strange_code_is_only_a_code(client, code):
    answer = client.get(f"/tie/{code}/UKR/dossier.html")
    assert answer.status_code in {200, 404}
    assert "<script>" not in client.get(f"/tie/{code}/UKR").text.replace("<script src=", "")
    if answer.status_code == 200:
        assert re.fullmatch(r'attachment; filename="[A-Za-z0-9]+-UKR\.html"', answer.headers["content-disposition"])


def test_the_page_behind_a_figure_says_what_was_counted(client):
    assert "Russia → Ukraine" in client.get("/tie/RUS/UKR/claims?way=to&lang=en").text
    assert "Ukraine → Russia · assault" in client.get("/tie/RUS/UKR/claims?way=from&category=ASSAULT&lang=en").text
    assert "Mar 2025" in client.get("/tie/RUS/UKR/claims?month=2025-03&lang=en").text.replace("\u00a0", " ")
    assert "2025-99" in client.get("/tie/RUS/UKR/claims?month=2025-99&lang=en").text
    assert "What it says" in client.get("/actor/UKR/claims?role=says&lang=en").text


def test_a_sentence_that_tells_several_things_stands_once(client):
    page = client.get("/tie/RUS/UKR/claims?way=between").text
    twin = told(client, "/tie/RUS/UKR/claims.json?way=between")
    places = [(claim["article"], claim["start"]) for claim in twin["claims"]]
    assert page.count("<blockquote") == len(set(places)) < len(places)
    assert page.count('class="foot told"') == len(places)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_a_dossier_lacks_is_said_with_the_reason(client, lang):
    words = load_words(lang)
    page = client.get(f"/tie/RUS/UKR?to=2024-05-31&lang={lang}").text
    assert words("absent.title") in page
    assert words("absent.pacts") in page
    assert words("absent.pacts") not in client.get(f"/tie/RUS/UKR?lang={lang}").text


def test_an_empty_dossier_leads_on(client):
    page = client.get("/tie/FRA/JPN?lang=en").text
    assert [address in page for address in ("/actor/FRA", "/actor/JPN", "who%3AFRA+who%3AJPN", "/#ties")] == [True] * 4
    assert "Remove the filter" not in page
    assert 'href="/tie/RUS/UKR">Remove the filter' in client.get("/tie/RUS/UKR?from=2030-01-01&lang=en").text
    assert "/search?q=Japan" in client.get("/actor/JPN?lang=en").text


def test_claims_that_are_not_joined_into_events_yet_are_drawn_too(tmp_path):
    from liens.store.bring import bring
    from liens.store.database import open_store
    from liens.store.runs import begin_run
    from tests.dossier.made import BODY
    from tests.web.conftest import MOMENT, site

    with open_store(tmp_path / "new.db") as store:
        list(bring(store, sorted(BODY, key=lambda r: r["article"]["id"]), "x", begin_run(store, "ingest", MOMENT, {"sources": []})))
    client = site(tmp_path / "new.db")
    page = client.get("/tie/RUS/UKR").text
    assert 'id="graph"' in page
    assert 'class="empty"' not in page


def test_nothing_ahead_leads_to_days_from_which_something_was(client):
    page = client.get("/upcoming?day=2030-01-01&lang=en").text
    twin = told(client, "/upcoming.json?day=2030-01-01")
    assert twin["ahead"] == []
    assert len(twin["glances"]) > 0
    for glance in twin["glances"]:
        assert f'/upcoming?day={glance["day"]}"' in page
        assert len(told(client, f"/upcoming.json?day={glance['day']}")["ahead"]) == glance["ahead"] > 0


def test_an_actor_is_asked_for_by_name_too(client):
    for page in ("/upcoming.json", "/sources.json"):
        assert told(client, f"{page}?actor=russie") == told(client, f"{page}?actor=Russia") == told(client, f"{page}?actor=RUS")


def test_what_falls_due_is_a_calendar_too(client):
    answer = client.get("/upcoming.ics?day=2024-06-05&actor=RUS")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == len(told(client, "/upcoming.json?day=2024-06-05&actor=RUS")["ahead"]) == 1


def test_pages_of_sentences_turn(client, press):
    from liens.web.page import Settings
    from tests.web.conftest import site

    small = site(press, Settings(page=2, most=2))
    first, second = (told(small, f"/tie/RUS/UKR/claims.json?way=between&page={k}") for k in (1, 2))
    assert (first["count"], len(first["claims"]), len(second["claims"])) == (9, 2, 2)
    assert {c["claim"] for c in first["claims"]}.isdisjoint(c["claim"] for c in second["claims"])
    page = small.get("/tie/RUS/UKR/claims?way=between&page=2").text
    assert links_of(page, "/tie/RUS/UKR/claims") == ["/tie/RUS/UKR/claims?way=between&page=1", "/tie/RUS/UKR/claims?way=between&page=3"]


def test_a_tie_of_five_hundred_claims_is_a_light_page(tmp_path):
    """At most 250 KB of HTML, whatever lies between the two."""
    from liens.store.bring import bring
    from liens.store.database import open_store
    from liens.store.linking import link_new
    from liens.store.runs import begin_run
    from tests.dossier.made import record
    from tests.web.conftest import MOMENT, site

    kinds = ("ASSAULT", "AID", "ACCUSE", "RETREAT", "CONSULT", "SANCTION")
    long = (
        "A sentence as long as the press writes them, with the names of towns, of ministers and of whoever else was there that day to tell what happened. " * 2
    )
    records = []
    for k in range(500):
        day = f"20{10 + k % 15}-{k % 12 + 1:02}-{k % 28 + 1:02}"
        ends = (("RUS",), ("UKR",)) if k % 2 else (("UKR",), ("RUS",))
        records.append(record(f"d{k:03}", kinds[k % 6], by=ends[0], to=ends[1], when=(day, day), on=day, text=f"{k} {long}", counts=((k, k, "tonnes"),)))
    with open_store(tmp_path / "many.db") as store:
        list(bring(store, sorted(records, key=lambda r: r["article"]["id"]), "x", begin_run(store, "ingest", MOMENT, {"sources": []})))
        link_new(store, MOMENT)
    client = site(tmp_path / "many.db")
    assert told(client, "/tie/RUS/UKR.json")["shown"] == 500
    assert len(client.get("/tie/RUS/UKR").content) <= 250_000


NARROWED = "independent=1&standing=actual"


def test_a_tie_is_narrowed_and_its_links_stay_so(client):
    page = client.get(f"/tie/RUS/UKR?{NARROWED}").text
    whole, found = told(client, "/tie/RUS/UKR.json"), told(client, f"/tie/RUS/UKR.json?{NARROWED}")
    assert 0 < found["shown"] < whole["shown"]
    assert '<option value="actual" selected>' in page
    assert re.search(r'name="independent" value="1" checked', page)
    assert all("independent=1" in address and "standing=actual" in address for address in links_of(page, "/tie/RUS/UKR/claims"))
    assert told(client, f"/tie/RUS/UKR/claims.json?way=between&{NARROWED}")["count"] == found["shown"]
    # What nobody says shows as such, with a way back.
    empty = client.get("/tie/RUS/UKR?speaker=armed").text
    assert 'class="empty"' in empty
    assert 'href="/tie/RUS/UKR"' in empty


@pytest.mark.parametrize("query", ["standing=sure", "speaker=gazette", "language=xx"])
def test_a_filter_that_is_not_known_is_an_error_that_names_those_that_are(client, query):
    answer = client.get(f"/tie/RUS/UKR.json?{query}")
    assert answer.status_code == 400
    assert "there are" in answer.json()["detail"]


def test_a_tie_as_a_table_and_as_a_graph(client):
    networkx = pytest.importorskip("networkx")
    page = client.get("/tie/RUS/UKR").text
    table, graph = (links_of(page, f"/tie/RUS/UKR/{name}")[0] for name in ("claims.csv", "tie.gexf"))
    answer = client.get(table)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="RUS-UKR.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    every = told(client, "/tie/RUS/UKR/claims.json")
    assert sorted(row["id"] for row in rows) == sorted(claim["claim"] for claim in every["claims"])
    read = networkx.read_gexf(io.BytesIO(client.get(graph).content))
    assert {"RUS", "UKR"} <= {code.partition("/")[0] for _, code in read.nodes(data="code")}
    assert {claim for *_, claim in read.edges(data="claim")} <= {row["id"] for row in rows}
    assert read.number_of_edges() >= 9


def test_a_file_of_a_narrowed_tie_has_only_what_it_shows(client):
    page = client.get(f"/tie/RUS/UKR?{NARROWED}").text
    (address,) = links_of(page, "/tie/RUS/UKR/claims.csv")
    rows = list(csv.DictReader(io.StringIO(client.get(address).text)))
    assert {row["status"] for row in rows} == {"actual"}
    assert len(rows) < len(list(csv.DictReader(io.StringIO(client.get("/tie/RUS/UKR/claims.csv").text))))


# The names of this press are codes themselves, where pages have them from articles: not on these pages.
CODELESS = ["/", *(page for page in PAGES if page != "/actor/RUS")]


@pytest.mark.parametrize("address", CODELESS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_shows_a_code_where_a_word_belongs(client, address, language):
    """Days are written in words, events and known actors by what they are called."""
    main = main_of(client.get(address, headers={"accept-language": language}).text)
    shown = re.findall(r">([^<]+)<", re.sub(r"<(code|blockquote|q|option)\b.*?</\1>", "", main, flags=re.DOTALL))
    coded = re.compile(r"\d{4}-\d\d|\b[ec]-[0-9a-f]{12}|\b[A-Z]{3}/[A-Z]{3}\b|\b(?:RUS|UKR|POL|BRA)\b|^\?(?: →|$)")
    assert len(shown) > 20
    assert [text for text in shown if coded.search(text)] == []
