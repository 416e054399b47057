"""Judgements in the browser: forms that work without scripts, taken in only from this site, shown at once and taken back."""

import re
from urllib.parse import urlencode

import pytest

from liens.web.forms import COOKIE
from liens.web.languages import languages
from tests.show.handmade import TEXT
from tests.web.conftest import fill, site, told


@pytest.fixture
def client(tmp_path):
    return site(fill(tmp_path / "press.db"))


def token(client, address="/review"):
    return re.search(r'name="form-token" value="(\w+)"', client.get(address).text)[1]


def send(client, address, shown="/review/c/c-1", **fields):
    """Send a form as the page that shows it would."""
    return client.post(address, data={"form-token": token(client, shown), "by": "Anna", **fields}, follow_redirects=False)


def claims(client, query):
    return {record["id"]: record for record in told(client, f"/search.json?{urlencode({'q': query})}")["claims"]}


def values(client, claim):
    """What the form of a claim would send back unchanged."""
    page = client.get(f"/review/c/{claim}").text
    was = dict(re.findall(r'name="was-(\w+)" value="([^"]*)"', page))
    return {**{f"was-{name}": value for name, value in was.items()}, **was}


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("address", ["/review", "/review/c/c-1", "/review/c/c02", "/review/a/a-1", "/review/a/a-c01", "/review/e/{event}"])
def test_every_form_is_there_in_both_languages(client, address, code):
    event = told(client, "/tie/RUS/UKR.json")["to"][0]["event"]
    answer = client.get(address.format(event=event), headers={"accept-language": code})
    assert (answer.status_code, answer.text.count("<h1")) == (200, 1)
    assert re.findall(r"<style|style=|\son\w+=", answer.text) == []
    labelled = set(re.findall(r'<label for="([^"]+)"', answer.text))
    fields = re.findall(r'<(?:input|select)(?![^>]*type="hidden")[^>]*\sid="([^"]+)"', answer.text)
    assert [name for name in fields if name not in labelled and name != "q"] == []
    assert len(fields) == len(set(fields))


def test_a_claim_is_judged_wrong_and_back(client):
    answer = send(client, "/review/c", claim="c-1", act="wrong", note="not in the text")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review/c/c-1?done=1")
    assert claims(client, "category:AID") == {}
    page = client.get(answer.headers["location"]).text
    assert 'role="status"' in page
    assert "not in the text" in page
    back = send(client, "/review/undo", number="1", back="/review/c/c-1?done=1")
    assert back.headers["location"] == "/review/c/c-1?done=2"
    assert list(claims(client, "category:AID")) == ["c-1"]
    assert [act["kind"] for act in told(client, "/review.json")["acts"]] == ["withdraw", "wrong"]


def test_only_changed_fields_are_corrected_and_both_values_show(client):
    form = values(client, "c-1")
    answer = send(client, "/review/c", claim="c-1", act="correct", **{**form, "status": "planned", "recipients": "MOZ/CIV"})
    assert answer.status_code == 303
    found = {f["field"]: (f["read"], f["stands"]) for f in told(client, "/review/c/c-1.json")["fields"] if f["changed"]}
    assert found == {"status": ("actual", "planned"), "recipients": ("MOZ", "MOZ/CIV")}
    assert len(told(client, "/review.json")["acts"]) == 2
    assert told(client, "/a/a-1.json")["claims"][0]["status"] == "planned"
    page = client.get("/a/a-1", headers={"accept-language": "en"}).text
    assert "corrected by Anna, " in page
    assert "read as actual" in page


@pytest.mark.parametrize(
    ("field", "value"), [("when", "2025-03-01"), ("where", "MOZ"), ("quantities", "7 x; 1..2"), ("sources", "BRA/GOV"), ("initiators", "-")]
)
def test_the_reader_shows_a_claim_corrected_in_any_field(client, field, value):
    send(client, "/review/c", claim="c-3", act="correct", **{**values(client, "c-3"), field: value})
    page = client.get("/a/a-1")
    assert (page.status_code, '<q lang="fr"></q>' in page.text) == (200, False)
    assert claims(client, "category:SANCTION")["c-3"]["why"]


