"""What happened to those counted: each line of harms.tsv by its example, and sentences where two words of harm meet."""

import pytest
from tests.conftest import LANGUAGES, ParseLines

from liens.claim.quantity import compile_harms, compile_numbers, find_numbers, quantities_of
from liens.claim.quantity.harm import HARMS
from liens.langs.pack import load_pack
from liens.model import Quantity
from liens.parse.parsed import Parsed

RULES = {language: compile_harms(load_pack(language)) for language in LANGUAGES}
LEXICONS = {language: compile_numbers(load_pack(language)) for language in LANGUAGES}


def quantities(parsed: Parsed, trigger: int) -> tuple[Quantity, ...]:
    language = parsed.article.language
    return quantities_of(parsed, find_numbers(parsed.article.text, LEXICONS[language]), (), trigger, RULES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_works_in_its_example(language: str, analyse_lines: ParseLines) -> None:
    rows = list(load_pack(language).rows("harms.tsv", HARMS))
    parses = analyse_lines(language, [row["example"] for row in rows])
    idle = []
    for row, parsed in zip(rows, parses, strict=True):
        own = [t.i for t in parsed.tokens if row["word"] in {t.lemma, t.text.lower()}]
        if {q.harm for i in own for q in quantities(parsed, i)} != {row["harm"]}:
            idle.append((row.place, row["example"]))
    assert idle == []


SENTENCES = [
    ("fr", "La crue a tué ou blessé 45 mineurs.", "tué", [("either", "mineurs")]),
    ("fr", "Quarante-cinq mineurs ont été tués ou blessés.", "tués", [("either", "mineurs")]),
    ("fr", "La crue a fait 11 morts et 35 blessés.", "morts", [("killed", "morts")]),
    ("fr", "La crue a fait 11 morts et 35 blessés.", "blessés", [("wounded", "blessés")]),
    ("fr", "Au moins 92 personnes ont été tuées.", "tuées", [("killed", "personnes")]),
    ("fr", "Au moins 92 personnes, dont 64 soldats, ont été tuées dans l'attaque.", "tuées", [("killed", "personnes"), ("killed", "soldats")]),
    ("fr", "Le gang a capturé une dizaine de mineurs.", "capturé", [("captured", "mineurs")]),
    ("fr", "Dix mineurs ont tué un cadre.", "tué", [(None, "mineurs")]),
    ("fr", "Lima envoie 12 médecins.", "envoie", [(None, "médecins")]),
    ("en", "Twelve miners were killed or wounded.", "killed", [("either", "miners")]),
    ("en", "The flood killed 12 miners and injured 30 others.", "killed", [("killed", "miners")]),
    ("en", "Ten miners killed a manager.", "killed", [(None, "miners")]),
]


@pytest.mark.parametrize(("language", "text", "word", "expected"), SENTENCES)
def test_harm(language: str, text: str, word: str, expected: list[tuple[str | None, str]], analyse_lines: ParseLines) -> None:
    (parsed,) = analyse_lines(language, [text])
    trigger = next(t.i for t in parsed.tokens if t.text == word)
    assert [(q.harm, q.of) for q in quantities(parsed, trigger)] == expected


KINDS = [
    ("fr", "Lima a livré 10 000 tonnes de riz.", "livré", "tonnes de riz"),
    ("fr", "Lima a tiré 12 missiles balistiques à courte portée.", "tiré", "missiles balistiques à courte portée"),
    ("fr", "La crue a tué 12 membres des forces.", "tué", "membres"),
    ("fr", "Lima a envoyé 12 soldats péruviens à Cusco.", "envoyé", "soldats péruviens"),
    ("en", "Lima fired 12 short-range ballistic missiles.", "fired", "short-range ballistic missiles"),
    ("en", "Lima sent 300 tons of rice.", "sent", "tons of rice"),
]


@pytest.mark.parametrize(("language", "text", "word", "of"), KINDS)
def test_what_is_counted_has_its_kind(language: str, text: str, word: str, of: str, analyse_lines: ParseLines) -> None:
    (parsed,) = analyse_lines(language, [text])
    trigger = next(t.i for t in parsed.tokens if t.text == word)
    assert [q.of for q in quantities(parsed, trigger)] == [of]


def test_a_part_keeps_the_place_of_its_total(analyse_lines: ParseLines) -> None:
    (parsed,) = analyse_lines("fr", ["La crue a tué 92 mineurs, dont 64 femmes."])
    trigger = next(t.i for t in parsed.tokens if t.text == "tué")
    total, part = quantities(parsed, trigger)
    assert (total.minimum, total.harm, total.part_of) == (92, "killed", None)
    assert (part.minimum, part.harm) == (64, "killed")
    assert part.part_of is not None
    assert part.part_of.of(parsed.article.text) == "92"
