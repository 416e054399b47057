"""Judgements in the database survive rebuilds and new versions of an article."""

import json
from dataclasses import replace

from liens.review.act import Kind
from liens.review.fields import Field
from liens.store.acts import acts_of_article, latest_acts
from liens.store.changes import compare_runs
from liens.store.judged import judged_claims, judged_in
from liens.store.keep import Origin, extract_again, keep
from liens.store.linking import link_new
from liens.store.load import claims_of, records
from liens.store.review import add_claim, correct_claim, judge_claim, withdraw
from liens.store.runs import begin_run
from tests.show import handmade
from tests.store.conftest import extract
from tests.store.reviewed import ANNA, LATER, NOW, find_key, missed, one


def rebuilt(store, keep_only=None, **changes):
    """Read the article again, as a newer engine would that finds only some claims, or finds them otherwise."""
    run = begin_run(store, "rebuild", LATER, {})
    read = extract()
    found = [{**json.loads(json.dumps(r)), "engine": {"liens": "9"}, **changes.get(r["id"].replace("-", ""), {})} for r in read.records]
    found = [r for r in found if keep_only is None or r["id"] in keep_only]
    extract_again(store, 1, replace(read, records=tuple(found), engine={"liens": "9"}), run)
    link_new(store, LATER)
    return run


def judged_all(store):
    """One judgement of every kind on the handmade article; what they leave standing."""
    judge_claim(store, "c-1", Kind.RIGHT, ANNA, NOW)
    correct_claim(store, "c-2", {Field.STATUS: "wanted"}, ANNA, NOW)
    judge_claim(store, "c-3", Kind.WRONG, ANNA, NOW)
    return add_claim(store, missed(initiators=["BRA"]), ANNA, NOW)[1]


def slots(record):
    return {key: value for key, value in record.items() if key != "engine"}


def test_judgements_survive_a_rebuild(press):
    added = judged_all(press)
    before = {name: slots(one(press, name)) for name in ("c-1", "c-2", added)}
    acts = [replace(a) for a in latest_acts(press)]
    rebuilt(press)
    assert {name: slots(one(press, name)) for name in before} == before
    assert find_key(press, "c-3") == []
    assert latest_acts(press) == acts
    assert one(press, "c-1")["engine"] == {"liens": "9"}


def test_a_rebuild_that_reads_otherwise_changes_what_was_read_not_what_was_judged(press):
    correct_claim(press, "c-2", {Field.STATUS: "wanted"}, ANNA, NOW)
    rebuilt(press, c2={"status": "possible", "negated": False})
    found, told = one(press, "c-2"), judged_claims(press, ["c-2"])["c-2"]
    assert (found["status"], found["negated"], told.read["status"]) == ("wanted", False, "possible")
    withdraw(press, 1, ANNA, LATER)
    assert one(press, "c-2")["status"] == "possible"


def test_what_people_vouch_for_outlives_a_rebuild_that_reads_it_no_more(press):
    added = judged_all(press)
    rebuilt(press, keep_only=())
    assert sorted(r["id"] for r in records(press, claims_of(press, 1))) == sorted(["c-1", "c-2", added])
    assert judged_in(press, 1)["c-1"].read is None
    rebuilt(press)
    assert sorted(r["id"] for r in records(press, claims_of(press, 1)) if r["event"]) == sorted(["c-1", "c-2", added])


def test_a_judged_claim_displaces_what_is_read_from_the_same_words_by_now(press):
    correct_claim(press, "c-2", {Field.CATEGORY: "REJECT"}, ANNA, NOW)
    run = begin_run(press, "rebuild", LATER, {})
    read = extract()
    other = [{**r, "id": "c-other"} if r["id"] == "c-2" else r for r in read.records]
    extract_again(press, 1, replace(read, records=tuple(other)), run)
    assert (find_key(press, "c-other"), one(press, "c-2")["event"]["category"]) == ([], "REJECT")
    judge_claim(press, "c-1", Kind.RIGHT, ANNA, LATER)
    assert find_key(press, "c-other") == []
    withdraw(press, 1, ANNA, LATER)
    assert (len(find_key(press, "c-other")), find_key(press, "c-2")) == (1, [])


def test_runs_are_compared_by_what_was_read(press):
    judged_all(press)
    second = rebuilt(press, c1={"status": "alleged"})
    changed = [(c.before["id"], c.fields) for compared in compare_runs(press, 1, second) for c in compared.changes]
    assert changed == [("c-1", ("status",))]


def test_a_judgement_holds_in_a_new_version_where_its_words_stand(press, run):
    judged_all(press)
    longer = replace(handmade.ARTICLE, text=handmade.TEXT + "Une ligne de plus.\n")
    read = extract(longer)
    keep(press, read, Origin(run, "sud.txt", "2"))
    assert (one(press, "c-2")["status"], find_key(press, "c-3")) == ("wanted", [])
    moved = replace(handmade.ARTICLE, text="En bref.\n" + handmade.TEXT)
    shifted = [json.loads(json.dumps(r)) for r in extract().records]
    for record in shifted:
        record["sentence"] = {"start": 0, "end": 8, "text": "En bref."}
    keep(press, replace(extract(moved), records=tuple(shifted)), Origin(run, "sud.txt", "3"))
    assert one(press, "c-2")["status"] == "planned"
    assert judged_in(press, 1) == {}
    assert len(acts_of_article(press, 1)) == 4
