"""The dossier of two actors, and the parts that it is made of."""

import pytest

from liens.dossier.due import upcoming
from liens.dossier.source import Memory, Wanted
from liens.dossier.tie import tie
from liens.dossier.trend import months, trend
from liens.link.disagree import OUTLET
from tests.dossier.made import BODY, MAY_1, record


@pytest.fixture(scope="module")
def found():
    return tie(Memory(BODY), Wanted("RUS", "UKR"))


def claims(lines):
    return [line.claims for line in lines]


def test_what_each_did_what_both_did_and_what_others_say(found):
    assert claims(found.to) == [("c01", "c02", "c03"), ("c04",), ("c07",)]
    assert claims(found.back) == [("c05",)]
    assert claims(found.both) == [("c09",), ("c06",), ("c08",)]
    assert claims(found.third) == [("c10",)]


def test_evidence_counts_speakers_and_those_that_are_no_party(found):
    raid = found.to[0].evidence
    assert (raid.claims, raid.articles, raid.outlets, raid.speakers, raid.independent) == (3, 2, 2, 3, 1)


def test_a_wire_copy_is_an_article_and_no_speaker():
    copy = record("c13", by=("RUS",), to=("UKR/MIL",), when=MAY_1, article="a-copy", outlet="Le Fil")
    source = Memory([*BODY, copy], folded={"a-copy": "Gazette a-c01"})
    raid = tie(source, Wanted("RUS", "UKR")).to[0].evidence
    assert (raid.articles, raid.outlets, raid.speakers) == (3, 3, 3)


def test_a_pact_with_its_clause(found):
    (pact,) = found.pacts
    assert pact.line.sentence == "The two signed a grain pact."
    assert [(c.by, c.to, c.category, c.status, c.sentence) for c in pact.clauses] == [(("RUS",), ("UKR",), "RETREAT", "possible", "Russia is to lift.")]


def test_an_exchange_has_two_directions_with_figures_by_speaker(found):
    swap = {(e.giver, e.taker): e for e in found.exchanges if e.figures}
    assert {way: [(f.speaker, f.figure.minimum) for f in e.figures] for way, e in swap.items()} == {
        ("RUS", "UKR"): [("UKR/GOV", 90)],
        ("UKR", "RUS"): [("RUS/GOV", 75)],
    }
    assert swap["RUS", "UKR"].in_return == (swap["UKR", "RUS"].line.event,)


def test_what_is_due_and_overdue_is_seen_from_the_latest_article(found):
    assert found.upcoming.day == "2024-07-03"
    assert [d.due for d in found.upcoming.ahead] == ["2024-07-20"]
    assert [d.due for d in found.upcoming.overdue] == ["2024-06-10"]


def test_from_an_earlier_day_lies_ahead_what_was_announced_by_then():
    seen = upcoming(Memory(BODY), Wanted("RUS"), "2024-06-05")
    assert ([d.due for d in seen.ahead], seen.overdue, seen.last) == (["2024-06-10"], (), "2024-07-03")
    assert seen.glances == ()


def test_where_nothing_lies_ahead_earlier_days_are_told_from_which_something_did():
    seen = upcoming(Memory(BODY), Wanted("RUS"), "2024-08-01")
    assert (seen.ahead, [(g.day, g.ahead) for g in seen.glances]) == ((), [("2024-07-03", 1), ("2024-06-01", 1)])
    for glance in seen.glances:
        assert len(upcoming(Memory(BODY), Wanted("RUS"), glance.day).ahead) == glance.ahead


def test_what_was_done_is_not_overdue():
    held = record("c14", "CONSULT", by=("RUS/GOV", "UKR/GOV"), when=("2024-06-10", "2024-06-10"), trigger="met", on="2024-06-11")
    assert tie(Memory([*BODY, held]), Wanted("RUS", "UKR")).upcoming.overdue == ()


def test_the_trend_has_the_score_of_each_month_and_what_stands_behind_it(found):
    may, june, july = found.trend
    # Three claims of assault at -9, two releases at 6.5; the condemnation is by a third.
    assert (may.month, may.score, may.cooperation, may.conflict, may.claims, may.speakers) == ("2024-05", -2.8, 2, 3, 5, 5)
    # A planned meeting counts as the agreement that it is; what is possible does not count.
    assert (june.score, june.claims) == (2.5, 1)
    assert (july.score, july.claims) == (3.75, 2)


def test_a_month_without_claims_is_empty_and_not_zero():
    far = record("c15", by=("RUS",), to=("UKR",), when=("2024-03-01", "2024-03-01"), on="2024-03-02")
    points = tie(Memory([far, *BODY]), Wanted("RUS", "UKR")).trend
    assert [(p.month, p.score) for p in points][:2] == [("2024-03", -9.0), ("2024-04", None)]


def test_negated_deeds_do_not_count():
    denied = record("c16", by=("RUS",), to=("UKR",), when=MAY_1, negated=True)
    source = Memory([denied])
    assert trend(source.months(Wanted("RUS", "UKR")), {}) == []


def test_months_run_over_the_year():
    assert months(["2023-11", "2024-02"]) == ["2023-11", "2023-12", "2024-01", "2024-02"]


@pytest.mark.parametrize(
    ("wanted", "to"),
    [
        (Wanted("RUS", "UKR", after="2024-05-02"), ["c04", "c07"]),
        (Wanted("RUS", "UKR", before="2024-05-01"), ["c01"]),
        (Wanted("RUS", "UKR", language="fr"), []),
        (Wanted("RUS", "UKR/MIL"), ["c01"]),
    ],
)
def test_days_language_and_parts_of_actors_bound_a_tie(wanted, to):
    assert [line.claims[0] for line in tie(Memory(BODY), wanted).to] == to


def test_outlets_speak_where_nobody_else_does():
    found = tie(Memory(BODY), Wanted("RUS", "UKR"))
    assert all(not s.speaker.startswith(OUTLET) for e in found.exchanges for s in e.figures)
