"""Serving: by which names, with which token, at which port; new claims are linked; forms are taken in from pages of the site alone."""

import gc
import http.client
import json
import threading

import pytest
from typer.testing import CliRunner

from liens.errors import CannotServe, StoreError
from liens.model import Article
from liens.show import cli
from liens.show.pages import DISPATCHES
from liens.show.words import load_words
from liens.store.database import open_store, open_to_read
from liens.store.keep import Origin, keep
from liens.store.linking import count_unlinked
from liens.store.runs import begin_run
from liens.web.app import create_app
from liens.web.forms import COOKIE, FIELD
from liens.web.page import Moved, Route
from liens.web.serve import Place, keep_linked, seldom_collected, serve
from tests.ingest import quick
from tests.web.conftest import MOMENT, fill, site


def test_this_machine_needs_no_token(tmp_path):
    settings = Place(tmp_path / "press.db").settings
    assert settings.token is None
    assert set(settings.hosts) == {"127.0.0.1", "localhost", "[::1]"}


def test_another_address_needs_one(tmp_path):
    place = Place(tmp_path / "press.db", host="192.0.2.7")
    settings = place.settings
    assert len(settings.token or "") == 32
    assert settings.token != place.settings.token
    assert place.address(80, settings.token) == f"http://192.0.2.7:80/?token={settings.token}"
    assert "192.0.2.7" in settings.hosts


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 # what is refused
def test_every_address_needs_a_name(tmp_path, host):
    with pytest.raises(CannotServe, match="--name"):
        _ = Place(tmp_path / "press.db", host=host).settings
    named = Place(tmp_path / "press.db", host=host, names=("press.example",))
    assert "press.example" in named.settings.hosts
    assert named.address(80, None) == "http://press.example:80/"


def test_what_cannot_be_served_is_told(press, tmp_path):
    with pytest.raises(StoreError):
        serve(Place(tmp_path / "none.db"), print)
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotServe, match="--port"):
            serve(Place(press, port=taken.getsockname()[1]), print)


def test_it_serves_and_says_where(press, monkeypatch):
    import uvicorn

    told, answers = [], []

    def ask(address):
        told.append(address)
        port = int(address.rsplit(":", 1)[1].rstrip("/"))

        def reader():
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", "/home.json")
            answers.append(connection.getresponse().read())
            connection.close()
            made[0].should_exit = True

        threading.Thread(target=reader, daemon=True).start()

    made = []
    original = uvicorn.Server.__init__
    monkeypatch.setattr(uvicorn.Server, "__init__", lambda self, config: (original(self, config), made.append(self))[0])
    serve(Place(press, port=0), ask)
    assert told[0].startswith("http://127.0.0.1:")
    assert json.loads(answers[0])["counts"]["claims"] == 16


def test_new_claims_are_linked_once_the_database_is_still(tmp_path):
    database, ended = fill(tmp_path / "press.db"), threading.Event()
    linker = threading.Thread(target=keep_linked, args=(database, ended, 0.05), daemon=True)
    linker.start()
    with open_store(database) as store:
        run = begin_run(store, "ingest", MOMENT, {})
        keep(store, quick.extract(Article("a-9", "Kenya attacked Uganda. Niger met Kenya.", "en")), Origin(run, "other"))
        waiting = count_unlinked(store)
    for _ in range(200):
        with open_to_read(database) as store:
            left = count_unlinked(store)
        if not left:
            break
        ended.wait(0.05)
    ended.set()
    linker.join(10)
    assert waiting > 0
    assert left == 0


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_the_commands_are_told_in_both_languages(ui):
    for command in ("serve", "demo"):
        shown = CliRunner().invoke(cli.build(load_words(ui)), [command, "--help"])
        assert (shown.exit_code, f"liens {command}" in shown.stdout) == (0, True)


def test_a_database_that_is_not_there_is_a_usage_error(tmp_path):
    shown = CliRunner().invoke(cli.build(load_words("en")), ["serve", "--db", str(tmp_path / "none.db")])
    assert shown.exit_code == 1
    assert "none.db" in shown.stderr


def test_the_dispatches_come_with_the_package():
    lines = DISPATCHES.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 80
    assert {json.loads(line)["lang"] for line in lines} == {"fr", "en"}


@pytest.fixture
def forms(press, monkeypatch):
    """A site with a form, and what it took in."""
    taken = []

    def answer(asked):
        taken.append(asked.form)
        return Moved("/sources")

    monkeypatch.setattr("liens.web.app.routes", lambda: [Route("try", "/try", answer, method="POST")])
    return site(press), taken


def sent(client, token, **headers):
    return client.post("/try", data={FIELD: token, "what": "x"}, headers=headers, follow_redirects=False)


def test_a_form_of_this_site_is_taken_in(forms):
    client, taken = forms
    client.cookies.set(COOKIE, "0" * 32)
    answer = sent(client, client.app.state.site.forms.token("0" * 32), origin="http://127.0.0.1:8643")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources")
    assert taken[0]["what"] == ["x"]


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {}),
        ("0" * 64, {}),
        (None, {"origin": "http://evil.example"}),
        (None, {"sec-fetch-site": "cross-site"}),
        (None, {"origin": "null"}),
    ],
)
def test_other_forms_are_not(forms, token, headers):
    client, taken = forms
    client.cookies.set(COOKIE, "0" * 32)
    right = client.app.state.site.forms.token("0" * 32)
    assert sent(client, right if token is None else token, **headers).status_code == 403
    assert taken == []


def test_a_token_is_that_of_one_browser(forms):
    client, taken = forms
    client.cookies.set(COOKIE, "1" * 32)
    assert sent(client, client.app.state.site.forms.token("0" * 32)).status_code == 403
    assert taken == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"x=" + b"y" * 100_000, "application/x-www-form-urlencoded"), (b"{}", "application/json"), (b"\xff=1", "application/x-www-form-urlencoded")],
)
def test_what_is_no_form_is_refused(forms, content, kind):
    client, taken = forms
    assert client.post("/try", content=content, headers={"content-type": kind}).status_code == 400
    assert taken == []


def test_the_key_of_forms_is_another_for_each_server(press):
    assert create_app(press).state.site.forms.token("0" * 32) != create_app(press).state.site.forms.token("0" * 32)


def test_garbage_is_searched_for_less_often_while_pages_are_drawn():
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count() > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
