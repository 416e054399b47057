"""Judgements on events in the database: merged, split, and taken back in any order they leave everything as it was."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liens.errors import JudgementError, NoSuchEvent
from liens.link.judge import Verdict
from liens.review.act import Kind
from liens.review.fields import Field
from liens.store.acts import act_of, acts_of_claim, acts_of_event, count_acts, event_now, latest_acts
from liens.store.bring import bring, read_claims
from liens.store.database import open_store
from liens.store.linking import count_unlinked, link_all, link_new
from liens.store.review import correct_claim, judge, judge_claim, merge_events, split_event, withdraw
from liens.store.runs import begin_run
from tests.dossier.made import BODY
from tests.store.reviewed import ANNA, BEN, LATER, NOW, events, find_key, state


def test_events_are_merged_and_come_apart_again(body):
    before = state(body)
    raid, far = (next(e for e, members in events(body).items() if claim in members) for claim in ("c01", "c12"))
    together = events(body)[raid] | events(body)[far]
    number, now = merge_events(body, [raid, far], ANNA, NOW)
    assert events(body)[now] == together
    assert act_of(body, number).events == (raid, far)
    gone = ({raid, far} - {now}).pop()
    assert event_now(body, gone) == now
    assert [a.number for a in acts_of_event(body, now)] == [number]
    assert [a.number for a in acts_of_claim(body, "c12")] == [number]
    link_all(body, LATER)
    assert events(body)[now] == together
    withdraw(body, number, BEN, LATER)
    assert (state(body), event_now(body, gone)) == (before, None)


def test_an_event_is_split_and_joined_again(body):
    before = state(body)
    raid, members = next((e, m) for e, m in events(body).items() if {"c01", "c02", "c03"} <= m)
    number, apart = split_event(body, raid, ["c02", "c03"], ANNA, NOW)
    assert events(body)[apart] == {"c02", "c03"}
    assert members - {"c02", "c03"} in events(body).values()
    link_all(body, LATER)
    assert events(body)[apart] == {"c02", "c03"}
    withdraw(body, number, ANNA, LATER)
    assert state(body) == before


def test_the_last_word_counts_whoever_merged_or_split_before(body):
    raid, far = (next(e for e, members in events(body).items() if claim in members) for claim in ("c01", "c12"))
    _, both = merge_events(body, [raid, far], ANNA, NOW)
    split_event(body, both, ["c03", "c12"], BEN, NOW)
    assert {"c03", "c12"} in events(body).values()
    names = [e for e, members in events(body).items() if members & {"c01", "c12"}]
    _, again = merge_events(body, names, ANNA, NOW)
    assert {"c01", "c02", "c03", "c12"} <= events(body)[again]


def test_what_cannot_be_merged_or_split_is_refused(body):
    before = state(body)
    raid = next(e for e, members in events(body).items() if "c01" in members)
    for wrong in ([raid], [raid, raid]):
        with pytest.raises(JudgementError, match="two events"):
            merge_events(body, wrong, ANNA, NOW)
    with pytest.raises(NoSuchEvent):
        merge_events(body, [raid, "e-none"], ANNA, NOW)
    for claims in ([], sorted(events(body)[raid]), ["c12"]):
        with pytest.raises(JudgementError, match="taken out"):
            split_event(body, raid, claims, ANNA, NOW)
    with pytest.raises(JudgementError, match="another one"):
        judge(body, ("c01", "c01"), Verdict.SAME, ANNA, NOW)
    with pytest.raises(JudgementError, match="judged nothing"):
        judge(body, ("c01", "c12"), Verdict.UNDECIDED, ANNA, NOW)
    assert (state(body), count_acts(body)) == (before, 0)


def acts_of_chance(data, store):
    """Some acts in a row, drawn; the numbers of those that were made."""
    numbers = []
    for step in range(data.draw(st.integers(1, 4))):
        told, moment = events(store), f"2026-02-0{step + 1}T00:00:00Z"
        names, kind = sorted(told), data.draw(st.sampled_from(["merge", "split", "pair", "wrong", "correct"]))
        claims = sorted(set().union(*told.values()))
        if kind == "merge" and len(names) > 1:
            numbers.append(merge_events(store, data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True)), ANNA, moment)[0])
        elif kind == "split" and any(len(m) > 1 for m in told.values()):
            name = data.draw(st.sampled_from([n for n in names if len(told[n]) > 1]))
            part = data.draw(st.lists(st.sampled_from(sorted(told[name])), min_size=1, max_size=len(told[name]) - 1, unique=True))
            numbers.append(split_event(store, name, part, BEN, moment)[0])
        elif kind == "pair":
            pair = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
            numbers.append(judge(store, tuple(pair), data.draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT])), ANNA, moment))
        elif kind == "wrong":
            numbers.append(judge_claim(store, data.draw(st.sampled_from(claims)), Kind.WRONG, BEN, moment))
        elif kind == "correct":
            day = data.draw(st.sampled_from(["2024-05-01", "2022-02-02", "2024-06-30"]))
            try:
                numbers.append(correct_claim(store, data.draw(st.sampled_from(claims)), {Field.WHEN: day}, ANNA, moment)[0])
            except JudgementError:
                continue
    return numbers


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_was_judged_taken_back_leaves_the_events_as_they_were(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("chance")
    (folder / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
    with open_store(folder / "press.db") as store:
        list(bring(store, read_claims(folder / "claims.jsonl"), "test", begin_run(store, "import", NOW, {})))
        link_new(store, NOW)
        before = state(store)
        numbers = acts_of_chance(data, store)
        judged = state(store)
        # Linking only what an act touches gives what linking everything would.
        link_all(store, LATER)
        assert (count_unlinked(store), state(store)) == (0, judged)
        for number in data.draw(st.permutations(numbers)):
            withdraw(store, number, ANNA, LATER)
        assert state(store) == before
        # Taking back the withdrawals, whichever comes first, gives back what was judged.
        for act in [a for a in latest_acts(store) if a.kind is Kind.WITHDRAW and a.withdrawn is None]:
            withdraw(store, act.number, BEN, LATER)
        assert state(store) == judged


def test_an_act_is_taken_back_once_and_can_stand_again(body):
    number = judge_claim(body, "c12", Kind.WRONG, ANNA, NOW)
    back = withdraw(body, number, ANNA, LATER)
    with pytest.raises(JudgementError, match=f"taken back by {back}"):
        withdraw(body, number, ANNA, LATER)
    withdraw(body, back, ANNA, LATER)
    assert (find_key(body, "c12"), act_of(body, number).withdrawn, act_of(body, back).withdrawn) == ([], None, 3)


def test_judgements_of_earlier_databases_become_acts(tmp_path):
    from liens.store import migrate

    kept = migrate.steps
    place = tmp_path / "old.db"
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
    try:
        migrate.steps = lambda kind: kept(kind)[:1]
        with open_store(place) as store:
            store.run("PRAGMA foreign_keys = OFF")
            for values in ((1, 2, "same", "anna", NOW, None), (1, 3, "different", "ben", NOW, LATER)):
                store.run("INSERT INTO judgements (first, second, verdict, person, judged, undone) VALUES (?, ?, ?, ?, ?, ?)", values)
    finally:
        migrate.steps = kept
    with open_store(place) as store:
        found = [(a.number, a.kind, a.person, a.made, a.withdraws, a.withdrawn) for a in reversed(latest_acts(store))]
        assert found == [(1, "same", "anna", NOW, None, None), (2, "different", "ben", NOW, None, 3), (3, "withdraw", "ben", LATER, 2, None)]
