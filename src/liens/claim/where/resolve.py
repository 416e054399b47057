"""Chooses among namesakes: the place that bears a name which the article most probably means.

What is said right beside the name weighs most ("Tripoli, Lebanon"), then the states of the sentence and of the article,
then how big a place is. Weights were set on namesakes that the press writes of (Tripoli, Valence, Hyderabad, Cambridge).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from liens.model import PlaceLevel
from liens.ontology.places import Spot, kilometres

# In powers of ten of inhabitants: a word beside the name beats any size, the article's topic makes up for a town ten times as big.
_BESIDE, _SENTENCE, _ARTICLE, _SHARE = 6.0, 1.0, 0.8, 0.6
_SIZES = {PlaceLevel.COUNTRY: 9.0, PlaceLevel.REGION: 5.6, PlaceLevel.SITE: 5.6, PlaceLevel.WATER: 5.6, PlaceLevel.TOWN: 4.7}
_SAME_LETTERS = 0.5
# What lies farther than this from the edge of a region named beside it does not lie in it.
_SLACK_KM = 60.0
_FEWEST = 500


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a name: states in its sentence and in the article, and what stands right beside it."""

    article: Counter[str]
    sentence: frozenset[str]
    beside: frozenset[str]
    areas: tuple[Spot, ...]
    towns: tuple[Spot, ...] = ()
    province: bool = False


def choose_spot(spots: Sequence[Spot], written: str, around: Around) -> Spot | None:
    """The most probable bearer of a name; None where there is none. Of a town and its province the town, unless the text says so."""
    kept = [s for s in spots if around.province or not any(_lies_in(town, s, _SLACK_KM) for town in spots)]
    return max(kept or spots, key=lambda s: (weight(s, written, around), s.gazetteer), default=None)


def weight(spot: Spot, written: str, around: Around) -> float:
    """How well a place fits its surroundings, in powers of ten of inhabitants."""
    total = math.log10(max(spot.population, _FEWEST)) if spot.population else _SIZES[spot.level]
    if spot.name == written:
        total += _SAME_LETTERS
    country = spot.country
    if country is not None:
        everything = sum(around.article.values())
        total += _BESIDE * (country in around.beside) + _SENTENCE * (country in around.sentence)
        total += _ARTICLE * (around.article[country] > 0) + _SHARE * around.article[country] / max(1, everything)
    total += _BESIDE * (around.province and spot.level is PlaceLevel.REGION)
    total += max((_area_fit(spot, area) for area in around.areas), default=0.0)
    return total + _BESIDE * (spot.level is PlaceLevel.REGION and any(_lies_in(town, spot, 0.0) for town in around.towns))


def _area_fit(spot: Spot, area: Spot) -> float:
    """What a region named beside a place says for it: much if the place lies in it, something if in the same state."""
    if _lies_in(spot, area, area.km + _SLACK_KM):
        return _BESIDE
    return _BESIDE / 2 if area.country is not None and spot.country == area.country else 0.0


def _lies_in(spot: Spot, area: Spot, slack: float) -> bool:
    if spot.gazetteer == area.gazetteer or area.latitude is None or area.longitude is None or spot.latitude is None or spot.longitude is None:
        return False
    if spot.level is not PlaceLevel.TOWN or (area.country is not None and spot.country != area.country):
        return False
    return kilometres((spot.latitude, spot.longitude), (area.latitude, area.longitude)) <= area.km + slack
