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
    ("fr", "Aux moins 31 drones survolent Lima.", "Aux moins 31", 31, None),
    ("fr", "Au-moins 31 drones survolent Lima.", "Au-moins 31", 31, None),
    ("fr", "Le bilan monte à moins 31 tués.", "à moins 31", 31, None),
    ("fr", "Le froid tombe à moins 31 degrés.", "moins 31", -31, -31),
    ("fr", "Il fait moins 31 degrés à Lima.", "moins 31", -31, -31),
    ("fr", "Il fait -31 degrés à Lima.", "-31", -31, -31),
    ("fr", "Le froid est d'au moins 31 degrés.", "au moins 31", 31, None),
    ("fr", "Du moins 31 drones survolent Lima.", "31", 31, 31),
    ("fr", "Plus ou moins 31 drones survolent Lima.", "31", 31, 31),
    ("en", "It is minus 31 degrees in Lima.", "minus 31", -31, -31),
    ("en", "Plus and minus 31 points.", "31", 31, 31),
    ("en", "Plus/minus 31 points.", "31", 31, 31),
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
        ("fr", "La 5G arrive à Lima."),
        ("fr", "Lima (2/3) gagne."),
        ("en", "It took a half-century."),
        ("fr", "Le tir au but de la demi-finale."),
        ("fr", "Le vote du 17/05/2018."),
        ("fr", "L'adresse 192.168.10.1."),
        ("en", "The one you saw, no one else."),
        ("en", "Call 1-222-2222-2222."),
        ("en", "After 9/11 the new half began."),
    ],
)
def test_articles_and_names_are_not_numbers(language: str, text: str) -> None:
    assert find_numbers(text, LEXICONS[language]) == ()


def test_ordinals_stand_apart() -> None:
    (number,) = find_numbers("Le 3e drone est tombé.", LEXICONS["fr"])
    assert number.kind is NumberKind.ORDINAL
    assert number.ordinal


# What words are worth: composition, decimals, fractions, scales, sets, signs, typography.
VALUES = [
    ("fr", "Quatre-vingt-dix-neuf drones", 99),
    ("fr", "quatre vingt dix neuf drones", 99),
    ("fr", "septante-deux drones", 72),
    ("fr", "deux cent mille milliards", 2e14),
    ("fr", "4 mille 3 cents et 21 drones", 4321),
    ("fr", "deux cent virgule zéro trois", 200.03),
    ("fr", "trois virgule cinq millions", 3.5e6),
    ("fr", "un million et demi", 1.5e6),
    ("fr", "cinq et un quart", 5.25),
    ("fr", "trois quarts", 0.75),
    ("fr", "cinq huitièmes", 0.625),
    ("fr", "un cinquième des voix", 0.2),
    ("fr", "un quart de million", 250000),
    ("fr", "un demi-million", 500000),
    ("fr", "une demi-douzaine", 6),
    ("fr", "trois douzaines", 36),
    ("fr", "neuf sur dix", 0.9),
    ("fr", "15 M€", 15e6),
    ("fr", "2,5 Mds d'euros", 2.5e9),
    ("fr", "-12,5", -12.5),
    ("fr", "1,5e6", 1.5e6),
    ("fr", "12.5 tonnes", 12.5),
    ("fr", "1'250'000", 1250000),
    ("fr", "moins 40 degrés", -40),
    ("fr", "½", 0.5),
    ("fr", "ZERO", 0),
    ("en", "Ninety-nine drones", 99),
    ("en", "three hundred and thirty one", 331),
    ("en", "3 hundred and one", 301),
    ("en", "nineteen hundred", 1900),
    ("en", "two point two million", 2.2e6),
    ("en", "two hundred point seventy-one", 200.71),
    ("en", "five and a half million", 5.5e6),
    ("en", "one hundred and three quarters", 100.75),
    ("en", "three fifths", 0.6),
    ("en", "half a million", 500000),
    ("en", "two thirds of a million", 2e6 / 3),
    ("en", "one in five", 0.2),
    ("en", "one hundred and thirty-two fifths", 26.4),
    ("en", "half a dozen", 6),
    ("en", "12,34,567", 1234567),
    ("en", "3 lakh", 300000),
    ("en", "$1.5bn", 1.5e9),
    ("en", "$65.4 billion", 65400000000),
    ("fr", "16,4 millions", 16400000),
    ("en", "$20m", 20e6),
    ("en", "10k", 10000),
    ("en", "USD300", 300),
    ("en", "1.3x10^6", 1.3e6),
    ("en", "2 1/4", 2.25),
    ("en", "minus one", -1),
]


