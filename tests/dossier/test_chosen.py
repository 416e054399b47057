"""The sentences behind a figure, the reasons behind an event, and the figures that drawings are made of."""

import pytest

from liens.dossier.actor import actor
from liens.dossier.bond import bonds
from liens.dossier.chosen import Choice, chosen
from liens.dossier.due import upcoming
from liens.dossier.event import event
from liens.dossier.site import sites
from liens.dossier.source import Memory, Wanted
from liens.dossier.sources import outlets, sources
from liens.dossier.tie import tie
from liens.dossier.whole import whole
from liens.link.compare import Agreement
from liens.link.judge import Verdict, judged
from tests.dossier.made import BODY, MAY_1, record

TIE = Wanted("RUS", "UKR")


def picked(wanted=TIE, source=None, **choice):
    return sorted(q.claim for q in chosen(source or Memory(BODY), wanted, Choice(**choice)))


@pytest.mark.parametrize(
    ("choice", "claims"),
    [
        ({"way": "to"}, ["c01", "c02", "c03", "c04", "c07"]),
        ({"way": "from"}, ["c05"]),
        ({"way": "both"}, ["c06", "c08", "c09"]),
        ({"way": "third"}, ["c10"]),
        ({"way": "between"}, ["c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09"]),
        ({"way": "to", "category": "RETREAT", "status": "actual"}, ["c04"]),
        ({"status": "planned"}, ["c08", "c09"]),
        ({"month": "2024-06"}, ["c09"]),
        ({"month": "2023"}, []),
        ({"negated": True}, []),
        ({"place": "Arel"}, []),
    ],
)
def test_a_choice_gives_exactly_its_claims(choice, claims):
    assert picked(**choice) == claims


@pytest.mark.parametrize(
    ("role", "claims"), [("did", ["c05", "c06", "c08", "c09"]), ("says", ["c04", "c10", "c11"]), ("suffered", ["c01", "c02", "c03", "c04", "c07"])]
)
def test_a_role_of_an_actor_gives_its_claims(role, claims):
    found = picked(Wanted("UKR"), role=role)
    assert [c for c in claims if c not in found] == []


def test_the_latest_sentence_comes_first():
    days = [q.published for q in chosen(Memory(BODY), TIE, Choice(way="between"))]
    assert days == sorted(days, reverse=True)


def test_bonds_count_every_claim_between_the_two_once():
    found = tie(Memory(BODY), TIE)
    claims = [claim for bond in found.bonds for claim in bond.claims]
    assert sorted(claims) == picked(way="between")
    assert found.shown == len(claims)
    assert [(b.way, b.category, len(b.claims), b.events, b.speakers, b.independent) for b in found.bonds[:2]] == [
        ("to", "ASSAULT", 3, 1, 3, 1),
        ("to", "RETREAT", 1, 1, 1, 0),
    ]
    assert bonds([], {}, {}, {}) == []


def test_an_event_knows_its_time_its_places_and_its_dispute():
    raid = tie(Memory(BODY), TIE).to[0]
    assert raid.when is not None
    assert raid.when.exact
    # Six and sixty killed, by two speakers.
    assert raid.dispute is Agreement.CONTRADICTS
    untold = record("c30", by=("RUS",), to=("UKR",), on="2025-01-01")
    (line,) = tie(Memory([untold]), TIE).to
    assert (line.day, line.when) == ("2025-01-01", None)


def place(name, level, lat=50.0, country="UKR", within=None):
    return {"name": name, "country": country, "lat": lat, "lon": None if lat is None else 30.0, "gazetteer": None, "level": level, "within_km": within}


def test_a_site_is_as_exact_as_it_is_told():
    found = sites([{"where": [place("Arel", "town"), place("Base", "site", within=50.0), place("Ukraine", None, None), place("Nowhere", None, None, None)]}])
    assert [(s.name, s.km, s.level) for s in found] == [("Arel", 10.0, "town"), ("Base", 50.0, "site"), ("Nowhere", 0.0, None)]
    (alone,) = sites([{"where": [place("Ukraine", None, None)]}])
    assert (alone.level, alone.km > 200, alone.latitude is not None) == ("country", True, True)


