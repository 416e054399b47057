"""Who says what of an event: positions by speaker, revisions, and disagreement without false alarm."""

from dataclasses import replace

import pytest

from liens.link.compare import Agreement
from liens.link.disagree import Field, disagreements, positions, revisions, speaker
from liens.link.told import Party
from liens.model import Precision
from tests.link.made import days, made, number


def verdicts(*claims):
    return {(c.field, c.harm, c.left, c.right): c.verdict for c in disagreements(claims)}


def test_the_nearest_source_speaks_else_the_outlet():
    assert speaker(made("c", says=("PRK/GOV", "PRK/MED"))) == "PRK/GOV"
    assert speaker(made("c", outlet="Le Fil")) == "outlet:Le Fil"


def test_unnamed_sources_of_two_articles_are_two_speakers():
    assert speaker(made("c", says=("?",))) != speaker(made("d", says=("?",)))


def test_a_wire_copy_speaks_for_the_wire():
    copy = made("c", article="a-copy", outlet="Le Fil")
    assert speaker(copy, {"a-copy": "Harbour Wire"}) == "outlet:Harbour Wire"


def test_a_later_figure_of_the_same_speaker_takes_the_place_of_the_earlier():
    first = made("c1", sense="killed", says=("USA/MIL",), to=("USA/MIL",), counts=(number(12),), on="2024-05-01")
    later = made("c2", sense="killed", says=("USA/MIL",), to=("USA/MIL",), counts=(number(13),), on="2024-05-03")
    (said,) = positions([later, first])
    assert [(s.figure.minimum, s.revised) for s in said.figures] == [(12, True), (13, False)]
    assert [(old.figure.minimum, new.figure.minimum) for old, new in revisions(said.figures)] == [(12, 13)]


def test_one_misread_victim_does_not_turn_a_count_into_another():
    own = [made(f"c{n}", sense="killed", says=("USA/MIL",), to=(to,), counts=(number(13),)) for n, to in enumerate(("USA", "USA", "AFG"))]
    theirs = made("c9", sense="killed", says=("AFG/GOV",), to=("AFG",), counts=(number(169),))
    assert verdicts(*own, theirs)[Field.FIGURE, "killed", "AFG/GOV", "USA/MIL"] == Agreement.COMPATIBLE


def test_a_figure_told_again_is_no_revision():
    told = [made(f"c{n}", sense="killed", says=("USA/MIL",), counts=(number(12),), on=f"2024-05-0{n}") for n in (1, 2)]
    (said,) = positions(told)
    assert revisions(said.figures) == []


def test_figures_of_different_speakers_disagree():
    ours = made("c1", sense="wounded", says=("UKR/MIL",), to=("UKR/MIL",), counts=(number(6),))
    theirs = made("c2", sense="wounded", says=("RUS/SPY",), to=("UKR/MIL",), counts=(number(3),))
    assert verdicts(ours, theirs)[Field.FIGURE, "wounded", "RUS/SPY", "UKR/MIL"] == Agreement.CONTRADICTS


def test_nobody_killed_is_a_figure():
    ours = made("c1", sense="killed", says=("IND/GOV",), counts=(number(300),))
    theirs = made("c2", sense="killed", says=("PAK/MIL",), negated=True)
    found = verdicts(ours, theirs)
    assert found[Field.FIGURE, "killed", "IND/GOV", "PAK/MIL"] == found[Field.POLARITY, None, "IND/GOV", "PAK/MIL"] == Agreement.CONTRADICTS


def test_to_deny_one_s_own_part_is_no_denial_of_the_deed():
    attacked = made("c1", says=("SAU/GOV",), to=("SAU",))
    denied = made("c2", says=("IRN/GOV",), by=("IRN",), to=("SAU",), negated=True)
    blamed = made("c3", says=("USA/GOV",), by=("IRN",), to=("SAU",))
    found = verdicts(attacked, denied, blamed)
    assert found[Field.POLARITY, None, "IRN/GOV", "SAU/GOV"] == Agreement.COMPATIBLE
    assert found[Field.POLARITY, None, "IRN/GOV", "USA/GOV"] == Agreement.CONTRADICTS


def test_two_who_name_two_authors_contradict():
    claimed = made("c1", says=("HOUTHIS",), by=("HOUTHIS",), to=("SAU",))
    blamed = made("c2", says=("USA/GOV",), by=("IRN",), to=("SAU",))
    assert verdicts(claimed, blamed)[Field.INITIATORS, None, "HOUTHIS", "USA/GOV"] == Agreement.CONTRADICTS


