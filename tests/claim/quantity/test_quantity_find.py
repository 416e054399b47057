"""Numbers, their bounds, their units: each line of the packs' tables by its example, and sentences of our own."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liens.claim.quantity import NumberKind, compile_numbers, find_numbers, find_quantities, numbers_layer, quantities_layer
from liens.claim.quantity.lexicon import BOUNDS, RANGES, UNITS
from liens.langs.pack import languages, load_pack

LEXICONS = {language: compile_numbers(load_pack(language)) for language in languages()}


def examples() -> Iterator[tuple[str, str, str, str]]:
    for language in languages():
        for table, columns in (("numbers_bounds.tsv", BOUNDS), ("numbers_ranges.tsv", RANGES)):
            for row in load_pack(language).rows(table, columns):
                yield language, row.place, row["example"], row["expects"]


def shown(value: float | None) -> str:
    return "" if value is None else str(int(value))


@pytest.mark.parametrize(("language", "place", "example", "expects"), list(examples()))
def test_every_line_reads_its_example(language: str, place: str, example: str, expects: str) -> None:
    (number,) = find_numbers(example, LEXICONS[language])
    assert f"{shown(number.minimum)}/{shown(number.maximum)}" == expects, place


BOUNDED = [
    ("fr", "Douze drones survolent Lima.", "Douze", 12, 12),
    ("fr", "Deux cent quarante-trois drones survolent Lima.", "Deux cent quarante-trois", 243, 243),
    ("fr", "Mille neuf cents drones survolent Lima.", "Mille neuf cents", 1900, 1900),
    ("fr", "Trois millions deux cent mille tracts couvrent Lima.", "Trois millions deux cent mille", 3200000, 3200000),
    ("fr", "Soixante et onze drones survolent Lima.", "Soixante et onze", 71, 71),
    ("fr", "14\u202f500 tracts couvrent Lima.", "14\u202f500", 14500, 14500),
    ("fr", "14.500 tracts couvrent Lima.", "14.500", 14500, 14500),
    ("fr", "4,5 millions de tracts couvrent Lima.", "4,5 millions", 4500000, 4500000),
    ("fr", "Au moins un drone survole Lima.", "Au moins un", 1, None),
    ("fr", "De 20 à 30 drones survolent Lima.", "De 20 à 30", 20, 30),
    ("fr", "2 à 3 millions de tracts couvrent Lima.", "2 à 3 millions", 2000000, 3000000),
    ("fr", "Une quarantaine de drones survolent Lima.", "Une quarantaine", 40, 40),
    ("fr", "Des milliers de tracts couvrent Lima.", "Des milliers", 1000, None),
    ("fr", "Plus d\u2019une centaine de drones survolent Lima.", "Plus d\u2019une centaine", 100, None),
    ("en", "Twelve drones fly over Lima.", "Twelve", 12, 12),
    ("en", "Two hundred and forty-three drones fly over Lima.", "Two hundred and forty-three", 243, 243),
    ("en", "14,500 leaflets cover Lima.", "14,500", 14500, 14500),
    ("en", "4.5 million leaflets cover Lima.", "4.5 million", 4500000, 4500000),
    ("en", "No fewer than 20 drones fly over Lima.", "No fewer than 20", 20, None),
    ("en", "Half a dozen drones fly over Lima.", "Half a dozen", 6, 6),
    ("en", "Dozens of drones fly over Lima.", "Dozens", 12, None),
    ("en", "Hundreds of thousands of leaflets cover Lima.", "Hundreds of thousands", 100000, None),
]


@pytest.mark.parametrize(("language", "text", "words", "minimum", "maximum"), BOUNDED)
def test_bounds(language: str, text: str, words: str, minimum: float | None, maximum: float | None) -> None:
    (number,) = find_numbers(text, LEXICONS[language])
    assert number.span.of(text) == words
    assert (number.minimum, number.maximum) == (minimum, maximum)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un drone survole Lima."),
        ("fr", "Le F-16 est cité."),
        ("en", "A drone flies over Lima with an F-16."),
        ("en", "Room A320b is shut."),
    ],
)
def test_articles_and_names_are_not_numbers(language: str, text: str) -> None:
    assert find_numbers(text, LEXICONS[language]) == ()


def test_ordinals_stand_apart() -> None:
    (number,) = find_numbers("Le 3e drone est tombé.", LEXICONS["fr"])
    assert number.kind is NumberKind.ORDINAL
    assert number.ordinal


UNIT_CASES = [
    ("fr", "Le ballon a parcouru 90 kilomètres.", {"value": 90.0, "unit": "kilometer", "iso": None}),
    ("fr", "Le ballon couvre 12 km².", {"value": 12.0, "unit": "squarekilometer", "iso": None}),
    ("fr", "Le Pérou doit 7 milliards d'euros.", {"value": 7e9, "unit": "euro", "iso": "EUR"}),
    ("en", "Peru owes $7 billion.", {"value": 7e9, "unit": "dollar", "iso": "USD"}),
    ("en", "The balloon weighs 12 to 15 kg.", {"min": 12.0, "max": 15.0, "unit": "kilogram", "iso": None}),
]


@pytest.mark.parametrize(("language", "text", "value"), UNIT_CASES)
def test_units(language: str, text: str, value: dict[str, object]) -> None:
    numbers = find_numbers(text, LEXICONS[language])
    (record,) = quantities_layer(find_quantities(text, LEXICONS[language], numbers))
    assert record["value"] == value


@pytest.mark.parametrize("language", languages())
def test_unit_tables_are_sorted(language: str) -> None:
    rows = [tuple(row[c] for c in UNITS) for row in load_pack(language).rows("units.tsv", UNITS)]
    assert rows == sorted(set(rows))


def test_spans_of_time_are_no_measures() -> None:
    text = "Le siège dura 40 jours."
    assert find_quantities(text, LEXICONS["fr"], find_numbers(text, LEXICONS["fr"])) == ()


def test_masses_in_the_layer_lie_between_bounds() -> None:
    (record,) = numbers_layer(find_numbers("Plusieurs milliers de tracts couvrent Lima.", LEXICONS["fr"]))
    assert record["value"] == {"min": 2000, "max": 10000.0}


VOCABULARY = """deux cent mille million et de à 3 11.000 1,5 % plus environ dizaines des milliers two hundred and dozen
    of $ € 4th . , - 000 un a"""
words = st.sampled_from(VOCABULARY.split())


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(words, max_size=12).map(" ".join)))
def test_any_text_is_read_without_error_and_with_exact_spans(text: str) -> None:
    for lexicon in LEXICONS.values():
        found = find_numbers(text, lexicon)
        assert found == find_numbers(text, lexicon)
        for number in found:
            assert 0 <= number.span.start <= number.core.start < number.core.end <= number.span.end <= len(text)
        for measure in find_quantities(text, lexicon, found):
            assert measure.span.end <= len(text)
