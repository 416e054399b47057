"""Gold from judgements: what is exported is what stands, and readers of gold files find every claim again."""

import json

from liens.review.act import Kind, Person
from liens.review.fields import Field
from liens.review.missed import Missed
from liens.store.ask import Query
from liens.store.gold import gold
from liens.store.keep import keep
from liens.store.linking import link_new
from liens.store.load import claims_of, records
from liens.store.review import add_claim, correct_claim, judge_claim
from tests.gate.score import load_gold
from tests.show import handmade
from tests.store.conftest import extract

NOW, ANNA = "2026-01-02T08:00:00Z", Person("anna")


def judged(store, origin):
    keep(store, extract(), origin)
    link_new(store, NOW)
    judge_claim(store, "c-1", Kind.RIGHT, ANNA, NOW)
    judge_claim(store, "c-3", Kind.WRONG, ANNA, NOW)
    correct_claim(store, "c-2", {Field.WHEN: "2025-03-01/2025-03-31"}, ANNA, NOW)
    return add_claim(store, Missed("a-1", handmade.at("Malawi"), {Field.CATEGORY: "COERCE", Field.INITIATORS: ["MWI"]}), ANNA, NOW)[1]


def test_nothing_is_gold_before_somebody_judged(store, origin):
    keep(store, extract(), origin)
    assert list(gold(store, Query())) == []


def test_gold_is_read_back_as_judged(store, origin, tmp_path):
    added = judged(store, origin)
    [found] = gold(store, Query())
    (tmp_path / "a-1.json").write_text(json.dumps(found.article, ensure_ascii=False), encoding="utf-8")
    [article] = load_gold(tmp_path)
    assert (article.id, article.text, article.outlet, found.left) == ("a-1", handmade.TEXT, "Le Journal <du> Sud", ())
    stands = {(r["event"]["trigger"]["start"], r["event"]["trigger"]["end"]): r for r in records(store, claims_of(store, 1)) if r["event"]}
    assert {(c.trigger.start, c.trigger.end) for c in article.claims} == set(stands)
    for claim in article.claims:
        record = stands[claim.trigger.start, claim.trigger.end]
        assert (claim.category, claim.status, claim.negated) == (record["event"]["category"], record["status"], record["negated"])
        assert claim.clue.start >= record["sentence"]["start"]
    told = {c["trigger"]: (c["judged"], c["when"], c["initiators"]) for c in found.article["claims"]}
    assert told["quitterons"] == ("corrected", ["2025-03-01", "2025-03-31"], ["BRA/GOV"])
    assert told["Malawi"] == ("added", None, ["MWI"])
    assert "fermer sa frontière" not in told
    assert added in {r["id"] for r in stands.values()}


def test_gold_tells_whether_people_judged_everything(store, origin):
    keep(store, extract(), origin)
    judge_claim(store, "c-1", Kind.RIGHT, ANNA, NOW)
    [found] = gold(store, Query())
    assert [c["judged"] for c in found.article["claims"]].count(None) > 0
    assert found.article["complete"] is False
    for record in records(store, claims_of(store, 1)):
        if record["event"] and record["id"] != "c-1":
            judge_claim(store, record["id"], Kind.RIGHT, ANNA, NOW)
    assert next(gold(store, Query())).article["complete"] is True


def test_a_query_chooses_the_articles(store, origin):
    judged(store, origin)
    assert len(list(gold(store, Query(category="AID")))) == 1
    assert list(gold(store, Query(category="ASSAULT"))) == []
