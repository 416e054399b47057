"""Reads how near: the words before a place that tie an event to it ("au large de", "50 km north of"), and the point they mean."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from liens.claim.where.lexicon import Distances, PlaceLexicon, Relation
from liens.model import Nearness
from liens.parse.parsed import Parsed

_DEGREE_KM = 111.2
# A place given by distance and direction may be off by a fifth of the distance, and by five kilometres at least.
_SHARE, _LEAST = 0.2, 5.0
_BEARINGS = {
    Nearness.NORTH: 0.0,
    Nearness.NORTHEAST: 45.0,
    Nearness.EAST: 90.0,
    Nearness.SOUTHEAST: 135.0,
    Nearness.SOUTH: 180.0,
    Nearness.SOUTHWEST: 225.0,
    Nearness.WEST: 270.0,
    Nearness.NORTHWEST: 315.0,
}
_LOCATING = frozenset({"in", "at", "to"})
_REACH = 14
_MOST_WORDS = 4
_DIGITS = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*")


@dataclass(frozen=True, slots=True)
class Nearby:
    """A relation as read: its first token, the relation, and the distance if one is given."""

    first: int
    relation: Relation
    distance: float | None


def nearby(parsed: Parsed, lexicon: PlaceLexicon, first: int) -> Nearby | None:
    """The relation that stands right before the place whose first token is ``first``."""
    words, start = _before(parsed, lexicon, first)
    for relation in lexicon.relations:
        size = len(relation.words)
        if words[-size:] != list(relation.words):
            continue
        distance, used = _distance(words[:-size], lexicon.distances)
        if relation.km is None and distance is None:
            continue
        return Nearby(start - size - used, relation, distance)
    return None


def _before(parsed: Parsed, lexicon: PlaceLexicon, first: int) -> tuple[list[str], int]:
    """The words before a place without its article, and the index of the token after the last of them."""
    start = parsed.sentences[parsed.tokens[first].sentence].first
    last = first
    while last > start and parsed.tokens[last - 1].pos == "DET" and parsed.tokens[last - 1].text.lower() not in lexicon.contractions:
        last -= 1
    words = [t.text.lower().replace("\u2019", "'") for t in parsed.tokens[max(start, last - _REACH) : last]]
    if words:
        words[-1] = lexicon.contractions.get(words[-1], words[-1])
    return words, last


def _distance(words: Sequence[str], distances: Distances) -> tuple[float | None, int]:
    """The distance in kilometres that ends the words, and how many of them it takes."""
    for size in range(2, 0, -1):
        unit = distances.units.get(tuple(words[-size:])) if len(words) > size else None
        if unit is None:
            continue
        number, used = _number(words[:-size], distances)
        if number is not None:
            return number * unit, size + used
    return None, 0


def _number(words: Sequence[str], distances: Distances) -> tuple[float | None, int]:
    for size in range(_MOST_WORDS, 0, -1):
        if len(words) >= size and tuple(words[-size:]) in distances.numbers:
            return distances.numbers[tuple(words[-size:])], size
    if words and _DIGITS.fullmatch(words[-1]):
        plain = re.sub(r"[\s\u00a0\u202f]", "", words[-1])
        thousands = re.fullmatch(r"\d{1,3}[.,]\d{3}", plain)
        return float(re.sub("[.,]", "", plain) if thousands else plain.replace(",", ".")), 1
    return None, 0


def hedged(parsed: Parsed, lexicon: PlaceLexicon, first: int) -> int:
    """The first token of a distance with the words that hedge it ("about 30 km", "à environ 30 km" without its "à")."""
    before = [t.text.lower() for t in parsed.tokens[max(0, first - _MOST_WORDS) : first]]
    for size in range(min(_MOST_WORDS, len(before)), 0, -1):
        words = tuple(before[-size:])
        if words in lexicon.distances.hedges and lexicon.prepositions.get(words[0]) not in _LOCATING:
            return first - size
    return first


def moved(latitude: float, longitude: float, nearness: Nearness, km: float) -> tuple[float, float]:
    """The point that lies ``km`` from another in the direction that a text gives; the same point where it gives none."""
    bearing = _BEARINGS.get(nearness)
    if bearing is None:
        return latitude, longitude
    north, east = km * math.cos(math.radians(bearing)), km * math.sin(math.radians(bearing))
    narrow = max(0.1, math.cos(math.radians(latitude)))
    return round(latitude + north / _DEGREE_KM, 3), round(longitude + east / (_DEGREE_KM * narrow), 3)


def imprecision(read: Nearby) -> float:
    """How far off the true spot may be, in kilometres."""
    if read.distance is None:
        return read.relation.km or 0.0
    if read.relation.nearness in _BEARINGS:
        return round(max(_LEAST, read.distance * _SHARE), 1)
    return round(read.distance, 1)
