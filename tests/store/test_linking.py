"""Linking in the database: the same events and dossiers as in memory, step by step or at once, and judgements by people stand."""

import json

import pytest

from liens.dossier.event import event
from liens.dossier.source import Memory, Wanted
from liens.dossier.sources import sources
from liens.dossier.stored import Stored
from liens.dossier.tie import tie
from liens.errors import NoSuchClaim
from liens.link.judge import Verdict
from liens.review.act import Person
from liens.store.bring import bring, read_claims
from liens.store.database import open_store
from liens.store.linking import count_events, count_unlinked, link_all, link_new
from liens.store.review import judge
from liens.store.runs import begin_run
from tests.dossier.made import BODY, MAY_1, record

NOW = "2024-08-01T00:00:00Z"
ANNA = Person("anna")


def add(store, records, folder):
    path = folder / "claims.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    run = begin_run(store, "import", NOW, {})
    return list(bring(store, read_claims(path), "test", run))


@pytest.fixture
def store(places, tmp_path):
    with open_store(places("press")) as found:
        add(found, BODY, tmp_path)
        yield found


def events(store):
    members = {}
    query = "SELECT c.id, e.id FROM claims AS c JOIN event_claims AS m ON m.claim = c.identity JOIN events AS e ON e.key = m.event"
    for claim, identifier in store.rows(query):
        members.setdefault(identifier, set()).add(claim)
    return members


def test_new_claims_are_linked_once(store):
    assert count_unlinked(store) == 11
    assert link_new(store, NOW) == 11
    assert (count_unlinked(store), link_new(store, NOW)) == (0, 0)


def test_a_database_gives_the_dossiers_of_memory(store):
    link_new(store, NOW)
    memory, stored, wanted = Memory(BODY), Stored(store), Wanted("RUS", "UKR")
    assert tie(stored, wanted) == tie(memory, wanted)
    raid = memory.events(["c01"])["c01"]
    assert event(stored, raid) == event(memory, raid)
    assert sources(stored, Wanted("RUS")) == sources(memory, Wanted("RUS"))


def test_step_by_step_is_the_same_as_at_once(places, tmp_path):
    with open_store(places("steps")) as steps, open_store(places("once")) as once:
        for first, last in ((0, 2), (2, 5), (5, 7), (7, 12)):
            add(steps, BODY[first:last], tmp_path)
            link_new(steps, NOW)
        add(once, BODY, tmp_path)
        link_all(once, NOW)
        assert events(steps) == events(once)
        assert sorted(steps.rows("SELECT id, claims, articles, speakers, independent FROM events")) == sorted(
            once.rows("SELECT id, claims, articles, speakers, independent FROM events")
        )


def test_a_plan_meets_its_outcome_months_later_whichever_comes_first(places, tmp_path):
    plan = record("p1", "AID", by=("DEU",), to=("UKR",), status="planned", on="2024-01-25", trigger="send")
    deed = record("p2", "AID", by=("DEU",), to=("UKR",), on="2024-04-27", trigger="sent", when=("2024-04-27", "2024-04-27"))
    for name, first, last in (("a", plan, deed), ("b", deed, plan)):
        with open_store(places(name)) as found:
            for told in (first, last):
                add(found, [told], tmp_path)
                link_new(found, NOW)
            assert list(events(found).values()) == [{"p1", "p2"}]


def test_a_far_article_leaves_events_untouched(store, tmp_path):
    link_new(store, NOW)
    before = store.rows("SELECT key, id FROM events ORDER BY key")
    add(store, [record("c30", by=("KEN",), to=("SOM",), when=("2021-01-01", "2021-01-01"), on="2021-01-02")], tmp_path)
    assert link_new(store, NOW) == 1
    assert [row for row in store.rows("SELECT key, id FROM events ORDER BY key") if row in before] == before


def test_a_person_s_judgement_wins_stands_and_can_be_taken_back(store):
    link_new(store, NOW)
    before = events(store)
    judge(store, ("c03", "c01"), Verdict.DIFFERENT, ANNA, NOW)
    assert not any({"c01", "c03"} <= members for members in events(store).values())
    link_all(store, NOW)
    assert not any({"c01", "c03"} <= members for members in events(store).values())
    judge(store, ("c01", "c03"), Verdict.UNDECIDED, ANNA, NOW)
    assert events(store) == before
    assert store.value("SELECT COUNT(*) FROM judgements WHERE person = 'anna' AND undone IS NOT NULL") == 1


def test_a_person_can_join_what_no_rule_compares(store):
    link_new(store, NOW)
    judge(store, ("c12", "c08"), Verdict.SAME, ANNA, NOW)
    assert any({"c08", "c12"} <= members for members in events(store).values())


def test_a_claim_that_is_not_there_cannot_be_judged(store):
    with pytest.raises(NoSuchClaim, match="liens search"):
        judge(store, ("c01", "c99"), Verdict.SAME, ANNA, NOW)


def test_rules_leave_their_judgements_with_score_and_time(store):
    link_new(store, NOW)
    rules = store.rows("SELECT rule, verdict, score >= 0.62, judged FROM judgements WHERE rule IS NOT NULL AND verdict = 'same'")
    assert ("rule:score", "same", 1, NOW) in rules


def test_events_carry_their_evidence(store):
    link_new(store, NOW)
    assert count_events(store) == len(events(store))
    found = store.row("SELECT e.claims, e.articles, e.outlets, e.speakers, e.independent FROM events AS e WHERE e.first_day = ? AND e.claims = 3", (MAY_1[0],))
    assert found == (3, 2, 2, 3, 1)
