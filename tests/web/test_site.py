"""The frame of the site: every page answers in both languages with its twin, choices stick, and nothing else comes in."""

import json
import re

import pytest

from liens.web.app import create_app
from liens.web.languages import chosen, languages
from liens.web.page import Settings
from liens.web.registry import SECTIONS, routes
from tests.show.handmade import ARTICLE
from tests.web.conftest import site, told

SHOWN = "s3cret"


def events(client):
    return [line["event"] for line in told(client, "/tie/RUS/UKR.json")["to"]]


def addresses(client):
    """One address of every page that answers GET."""
    own = {"article": f"/a/{ARTICLE.id}", "tie": "/tie/RUS/UKR", "actor": "/actor/RUS", "event": f"/event/{events(client)[0]}", "claim": "/c/c01", "home": "/"}
    own |= {"tie-claims": "/tie/RUS/UKR/claims", "actor-claims": "/actor/RUS/claims"}
    # A route without a twin answers with a file.
    return {r.name: own.get(r.name, r.path) for r in routes() if r.method == "GET" and r.twin and "{" not in own.get(r.name, r.path)}


def test_every_page_is_there_in_both_languages(client):
    for name, address in addresses(client).items():
        for code in languages():
            answer = client.get(address, headers={"accept-language": code}, follow_redirects=True)
            assert (name, answer.status_code, answer.headers["content-language"]) == (name, 200, code)
            assert f'<html lang="{code}">' in answer.text
            assert answer.text.count("<h1") == 1


def test_every_page_has_a_twin_of_json(client):
    known = addresses(client)
    for route in routes():
        if route.twin and route.method == "GET" and route.name in known:
            answer = client.get("/home.json" if route.path == "/" else f"{known[route.name]}.json")
            assert (route.name, answer.status_code, answer.headers["content-type"]) == (route.name, 200, "application/json")
            json.loads(answer.text)
            if route.name != "claim":
                assert f'href="{answer.url.path}"' in client.get(known[route.name]).text


def test_every_entry_of_the_navigation_leads_somewhere(client):
    assert [address for _, address in SECTIONS if client.get(address).status_code != 200] == []


def test_what_is_not_there_is_told_in_the_frame_and_as_json(client):
    for address in ("/a/nobody", "/event/none", "/c/none", "/nowhere"):
        page = client.get(address)
        assert (address, page.status_code) == (address, 404)
        assert "<h1>" in page.text
        twin = client.get(f"{address}.json")
        assert (twin.status_code, twin.headers["content-type"]) == (404, "application/problem+json")


def test_a_search_written_wrongly_is_told(client):
    answer = client.get("/search", params={"q": "status:nonsense"})
    assert answer.status_code == 400
    assert "nonsense" in answer.text
    assert client.get("/search.json", params={"q": "status:nonsense"}).status_code == 400


def test_a_database_that_is_not_there_is_told(tmp_path):
    answer = site(tmp_path / "none.db").get("/")
    assert answer.status_code == 503
    assert "none.db" in answer.text


@pytest.mark.parametrize(
    ("wished", "accepted", "code"),
    [
        (("fr", None), "en", "fr"),
        ((None, "fr"), "en", "fr"),
        ((None, None), "fr-CA,fr;q=0.8,en;q=0.9", "fr"),
        ((None, None), "fr;q=0.1,en;q=0.9", "en"),
        ((None, None), "de,zh;q=0.5", "en"),
        (("xx", "../.."), "", "en"),
        ((None, None), "fr;q=x, ;;,", "en"),
    ],
)
def test_the_language(wished, accepted, code):
    assert chosen(wished, accepted) == code


def test_choices_stick_and_lead_back(client):
    answer = client.get("/choose/theme/dark", params={"back": "/sources?x=1"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources?x=1")
    client.get("/choose/lang/fr")
    page = client.get("/sources", headers={"accept-language": "en"}).text
    assert '<html lang="fr" data-theme="dark">' in page


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""])
def test_nobody_is_sent_away(client, back):
    answer = client.get("/choose/lang/fr", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("address", ["/choose/lang/de", "/choose/theme/pink", "/choose/font/big"])
def test_other_choices_are_none(client, address):
    assert client.get(address, follow_redirects=False).status_code == 404


def test_nothing_stands_in_line_or_comes_from_outside(client):
    for name, address in addresses(client).items():
        page = client.get(address, follow_redirects=True).text
        assert (name, re.findall(r"<style|style=|\son\w+=|<script(?! src=)|(?:src|href|action)=\"(?:\w+:)?//", page)) == (name, [])


def test_every_answer_has_the_headers_of_safety(client):
    for address in ("/", "/sources.json", "/nowhere", "/static/liens.css", "/choose/lang/fr"):
        found = client.get(address, follow_redirects=False).headers
        assert "default-src 'self'" in found["content-security-policy"]
        assert "unsafe" not in found["content-security-policy"]
        assert found["x-content-type-options"] == "nosniff"
        assert found["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "status"), [("127.0.0.1:8643", 200), ("localhost", 200), ("[::1]:1", 200), ("evil.example", 421), ("", 421), ("127.0.0.1.evil", 421)]
)
def test_the_site_is_asked_by_its_own_names_only(client, host, status):
    assert client.get("/", headers={"host": host}).status_code == status


def test_long_questions_are_turned_away(client):
    assert client.get("/search", params={"q": "x" * 5000}).status_code == 414


def test_no_more_than_so_many_are_shown(press):
    client = site(press, Settings(page=2, most=3))
    assert len(told(client, "/search.json?q=")["claims"]) == 2
    assert len(told(client, "/search.json?q=&size=9999")["claims"]) == 3
    assert len(told(client, "/search.json?q=&size=-1")["claims"]) == 2


def test_strangers_show_a_token(press):
    settings = Settings(hosts=("press.example",), token=SHOWN)
    client = site(press, settings)
    client.headers["host"] = "press.example"
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.get("/static/liens.css").status_code == 401
    assert client.get("/", headers={"authorization": "Bearer s3cret"}).status_code == 200
    first = client.get("/?token=s3cret")
    assert first.status_code == 200
    assert "s3cret" not in first.text
    cookie = first.headers["set-cookie"]
    assert "liens-token=s3cret" in cookie
    assert "HttpOnly" in cookie
    assert client.get("/", headers={"cookie": "liens-token=s3cret"}).status_code == 200


def test_pages_are_only_asked_for(client):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "address",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/a/../../etc/passwd", "/a/%2e%2e%2f%2e%2e%2fpress.db"],
)
def test_no_file_is_reached_by_its_path(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_static_files_are_kept_by_their_digest(client):
    page = client.get("/").text
    found = re.findall(r'"(/static/[^"]+)"', page)
    assert len(found) > 3
    for address in found:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_the_same_question_gives_the_same_bytes(press):
    for address in ("/", f"/a/{ARTICLE.id}", "/tie/RUS/UKR", "/search?q=who:RUS"):
        cookie = {"cookie": "liens-form=" + "0" * 32}
        one, two = site(press), site(press)
        two.app.state.site.forms = one.app.state.site.forms
        assert one.get(address, headers=cookie).content == two.get(address, headers=cookie).content


def test_the_app_opens_nothing_before_it_is_asked(tmp_path):
    create_app(tmp_path / "later.db")
    assert list(tmp_path.iterdir()) == []
