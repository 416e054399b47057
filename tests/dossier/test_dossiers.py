"""The dossiers of an actor, an event and the speakers, as records, plain data and tables."""

import json

import pytest

from liens.dossier.actor import actor
from liens.dossier.event import event
from liens.dossier.plain import plain, rows, to_arrow
from liens.dossier.source import Memory, Wanted
from liens.dossier.sources import sources
from liens.errors import NoSuchEvent
from tests.dossier.made import BODY, MAY_1, record


@pytest.fixture(scope="module")
def memory():
    return Memory(BODY)


@pytest.fixture(scope="module")
def raid(memory):
    return event(memory, memory.events(["c01"])["c01"])


def test_an_actor_did_suffered_and_says(memory):
    found = actor(memory, Wanted("UKR"))
    assert [line.claims for line in found.did] == [("c05",), ("c09",), ("c06",), ("c08",)]
    assert [line.claims for line in found.suffered] == [("c01", "c02", "c03"), ("c04",), ("c07",)]
    assert [s.claim for s in found.says] == ["c02", "c04", "c10", "c11"]
    assert [(c.actor, c.events, c.cooperation, c.conflict) for c in found.counterparts] == [("RUS", 6, 5, 1)]


def test_a_sentence_that_tells_two_claims_is_said_once():
    twice = [record(f"c2{n}", says=("UKR/GOV",), article="a-20", start=n * 10, to=("UKR",)) for n in (1, 2)]
    assert [s.claim for s in actor(Memory(twice), Wanted("UKR")).says] == ["c21"]


def test_an_event_has_its_speakers_and_where_they_contradict(raid):
    assert [p.speaker for p in raid.positions] == ["RUS/MIL", "UKR/MIL", "outlet:Gazette a-c01"]
    worst = raid.comparisons[0]
    assert (worst.field, worst.harm, worst.left, worst.right, worst.verdict) == ("figure", "killed", "RUS/MIL", "UKR/MIL", "contradicts")
    assert [q.claim for q in raid.quotes] == ["c01", "c02", "c03"]


def test_an_event_shows_what_was_taken_back():
    later = record("c17", by=("RUS",), to=("UKR/MIL",), when=MAY_1, trigger="killed", says=("UKR/MIL",), counts=((9, 9, "soldiers"),), on="2024-05-04")
    source = Memory([*BODY, later])
    found = event(source, source.events(["c01"])["c01"])
    assert [(r.before.figure.minimum, r.after.figure.minimum) for r in found.revisions] == [(6, 9)]


def test_an_unknown_event_is_an_error_that_says_where_ids_are(memory):
    with pytest.raises(NoSuchEvent, match="liens tie"):
        event(memory, "e-none")


def test_speakers_are_counted_with_their_contradictions(memory):
    found = {v.speaker: v for v in sources(memory, Wanted())}
    assert (found["UKR/MIL"].claims, found["UKR/MIL"].events, found["UKR/MIL"].contradicted) == (1, 1, 1)
    assert found["RUS/MIL"].contradicted == 1


def test_everything_is_plain_data(raid):
    data = json.loads(json.dumps(plain(raid)))
    assert data["line"]["claims"] == ["c01", "c02", "c03"]
    assert data["positions"][0]["when"] == {"start": "2024-05-01", "end": "2024-05-01", "precision": "day"}


def test_lines_become_rows_and_tables(raid):
    (row,) = rows([raid.line])
    assert (row["event"], row["evidence_speakers"]) == (raid.line.event, 3)
    assert to_arrow([raid.line]).column("evidence_articles").to_pylist() == [2]
