"""Where sentences begin: after a full stop that ends one, never inside a name, an abbreviation, a number or a quotation."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.langs.pack import load_pack
from liens.parse.quotations import pair_quotations
from liens.parse.sentences import sentence_starts
from tests.conftest import LANGUAGES

ABBREVIATIONS = {language: load_pack(language).words("sentence", "abbreviations") for language in LANGUAGES}

# "|" stands before every sentence but the first.
CASES = [
    ("fr", "Le port a rouvert. |Les grues tournent."),
    ("fr", "M. Diallo a parlé. |Mme Sow a écouté."),
    ("fr", "Le Dr. Keïta est venu. |Il repart lundi."),
    ("fr", "MM. Sow et Ba ont signé. |La séance est levée."),
    ("fr", "Le navire pèse 3.500 tonnes. |Il coule."),
    ("fr", "Le taux atteint 2.5 % en mai. |Il baissera."),
    ("fr", "J. K. Mensah préside. |Le vote est clos."),
    ("fr", "Le général B. Touré a démissionné. |Un colonel le remplace."),
    ("fr", "« Nous partons. » |Le maire a souri."),
    ("fr", "« Nous partons », a dit le maire. |Il a souri."),
    ("fr", "« Non ! Non ! », a crié le maire. |Il est parti."),
    ("fr", "« La mer monte. |Personne ne vient », a dit le maire."),
    ("fr", "La mer monte-t-elle ? |Oui."),
    ("fr", "La digue a cédé… |Puis la pluie a cessé."),
    ("fr", "La digue a cédé… puis la pluie a cessé."),
    ("fr", "La loi (art. 12) est votée. |Elle entre en vigueur."),
    ("fr", "Le 3 janv. 2021, le port a fermé. |Il a rouvert."),
    ("fr", "Quelle crue ! |Le pont est coupé."),
    ("fr", "Le site example.org a fermé. |Il rouvrira."),
    ("fr", "Le port est fermé. 11 bateaux attendent.".replace(". 11", ". |11")),
    ("fr", "Il a dit : « Partez ! » |Puis il s’est tu."),
    ("en", "The port reopened. |Cranes are turning."),
    ("en", "Mr. Mensah spoke. |Mrs. Boateng listened."),
    ("en", "Gen. Ba and Lt. Col. Sy resigned. |A major took over."),
    ("en", "U.S. officials arrived on Monday. |They left on Friday."),
    ("en", "The U.S. President called Lima. |Lima did not answer."),
    ("en", "The ship weighs 3.5 tonnes. |It is sinking."),
    ("en", "J. K. Mensah chairs the panel. |The vote is over."),
    ("en", "The talks began at 9 a.m. on Monday. |They failed."),
    ("en", "“We are leaving.” |The mayor smiled."),
    ("en", "“We are leaving,” the mayor said. |He smiled."),
    ("en", "“The sea is rising. |Nobody comes,” the mayor said."),
    ("en", '"We are leaving." |The mayor smiled.'),
    ("en", "“No! No!” the mayor cried. |He left."),
    ("en", "Is the sea rising? |Yes."),
    ("en", "The dam broke... |Then the rain stopped."),
    ("en", "The law (No. 12) passed. |It is in force."),
    ("en", "Acme Inc. closed its mine. |Miners marched."),
    ("en", "He met St. Lucia's envoy. |She agreed."),
    ("en", "The port is shut. |11 boats wait."),
    ("en", "What a flood! |The bridge is gone."),
    ("en", "The site example.org closed. |It will be back."),
]


def starts_of(language: str, text: str) -> list[int]:
    return sentence_starts(text, pair_quotations(text, 0, len(text)), 0, ABBREVIATIONS[language])


@pytest.mark.parametrize(("language", "marked"), CASES, ids=lambda x: x[:40])
def test_sentences(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    starts = starts_of(language, text)
    found = "|".join(text[a:b] for a, b in pairwise([*starts, len(text)]))
    assert found == marked


def test_offsets_are_of_the_paragraph() -> None:
    text = "Première ligne.\n« Non ! Non ! », dit-il. Fin."
    at = text.index("«")
    line = text[at:]
    assert sentence_starts(line, pair_quotations(text, at, len(text)), at, frozenset()) == [0, line.index("Fin")]


@given(st.sampled_from(LANGUAGES), st.text(alphabet="aB1 .!?…«»“”\"'’()M-\u00a0", max_size=60))
def test_starts_rise_and_stand_on_a_character(language: str, text: str) -> None:
    starts = starts_of(language, text)
    assert starts[0] == 0
    assert all(a < b < len(text) for a, b in pairwise(starts))
    assert all(not text[start].isspace() for start in starts[1:])
