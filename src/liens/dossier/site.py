"""Where an event lies on a map, as exactly as its claims tell: a point, and how far the true spot may be from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from liens.model import PlaceLevel
from liens.ontology.places import Spot, load_lands

Json = Mapping[str, Any]
# How far a place reaches in kilometres where its record does not tell: half the width of a large town, of a province.
_REACH = {PlaceLevel.SITE: 3.0, PlaceLevel.TOWN: 10.0, PlaceLevel.REGION: 100.0, PlaceLevel.WATER: 150.0}
_UNTOLD = 10.0


@dataclass(frozen=True, slots=True)
class Site:
    """A place of an event: name, country, middle in degrees (None where no map has it), radius in km, and what kind of place it is."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    km: float
    level: str | None


def sites(records: Sequence[Json]) -> tuple[Site, ...]:
    """The places that most claims name, each once, however it is spelled; where a country and a place in it are named, the place."""
    found: dict[tuple[float | str | None, ...], Site] = {}
    for record in records:
        for place in record["where"]:
            site = _site(place)
            spot = site.name if site.longitude is None else site.longitude
            found.setdefault((site.country, site.level, site.latitude, spot), site)
    finer = {s.country for s in found.values() if s.level != PlaceLevel.COUNTRY}
    return tuple(s for s in found.values() if s.level != PlaceLevel.COUNTRY or s.country not in finer)


def _site(place: Json) -> Site:
    level, country = place.get("level"), place["country"]
    if place["lat"] is not None:
        reach = place.get("within_km") or (_REACH.get(PlaceLevel(level), _UNTOLD) if level else _UNTOLD)
        return Site(place["name"], country, place["lat"], place["lon"], float(reach), level)
    land = lands().get(country or "")
    if land is None:
        return Site(place["name"], country, None, None, 0.0, level)
    return Site(place["name"], country, land.latitude, land.longitude, land.km, PlaceLevel.COUNTRY)


@lru_cache(maxsize=1)
def lands() -> Mapping[str, Spot]:
    """The middle of each country, with how far it reaches."""
    return load_lands()