def test_a_missed_claim_is_added_by_words_and_by_characters(client):
    fields = {"article": "a-1", "category": "THREATEN", "initiators": "MWI", "status": "possible", "negated": "false", "quote": "-"}
    words = {"trigger": "pourrait", "sentence": "Le Malawi pourrait"}
    answer = send(client, "/review/a", "/review/a/a-1", **fields, **words)
    assert answer.status_code == 303
    [record] = claims(client, "category:THREATEN").values()
    start = TEXT.index("pourrait")
    assert record["event"]["trigger"] == {"start": start, "end": start + 8, "text": "pourrait"}
    assert client.get("/a/a-1").text.count("pourrait") > 1
    at = TEXT.index("Beira")
    assert f"[{at}:{at + 5}]" in client.get(f"/review/a/a-1?start={at}&end={at + 5}").text
    send(client, "/review/a", "/review/a/a-1", article="a-1", category="RETREAT", start=str(at), end=str(at + 5))
    assert "Beira" in {r["event"]["trigger"]["text"] for r in claims(client, "category:RETREAT").values()}


def test_events_are_split_and_merged(client):
    event = told(client, "/tie/RUS/UKR.json")["to"][0]["event"]
    answer = send(client, "/review/e", f"/review/e/{event}", event=event, act="split", claim="c03")
    apart = answer.headers["location"].split("/")[-1].partition("?")[0]
    assert [record["id"] for record in told(client, f"/review/e/{apart}.json")["claims"]] == ["c03"]
    assert event in {line["event"] for line in told(client, f"/review/e/{apart}.json")["near"]}
    answer = send(client, "/review/e", f"/review/e/{event}", event=event, act="merge", other=apart)
    now = answer.headers["location"].split("/")[-1].partition("?")[0]
    assert len(told(client, f"/review/e/{now}.json")["claims"]) == 3
    gone = ({event, apart} - {now}).pop()
    assert client.get(f"/review/e/{gone}", follow_redirects=False).headers["location"] == f"/review/e/{now}"


@pytest.mark.parametrize(
    ("address", "fields", "reason"),
    [
        ("/review/c", {"claim": "c-1", "act": "wrong", "by": " "}, "name"),
        ("/review/c", {"claim": "c-1", "act": "delete"}, "right, wrong or correct"),
        ("/review/c", {"claim": "c-1", "act": "correct"}, "no field"),
        ("/review/c", {"claim": "c-1", "act": "correct", "status": "x", "was-status": "actual"}, "wanted"),
        ("/review/a", {"article": "a-1", "category": "AID"}, "times"),
        ("/review/e", {"event": "e-none", "act": "burn"}, "merge or split"),
        ("/review/undo", {"number": "99"}, "99"),
        ("/review/undo", {"number": "x"}, "number"),
    ],
)
def test_what_cannot_be_judged_is_told(client, address, fields, reason):
    answer = send(client, address, **fields)
    assert (answer.status_code, reason in answer.text) == (400, True)
    assert told(client, "/review.json") == {"acts": [], "count": 0}


def test_what_is_not_there_cannot_be_judged(client):
    assert send(client, "/review/c", claim="c-none", act="wrong").status_code == 404
    assert send(client, "/review/e", event="e-none", act="merge", other="e-other").status_code == 404
    assert [client.get(f"/review/{a}").status_code for a in ("c/c-none", "a/a-none", "e/e-none", "c/c-none.json")] == [404, 404, 404, 404]


@pytest.mark.parametrize("spoiled", ["none", "other", "cookie", "origin", "null", "fetch", "type"])
def test_forms_of_strangers_are_not_taken_in(client, spoiled):
    data, headers = {"form-token": token(client, "/review/c/c-1"), "by": "Eve", "claim": "c-1", "act": "wrong"}, {}
    if spoiled == "none":
        del data["form-token"]
    elif spoiled == "other":
        data["form-token"] = "0" * 64
    elif spoiled == "cookie":
        client.cookies.clear()
        client.cookies.set(COOKIE, "f" * 32)
    elif spoiled == "origin":
        headers = {"origin": "https://evil.example"}
    elif spoiled == "null":
        headers = {"origin": "null"}
    elif spoiled == "fetch":
        headers = {"sec-fetch-site": "cross-site"}
    answer = client.post("/review/c", json=data) if spoiled == "type" else client.post("/review/c", data=data, headers=headers, follow_redirects=False)
    assert answer.status_code in {400, 403}
    assert told(client, "/review.json")["count"] == 0


def test_a_form_is_taken_in_as_browsers_send_it_from_pages_without_referrer(client):
    data = {"form-token": token(client, "/review/c/c-1"), "by": "Anna", "claim": "c-1", "act": "wrong"}
    answer = client.post("/review/c", data=data, headers={"origin": "null", "sec-fetch-site": "same-origin"}, follow_redirects=False)
    assert answer.status_code == 303


