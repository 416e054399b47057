"""Pages that were drawn are kept until something is stored: the same characters, each with the token of its own browser."""

import re
import shutil

import pytest

from liens.store.database import open_store
from liens.store.runs import Failed, begin_run, end_run, note_failure
from liens.store.state import Watch
from liens.web.kept import Drawn, Kept, Name
from liens.web.pages import tie
from tests.web.conftest import fill, site

FORM = "/review/e/{}"


def page(name, text="x"):
    return Name("page", name, ""), Drawn(text)


def note(path, name="other"):
    """Store something."""
    with open_store(path) as store:
        run = begin_run(store, "ingest", "2025-03-07T08:00:00Z", {})
        note_failure(store, Failed("press", name, "read", "EmptyInput", "nothing"), run)
        end_run(store, run, "2025-03-07T08:01:00Z")


@pytest.fixture
def own(tmp_path):
    return fill(tmp_path / "own.db")


def test_the_state_changes_with_every_change_and_only_then(own):
    watch = Watch(own)
    before = watch.state()
    assert before is not None
    assert watch.state() == before
    note(own)
    after = watch.state()
    assert after != before
    assert watch.state() == after
    watch.close()


def test_a_database_put_in_the_place_of_another_is_another_state(own, tmp_path):
    watch, other = Watch(own), tmp_path / "next.db"
    before = watch.state()
    shutil.copy(own, other)
    other.replace(own)
    assert watch.state() not in {before, None}


def test_of_a_database_that_is_not_there_nothing_is_known(tmp_path):
    assert Watch(tmp_path / "none.db").state() is None
    assert Kept().get(page("a")[0], None) is None


def test_a_page_is_kept_for_its_state_alone():
    kept = Kept()
    name, drawn = page("a")
    kept.put(name, "1", drawn)
    assert kept.get(name, "1") is drawn
    assert kept.get(name, "2") is None
    assert kept.get(Name("page", "a", "", theme="dark"), "1") is None


def test_pages_not_asked_for_make_room():
    kept = Kept(most=3)
    for name in ("a", "b", "c"):
        kept.put(page(name)[0], "1", Drawn("x"))
    kept.get(page("a")[0], "1")
    kept.put(page("d")[0], "1", Drawn("x"))
    assert [kept.get(page(name)[0], "1") is not None for name in "abcd"] == [True, False, True, True]
    kept.put(page("e")[0], "1", Drawn("too long"))
    assert kept.get(page("e")[0], "1") is None


def test_a_tie_is_drawn_once_a_state(own, monkeypatch):
    drawn, client = [], site(own)
    made = tie.tie_html
    monkeypatch.setattr(tie, "tie_html", lambda *args: drawn.append(1) or made(*args))
    first = client.get("/tie/RUS/UKR")
    assert client.get("/tie/RUS/UKR").content == first.content
    assert len(drawn) == 1
    client.get("/tie/RUS/UKR", headers={"accept-language": "fr"})
    client.get("/tie/RUS/UKR?from=2020-01-01")
    assert len(drawn) == 3
    note(own)
    fresh = client.get("/tie/RUS/UKR")
    assert len(drawn) == 4
    # What was stored shows at the foot: the state of the corpus.
    assert fresh.content != first.content
    assert fresh.content == site(own).get("/tie/RUS/UKR").content


def test_a_failure_is_not_kept(own):
    client = site(own)
    assert client.get("/event/e-none").status_code == 404
    assert client.get("/event/e-none").status_code == 404
    assert client.get("/event/e-none.json").status_code == 404


def test_how_taking_in_stands_is_always_seen_anew(own):
    client = site(own)
    client.get("/ingest")
    note(own, "late.html")
    assert "late.html" in client.get("/ingest").text


def test_each_browser_gets_its_own_token_from_a_kept_page(own):
    client = site(own)
    event = client.get("/tie/RUS/UKR.json").json()["to"][0]["event"]
    tokens = []
    for browser in ("1" * 32, "2" * 32, "1" * 32):
        body = client.get(FORM.format(event), headers={"cookie": f"liens-form={browser}"}).text
        tokens.append(set(re.findall(r'name="form-token" value="([^"]*)"', body)))
    forms = client.app.state.site.forms
    assert tokens == [{forms.token("1" * 32)}, {forms.token("2" * 32)}, {forms.token("1" * 32)}]


def test_twins_are_kept_too(own):
    client = site(own)
    first = client.get("/tie/RUS/UKR.json")
    assert client.get("/tie/RUS/UKR.json").content == first.content
    note(own)
    assert client.get("/tie/RUS/UKR.json").json() == first.json()


def test_the_site_lets_go_of_its_database_when_the_server_ends(tmp_path, monkeypatch):
    closed = []

    def close(watch):
        closed.append(watch)

    monkeypatch.setattr(Watch, "close", close)
    with site(fill(tmp_path / "press.db")) as client:
        assert client.get("/home.json").status_code == 200
        assert closed == []
    assert closed == [client.app.state.site.watch]
