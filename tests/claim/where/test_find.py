"""Which words are places: namesakes, what holds a place and what does not, what points back to one."""

import pytest
from tests.conftest import Parse

from liens.claim.propose import Proposer
from liens.claim.where import Location
from liens.claim.where.location import Entry
from liens.langs.pack import load_pack
from liens.model import PlaceLevel


def found(rules: dict[str, Proposer], analyse: Parse, language: str, text: str) -> list[Location]:
    return list(rules[language].context(analyse(language, text)).locations)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police raided a house in Tripoli, Lebanon.", [("Tripoli", "LBN"), ("Lebanon", "LBN")]),
        ("en", "Police raided a house in Tripoli.", [("Tripoli", "LBY")]),
        ("en", "Soldiers entered Tartus.", [("Tartus", "SYR")]),
        ("fr", "Des soldats sont entrés à AL-BAB.", [("AL-BAB", "SYR")]),
        ("fr", "Un navire a coulé en mer Rouge.", [("mer Rouge", None)]),
        ("fr", "La police a arrêté Victoria Nuland à Lima.", [("Lima", "PER")]),
        ("en", "A mine killed four farmers in Zamfara State.", [("Zamfara State", "NGA")]),
        ("en", "Gunmen killed two teachers in Sevastopol.", [("Sevastopol", None)]),
    ],
)
def test_names(language: str, text: str, expected: list[tuple[str, str | None]], rules: dict[str, Proposer], analyse: Parse) -> None:
    named = [x.place for x in found(rules, analyse, language, text) if not (x.back or x.adjective)]
    assert [(p.text, p.country) for p in named] == expected
    assert all(p.span.of(text) == p.text for p in named)


def test_land_that_a_nationality_marks(rules: dict[str, Proposer], analyse: Parse) -> None:
    (place,) = found(rules, analyse, "en", "Smugglers died in the Algerian desert.")
    assert (place.place.country, place.adjective, place.entry, place.place.text) == ("DZA", True, Entry.IN, "Algerian desert")


def test_a_nationality_of_people_is_no_land(rules: dict[str, Proposer], analyse: Parse) -> None:
    assert found(rules, analyse, "en", "Six Algerian soldiers died.") == []


def test_a_noun_points_back_to_the_last_town(rules: dict[str, Proposer], analyse: Parse) -> None:
    text = "The rebels took Bunia. Two nurses were killed in the city."
    back = next(x for x in found(rules, analyse, "en", text) if x.back)
    assert (back.place.country, back.place.text, back.place.level) == ("COD", "city", PlaceLevel.TOWN)
    assert back.place.why.startswith("points back to Bunia")


def test_an_indefinite_noun_points_nowhere(rules: dict[str, Proposer], analyse: Parse) -> None:
    assert not any(x.back for x in found(rules, analyse, "en", "The rebels took Bunia. Two nurses were killed in a city."))


def test_an_official_s_town_is_no_scene(rules: dict[str, Proposer], analyse: Parse) -> None:
    kigali = next(x for x in found(rules, analyse, "en", "The government in Kigali denied it.") if x.place.name == "Kigali")
    assert kigali.entry is Entry.OTHER


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_found_where_there_is_nothing(language: str, rules: dict[str, Proposer], analyse: Parse) -> None:
    assert found(rules, analyse, language, "42.") == []
    assert load_pack(language).language == language