@pytest.mark.parametrize(("language", "text", "value"), VALUES)
def test_values(language: str, text: str, value: float) -> None:
    (number,) = find_numbers(text, LEXICONS[language])
    assert number.minimum == number.maximum
    assert number.value == (value if value == int(value) else pytest.approx(value))


ORDINALS = [
    ("fr", "vingt et unième", 21),
    ("fr", "soixante-dixième", 70),
    ("fr", "quatre-vingtième", 80),
    ("fr", "dix-septième", 17),
    ("fr", "deux centième", 200),
    ("fr", "vingtieme", 20),
    ("fr", "11ème", 11),
    ("en", "twenty-first", 21),
    ("en", "one hundred and fifth", 105),
    ("en", "two hundredth", 200),
    ("en", "a fifth soldier", 5),
    ("en", "22nd", 22),
]


@pytest.mark.parametrize(("language", "text", "value"), ORDINALS)
def test_ordinals(language: str, text: str, value: float) -> None:
    (number,) = find_numbers(text, LEXICONS[language])
    assert (number.kind, number.value) == (NumberKind.ORDINAL, value)


LIMITS = [
    ("fr", "Plus de 40 et moins de 50 drones survolent Lima.", 40, 50),
    ("fr", "Au plus 100 et au moins 20 drones survolent Lima.", 20, 100),
    ("fr", "Plus de la moitié des drones survolent Lima.", 0.5, None),
    ("fr", "Un ou deux drones survolent Lima.", 1, 2),
    ("fr", "Deux à trois mille drones survolent Lima.", 2000, 3000),
    ("fr", "Entre 3 km et 5 km séparent les villes.", 3, 5),
    ("fr", "Supérieur ou égal à trois cents.", 300, None),
    ("en", "No more than 12 drones fly over Lima.", None, 12),
    ("en", "Between $5 million and $7 million was lost.", 5e6, 7e6),
    ("en", "At least $1.42 was lost.", 1.42, None),
    ("en", "Five thousand drones or more fly over Lima.", 5000, None),
    ("en", "From 3km to 5km.", 3, 5),
    ("fr", "Entre -27 et -21 degrés.", -27, -21),
    ("fr", "Entre -21 et -27 degrés.", -27, -21),
    ("en", "Plus or minus 4 points.", 4, 4),
]


@pytest.mark.parametrize(("language", "text", "minimum", "maximum"), LIMITS)
def test_limits(language: str, text: str, minimum: float | None, maximum: float | None) -> None:
    (number,) = find_numbers(text, LEXICONS[language])
    assert (number.minimum, number.maximum) == (minimum, maximum)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Plus de 40 et moins de 10, dit-elle.", [(40, None), (None, 10)]),
        ("fr", "La hausse va de 25 % à 34 500 tonnes.", [(25, 25), (34500, 34500)]),
        ("en", "Sales rose 6.2 % to $14.5 million.", [(6.2, 6.2), (14.5e6, 14.5e6)]),
        ("en", "Two hundred and five hundred.", [(200, 200), (500, 500)]),
        ("en", "Seven drones, at least 20 tanks.", [(7, 7), (20, None)]),
    ],
)
def test_numbers_that_stay_apart(language: str, text: str, values: list[tuple[float | None, float | None]]) -> None:
    assert [(n.minimum, n.maximum) for n in find_numbers(text, LEXICONS[language])] == values


PARTS = [
    ("fr", "Le ferry portait 92 passagers, dont 64 marins.", "92", "64"),
    ("fr", "Ils sont 300, parmi lesquels au moins 20 enfants.", "300", "20"),
    ("en", "It tested 49 rockets, including 21 this year.", "49", "21"),
    ("en", "They hold 12 people, of whom 3 are children.", "12", "3"),
]


@pytest.mark.parametrize(("language", "text", "total", "part"), PARTS)
def test_a_part_is_tied_to_its_total(language: str, text: str, total: str, part: str) -> None:
    first, second = find_numbers(text, LEXICONS[language])[:2]
    assert first.part_of is None
    assert second.part_of is not None
    assert (second.part_of.of(text), second.core.of(text)) == (total, part)


def test_a_part_needs_a_total_in_its_sentence() -> None:
    found = find_numbers("Le ferry portait 92 passagers. Dont 64 marins.", LEXICONS["fr"])
    assert [n.part_of for n in found] == [None, None]


