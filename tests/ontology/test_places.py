"""The tables of places: a name is found under every way of writing it, the search by halves misses nothing, lines that are wrong are named."""

import gzip
from itertools import pairwise
from pathlib import Path

import pytest

from liens.claim.where.habits import COLUMNS, load_habits
from liens.errors import PackError
from liens.langs.table import read_table
from liens.model import PlaceLevel
from liens.ontology import places as places_module
from liens.ontology.places import LANDS, REGIONS, TownTable, kilometres, load_lands, load_regions, load_states, place_key
from tests.sources import PACKAGE

ONTOLOGY = PACKAGE / "ontology"
LEAST_REGIONS = 1_500


@pytest.fixture(scope="module")
def towns() -> TownTable:
    return TownTable()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Bab", "al bab"),
        ("N\u2019Djamena", "n djamena"),
        ("Saint-Étienne", "saint etienne"),
        ("Łódź", "lodz"),
        ("ŞANLIURFA", "sanliurfa"),
        ("St. John's", "st john s"),
    ],
)
def test_a_key_forgets_how_a_name_is_written(name: str, key: str) -> None:
    assert place_key(name) == key


def test_the_search_finds_every_line(towns: TownTable) -> None:
    lines = gzip.decompress((ONTOLOGY / "places.tsv.gz").read_bytes()).decode("utf-8").splitlines()[1:]
    assert lines == sorted(lines)
    for line in [lines[0], lines[-1], *lines[1 :: len(lines) // 500]]:
        key, name, *_, number, _ = line.split("\t")
        assert (name, f"geonames:{number}") in {(s.name, s.gazetteer) for s in towns.spots(key)}
        assert towns.known(key.split(" ")[0])


@pytest.mark.parametrize("key", ["", "zzzz", "!", "ruritanie"])
def test_the_search_finds_nothing_that_is_not_there(key: str, towns: TownTable) -> None:
    assert list(towns.spots(key)) == []


def test_the_index_finds_what_a_look_at_every_line_finds(towns: TownTable) -> None:
    lines = gzip.decompress((ONTOLOGY / "places.tsv.gz").read_bytes()).decode("utf-8").splitlines()[1:]
    by_key: dict[str, list[str]] = {}
    for line in lines:
        by_key.setdefault(line.split("\t")[0], []).append("geonames:" + line.split("\t")[5])
    keys = [*list(by_key)[:3], *list(by_key)[:: len(by_key) // 2000], *list(by_key)[-3:]]
    assert [key for key in keys if [s.gazetteer for s in towns.spots(key)] != by_key[key]] == []
    beginnings = {" ".join(key.split(" ")[:n]) for key in by_key for n in (1, 2, 3)}
    parts = [key[: 2 + number % 5].strip() for number, key in enumerate(keys)]
    assert [part for part in parts if towns.known(part) != (part in beginnings or part in by_key)] == []


def test_keys_are_those_of_the_names() -> None:
    lines = gzip.decompress((ONTOLOGY / "places.tsv.gz").read_bytes()).decode("utf-8").splitlines()[1:]
    assert [line for line in lines[::40] if place_key(line.split("\t")[1]) != line.split("\t")[0]] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_are_enough_regions_in_both_languages(language: str) -> None:
    regions = load_regions(language)
    assert len({s.gazetteer for spots in regions.values() for s in spots}) >= LEAST_REGIONS
    assert {s.level for spots in regions.values() for s in spots} == set(PlaceLevel) - {PlaceLevel.COUNTRY}
    assert {s.country for s in regions["sichuan"]} == {"CHN"}


def test_countries_have_a_middle() -> None:
    lands = load_lands()
    assert len(lands) >= 200
    assert load_states(lands, "fr")["tchad"][0].country == load_states(lands, "en")["chad"][0].country == "TCD"
    assert kilometres((lands["MLI"].latitude or 0, lands["MLI"].longitude or 0), (14.0, -6.0)) < 400


@pytest.mark.parametrize("name", ["regions.tsv", "provinces.tsv", "lands.tsv"])
def test_reaches_are_positive(name: str) -> None:
    columns = LANDS if name == "lands.tsv" else REGIONS
    assert [row.place for row in read_table(ONTOLOGY / name, columns) if not float(row["km"]) > 0] == []


def test_a_wrong_region_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "Mer Test\tTest Sea\t-\t1.0\t2.0\tpuddle\t3"
    (tmp_path / "regions.tsv").write_text("\t".join(REGIONS) + "\n" + row + "\n", encoding="utf-8")
    monkeypatch.setattr(places_module, "ONTOLOGY", tmp_path)
    with pytest.raises(PackError, match=r"regions.tsv:2: .*puddle.*country, region, town, site, water"):
        load_regions("fr")


def test_shares_are_what_was_counted() -> None:
    habits = load_habits()
    assert len(habits.shares) > 100
    rows = list(read_table(ONTOLOGY / "where.tsv", COLUMNS))
    assert [r.place for r in rows if not 0 <= int(r["right"]) <= int(r["seen"]) or not 0 < float(r["share"]) < 1] == []
    assert all((a["category"], a["tie"], a["entry"]) != (b["category"], b["tie"], b["entry"]) for a, b in pairwise(rows))
