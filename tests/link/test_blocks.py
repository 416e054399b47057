"""Which reports are compared: a sweep over time finds what the blocks of all weeks hold, and what goes with another claim follows it."""

from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from liens.link import block
from liens.link.block import pairs, plans
from liens.link.judge import Judgement, Verdict, judged
from liens.link.link import link
from liens.link.report import reports
from liens.ontology.linking import load_kinds
from tests.link.made import clustered, days, made
from tests.link.test_link import claims

KINDS = load_kinds()


def by_definition(found, kinds, neighbours):
    """The pairs that stand within so many places of each other in the first block that they share: week, family, party or country."""
    keys = {r.id: {(week, family, where) for week in weeks_of(r) for family in families_of(r, kinds) for where in {*r.roots, *r.countries}} for r in found}
    given = set()
    for key in {k for own in keys.values() for k in own}:
        members = sorted((r for r in found if key in keys[r.id]), key=lambda r: (r.window, r.id))
        for number, left in enumerate(members):
            for right in members[number + 1 : number + 1 + neighbours]:
                if left.article != right.article and key == min(keys[left.id] & keys[right.id]):
                    given.add(tuple(sorted((left.id, right.id))))
    return given


def weeks_of(report):
    first, last = report.window
    return range((first - 1) // 7, (last + 1) // 7 + 1)


def families_of(report, kinds):
    return {family for category in report.categories for family in kinds.families[category]}


@given(claims(), claims("d"), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_sweep_over_time_gives_the_pairs_of_all_blocks(told, others, neighbours):
    found = reports(told + others, KINDS)
    with mock.patch.object(block, "NEIGHBOURS", neighbours):
        swept = [tuple(sorted((a.id, b.id))) for a, b in pairs(found, KINDS)]
    assert set(swept) == by_definition(found, KINDS, neighbours)


def test_a_claim_that_goes_with_another_follows_it_and_can_be_taken_from_it():
    same = [Judgement(a, b, Verdict.SAME, 0.9, "rule:score") for a, b in (("a1", "b1"), ("b1", "c1"), ("a1", "c1"))]
    own = [Judgement("a1", "a2", Verdict.SAME, 1.0, "rule:score"), Judgement("b1", "b2", Verdict.SAME, 1.0, "rule:score")]
    names = ["a1", "a2", "b1", "b2", "c1"]
    assert clustered(names, [*own, *same]) == [("a1", "a2", "b1", "b2", "c1")]
    parted = judged("a2", "a1", Verdict.DIFFERENT, "anna", "2024-06-01")
    assert clustered(names, [*own, *same, parted]) == [("a1", "b1", "b2", "c1"), ("a2",)]
    assert clustered(["a1", "a2"], [Judgement("a1", "a2", Verdict.DIFFERENT, 0.5, "rule:score")]) == [("a1",), ("a2",)]


def test_a_person_takes_a_claim_out_of_its_report():
    told = [made(f"a{n}", article="a", by=("PRK",), to=("JPN",), start=n, when=days("2024-05-01")) for n in range(3)]
    other = made("b0", article="b", by=("PRK",), to=("JPN",), when=days("2024-05-01"))
    both = [judged("a1", one, Verdict.DIFFERENT, "anna", "2024-06-01") for one in ("a0", "b0")]
    groups = [tuple(sorted(c.claim for c in event.claims)) for event in link([*told, other], both).events]
    assert sorted(groups) == [("a0", "a2", "b0"), ("a1",)]
    moved = judged("a2", "b0", Verdict.DIFFERENT, "anna", "2024-06-01")
    assert ("a2",) not in groups
    assert not any({"a2", "b0"} <= {c.claim for c in event.claims} for event in link([*told, other], [*both, moved]).events)


def test_the_outcomes_of_a_plan_are_those_that_follow_soonest():
    plan = made("p", article="p", category="AID", by=("DEU",), to=("UKR",), status="planned", on="2024-01-25")
    before = made("b", article="b", category="AID", by=("DEU",), to=("UKR",), when=days("2024-01-24"), on="2024-01-24")
    month = made("m", article="m", category="AID", by=("DEU",), to=("UKR",), when=days("2024-01-01", "2024-01-31"), on="2024-02-02")
    done = [made(f"d{n:02}", article=f"d{n:02}", category="AID", by=("DEU",), to=("UKR",), when=days("2024-01-28"), on="2024-01-29") for n in range(12)]
    found = {outcome.claims[0].claim for _, outcome in plans(reports([plan, before, month, *done], KINDS), KINDS)}
    assert len(found) == 8
    assert "m" in found
    assert "b" not in found
