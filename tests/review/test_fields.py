"""What may be written for a field of a claim, and that what is written out is read back."""

import pytest

from liens.errors import JudgementError
from liens.review.fields import Field, read_field, read_value, write_value

RIGHT = [
    (Field.CATEGORY, "aid", "AID"),
    (Field.STATUS, "Planned", "planned"),
    (Field.NEGATED, "TRUE", True),
    (Field.INITIATORS, "PRK/MIL, RUS", ["PRK/MIL", "RUS"]),
    (Field.RECIPIENTS, "-", []),
    (Field.RECIPIENTS, "?/CIV UN UN", ["?/CIV", "UN"]),
    (Field.WHEN, "2025-10-24", ["2025-10-24", "2025-10-24"]),
    (Field.WHEN, "2025-10-01/2025-10-31", ["2025-10-01", "2025-10-31"]),
    (Field.WHEN, "/2025-10-31", [None, "2025-10-31"]),
    (Field.WHEN, "-", None),
    (Field.WHERE, "UKR", "UKR"),
    (Field.QUANTITIES, "12 soldiers; 100.. dead; 11000..12000; 2.5 tonnes de blé", [
        {"min": 12, "max": 12, "of": "soldiers"}, {"min": 100, "max": None, "of": "dead"},
        {"min": 11000, "max": 12000, "of": None}, {"min": 2.5, "max": 2.5, "of": "tonnes de blé"},
    ]),
    (Field.SOURCES, "PRK/GOV PRK/MED", ["PRK/GOV", "PRK/MED"]),
    (Field.QUOTE, "direct", "direct"),
    (Field.QUOTE, "-", None),
]  # fmt: skip
WRONG = [
    (Field.CATEGORY, "WAR"), (Field.STATUS, ""), (Field.NEGATED, "maybe"), (Field.INITIATORS, "prk"), (Field.INITIATORS, "PRK/XYZ"),
    (Field.INITIATORS, " ".join(f"A{i}" for i in range(30))), (Field.WHEN, "2025-13-01"), (Field.WHEN, "2025-10-31/2025-10-01"), (Field.WHEN, "/"),
    (Field.WHERE, "Ukraine"), (Field.QUANTITIES, "many"), (Field.QUANTITIES, "12..10 dead"), (Field.QUANTITIES, ".."), (Field.QUANTITIES, "12 " + "x" * 100),
    (Field.QUOTE, "spoken"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text", "value"), RIGHT)
def test_what_is_written_is_understood(field, text, value):
    assert read_value(field, text) == value
    assert read_value(field, write_value(field, value)) == value


@pytest.mark.parametrize(("field", "text"), WRONG)
def test_what_is_no_value_is_refused_with_what_to_write(field, text):
    with pytest.raises(JudgementError, match=r"write|given|allowed"):
        read_value(field, text)


def test_a_field_that_there_is_not_is_refused():
    assert read_field("When") is Field.WHEN
    with pytest.raises(JudgementError, match="one of category"):
        read_field("colour")
