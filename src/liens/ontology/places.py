"""Looks up places by name: towns of the world in one sorted table, and regions, waters and sites in another.

A name is found under its key: small letters without accents, hyphens or apostrophes, so that "Al-Bab", "al-Bab" and
"AL BAB" are one. The big table stays one stretch of bytes with an index of its leaves: nothing of it is unpacked into
objects before a text asks for it.
"""

import gzip
import math
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from liens.errors import PackError
from liens.langs.table import EMPTY, label_of, read_lines, read_table
from liens.model import PlaceLevel

ONTOLOGY = Path(__file__).parent
TOWNS = ("key", "name", "country", "lat", "lon", "geonameid", "population")
REGIONS = ("name_fr", "name_en", "country", "lat", "lon", "level", "km")
_STATE_NAMES = frozenset({"name", "short"})
LANDS = ("country", "lat", "lon", "km")
_EARTH_KM = 6371.0
# Keys that a table of towns remembers what it found for, some hundred articles' worth.
_REMEMBERED = 4096
# Bytes of a leaf of the table: a search looks through one of a thousand.
_LEAF = 4096
_JOINTS = str.maketrans({"-": " ", "'": " ", "\u2019": " ", "\u2018": " ", "\u02bb": " ", "\u02bc": " ", "`": " ", ".": " ", "\u2011": " ", "\u2010": " "})
# Letters that do not fall apart into a plain one and a mark: dotless i, l and o and d with a stroke, eth, ligatures, sharp s, schwa.
_LETTERS = {0x131: "i", 0x142: "l", 0xF8: "o", 0x111: "d", 0xF0: "d", 0x153: "oe", 0xE6: "ae", 0xDF: "ss", 0x259: "e"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One bearer of a place name; ``km`` is how far from its middle it reaches, as far as that matters."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    gazetteer: str
    level: PlaceLevel
    population: int = 0
    km: float = 0.0


def place_key(name: str) -> str:
    """The key under which a name is looked up."""
    plain = name.casefold().translate(_JOINTS)
    if plain.isascii():
        return " ".join(plain.split())
    bare = unicodedata.normalize("NFD", plain.translate(_LETTERS))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


@cache
def _unpacked(path: Path) -> bytes:
    """The table behind a line end; actors and places of all languages ask the same one, and unpacking it takes a while."""
    return b"\n" + gzip.decompress(path.read_bytes())


class TownTable:
    """The towns of the world, read when first needed."""

    @cached_property
    def _data(self) -> bytes:
        return _unpacked(ONTOLOGY / "places.tsv.gz")

    @cached_property
    def _start(self) -> int:
        return self._data.index(b"\n", 1) + 1

    def __init__(self) -> None:
        # An article names the same places again and again.
        self._seen: dict[str, tuple[Spot, ...]] = {}

    def spots(self, key: str) -> Sequence[Spot]:
        """All towns of that key, in the order of the table."""
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = tuple(_town(line) for line in self._lines(key.encode("utf-8") + b"\t"))
        return found

    def known(self, beginning: str) -> bool:
        """True if a key begins with these words."""
        wanted = beginning.encode("utf-8")
        at = self._find(wanted)
        return at is not None and self._data[at + len(wanted) : at + len(wanted) + 1] in {b"\t", b" "}

    def _lines(self, wanted: bytes) -> Iterator[str]:
        at = self._find(wanted)
        while at is not None and self._data.startswith(wanted, at):
            end = self._data.index(b"\n", at)
            yield self._data[at:end].decode("utf-8")
            at = end + 1

    @cached_property
    def _leaves(self) -> tuple[list[bytes], list[int]]:
        """A line for every few thousand bytes of the table, as the head of a page of a dictionary, and where each stands."""
        data, starts, last = self._data, [self._start], len(self._data) - 1
        while (begin := data.find(b"\n", min(starts[-1] + _LEAF, last)) + 1) and begin <= last:
            starts.append(begin)
        return [data[begin : data.index(b"\n", begin)] for begin in starts], starts

    def _find(self, wanted: bytes) -> int | None:
        """Where the first line stands that begins with ``wanted``: on the leaf whose head sorts last before it, or as the head of the next."""
        heads, starts = self._leaves
        leaf = max(0, bisect_left(heads, wanted) - 1)
        end = starts[leaf + 1] + len(wanted) if leaf + 1 < len(starts) else len(self._data)
        at = self._data.find(b"\n" + wanted, starts[leaf] - 1, end)
        return None if at < 0 else at + 1


def _town(line: str) -> Spot:
    _, name, country, latitude, longitude, number, population = line.split("\t")
    known = None if country == EMPTY else country
    return Spot(name, known, float(latitude), float(longitude), f"geonames:{number}", PlaceLevel.TOWN, int(population))


def load_regions(language: str) -> Mapping[str, tuple[Spot, ...]]:
    """Regions, provinces, waters and sites by key, under their names of all languages, named in ``language``."""
    found: dict[str, tuple[Spot, ...]] = {}
    own = REGIONS.index(f"name_{language}")
    for file in ("regions.tsv", "provinces.tsv"):
        label = label_of(ONTOLOGY / file)
        for number, line in read_lines(ONTOLOGY / file, REGIONS, label):
            cells = line.split("\t")
            spot = _region(cells, cells[own], f"{label}:{number}")
            for name in dict.fromkeys(cells[:2]):
                key = place_key(name)
                known = found.get(key, ())
                # Both languages may write one name otherwise and mean one key.
                found[key] = known if known and known[-1] is spot else (*known, spot)
    return found


def _region(cells: Sequence[str], name: str, place: str) -> Spot:
    """A line of the regions; its columns are those of ``REGIONS``."""
    _, _, country, latitude, longitude, level, km = cells
    try:
        return Spot(name, None if country == EMPTY else country, float(latitude), float(longitude), place, PlaceLevel(level), km=float(km))
    except ValueError as error:
        raise PackError(f"{place}: {error}; levels are {', '.join(PlaceLevel)}") from None


def load_lands() -> Mapping[str, Spot]:
    """The middle of each country by its code; its name is the caller's to give."""
    return {
        row["country"]: Spot(row["country"], row["country"], float(row["lat"]), float(row["lon"]), row.place, PlaceLevel.COUNTRY, km=float(row["km"]))
        for row in read_table(ONTOLOGY / "lands.tsv", LANDS)
    }


def load_states(lands: Mapping[str, Spot], language: str) -> Mapping[str, tuple[Spot, ...]]:
    """The middle of each state under its names in a language, by key; the names are those of the actors' table."""
    found: dict[str, tuple[Spot, ...]] = {}
    for form, land in _forms(lands, language, _STATE_NAMES):
        if form[0].isupper():
            found.setdefault(place_key(form), (replace(land, name=form),))
    return found


def load_nationalities(lands: Mapping[str, Spot], language: str) -> Mapping[str, Spot]:
    """The state that an adjective marks land as, by the adjective in small letters; without those of two states."""
    found: dict[str, set[str]] = {}
    for form, land in _forms(lands, language, frozenset({"demonym_adj"})):
        found.setdefault(form.lower(), set()).add(land.name)
    return {form: lands[next(iter(codes))] for form, codes in found.items() if len(codes) == 1}


def _forms(lands: Mapping[str, Spot], language: str, kinds: frozenset[str]) -> Iterator[tuple[str, Spot]]:
    for line in (ONTOLOGY / "names.tsv").read_text(encoding="utf-8").split("\n"):
        # Most lines name something else than a land, and are cut no further.
        land = lands.get(line[line.rfind("\t") + 1 :])
        if land is not None:
            form, tongue, kind, _ = line.split("\t")
            if tongue in {language, "*"} and kind in kinds:
                yield form, land


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far two points (latitude, longitude) lie apart on the globe."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
