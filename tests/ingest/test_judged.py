"""A rebuild from end to end, by its workers, leaves every judgement standing: on claims that are read again, otherwise, or no more."""

import json
from dataclasses import replace

from liens.ingest.rebuild import rebuild
from liens.link.judge import Verdict
from liens.review.act import Kind, Person
from liens.review.fields import Field
from liens.store.acts import latest_acts
from liens.store.judged import judged_in
from liens.store.linking import link_all, link_new
from liens.store.load import claims_of, records
from liens.store.review import correct_claim, judge, judge_claim, withdraw
from tests.ingest import quick
from tests.ingest.conftest import StillClock

NOW, ANNA = "2025-03-04T12:00:00Z", Person("anna")
EVENTS = "SELECT e.id, m.claim FROM events AS e JOIN event_claims AS m ON m.event = e.key ORDER BY 1, 2"
TEXT = "Kenya meets Uganda again. Uganda meets Kenya later. Niger meets Tchad soon. Kenya meets Niger."


def shorter(article):
    """A newer engine that no longer reads the first claim, and finds the second only possible."""
    found = quick.extract(article)
    return replace(found, records=tuple({**r, "status": "possible"} if "later" in r["sentence"]["text"] else r for r in found.records[1:]))


def claims(store):
    return {r["sentence"]["text"].strip().split()[-1]: r for r in records(store, claims_of(store, 1))}


def event_of(store):
    return dict(store.rows("SELECT c.id, m.event FROM claims AS c JOIN event_claims AS m ON m.claim = c.identity WHERE c.current = 1"))


def test_judgements_outlive_a_rebuild(tmp_path, store, settings, take):
    told = {"id": "one", "text": TEXT, "lang": "en", "published": "2025-03-03", "outlet": "The Gazette"}
    (tmp_path / "one.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    take(tmp_path)
    link_new(store, NOW)
    again, later, soon, last = (claims(store)[word]["id"] for word in ("again.", "later.", "soon.", "Niger."))
    judge_claim(store, again, Kind.RIGHT, ANNA, NOW)
    correct_claim(store, later, {Field.NEGATED: "true", Field.STATUS: "planned"}, ANNA, NOW)
    judge_claim(store, soon, Kind.WRONG, ANNA, NOW)
    assert len(set(event_of(store).values())) == 1
    judge(store, (again, last), Verdict.DIFFERENT, ANNA, NOW)
    before = latest_acts(store)
    list(rebuild(store, replace(settings, extract=shorter), StillClock()))
    link_new(store, NOW)
    assert latest_acts(store) == before
    found = claims(store)
    assert sorted(found) == ["Niger.", "again.", "later."]
    assert (found["later."]["negated"], found["later."]["status"]) == (True, "planned")
    told = judged_in(store, 1)
    assert (told[again].read, told[later].read["status"], told[soon].verdict) == (None, "possible", "wrong")
    assert event_of(store)[again] != event_of(store)[last]
    for act in latest_acts(store):
        if act.withdrawn is None:
            withdraw(store, act.number, ANNA, NOW)
    assert sorted(claims(store)) == ["Niger.", "later.", "soon."]
    assert claims(store)["later."]["status"] == "possible"
    linked = store.rows(EVENTS)
    link_all(store, NOW)
    assert store.rows(EVENTS) == linked
