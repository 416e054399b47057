"""Where an event takes place: own sentences, with country, coordinates and reason."""

from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines

from liens.claim.propose import Proposer
from liens.claim.where import Happening, PlaceLexicon, where_of
from liens.langs.pack import Pack
from liens.langs.table import Row, read_table
from liens.model import Category, Place
from liens.parse.parsed import Parsed

CASES = tuple(read_table(Path(__file__).parent / "where_cases.tsv", ("lang", "idea", "text", "trigger", "category", "country")))


@pytest.fixture(scope="module")
def parses(analyse_lines: ParseLines) -> dict[str, Parsed]:
    found: dict[str, Parsed] = {}
    for language in LANGUAGES:
        own = [c for c in CASES if c["lang"] == language]
        found |= {c.place: parsed for c, parsed in zip(own, analyse_lines(language, [c["text"] for c in own]), strict=True)}
    return found


def locate(reader: Proposer, parsed: Parsed, word: str, category: str) -> tuple[tuple[Place, ...], str]:
    trigger = next(t.i for t in parsed.tokens if t.text == word)
    return where_of(parsed, reader.context(parsed).locations, Happening(trigger, Category(category)), reader.places.habits)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['idea']}")
def test_the_country(case: Row, parses: dict[str, Parsed], rules: dict[str, Proposer]) -> None:
    places, why = locate(rules[case["lang"]], parses[case.place], case["trigger"], case["category"])
    if case["country"] == "disputed":
        assert (places, why.endswith("is disputed")) == ((), True)
    else:
        assert [p.country for p in places] == ([] if case["country"] == "none" else [case["country"]]), why


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['idea']}")
def test_a_place_is_quoted_and_explained(case: Row, parses: dict[str, Parsed], rules: dict[str, Proposer]) -> None:
    places, why = locate(rules[case["lang"]], parses[case.place], case["trigger"], case["category"])
    assert why
    for place in places:
        assert place.span.of(case["text"]) == place.text
        assert place.name
        assert (place.latitude is None) == (place.longitude is None)


def test_a_town_has_its_coordinates(analyse: Parse, rules: dict[str, Proposer]) -> None:
    ((place,), _) = locate(rules["en"], analyse("en", "Gunmen killed six soldiers in Gao."), "killed", "ASSAULT")
    assert (place.country, place.gazetteer) == ("MLI", "geonames:2457163")
    assert (round(place.latitude or 0), round(place.longitude or 0)) == (16, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_come_before_towns(language: str, packs: dict[str, Pack]) -> None:
    spot, *_ = PlaceLexicon(packs[language]).spots("ituri")
    assert (spot.country, spot.gazetteer and spot.gazetteer.split(":")[0]) == ("COD", "ontology/regions.tsv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_name_has_no_spots(language: str, packs: dict[str, Pack]) -> None:
    assert PlaceLexicon(packs[language]).spots("ruritanie") == []
