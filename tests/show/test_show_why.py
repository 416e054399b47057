from collections import Counter
from dataclasses import replace

import pytest
from handmade import claims

from liens.pipeline import Report
from liens.show.datalines import data_lines
from liens.show.why import as_text, dropped, explain, in_words
from liens.show.words import load_words

ENGLISH = load_words("en")


def test_a_data_line_comes_with_cells_and_example():
    (line,) = data_lines("events/aid.tsv:2; judged 0.91", "fr")
    assert line.place == "fr/events/aid.tsv:2"
    assert dict(line.cells)["trigger"]
    assert line.example


@pytest.mark.parametrize("reason", ["no place in the clause", "fr/nowhere.tsv:3", "fr/cues.tsv:999999", "../../etc/passwd.tsv:1"])
def test_what_names_no_line_gives_none(reason):
    assert data_lines(reason, "fr") == []


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("ranker: nobody (best 0.31; both roles together 0.52)", "no actor fits (the best in this role: 0.31; both roles together: 0.52)"),
        (
            "ranker 0.93, both roles together 0.81: same sentence +1.2",
            "learned ranking, probability 0.93, both roles together 0.81; what counted: same sentence +1.2",
        ),
        ("Golan is disputed", "Golan is disputed: no country"),
        ("two times fit equally: Monday, Friday", "two times fit equally: Monday, Friday"),
        ("fr/cues.tsv:4 verb+that (carrier)", "medium that it was said to or through (fr/cues.tsv:4)"),
        ("something new", "something new"),
    ],
)
def test_reasons_in_words(reason, expected):
    assert in_words(reason, ENGLISH) == expected


def test_every_slot_of_an_event_is_explained(words):
    slots = [r.slot for r in explain(claims()[1], words)]
    assert slots == ["event", "statuses", "sources", "initiators", "recipients", "when", "where", "quantities"]


def test_what_is_unknown_is_said_with_its_reason():
    reasons = {r.slot: r for r in explain(claims()[0], ENGLISH)}
    assert (reasons["when"].value, reasons["when"].reasons) == ("unknown", ("no date in the sentence or near it",))
    assert (reasons["where"].value, reasons["where"].reasons) == ("unknown", ("no place in the clause",))


def test_a_bare_statement_tells_only_who_says_it(words):
    assert [r.slot for r in explain(claims()[2], words)] == ["event", "sources"]


def test_the_rule_is_told_once_and_with_its_example(reading):
    text = as_text(reading.claims[0], 1, reading.report, ENGLISH)
    (line,) = data_lines("fr/events/aid.tsv:2", "fr")
    assert text.count(f"rule: {line.place}") == 1
    assert f"example: {line.example}" in text


def test_what_was_dropped_stands_at_the_end(reading):
    ending = as_text(reading.claims[0], 1, reading.report, ENGLISH).split(ENGLISH("why.dropped"))[1]
    (line,) = data_lines("fr/events/aid.tsv:2", "fr")
    assert f"2 × Event: not judged an event; what counted: position -1.0 [{line.place} “{dict(line.cells)['trigger']}”]" in ending
    assert "1 × When: no date in the sentence or near it" in ending


def test_drops_of_one_reason_stand_together():
    report = Report(dropped=Counter({("event", "not judged an event: a [b.tsv:1]"): 1, ("event", "not judged an event: a [a.tsv:2]"): 2}))
    assert dropped(report, ENGLISH) == ["3 × Event: not judged an event; what counted: a [a.tsv:2, b.tsv:1]"]


def test_nothing_dropped_is_said_too(reading):
    assert ENGLISH("why.nothing_dropped") in as_text(reading.claims[0], 1, Report(), ENGLISH).split(ENGLISH("why.dropped"))[1]


def test_reading_explains_in_the_language_of_the_article(reading):
    assert reading.why(1) == as_text(reading.claims[0], 1, reading.report, load_words("fr"))
    assert reading.why(1, "en") == as_text(reading.claims[0], 1, reading.report, ENGLISH)


def test_unknown_slots_of_a_report_keep_their_name():
    assert dropped(Report(dropped=Counter({("colour", "none"): 1})), ENGLISH) == ["1 × colour: none"]


def test_a_status_without_reason_stands_alone():
    bare = replace(claims()[0], why=())
    assert {r.slot: r.reasons for r in explain(bare, ENGLISH)}["statuses"] == ()