def test_a_site_that_two_languages_spell_otherwise_is_one():
    french, english = place("Singapour", "town", 1.3, "SGP"), place("Singapore", "town", 1.3, "SGP")
    assert [s.name for s in sites([{"where": [french]}, {"where": [english]}])] == ["Singapour"]


def test_outlets_that_carry_one_speaker_stand_behind_it():
    again = record("c31", by=("RUS",), to=("UKR/MIL",), when=MAY_1, says=("UKR/MIL",), counts=((6, 6, "soldiers"),), trigger="killed", outlet="Le Fil")
    source = Memory([*BODY, again])
    found = event(source, tie(source, TIE).to[0].event)
    assert {c.speaker: (c.outlets, c.articles) for c in found.carried}["UKR/MIL"] == (("Gazette a-c01", "Le Fil"), 2)


def test_the_reasons_of_an_event_name_rule_or_person_and_what_is_shared():
    first, other = record("c32", by=("RUS",), to=("UKR",), when=MAY_1), record("c33", "COERCE", by=("RUS",), to=("UKR",), when=("2024-09-01", "2024-09-01"))
    source = Memory([first, other], [judged("c32", "c33", Verdict.SAME, "anna", "2025-01-01T00:00:00Z")])
    found = event(source, source.events(["c32"])["c32"])
    assert [(r.left, r.right, r.by, r.score, r.shared) for r in found.reasons] == [("c32", "c33", "person:anna", 1.0, ("initiators", "recipients"))]


def test_an_actor_is_known_by_the_names_that_were_read():
    found = actor(Memory(BODY), Wanted("UKR"))
    assert {(n.name, n.code): n.claims for n in found.names}["UKR/GOV", "UKR/GOV"] == 5
    assert [(c.stated.figure.minimum, c.stated.speaker) for c in found.figures] == [(60, "RUS/MIL"), (6, "UKR/MIL"), (75, "RUS/GOV"), (90, "UKR/GOV")]


def test_what_was_put_off_tells_the_day_before():
    early = record("c34", "CONSULT", by=("RUS/GOV", "UKR/GOV"), status="planned", trigger="meet", when=("2024-07-19", "2024-07-19"), on="2024-06-30")
    late = record("c35", "CONSULT", by=("RUS/GOV", "UKR/GOV"), status="planned", trigger="meet", when=("2024-07-20", "2024-07-20"), on="2024-07-03")
    judgement = judged("c34", "c35", Verdict.SAME, "anna", "2025-01-01T00:00:00Z")
    (due,) = upcoming(Memory([early, late], [judgement]), Wanted(), "2024-07-04").ahead
    assert (due.due, due.before, due.announced) == ("2024-07-20", ("2024-07-19",), "2024-06-30")


def test_speakers_and_outlets_are_counted_apart():
    speakers = {v.speaker: v for v in sources(Memory(BODY), Wanted())}
    assert (speakers["UKR/GOV"].claims, speakers["UKR/GOV"].first, speakers["UKR/GOV"].anonymous) == (2, "2024-05-02", False)
    papers = {o.outlet: o for o in outlets(Memory(BODY, folded={"a-swap": "Gazette a-c01"}), Wanted())}
    swap = papers["Gazette a-swap"]
    assert (swap.articles, swap.copies, swap.claims, swap.own, swap.speakers) == (1, 1, 2, 0, (("RUS/GOV", 1), ("UKR/GOV", 1)))


def test_the_whole_has_the_sentence_of_every_claim():
    found = whole(Memory(BODY), TIE)
    assert {q.claim for q in found.quotes} >= {claim for bond in found.tie.bonds for claim in bond.claims}
