"""How near: every line of the tables fires in its example, distances are read, points are moved as far as the text says."""

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines

from liens.claim.propose import Proposer
from liens.claim.where import Location, PlaceLexicon
from liens.claim.where.nearby import moved
from liens.langs.pack import load_pack
from liens.langs.table import read_table
from liens.model import Nearness
from liens.ontology.places import kilometres

COLUMNS = ("words", "relation", "km", "example")


def place(rules: Proposer, parse: Parse, language: str, text: str) -> Location:
    return next(x for x in rules.context(parse(language, text)).locations if x.place.nearness is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_fires_in_its_example(language: str, rules: dict[str, Proposer], analyse_lines: ParseLines) -> None:
    rows = list(read_table(load_pack(language).folder / "places_relations.tsv", COLUMNS))
    parses = analyse_lines(language, [row["example"] for row in rows])
    silent = []
    for row, parsed in zip(rows, parses, strict=True):
        found = [x.place for x in rules[language].context(parsed).locations if x.place.nearness == Nearness(row["relation"])]
        label = row.place.split("/")[-1]
        if not any(label in p.why for p in found):
            silent.append((row.place, [(x.place.text, x.place.why) for x in rules[language].context(parsed).locations]))
    assert silent == []


@pytest.mark.parametrize(
    ("language", "text", "words", "near", "km", "point"),
    [
        ("en", "A shell hit a post 50 km north of Goma.", "50 km north of Goma", Nearness.NORTH, 10.0, (-1.23, 29.22)),
        ("en", "A shell hit a post about 100 miles east of Kabul.", "about 100 miles east of Kabul", Nearness.EAST, 32.2, (34.53, 70.93)),
        ("fr", "Un obus est tombé à 20 km de Homs.", "20 km de Homs", Nearness.NEAR, 20.0, (34.73, 36.72)),
        (
            "fr",
            "Un obus est tombé à une trentaine de kilomètres au sud de Goma.",
            "une trentaine de kilomètres au sud de Goma",
            Nearness.SOUTH,
            6.0,
            (-1.95, 29.22),
        ),
        ("fr", "Un cargo a coulé au large de Benghazi.", "au large de Benghazi", Nearness.OFF, 150.0, (32.12, 20.07)),
        ("en", "A convoy was hit between Gao and Ansongo.", "between Gao and Ansongo", Nearness.BETWEEN, 45.2, (15.97, 0.23)),
    ],
)
def test_what_the_words_mean(  # a table's columns
    *, language: str, text: str, words: str, near: Nearness, km: float, point: tuple[float, float], rules: dict[str, Proposer], analyse: Parse
) -> None:
    found = place(rules[language], analyse, language, text).place
    assert (found.text, found.nearness) == (words, near)
    assert found.within_km == pytest.approx(km, abs=1.0)
    assert found.span.of(text) == words
    assert kilometres((found.latitude or 0, found.longitude or 0), point) < 10


@pytest.mark.parametrize("nearness", [n for n in Nearness if n.value in {"north", "southeast", "west"}])
def test_a_point_moves_as_far_as_it_should(nearness: Nearness) -> None:
    assert kilometres((48.0, 37.0), moved(48.0, 37.0, nearness, 80.0)) == pytest.approx(80.0, abs=0.5)


def test_a_point_without_a_direction_stays() -> None:
    assert moved(48.0, 37.0, Nearness.NEAR, 80.0) == (48.0, 37.0)


def test_a_direction_of_a_country_is_a_part_of_it(rules: dict[str, Proposer], analyse: Parse) -> None:
    locations = rules["fr"].context(analyse("fr", "Un convoi a été attaqué au nord de la Syrie.")).locations
    assert [(x.place.country, x.place.nearness) for x in locations] == [("SYR", None)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lexicon_is_whole(language: str) -> None:
    lexicon = PlaceLexicon(load_pack(language))
    assert {r.nearness for r in lexicon.relations} == set(Nearness)
    assert len(lexicon.nouns) > 80
    assert lexicon.distances.units[("km",)] == 1.0
