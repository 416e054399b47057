"""A person's value in the record of a claim: what changes, what stays, what cannot be."""

import pytest

from liens.errors import JudgementError
from liens.review.act import Act, Kind, known, standing, withdrawals
from liens.review.correct import corrected, effective, value_of
from liens.review.fields import Field, read_value
from tests.dossier.made import record

CLAIM = record("c1", "ASSAULT", by=("RUS",), to=("UKR/MIL",), says=("UKR/GOV",), when=("2024-05-01", "2024-05-01"), counts=((6, 6, "soldiers"),))
VALUES = [
    (Field.CATEGORY, "COERCE"), (Field.STATUS, "alleged"), (Field.NEGATED, "true"), (Field.INITIATORS, "UKR/GOV HEZBOLLAH"), (Field.RECIPIENTS, "-"),
    (Field.WHEN, "2024-05-01/2024-05-31"), (Field.WHEN, "-"), (Field.WHERE, "UKR"), (Field.QUANTITIES, "7..9 soldiers; 6 soldiers"),
    (Field.SOURCES, "USA/MIL UKR/GOV"), (Field.QUOTE, "direct"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text"), VALUES)
def test_a_corrected_claim_has_the_new_value_and_keeps_all_others(field, text):
    value = read_value(field, text)
    found = corrected(CLAIM, field, value, "person:anna 2026")
    got = value_of(found, field)
    assert (sorted(got) if field is Field.INITIATORS else got) == (sorted(value) if field is Field.INITIATORS else value)
    linked = {Field.SOURCES, Field.QUOTE}
    assert [f for f in Field if f is not field and not {f, field} <= linked and value_of(found, f) != value_of(CLAIM, f)] == []
    assert found["id"] == CLAIM["id"]
    assert "person:anna 2026" in found["why"].values()
    assert set(found) == set(CLAIM)


def test_what_the_text_says_of_an_actor_stays_with_it():
    found = corrected(CLAIM, Field.RECIPIENTS, ["UKR/GOV"], "r")["recipients"]
    assert found == [{key: value for key, value in CLAIM["attribution"][0]["source"].items() if key != "anonymous"}]
    assert corrected(CLAIM, Field.INITIATORS, ["BRA"], "r")["initiators"][0]["name"] == "Brazil"
    assert corrected(CLAIM, Field.INITIATORS, ["BRA"], "r")["initiators"][0]["start"] is None


def test_precision_follows_from_the_days():
    told = [("2024-02-01/2024-02-29", "month"), ("2024-01-01/2024-12-31", "year"), ("2024-01-01/", "open"), ("2024-01-01/2024-01-05", "range")]
    assert [corrected(CLAIM, Field.WHEN, read_value(Field.WHEN, text), "r")["when"]["precision"] for text, _ in told] == [p for _, p in told]


def test_a_statement_has_no_category_and_a_claim_without_sources_no_quotation():
    with pytest.raises(JudgementError, match="statement"):
        corrected(record("c2", None), Field.CATEGORY, "AID", "r")
    with pytest.raises(JudgementError, match="sources first"):
        corrected(record("c3"), Field.QUOTE, "direct", "r")


def act(number, kind, **told):
    return Act(number, kind, "anna", f"2026-01-0{number}", "a", "c1", record=CLAIM, **told)


def test_the_last_act_decides_whether_a_claim_stands():
    status = {"field": "status", "value": "alleged"}
    assert effective(CLAIM, []) == CLAIM
    assert effective(CLAIM, [act(1, Kind.WRONG)]) is None
    assert effective(CLAIM, [act(1, Kind.WRONG), act(2, Kind.RIGHT)]) == CLAIM
    assert effective(CLAIM, [act(1, Kind.CORRECT, **status), act(2, Kind.RIGHT)])["status"] == "alleged"
    assert effective(CLAIM, [act(1, Kind.RIGHT), act(2, Kind.WRONG)]) is None


def test_what_a_person_vouched_for_stands_though_it_is_no_longer_read():
    assert effective(None, [act(1, Kind.RIGHT)]) == CLAIM
    assert effective(None, [act(1, Kind.WRONG)]) is None
    assert effective(None, [act(1, Kind.CORRECT, field="negated", value=True)])["negated"] is True


def test_a_withdrawal_that_is_taken_back_counts_no_more():
    assert withdrawals([(1, None), (2, 1)]) == {1: 2}
    assert withdrawals([(1, None), (2, 1), (3, 2)]) == {2: 3}
    assert withdrawals([(1, None), (2, 1), (3, 2), (4, 3)]) == {1: 2, 3: 4}
    assert standing([act(1, Kind.WRONG, withdrawn=2), act(2, Kind.WITHDRAW, withdraws=1), act(3, Kind.RIGHT)]) == [act(3, Kind.RIGHT)]


def test_somebody_judges():
    assert known(" Anna  K. ", " because ").name == "Anna K."
    for name in ("", " \n", "x" * 81):
        with pytest.raises(JudgementError, match="name"):
            known(name)
    with pytest.raises(JudgementError, match="note"):
        known("anna", "x" * 3000)


def test_the_reason_gives_the_value_that_was_read_however_often_it_was_corrected():
    acts = [act(1, Kind.CORRECT, field="status", value="alleged"), act(2, Kind.CORRECT, field="status", value="planned")]
    assert effective(CLAIM, acts)["why"]["status"] == "person:anna 2026-01-02 instead of actual"
    several = corrected(CLAIM, Field.QUANTITIES, read_value(Field.QUANTITIES, "1 x; 2 y"), "r")
    assert effective(several, [act(1, Kind.CORRECT, field="quantities", value=[])])["why"]["quantities"] == "person:anna 2026-01-01 instead of 1 x + 2 y"
