"""A small press: a hand-made article with its text, imported claims on two armies, one failure; and the site of it."""

import json
import warnings

import pytest

from liens.store.bring import bring
from liens.store.database import open_store
from liens.store.keep import Origin, keep
from liens.store.linking import link_new
from liens.store.runs import Failed, begin_run, end_run, note_failure
from liens.web.app import create_app
from liens.web.page import Settings
from tests.dossier.made import BODY
from tests.store.conftest import extract
from tests.web.browser import launched, serving

MOMENT = "2025-03-06T08:00:00Z"


def fill(path):
    """Fill a database."""
    with open_store(path) as store:
        run = begin_run(store, "ingest", MOMENT, {"sources": ["press"]})
        keep(store, extract(), Origin(run, "sud.txt"))
        list(bring(store, sorted(BODY, key=lambda r: r["article"]["id"]), "claims.jsonl", run))
        note_failure(store, Failed("press", "press/empty.html", "read", "EmptyInput", "no text is left of the page; look at it"), run)
        end_run(store, run, "2025-03-06T08:01:00Z")
        link_new(store, MOMENT)
    return path


@pytest.fixture(scope="session")
def press(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("web") / "press.db")


@pytest.fixture
def client(press):
    return site(press)


@pytest.fixture(scope="module")
def chromium():
    """A browser for the tests of one file."""
    with launched() as opened:
        yield opened


@pytest.fixture(scope="module")
def base(press):
    """The address of the site of the small press."""
    with serving(press) as address:
        yield address


def site(database, settings=None, **options):
    """A client of the site of a database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    return TestClient(create_app(database, settings or Settings()), base_url="http://127.0.0.1:8643", **options)


def told(client, address):
    """A twin."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)