@pytest.mark.parametrize(
    ("field", "left", "right"),
    [
        (Field.RECIPIENTS, made("c1", sense="killed", says=("USA/MIL",), to=("USA",)), made("c2", sense="killed", says=("AFG/GOV",), to=("AFG",))),
        (Field.INITIATORS, made("c1", says=("USA/MIL",), by=("IRN",)), made("c2", says=("AFG/GOV",))),
        (Field.WHEN, made("c1", says=("USA/MIL",), when=days("2024-05-02")), made("c2", says=("AFG/GOV",))),
        (
            Field.INITIATORS,
            made("c1", category="RETREAT", sense="freed", says=("USA/MIL",), by=("RUS",), to=("UKR",)),
            made("c2", category="RETREAT", sense="freed", says=("AFG/GOV",), by=("UKR",), to=("RUS",)),
        ),
    ],
)
def test_no_alarm_where_one_is_silent_or_adds(field, left, right):
    assert verdicts(left, right)[field, None, "AFG/GOV", "USA/MIL"] == Agreement.COMPATIBLE


def test_who_reports_its_own_dead_did_not_kill_them():
    attacked = made("c1", by=("ISLAMIC_STATE",), to=("LKA",), says=("ISLAMIC_STATE",), sense="killed")
    reported = made("c2", by=("LKA",), to=("LKA",), says=("LKA/GOV",), sense="killed")
    assert verdicts(attacked, reported)[Field.INITIATORS, None, "ISLAMIC_STATE", "LKA/GOV"] == Agreement.COMPATIBLE


def test_figures_of_different_harm_are_not_compared():
    ours = made("c1", sense=None, says=("PER/GOV",), to=("PER",), counts=(number(8, of="people", harm="killed"),))
    theirs = made("c2", sense=None, says=("ECU/GOV",), to=("PER",), counts=(number(31, of="people", harm="wounded"),))
    told = verdicts(ours, theirs)
    assert not [key for key in told if key[0] is Field.FIGURE]


def test_the_harm_to_those_counted_outweighs_the_deed():
    ours = made("c1", sense="killed", says=("PER/GOV",), to=("PER",), counts=(number(8, harm="killed"), number(31, harm="wounded")))
    theirs = made("c2", sense="killed", says=("ECU/GOV",), to=("PER",), counts=(number(8),))
    assert verdicts(ours, theirs)[Field.FIGURE, "killed", "ECU/GOV", "PER/GOV"] == Agreement.SAME


def test_of_a_meeting_of_two_days_the_days_most_often_told_count():
    both, last = days("2024-05-01", "2024-05-02"), days("2024-05-02")
    ours = [made(f"c{n}", category="CONSULT", outlet="Le Fil", when=when) for n, when in enumerate((both, last, both))]
    theirs = made("c9", category="CONSULT", says=("PER/GOV",), when=both)
    assert verdicts(*ours, theirs)[Field.WHEN, None, "PER/GOV", "outlet:Le Fil"] == Agreement.SAME


def test_a_day_is_what_a_speaker_tells_rather_than_its_month():
    month = days("2024-05-01", "2024-05-31", Precision.MONTH)
    ours = [made(f"c{n}", outlet="Le Fil", when=when) for n, when in enumerate((month, days("2024-05-02"), month))]
    theirs = made("c9", says=("PER/GOV",), when=days("2024-05-02"))
    assert verdicts(*ours, theirs)[Field.WHEN, None, "PER/GOV", "outlet:Le Fil"] == Agreement.SAME


def test_a_speaker_vouches_for_no_time_outside_its_own_words():
    ours = made("c1", says=("PER/GOV",), when=days("2024-05-09"), dated=False)
    theirs = made("c2", says=("ECU/GOV",), when=days("2024-05-02"))
    assert verdicts(ours, theirs)[Field.WHEN, None, "ECU/GOV", "PER/GOV"] == Agreement.COMPATIBLE


def test_nobody_is_taken_to_hit_its_own_unless_named():
    implied = Party("USA/CIV", "USA", None, "civilians", named=False)
    own = replace(made("c1", sense="killed", says=("USA/MIL",), by=("USA/MIL",), counts=(number(10),)), recipients=(implied,))
    theirs = made("c2", sense="killed", says=("AFG/GOV",), by=("USA",), to=("AFG/CIV",), counts=(number(10),))
    assert verdicts(own, theirs)[Field.FIGURE, "killed", "AFG/GOV", "USA/MIL"] == Agreement.SAME
