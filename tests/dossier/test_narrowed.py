"""Dossiers narrowed to how claims stand and to who vouches for them: in memory and in a database alike."""

import pytest

from liens.dossier.source import Memory, Wanted
from liens.dossier.sources import speakers_and_outlets
from liens.dossier.stored import Stored
from liens.dossier.tie import tie
from liens.ontology.speaking import Speaking, speaking
from liens.store.bring import bring
from liens.store.database import open_store
from liens.store.linking import link_new
from liens.store.runs import begin_run
from tests.dossier.made import MAY_1, record

NOW = "2025-01-01T00:00:00Z"
TOLD = [
    record("n1", by=("RUS",), to=("UKR",), when=MAY_1, says=("UKR/GOV",)),
    record("n2", by=("RUS",), to=("UKR",), when=MAY_1, says=("NATO",), status="planned"),
    record("n3", by=("RUS",), to=("UKR",), when=MAY_1),
    record("n4", by=("UKR",), to=("RUS",), when=MAY_1, says=("FRA/MIL",), negated=True),
    record("n5", by=("POL",), to=("RUS", "UKR"), when=MAY_1, says=("RUS",)),
    record("n6", by=("RUS",), to=("UKR",), when=MAY_1, says=("?",), language="fr"),
]


@pytest.fixture(scope="module", params=["memory", "database"])
def source(request, tmp_path_factory):
    if request.param == "memory":
        yield Memory(TOLD)
        return
    path = tmp_path_factory.mktemp("narrowed") / "press.db"
    with open_store(path) as store:
        run = begin_run(store, "import", NOW, {})
        list(bring(store, TOLD, "told.jsonl", run))
        link_new(store, NOW)
        yield Stored(store)


@pytest.mark.parametrize(
    ("narrow", "claims"),
    [
        ({}, "n1 n2 n3 n4 n5 n6"),
        ({"standing": "planned"}, "n2"),
        ({"standing": "actual"}, "n1 n3 n5 n6"),
        ({"standing": "negated"}, "n4"),
        ({"speaker": "state"}, "n1 n4 n5"),
        ({"speaker": "organisation"}, "n2"),
        ({"speaker": "outlet"}, "n3"),
        ({"speaker": "unnamed"}, "n6"),
        ({"speaker": "armed"}, ""),
        # A side that tells of itself is left out, and so is one of the two that tells of a third.
        ({"independent": True}, "n2 n3 n4 n6"),
        ({"independent": True, "speaker": "state", "standing": "negated"}, "n4"),
        ({"language": "fr", "independent": True}, "n6"),
    ],
)
def test_claims_are_chosen_by_standing_and_speaker(source, narrow, claims):
    assert sorted(r["id"] for r in source.claims(Wanted("RUS", "UKR", **narrow))) == claims.split()


def test_all_parts_of_a_narrowed_tie_count_the_same_claims(source):
    found = tie(source, Wanted("RUS", "UKR", independent=True))
    assert found.shown == found.total == 4
    assert sum(len(bond.claims) for bond in found.bonds) == 4
    # The trend counts what is done; what is announced by its announcement, what is denied not at all.
    whole = tie(source, Wanted("RUS", "UKR"))
    assert sum(point.claims for point in found.trend) == 2
    assert sum(point.claims for point in whole.trend) == 3
    assert found.third == ()
    assert [line.claims for line in whole.third] == [("n5",)]


def test_sources_can_be_narrowed_too(source):
    voices, _ = speakers_and_outlets(source, Wanted(speaker="state"))
    assert sorted(v.speaker for v in voices) == ["FRA/MIL", "RUS", "UKR/GOV"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (None, "outlet"),
        ("?", "unnamed"),
        ("?/REB", "armed"),
        ("FRA", "state"),
        ("FRA/MIL", "state"),
        ("FRA/NGO", "organisation"),
        ("FRA/JRN", "media"),
        ("FRA/OPP", "society"),
        ("NATO", "organisation"),
        # Whatever part of such a body speaks, the body does.
        ("NATO/MIL", "organisation"),
        ("ISLAMIC_STATE", "armed"),
        ("XKX", "state"),
    ],
)
def test_kinds_of_speakers(code, kind):
    assert speaking(code) is Speaking(kind)
