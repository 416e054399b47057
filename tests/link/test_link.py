"""Linking holds its promises: symmetric, deaf to order, stable under what is added, and a person's word wins and can be taken back."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from liens.link.block import pairs
from liens.link.judge import Judgement, Verdict, judge, judged, standing
from liens.link.link import link
from liens.link.report import reports
from liens.link.score import Weights, score
from liens.ontology.linking import load_kinds
from tests.link.made import clustered, days, made, number, state

KINDS = load_kinds()
PAIRS = (("RUS", "UKR"), ("IND", "PAK"), ("PRK", "USA"))
CATEGORIES = ("ASSAULT", "CONSULT", "RETREAT", "SANCTION", "AID")


@st.composite
def claims(draw, prefix="c", codes=PAIRS):
    """Some claims of some articles on a few events of one month."""
    found = []
    for article in range(draw(st.integers(1, 6))):
        for place in range(draw(st.integers(1, 3))):
            by, to = draw(st.sampled_from(codes))
            when = draw(st.sampled_from([None, days("2024-05-01"), days("2024-05-02"), days("2024-05-20"), days("2024-05-01", "2024-05-31")]))
            found.append(
                made(
                    f"{prefix}-{article}-{place}",
                    article=f"{prefix}-{article}",
                    start=place,
                    sentence=place // 2,
                    by=(by,) if draw(st.booleans()) else (),
                    to=(to,),
                    category=draw(st.sampled_from(CATEGORIES)),
                    status=draw(st.sampled_from(["actual", "planned"])),
                    when=when,
                    on=draw(st.sampled_from(["2024-05-02", "2024-05-03", "2024-05-21"])),
                    counts=draw(st.sampled_from([(), (number(12),), (number(40),)])),
                )
            )
    return found


def events(told, personal=()):
    return {frozenset(c.claim for c in event.claims) for event in link(told, personal).events}


@given(claims(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_claims_does_not_matter(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)
    assert link(shuffled).events == link(told).events


@given(claims())
@settings(max_examples=30, deadline=None)
def test_a_claim_that_is_handed_in_twice_counts_once(told):
    assert link(told + told[:3]).events == link(told).events


@given(claims(), claims("d", (("BRA", "VEN"), ("KEN", "SOM"))))
@settings(max_examples=60, deadline=None)
def test_unrelated_claims_change_nothing(told, others):
    assert events(told + others) == events(told) | events(others)


@given(claims())
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_one_event(told):
    members = [c.claim for event in link(told).events for c in event.claims]
    assert sorted(members) == sorted(c.claim for c in told)


@given(claims())
@settings(max_examples=60, deadline=None)
def test_scores_are_symmetric(told):
    found = reports(told, KINDS)
    for left in found:
        for right in found:
            assert score(left, right, KINDS, Weights()) == score(right, left, KINDS, Weights())


@given(claims())
@settings(max_examples=60, deadline=None)
def test_each_pair_is_compared_once(told):
    found = [(a.id, b.id) for a, b in pairs(reports(told, KINDS), KINDS)]
    assert len(found) == len(set(found))
    assert all(a < b for a, b in found)


@given(claims(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_merge_by_a_person_and_its_undoing_leave_all_as_it_was(told, data):
    left, right = data.draw(st.sampled_from(told)), data.draw(st.sampled_from(told))
    if left.claim == right.claim:
        return
    merged = judged(left.claim, right.claim, Verdict.SAME, "anna", "2024-06-01")
    undone = judged(left.claim, right.claim, Verdict.UNDECIDED, "anna", "2024-06-02")
    assert any({left.claim, right.claim} <= event for event in events(told, [merged]))
    assert events(told, [merged, undone]) == events(told)


@given(claims(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_person_can_part_two_claims(told, data):
    left, right = data.draw(st.sampled_from(told)), data.draw(st.sampled_from(told))
    if left.claim == right.claim:
        return
    parted = judged(right.claim, left.claim, Verdict.DIFFERENT, "anna", "2024-06-01")
    assert not any({left.claim, right.claim} <= event for event in events(told, [parted]))


LAUNCH = made("c1", article="a1", category="MOBILIZE", by=("PRK",), to=("JPN",), when=days("2024-05-01"), sense="fired")
SAME_LAUNCH = made("c2", article="a2", language="fr", category="MOBILIZE", by=("PRK",), to=("JPN",), when=days("2024-05-01"), sense="fired")
NEXT_LAUNCH = made("c3", article="a3", category="MOBILIZE", by=("PRK",), to=("JPN",), when=days("2024-05-15"), on="2024-05-16", sense="fired")


def test_two_languages_tell_one_event_and_two_weeks_make_two():
    assert events([LAUNCH, SAME_LAUNCH, NEXT_LAUNCH]) == {frozenset({"c1", "c2"}), frozenset({"c3"})}


def test_what_is_given_back_in_kind_is_another_event():
    out = made("c1", article="a1", category="SANCTION", sense="expelled", by=("CZE",), to=("RUS",), when=days("2024-05-01"))
    back = made("c2", article="a2", category="SANCTION", sense="expelled", by=("RUS",), to=("CZE",), when=days("2024-05-02"))
    assert events([out, back]) == {frozenset({"c1"}), frozenset({"c2"})}


def test_a_plan_joins_its_outcome_on_the_day():
    plan = made("c1", article="a1", category="CONSULT", by=("USA", "PRK"), status="planned", when=days("2024-06-12"), on="2024-05-10")
    held = made("c2", article="a2", category="CONSULT", by=("USA", "PRK"), when=days("2024-06-12"), on="2024-06-12")
    assert events([plan, held]) == {frozenset({"c1", "c2"})}


def test_a_plan_without_a_day_joins_the_first_deed_of_the_same_hands():
    plan = made("c1", article="a1", category="AID", by=("DEU",), to=("UKR",), status="planned", on="2024-01-25")
    done = made("c2", article="a2", category="AID", by=("DEU",), to=("UKR",), on="2024-03-27")
    later = made("c3", article="a3", category="AID", by=("DEU",), to=("UKR",), on="2024-05-01")
    other = made("c4", article="a4", category="AID", by=("FRA",), to=("UKR",), on="2024-03-27")
    assert events([plan, done, later, other]) == {frozenset({"c1", "c2"}), frozenset({"c3"}), frozenset({"c4"})}


def test_an_outcome_after_the_horizon_is_another_event():
    plan = made("c1", article="a1", category="AID", by=("DEU",), to=("UKR",), status="planned", on="2024-01-25")
    done = made("c2", article="a2", category="AID", by=("DEU",), to=("UKR",), on="2024-09-27")
    assert events([plan, done]) == {frozenset({"c1"}), frozenset({"c2"})}


def test_different_countries_are_different_events():
    here = made("c1", article="a1", to=("NER",), where=(state("Niger", "NER"),), when=days("2024-05-01"))
    there = made("c2", article="a2", to=("BFA",), where=(state("Burkina Faso", "BFA"),), when=days("2024-05-01"))
    assert events([here, there]) == {frozenset({"c1"}), frozenset({"c2"})}


def test_an_event_keeps_its_id_when_a_later_report_joins():
    (before,) = link([LAUNCH]).events
    (after,) = link([LAUNCH, replace(SAME_LAUNCH, day=LAUNCH.day + 1)]).events
    assert before.id == after.id
    assert len(after.claims) == 2


def test_a_rule_s_judgement_names_its_rule_and_score():
    (found,) = judge(reports([LAUNCH, SAME_LAUNCH], KINDS), KINDS, Weights())
    assert (found.left, found.right, found.verdict, found.by, found.at) == ("c1", "c2", Verdict.SAME, "rule:score", None)
    assert 0.62 <= found.score <= 1


@given(claims())
@settings(max_examples=30, deadline=None)
def test_judgements_are_as_many_as_are_told(told):
    person = judged(told[0].claim, told[-1].claim, Verdict.SAME, "anna", "2024-06-01")
    found = link(told, [person]).judgements
    assert len(found) == len(list(found)) >= len(told) - len(link(told).reports) + 1
    assert all(j.left <= j.right and (j.verdict is Verdict.SAME) == (j.score >= 0.62) for j in found)
    assert (person in found, replace(person, by="person:bob") in found) == (True, False)


def test_the_latest_person_wins_and_what_others_said_comes_back():
    rule = Judgement("c1", "c2", Verdict.SAME, 0.9, "rule:score")
    anna = judged("c1", "c2", Verdict.DIFFERENT, "anna", "2024-06-01")
    bob = judged("c2", "c1", Verdict.SAME, "bob", "2024-06-02")
    assert standing([bob, anna, rule]) == [bob]
    assert standing([bob, anna, rule, judged("c1", "c2", Verdict.UNDECIDED, "bob", "2024-06-03")]) == [anna]
    assert standing([anna, rule, judged("c1", "c2", Verdict.UNDECIDED, "anna", "2024-06-03")]) == [rule]


def test_one_likely_pair_does_not_join_two_groups_that_are_unlike():
    same = [Judgement(a, b, Verdict.SAME, 0.9, "rule:score") for a, b in (("a1", "a2"), ("b1", "b2"))]
    bridge = Judgement("a2", "b1", Verdict.SAME, 0.7, "rule:score")
    unlike = [Judgement(a, b, Verdict.DIFFERENT, 0.4, "rule:score") for a, b in (("a1", "b1"), ("a1", "b2"), ("a2", "b2"))]
    names = ["a1", "a2", "b1", "b2"]
    assert clustered(names, [*same, bridge, *unlike]) == [("a1", "a2"), ("b1", "b2")]
    assert clustered(names, [*same, bridge]) == [tuple(names)]


def test_the_day_of_the_saying_is_not_that_of_the_deed():
    strike = made("c1", article="a1", category="ASSAULT", by=("USA",), to=("AFG",), when=days("2024-04-12"), on="2024-05-03")
    killed = made("c2", article="a1", category="ASSAULT", sense="killed", start=9, by=("USA",), to=("AFG",), when=days("2024-05-03"), on="2024-05-03")
    elsewhere = replace(killed, claim="c3", sentence=80, start=90)
    assert events([strike, killed]) == {frozenset({"c1", "c2"})}
    assert events([strike, elsewhere]) == {frozenset({"c1"}), frozenset({"c3"})}
