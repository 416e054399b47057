"""How two values of one field compare: the same, compatible, different, or in contradiction.

Silence and mere precision are never disagreement: "at least 20" and 276, Hanoi and Vietnam, Tuesday and that week are compatible.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from liens.link.senses import folded
from liens.link.told import Period, Spot
from liens.model import Status


class Agreement(StrEnum):
    """How two speakers' values of a field compare."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number somebody gives: what is counted (sense, noun, roots of those concerned), bounds (None = open), day of publication."""

    harm: str
    of: str | None
    concerned: frozenset[str]
    minimum: float | None
    maximum: float | None
    approximate: bool
    day: int


# "About 2,000" and 2,150 may be one count; so many parts of the number are left to "about".
_ABOUT = 0.1
# Counts that are nearer than this (195 and 207) are two ways of counting; farther apart one must be wrong.
_NEARBY = 1.25
# Two places as near as this (km) may be one: a town and its airport.
_CLOSE = 30.0
_EARTH = 6371.0
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.WANTED})


def figures(left: Figure, right: Figure, *, growing: bool) -> Agreement:
    """Two figures of one harm. A ``growing`` one may have been lower in an earlier article; other people's dead are another count."""
    if left.concerned and right.concerned and not left.concerned & right.concerned:
        return Agreement.COMPATIBLE
    if (left.minimum, left.maximum) == (right.minimum, right.maximum):
        return Agreement.SAME
    low, high = sorted((_bounds(left), _bounds(right)))
    if high[0] <= low[1]:
        return Agreement.COMPATIBLE
    early, late = sorted((left, right), key=lambda f: f.day)
    if not low[1]:
        return Agreement.CONTRADICTS
    if growing and early.day < late.day and _bounds(early)[1] < _bounds(late)[0]:
        return Agreement.DIFFERS
    return Agreement.DIFFERS if high[0] < low[1] * _NEARBY else Agreement.CONTRADICTS


def _bounds(figure: Figure) -> tuple[float, float]:
    least = figure.minimum if figure.minimum is not None else 0.0
    most = figure.maximum if figure.maximum is not None else float("inf")
    return (least * (1 - _ABOUT), most * (1 + _ABOUT)) if figure.approximate else (least, most)


def comparable(left: Figure, right: Figure, *, growing: bool) -> bool:
    """True if two figures count one kind of thing: people harmed in one way, or things whose names begin alike ("diplomats", "diplomates")."""
    if left.harm != right.harm:
        return False
    if growing or left.of is None or right.of is None:
        return True
    return bool(_stems(left.of) & _stems(right.of))


def _stems(noun: str) -> set[str]:
    return {word[:4] for word in folded(noun).split() if len(word) > 2}


def times(left: Period | None, right: Period | None) -> Agreement:
    """Two times; a day apart is a matter of time zones and nights."""
    if left is None or right is None:
        return Agreement.COMPATIBLE
    if (left.first, left.last) == (right.first, right.last):
        return Agreement.SAME
    if None in {left.first, left.last, right.first, right.last}:
        return Agreement.COMPATIBLE
    distance = max((left.first or 0) - (right.last or 0), (right.first or 0) - (left.last or 0))
    return Agreement.COMPATIBLE if distance <= 0 else Agreement.DIFFERS if distance == 1 else Agreement.CONTRADICTS


def places(left: tuple[Spot, ...], right: tuple[Spot, ...]) -> Agreement:
    """Two lists of places: one in common is the same, a country holds its towns, towns far apart differ, countries contradict."""
    if not left or not right:
        return Agreement.COMPATIBLE
    ours, theirs = {_key(s) for s in left}, {_key(s) for s in right}
    if ours & theirs:
        return Agreement.SAME
    countries = {s.country for s in left} & {s.country for s in right}
    if not countries:
        known = None not in {s.country for s in (*left, *right)}
        return Agreement.CONTRADICTS if known else Agreement.COMPATIBLE
    points = [(a.point, b.point) for a in left for b in right if a.point and b.point]
    whole = any(s.point is None for s in left) or any(s.point is None for s in right)
    return Agreement.COMPATIBLE if whole or not points or min(_kilometres(a, b) for a, b in points) < _CLOSE else Agreement.DIFFERS


def _key(spot: Spot) -> str:
    return spot.gazetteer if spot.gazetteer and spot.point else f"{spot.country} {folded(spot.name)}"


def _kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance on a sphere (haversine)."""
    (south, west), (north, east) = ((radians(a), radians(b)) for a, b in (left, right))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def actors(left: frozenset[str], right: frozenset[str]) -> Agreement:
    """Two sets of roots: one that holds the other is merely fuller."""
    if not left or not right:
        return Agreement.COMPATIBLE
    if left == right:
        return Agreement.SAME
    if left <= right or right <= left:
        return Agreement.COMPATIBLE
    return Agreement.DIFFERS if left & right else Agreement.CONTRADICTS


def statuses(left: tuple[str, int], right: tuple[str, int]) -> Agreement:
    """Two statuses, each with the day on which it was told: a plan that is told before its outcome agrees with it."""
    (early, before), (late, after) = sorted((left, right), key=lambda told: told[1])
    if early == late:
        return Agreement.SAME
    if Status.WANTED in {early, late}:
        return Agreement.COMPATIBLE
    if {early, late} == {Status.ACTUAL, Status.ALLEGED} or {early, late} <= _AHEAD:
        return Agreement.COMPATIBLE
    return Agreement.COMPATIBLE if early in _AHEAD and before < after else Agreement.DIFFERS


def polarities(*, left: bool, right: bool) -> Agreement:
    """Whether two say of one deed that it did not happen."""
    return Agreement.SAME if left == right else Agreement.CONTRADICTS
