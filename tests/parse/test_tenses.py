"""Forms that show their tense, whatever the tagger takes them for."""

import pytest

from liens.langs.pack import load_pack
from liens.parse.headlines import Grammar
from liens.parse.tenses import mend_tenses, tense_rules

KNOWN = ("montrer", "tirer", "entrer", "signer", "livrer")
FORMS = [
    ("mèneront", "Ind Fut"),
    ("signerait", "Cnd Pres"),
    ("signeraient", "Cnd Pres"),
    ("enverrait", "Cnd Pres"),
    ("agirait", "Cnd Pres"),
    ("rendrait", "Cnd Pres"),
    ("mettraient", "Cnd Pres"),
    ("reconnaîtrait", "Cnd Pres"),
    ("serait", "Cnd Pres"),
    ("tirait", "Ind Imp"),
    ("montraient", "Ind Imp"),
    ("livrait", "Ind Imp"),
    ("ouvrait", "Ind Imp"),
    ("libérait", "Ind Imp"),
    ("courait", "Ind Imp"),
    ("parlait", "Ind Imp"),
]


@pytest.mark.parametrize(("form", "expected"), FORMS)
def test_the_form_tells_the_tense(form: str, expected: str) -> None:
    grammar = Grammar([form], ["VERB"], ["Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin"], [0], ["root"])
    mend_tenses(grammar, tense_rules(load_pack("fr"), KNOWN))
    mood, tense = expected.split()
    assert grammar.morphs == [f"Mood={mood}|Number=Sing|Person=3|Tense={tense}|VerbForm=Fin"]


@pytest.mark.parametrize(("pos", "morph"), [("NOUN", "Number=Plur"), ("VERB", "VerbForm=Inf")])
def test_other_words_stay(pos: str, morph: str) -> None:
    grammar = Grammar(["front"], [pos], [morph], [0], ["root"])
    mend_tenses(grammar, tense_rules(load_pack("fr"), KNOWN))
    assert grammar.morphs == [morph]
