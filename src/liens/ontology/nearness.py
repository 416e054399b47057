"""Tells roughly which states lie side by side, from the middle and the reach of each: enough to know whose neighbour is whose."""

import math
from collections.abc import Mapping
from functools import cached_property

from liens.ontology.places import Spot, load_lands

_DEGREE_KM = 111.2


class Nearness:
    """The middles and reaches of the states, read when first needed."""

    @cached_property
    def _lands(self) -> Mapping[str, Spot]:
        return load_lands()

    def apart(self, one: str, other: str) -> float:
        """How far the middles of two states lie apart, as a multiple of both reaches: about 1 where they touch, without end where one has no place."""
        first, second = self._lands.get(one), self._lands.get(other)
        if first is None or second is None or first.latitude is None or second.latitude is None:
            return math.inf
        return _apart(first, second) / (first.km + second.km)


def _apart(first: Spot, second: Spot) -> float:
    """Kilometres between the middles, on a map flat enough for neighbours."""
    south, north = first.latitude or 0.0, second.latitude or 0.0
    across = abs((first.longitude or 0.0) - (second.longitude or 0.0))
    across = min(across, 360 - across) * math.cos(math.radians((south + north) / 2))
    return math.hypot(south - north, across) * _DEGREE_KM
