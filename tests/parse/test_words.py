"""Hyphenated names are one word for the parser, pronouns after a verb are words of their own, and no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.langs.pack import load_pack
from liens.model import Article
from liens.parse.nlp import Parser
from liens.parse.words import joined, word_rules
from tests.conftest import LANGUAGES

# Sentence, the words that must come out whole.
CASES = [
    ("fr", "Les Pays-Bas et le Royaume-Uni ont signé.", "Pays-Bas Royaume-Uni"),
    ("fr", "Les Etats-Unis et les États-Unis, la Corée-du-Nord.", "Etats-Unis États-Unis Corée-du-Nord"),
    ("fr", "Il va en Guinée-Bissau, en Papouasie-Nouvelle-Guinée et en Arabie-Saoudite.", "Guinée-Bissau Papouasie-Nouvelle-Guinée Arabie-Saoudite"),
    ("fr", "Le Nagorny-Karabakh, la Bosnie-Herzégovine, le Burkina-Faso.", "Nagorny-Karabakh Bosnie-Herzégovine Burkina-Faso"),
    ("fr", "Le chef d’Abou-Dhabi attend l’Arabie-Saoudite.", "d’ Abou-Dhabi l’ Arabie-Saoudite"),
    ("fr", "Le Quai-d’Orsay se tait, Sao-Tomé-et-Principe aussi.", "Quai-d’Orsay Sao-Tomé-et-Principe"),
    ("fr", "Bachar al-Assad et Omar el-Béchir partent.", "al-Assad el-Béchir"),
    ("fr", "Kim Jong-un et Ban Ki-moon parlent.", "Kim Jong-un Ban Ki-moon"),
    ("fr", "Il est à Tel-Aviv, à Phnom\u2011Penh et à Port-au-Prince.", "Tel-Aviv Phnom\u2011Penh Port-au-Prince"),
    ("fr", "Celui-ci part. Peut-être. Quarante-cinq soldats.", "Celui-ci Peut-être Quarante-cinq"),
    ("fr", "Le Proche-Orient, la Maison-Blanche.", "Proche-Orient Maison-Blanche"),
    ("fr", "Est-ce vrai ? Faut-il partir ? A-t-il parlé ?", "Est -ce Faut -il A -t -il"),
    ("fr", "« Non », dit-il. Viendra-t-elle ?", "dit -il Viendra -t -elle"),
    ("fr", "De 10 000-12 000 hommes en 2019-2020.", "10 000 - 12 000 2019 - 2020"),
    ("fr", "Le porte-parole du vice-ministre ouest-africain.", "porte-parole vice-ministre ouest-africain"),
    ("en", "Kim Jong-un met Park Geun-hye.", "Jong-un Geun-hye"),
    ("en", "The Saudi-led coalition met Syrian-born men.", "Saudi led Syrian born"),
    ("en", "A Kenyan-run port and Port-au-Prince.", "Kenyan run Port Prince"),
]
typed = st.lists(st.sampled_from(["Pays", "-", "Bas", "un", "l'", "il", "Kim", "12", "a", ".", "al"]), min_size=1, max_size=12)


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=lambda x: x[:40])
def test_words(language: str, text: str, expected: str, parsers: dict[str, Parser]) -> None:
    found = [t.text for t in parsers[language].parse(Article("a-test", text, language)).tokens]
    assert [w for w in expected.replace("10 000", "10_000").replace("12 000", "12_000").split() if w.replace("_", " ") not in found] == []


@given(st.sampled_from(LANGUAGES), typed, st.data())
def test_the_text_stays(language: str, words: list[str], data: st.DataObject) -> None:
    spaces = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    found = joined(words, spaces, word_rules(load_pack(language)))
    if found is not None:
        written = ["".join(w + " " * s for w, s in zip(*pair, strict=True)) for pair in ((words, spaces), found)]
        assert written[0] == written[1]
        assert len(found[0]) < len(words)


def test_nothing_to_join_is_none() -> None:
    assert joined(["Le", "pays"], [True, False], word_rules(load_pack("fr"))) is None
