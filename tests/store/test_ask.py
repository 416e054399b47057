"""Claims are found by who, to whom, by whom told, when, of what kind, and by words without accents."""

from dataclasses import replace

import pytest

from liens.store import ask
from liens.store.ask import Query
from liens.store.keep import Origin, keep
from tests.store.conftest import extract


@pytest.fixture
def body(store, origin):
    keep(store, extract(), origin)
    return store


def ids(store, query):
    keys = ask.find(store, query)
    assert ask.count_found(store, query) == len(keys)
    return [store.value("SELECT id FROM claims WHERE key = ?", (key,)) for key in keys]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query(), ["c-1", "c-4", "c-2", "c-3"]),
        (Query(words="medecins bresil"), ["c-1"]),
        (Query(words="MÉDEC*"), ["c-1"]),
        (Query(words='"quitterons pas"'), ["c-4", "c-2"]),
        (Query(words='"pas quitterons"'), []),
        (Query(words="médecins Malawi"), []),
        (Query(words='quitterons" OR'), []),
        (Query(who=("MOZ",)), ["c-1"]),
        (Query(who=("BRA",)), ["c-1", "c-2"]),
        (Query(who=("BRA/GOV",)), ["c-2"]),
        (Query(by=("MOZ",)), []),
        (Query(to=("MOZ",)), ["c-1"]),
        (Query(who=("BRA", "MOZ")), ["c-1"]),
        (Query(says=("MOZ",)), ["c-4", "c-2"]),
        (Query(says=("MOZ/MED",)), ["c-4", "c-2"]),
        (Query(says=("MOZ/GOV",)), []),
        (Query(who=("FRA",)), []),
        (Query(words="beira", says=("BRA",), status="planned"), ["c-2"]),
        (Query(status="possible"), ["c-3"]),
        (Query(category="AID"), ["c-1"]),
        (Query(after="2025-03-05"), ["c-1", "c-4"]),
        (Query(before="2025-03-03"), ["c-3"]),
        (Query(who=("BRA",), after="2025-03-05"), ["c-1"]),
        (Query(outlet="Le Journal <du> Sud", category="AID"), ["c-1"]),
        (Query(outlet="Le Soir"), []),
        (Query(language="en"), []),
        (Query(article="a-1", status="planned"), ["c-2"]),
        (Query(article="a-9"), []),
        (Query(outlet="Le Journal <du> Sud", status="planned", who=("BRA",)), ["c-2"]),
        (Query(event="e-1"), []),
    ],
    ids=repr,
)
def test_what_is_found(body, query, wanted):
    assert sorted(ids(body, query)) == sorted(wanted)


def test_the_latest_comes_first(body):
    days = [body.value("SELECT day FROM claims WHERE key = ?", (key,)) for key in ask.find(body, Query())]
    assert days == sorted(days, reverse=True)


def test_pages_of_an_answer_make_the_whole(body):
    whole = ask.find(body, Query())
    assert ask.find(body, Query(), limit=3) + ask.find(body, Query(), limit=3, offset=3) == whole


def test_both_directions_between_two(body):
    (claim,) = ask.find(body, Query(category="AID"))
    assert ask.between(body, "BRA", "MOZ") == [(claim, "to")]
    assert ask.between(body, "MOZ", "BRA") == [(claim, "from")]
    assert ask.between(body, "BRA", "MOZ", after="2025-03-06") == []
    assert ask.between(body, "BRA", "XXX") == []


def test_months_count_claims_and_speakers(body):
    assert ask.months(body, "MOZ", "BRA") == [("2025-03", "from", "AID", "actual", False, 1)]
    assert ask.month_speakers(body, "BRA", "MOZ") == {"2025-03": 1}


def test_the_claims_of_an_event(body):
    told = {"category": "AID", "status": "actual", "negated": 0, "claims": 1, "articles": 1, "outlets": 1, "speakers": 1, "independent": 1}
    event = body.insert("events", id="e-1", **told)
    body.run("INSERT INTO event_claims SELECT identity, ? FROM claims WHERE id = 'c-1'", (event,))
    assert ids(body, Query(event="e-1")) == ["c-1"]
    assert ids(body, Query(event="e-1", who=("MOZ",))) == ["c-1"]
    assert ids(body, Query(event="e-1", status="planned")) == []


def test_counting_stops(body):
    assert ask.count_found(body, Query(), most=3) == 3


def test_all_claims_of_an_article_stand_together(body):
    assert list(ask.every(body, Query())) == sorted(ask.find(body, Query()))
    assert list(ask.every(body, Query(who=("BRA",)))) == sorted(ask.find(body, Query(who=("BRA",))))


def test_what_falls_due(body):
    (claim,) = ask.find(body, Query(status="planned"))
    assert ask.due(body, "2025-03-01") == [claim]
    assert ask.due(body, "2025-03-01", who="BRA") == [claim]
    assert ask.due(body, "2025-03-01", who="MOZ") == []
    assert ask.due(body, "2025-03-05") == []
    assert ask.claim_keys(body, "c-2") == [claim]


def test_claims_without_a_day_come_last(store, run):
    dated, undated = extract(), extract(id="a-2", url=None, outlet=None, published=None, title="Sans date")
    records = tuple({**r, "id": f"{r['id']}-undated", "when": None} for r in undated.records)
    keep(store, replace(undated, records=records), Origin(run, "b.txt"))
    keep(store, dated, Origin(run, "a.txt"))
    assert [name.endswith("undated") for name in ids(store, Query())] == [False] * 4 + [True] * 4
    assert [name.endswith("undated") for name in ids(store, Query(who=("BRA",)))] == [False] * 2 + [True] * 2
