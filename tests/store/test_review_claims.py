"""Judgements on claims in the database: corrected, wrong and missed ones; taken back they leave everything as it was."""

from dataclasses import replace

import pytest

from liens.errors import JudgementError, NoSuchArticle, NoSuchClaim
from liens.model import Span
from liens.review.act import Kind
from liens.review.fields import Field
from liens.review.missed import Missed
from liens.store.acts import act_of, count_acts
from liens.store.ask import Query, between, find
from liens.store.judged import judged_claims, read_records
from liens.store.review import add_claim, correct_claim, judge_claim, withdraw
from tests.show import handmade
from tests.store.reviewed import ANNA, AT, BEN, LATER, NOW, events, find_key, missed, one, state


def test_a_corrected_claim_shows_both_values_and_is_found_by_the_new_one(body):
    number = correct_claim(body, "c12", {Field.RECIPIENTS: "GUY"}, ANNA, NOW)[0]
    found = one(body, "c12")
    assert [a["code"] for a in found["recipients"]] == ["GUY"]
    assert found["why"]["recipients"] == f"person:anna {NOW} instead of VEN"
    told = judged_claims(body, ["c12", "c11"])
    assert list(told) == ["c12"]
    assert (told["c12"].verdict, [a["code"] for a in told["c12"].read["recipients"]], told["c12"].acts[0].number) == ("corrected", ["VEN"], number)
    assert [key for key, _ in between(body, "BRA", "GUY")] == find_key(body, "c12")
    assert between(body, "BRA", "VEN") == []
    assert (act_of(body, number).note, act_of(body, number).value) == ("seen in the text", ["GUY"])


def test_a_wrong_claim_is_out_of_every_list_and_event(body):
    before = events(body)
    judge_claim(body, "c03", Kind.WRONG, ANNA, NOW)
    assert find_key(body, "c03") == []
    assert "c03" not in set().union(*events(body).values())
    assert len(set().union(*events(body).values())) == len(set().union(*before.values())) - 1
    assert judged_claims(body, ["c03"])["c03"].verdict == "wrong"
    judge_claim(body, "c03", Kind.RIGHT, BEN, LATER)
    assert events(body) == before


def test_a_correction_moves_a_claim_to_another_event(body):
    before = state(body)
    assert any({"c01", "c03"} <= members for members in events(body).values())
    first = correct_claim(body, "c03", {Field.WHEN: "2021-01-01"}, ANNA, NOW)[0]
    assert not any({"c01", "c03"} <= members for members in events(body).values())
    withdraw(body, first, ANNA, LATER)
    assert state(body) == before


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.CATEGORY, "COERCE"),
        (Field.STATUS, "wanted"),
        (Field.NEGATED, "true"),
        (Field.INITIATORS, "-"),
        (Field.RECIPIENTS, "PRK/MIL UN"),
        (Field.WHEN, "2023-01-01/2023-01-31"),
        (Field.WHERE, "UKR"),
        (Field.QUANTITIES, "8..9 soldiers"),
        (Field.SOURCES, "USA/GOV"),
        (Field.QUOTE, "direct"),
    ],
)
def test_a_correction_taken_back_leaves_all_as_it_was(body, field, text):
    before = state(body)
    number = correct_claim(body, "c02", {field: text}, ANNA, NOW)[0]
    assert state(body) != before
    withdraw(body, number, BEN, LATER)
    assert state(body) == before
    assert count_acts(body) == 2


def test_what_cannot_be_is_refused_and_leaves_no_trace(body):
    before = state(body)
    for claim, field, text, error in (
        ("c99", Field.STATUS, "actual", NoSuchClaim),
        ("c12", Field.STATUS, "actual", JudgementError),
        ("c12", Field.WHERE, "Caracas", JudgementError),
        ("c11", Field.CATEGORY, "AID", JudgementError),
        ("c12", Field.QUOTE, "direct", JudgementError),
    ):
        with pytest.raises(error):
            correct_claim(body, claim, {field: text}, ANNA, NOW)
    with pytest.raises(JudgementError, match="no judgement 7"):
        withdraw(body, 7, ANNA, NOW)
    assert (state(body), count_acts(body)) == (before, 0)


def test_a_missed_claim_is_a_claim_like_others(press):
    before = state(press)
    number, claim = add_claim(press, missed(initiators=["BRA/GOV"], recipients=["MOZ"]), ANNA, NOW)
    found = one(press, claim)
    assert found["event"]["trigger"]["text"] == handmade.TEXT[AT.start : AT.end]
    assert found["sentence"]["text"] == handmade.TEXT[found["sentence"]["start"] : found["sentence"]["end"]]
    assert find_key(press, claim)[0] in find(press, Query(by=("BRA",), to=("MOZ",), category="AGREE"))
    assert claim in set().union(*events(press).values())
    assert judged_claims(press, [claim])[claim].verdict == "added"
    assert list(read_records(press, find_key(press, claim))) == []
    with pytest.raises(JudgementError, match="there already"):
        add_claim(press, missed(), BEN, NOW)
    withdraw(press, number, ANNA, LATER)
    assert state(press)[1] == before[1]
    assert state(press)[0][:-1] == before[0][:-1]


def test_an_added_claim_can_be_corrected_taken_back_and_added_again(press):
    number, claim = add_claim(press, missed(), ANNA, NOW)
    correct_claim(press, claim, {Field.STATUS: "planned"}, BEN, NOW)
    assert one(press, claim)["status"] == "planned"
    withdraw(press, number, ANNA, LATER)
    # What Ben corrected still vouches for it.
    assert one(press, claim)["status"] == "planned"
    withdraw(press, 2, BEN, LATER)
    assert find_key(press, claim) == []
    assert add_claim(press, missed(), ANNA, LATER)[1] == claim
    assert len(find_key(press, claim)) == 1


def test_a_claim_cannot_be_added_without_the_text(body):
    with pytest.raises(JudgementError, match="without it"):
        add_claim(body, replace(missed(), article="a-c01"), ANNA, NOW)
    with pytest.raises(NoSuchArticle, match="no article"):
        add_claim(body, replace(missed(), article="a-none"), ANNA, NOW)


def test_offsets_of_a_trigger_are_code_points(press):
    word = handmade.at("Malawi")
    _, claim = add_claim(press, Missed("a-1", Span(word.start, word.end), {Field.CATEGORY: "COERCE"}), ANNA, NOW)
    assert one(press, claim)["event"]["trigger"] == {"start": word.start, "end": word.end, "text": "Malawi"}
