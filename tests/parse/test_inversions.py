"""Which nouns behind a verb are made its subject, on trees as taggers give them."""

import pytest

from liens.parse.headlines import Grammar
from liens.parse.inversions import mend_inversions

FINITE = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("first", "morph", "dep", "number", "expected"),
    [
        ("hier", "", "advmod", "Plur", "nsubj:pass"),
        ("se", "Reflex=Yes", "expl:pv", "Plur", "obj"),
        ("hier", "", "advmod", "Sing", "obj"),
    ],
    ids=["passive", "reflexive", "of another number"],
)
def test_the_noun_behind_a_passive(first: str, morph: str, dep: str, number: str, expected: str) -> None:
    words = [first, "sont", "échangés", "prisonniers"]
    morphs = [morph, FINITE, "Number=Plur|Tense=Past|VerbForm=Part", f"Number={number}"]
    grammar = Grammar(words, ["PRON", "AUX", "VERB", "NOUN"], morphs, [2, 2, 2, 2], [dep, "aux:pass", "root", "obj"])
    mend_inversions(grammar, 0, 4)
    assert grammar.deps[3] == expected
