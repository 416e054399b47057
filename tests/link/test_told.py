"""What linking takes over from a record: where a time was told, and what happened to those that a number counts."""

import pytest

from liens.link.told import told_record


def record(trigger, *, span=None, harm=None):
    when = None if span is None else {"start": "2024-05-02", "end": "2024-05-02", "precision": "day", "span": dict(zip(("start", "end"), span, strict=True))}
    count = {"of": "miners", "unit": None, "min": 6, "max": 6, "approximate": False, "harm": harm}
    return {
        "id": "c-1",
        "article": {"id": "a-1", "outlet": "Le Fil", "language": "en", "published": "2024-05-03"},
        "sentence": {"start": 50, "end": 90},
        "event": {"category": "ASSAULT", "mode": None, "trigger": {"start": 60, "text": trigger}},
        "status": "actual",
        "negated": False,
        "initiators": [],
        "recipients": [],
        "when": when,
        "where": [],
        "quantities": [count],
        "attribution": [],
    }


@pytest.mark.parametrize(("span", "dated"), [((70, 77), True), ((10, 17), False), (None, True)])
def test_a_time_of_another_sentence_is_known_as_such(span, dated):
    assert told_record(record("strike", span=span)).dated is dated


@pytest.mark.parametrize(
    ("trigger", "harm", "wanted"),
    [("strike", "wounded", "wounded"), ("killed", "wounded", "wounded"), ("strike", "captured", "taken"), ("freed", "captured", None), ("strike", None, None)],
)
def test_a_number_brings_its_harm_unless_the_deed_is_another(trigger, harm, wanted):
    (count,) = told_record(record(trigger, harm=harm)).counts
    assert count.harm == wanted
