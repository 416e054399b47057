"""Whatever kind of database holds a press: the site answers every question alike."""

import pytest

from tests.web.conftest import fill, site, told

ADDRESSES = (
    "/home.json",
    "/search.json",
    "/search.json?q=medecins",
    "/search.json?q=who:RUS",
    "/search.json?q=status:planned",
    '/search.json?q="quitterons pas"',
    "/search.json?q=medec*&in=sentences",
    "/search.json?q=medecins&in=articles",
    "/search.json?q=who:RUS&in=events",
    "/sources.json",
    "/upcoming.json?day=2024-04-01",
    "/tie/RUS/UKR.json",
    "/tie/RUS/UKR.json?independent=1&standing=actual",
    "/tie/RUS/UKR.json?speaker=state",
    "/actor/RUS.json",
    "/a/a-1.json",
    "/c/c-1.json",
    "/review/c/c-1.json",
    "/actor/RUS/claims.json",
    "/tie/RUS/UKR/claims.json",
    "/ingest.json",
)
# What is found is the same; what is cut out of an article around it, the index does in its own way.
OWN = {"/search.json?q=medecins&in=articles": ("text",)}


@pytest.fixture(scope="module")
def sites(server, tmp_path_factory):
    with site(fill(tmp_path_factory.mktemp("kinds") / "press.db")) as ours, site(fill(server.place())) as theirs:
        yield ours, theirs


def without(data, names):
    if isinstance(data, dict):
        return {key: without(value, names) for key, value in data.items() if key not in names}
    return [without(value, names) for value in data] if isinstance(data, list) else data


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_twin_is_the_same(sites, address):
    ours, theirs = (without(told(client, address), OWN.get(address, ())) for client in sites)
    assert ours == theirs


def test_every_event_is_the_same(sites):
    events = [line["event"] for line in told(sites[0], "/home.json")["events"]]
    assert events
    for event in events:
        assert told(sites[0], f"/event/{event}.json") == told(sites[1], f"/event/{event}.json")


def test_a_page_of_a_server_shows_no_server(sites):
    page = sites[1].get("/ingest").text
    assert "postgresql://…/press_" in page
    assert "host=" not in page