UNIT_CASES = [
    ("fr", "Le ballon a parcouru 90 kilomètres.", {"value": 90.0, "min": 90.0, "max": 90.0, "unit": "kilometer", "iso": None}),
    ("fr", "Le ballon couvre 12 km².", {"value": 12.0, "min": 12.0, "max": 12.0, "unit": "squarekilometer", "iso": None}),
    ("fr", "Le Pérou doit 7 milliards d'euros.", {"value": 7e9, "min": 7e9, "max": 7e9, "unit": "euro", "iso": "EUR"}),
    ("en", "Peru owes $7 billion.", {"value": 7e9, "min": 7e9, "max": 7e9, "unit": "dollar", "iso": "USD"}),
    ("fr", "Il coûte 13 euros et 45 centimes.", {"value": 13.45, "min": 13.45, "max": 13.45, "unit": "euro", "iso": "EUR"}),
    ("fr", "Un billet vaut 1 euro 50.", {"value": 1.5, "min": 1.5, "max": 1.5, "unit": "euro", "iso": "EUR"}),
    ("fr", "Il reste un demi-litre.", {"value": 0.5, "min": 0.5, "max": 0.5, "unit": "liter", "iso": None}),
    ("fr", "Le vent souffle sur 40 KILOMETRES.", {"value": 40.0, "min": 40.0, "max": 40.0, "unit": "kilometer", "iso": None}),
    ("fr", "Elle a touché 3 millions de livres syriennes.", {"value": 3e6, "min": 3e6, "max": 3e6, "unit": "syrianpound", "iso": "SYP"}),
    ("en", "He is 5 feet 6 inches tall.", {"value": 5.5, "min": 5.5, "max": 5.5, "unit": "foot", "iso": None}),
    ("en", "Half a mile away.", {"value": 0.5, "min": 0.5, "max": 0.5, "unit": "mile", "iso": None}),
    ("en", "The missile reached Mach 5.", {"value": 5.0, "min": 5.0, "max": 5.0, "unit": "mach", "iso": None}),
    ("en", "It costs more than HK$80 million.", {"min": 8e7, "max": None, "unit": "hongkongdollar", "iso": "HKD"}),
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


@pytest.mark.parametrize(("language", "text"), [("fr", "Elle évalue en 2015 l'aide."), ("en", "She saw 21 of them."), ("en", "He doubts half of Oz's words.")])
def test_words_that_begin_like_a_unit_are_none(language: str, text: str) -> None:
    assert find_quantities(text, LEXICONS[language], find_numbers(text, LEXICONS[language])) == ()


def test_masses_in_the_layer_lie_between_bounds() -> None:
    (record,) = numbers_layer(find_numbers("Plusieurs milliers de tracts couvrent Lima.", LEXICONS["fr"]))
    assert record["value"] == {"min": 2000, "max": 10000.0}


VOCABULARY = """deux cent mille million millions et de à 3 11.000 1,5 % plus environ dizaines des milliers two hundred and dozen dont
    of $ € 4th . , - 000 un a half tiers cinquième fifths point virgule sur in ½ 1/4 e9 ^ 10^99 moins minus k M km cents feet inches 5 99 entre between 1e99
    tens thousands billion 0 -7 quatre-vingt-dix neuf over at least ou plus including"""
words = st.sampled_from(VOCABULARY.split())
gaps = st.sampled_from([" ", "-", "", "  ", ", ", "\u00a0", "\u202f", "\n", "'"])
phrases = st.lists(st.tuples(words, gaps), max_size=12).map(lambda pairs: "".join(w + g for w, g in pairs))


@settings(max_examples=10_000 if settings.get_current_profile_name() == "thorough" else 600, deadline=None)
@given(text=st.one_of(st.text(max_size=60), phrases))
def test_any_text_is_read_without_error_and_with_exact_spans(text: str) -> None:
    for lexicon in LEXICONS.values():
        found = find_numbers(text, lexicon)
        assert found == find_numbers(text, lexicon)
        last = 0
        for number in found:
            assert 0 <= number.span.start <= number.core.start < number.core.end <= number.span.end <= len(text)
            assert last <= number.span.start
            last = number.core.end
            assert number.minimum is None or number.maximum is None or number.minimum <= number.maximum
        for measure in find_quantities(text, lexicon, found):
            assert 0 <= measure.span.start < measure.span.end <= len(text)
        assert list(quantities_layer(find_quantities(text, lexicon, found))) == list(quantities_layer(find_quantities(text, lexicon, found)))
        assert all(r["start"] < r["end"] for r in numbers_layer(found))
