"""PLOVER's categories with their scores and CAMEO codes, frozen: who changes one changes it here too."""

import pytest

from liens.model import Category
from liens.ontology.cameo import cameo_of, load_cameo
from liens.ontology.plover import load_plover

# Manual 0.8: CAMEO root, quad class, score. The manual prints the score of ACCUSE without its sign; its modes are all below zero.
FROZEN = {
    "AGREE": ("03", "verbal cooperation", 2.5),
    "CONSULT": ("04", "verbal cooperation", 2.5),
    "SUPPORT": ("05", "verbal cooperation", 5.0),
    "CONCEDE": ("08", "verbal cooperation", 4.5),
    "COOPERATE": ("06", "material cooperation", 9.5),
    "AID": ("07", "material cooperation", 10.0),
    "RETREAT": ("087", "material cooperation", 6.5),
    "REQUEST": ("10", "verbal conflict", 0.0),
    "ACCUSE": ("11", "verbal conflict", -3.0),
    "REJECT": ("12", "verbal conflict", -2.0),
    "THREATEN": ("13", "verbal conflict", -3.5),
    "PROTEST": ("14", "material conflict", -5.0),
    "SANCTION": ("16", "material conflict", -6.0),
    "MOBILIZE": ("15", "material conflict", -5.5),
    "COERCE": ("17", "material conflict", -7.0),
    "ASSAULT": ("19", "material conflict", -9.0),
}
# The CAMEO roots under which a category may file: PLOVER moved some codes of one root to another category.
ROOTS = {
    "ACCUSE": {"09", "11"},
    "SANCTION": {"16", "11"},
    "COERCE": {"17", "19"},
    "ASSAULT": {"17", "18", "19", "20"},
}
CODES = [
    ("AGREE", None, (), "030"),
    ("AGREE", "AID", ("military",), "0332"),
    ("AGREE", "CONSULT", ("diplomatic",), "036"),
    ("AID", None, ("asylum",), "075"),
    ("AID", None, ("economic",), "071"),
    ("AID", None, ("gender",), "070"),
    ("ACCUSE", "allege", ("military",), "1123"),
    ("ACCUSE", "investigate", (), "090"),
    ("ASSAULT", "aerial", ("military",), "195"),
    ("ASSAULT", "suicide-attack", (), "1831"),
    ("COERCE", "arrest", ("legal",), "173"),
    ("COERCE", "curfew", (), "1723"),
    ("CONCEDE", "RETREAT", (), "080"),
    ("CONSULT", "phone", (), "041"),
    ("CONSULT", "visit", ("diplomatic",), "042"),
    ("COOPERATE", None, ("gender", "intelligence"), "064"),
    ("MOBILIZE", "troops", ("military",), "154"),
    ("PROTEST", "hunger", (), "142"),
    ("REJECT", "meet", (), "125"),
    ("REQUEST", "yield", ("military",), "1056"),
    ("RETREAT", "ceasefire", ("military",), "0871"),
    ("RETREAT", "release", (), "0841"),
    ("SANCTION", "discontinue", ("economic",), "163"),
    ("SANCTION", "expel", ("diplomatic",), "166"),
    ("THREATEN", "violence", ("cbrn",), "1385"),
]


def test_categories_are_frozen():
    assert {name: (p.cameo, p.quad, p.score) for name, p in load_plover().items()} == FROZEN


def test_there_are_as_many_kinds_as_the_manual_has():
    assert sum(len(p.modes) for p in load_plover().values()) == 67


def test_every_category_and_mode_has_a_code():
    table = load_cameo()
    assert [(c, m) for c, p in load_plover().items() for m in ("-", *sorted(p.modes)) if (c, m, "-") not in table] == []


def test_codes_keep_to_their_roots():
    wrong = [(key, code) for key, code in load_cameo().items() if code[:2] not in ROOTS.get(key[0], {FROZEN[key[0]][0][:2]})]
    assert wrong == []


@pytest.mark.parametrize(("category", "mode", "contexts", "code"), CODES)
def test_the_code_of_an_event(category, mode, contexts, code):
    assert cameo_of(load_cameo(), Category(category), mode, contexts) == code


def test_conflict_scores_below_zero_and_cooperation_above():
    assert [name for name, p in load_plover().items() if (p.score < 0) != ("conflict" in p.quad) and p.score] == []