def test_hostile_words_are_shown_as_words(client):
    send(client, "/review/c", claim="c-1", act="wrong", by='<script>alert("1")</script>', note="</q><img src=x onerror=alert(1)>")
    for address in ("/review", "/review/c/c-1"):
        page = client.get(address).text
        assert "<img" not in page
        assert "<script>alert" not in page


def test_nobody_is_sent_away_after_undoing(client):
    send(client, "/review/c", claim="c-1", act="wrong")
    assert send(client, "/review/undo", number="1", back="//evil.example").headers["location"] == "/"


@pytest.mark.parametrize(("code", "names"), [("en", ("Brazil", "Zimbabwe (civilians)")), ("fr", ("Brésil", "Zimbabwe (civils)"))])
def test_a_form_and_its_history_name_what_codes_mean(client, code, names):
    send(client, "/review/c", claim="c-1", act="correct", **{**values(client, "c-1"), "recipients": "ZWE/CIV", "when": "2025-03-01/2025-03-04"})
    page = client.get("/review/c/c-1", headers={"accept-language": code}).text
    fields, history = page.split('id="history"')
    read = {name: re.sub(r"<[^>]+>", "", cell) for name, cell in re.findall(r'<label for="f-(\w+)".*?</th>\s*<td>(.*?)</td>', fields, re.DOTALL)}
    assert read["initiators"] == f"{names[0]} BRA"
    assert (read["negated"], read["category"].endswith(" AID")) == ({"en": "no", "fr": "non"}[code], True)
    assert f'<span class="meant">{names[1]} <code>ZWE/CIV</code></span>' in fields
    assert f'<span class="meant">{names[1]} <code>ZWE/CIV</code></span>' in history
    assert "<code>2025-03-01/2025-03-04</code>" in history
    assert " 2025 – " in history.replace("\u00a0", " ")


def test_the_reader_and_the_event_lead_to_the_forms(client):
    send(client, "/review/c", claim="c-1", act="correct", **{**values(client, "c-1"), "status": "planned"})
    page = client.get("/a/a-1").text
    assert all(f'href="{address}"' in page for address in ("/review/a/a-1", "/review/c/c-1", "/review/c/c-2", "/review?of=a-1"))
    ways = page[page.index("review-ways") :]
    assert ways.count('class="by-hand"') == 1
    assert [act["claim"] for act in told(client, "/review.json?of=a-1")["acts"]] == ["c-1"]
    event = told(client, "/tie/RUS/UKR.json")["to"][0]["event"]
    assert f'href="/review/e/{event}"' in client.get(f"/event/{event}").text


def test_the_page_of_an_actor_tells_what_was_merged_split_and_corrected(client):
    events = [line["event"] for line in told(client, "/tie/RUS/UKR.json")["to"]]
    before = client.get("/actor/RUS").text
    assert 'id="judged"' not in before
    send(client, "/review/e", f"/review/e/{events[0]}", event=events[0], act="merge", other=events[1], note="one raid")
    send(client, "/review/c", claim="c-1", act="right")
    judged = told(client, "/actor/RUS.json")["judged"]
    assert [(act["kind"], act["person"], act["note"], sorted(act["events"])) for act in judged] == [("merge", "Anna", "one raid", sorted(events[:2]))]
    page = client.get("/actor/RUS").text
    assert 'id="judged"' in page
    assert "one raid" in page
    # The claim on Brazil's aid is none of Russia's.
    assert [act["kind"] for act in told(client, "/actor/BRA.json")["judged"]] == ["right"]


def test_an_actor_that_a_correction_took_out_of_a_claim_still_tells_of_it(client):
    form = values(client, "c-1")
    send(client, "/review/c", claim="c-1", act="correct", **{**form, "recipients": "ZWE"})
    for actor in ("MOZ", "ZWE", "BRA"):
        assert [act["field"] for act in told(client, f"/actor/{actor}.json")["judged"]] == ["recipients"], actor
    assert told(client, "/actor/UKR.json")["judged"] == []
    send(client, "/review/undo", number="1", back="/review")
    assert [(act["kind"], act["withdrawn"]) for act in told(client, "/actor/MOZ.json")["judged"]] == [("withdraw", None), ("correct", 2)]
    assert "taken back by 2" in client.get("/actor/MOZ").text
