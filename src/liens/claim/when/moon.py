"""New and full moons, for the feasts that follow the moon (Meeus, Astronomical Algorithms, chapter 49, main terms).

Right within a quarter of an hour between 1900 and 2100, which is enough to tell the day.
"""

from datetime import date
from math import radians, sin

_MONTH = 29.530588861
# Julian day of the first new moon of 2000, and the days from year 1 to the Julian epoch.
_EPOCH, _ORDINAL = 2451550.09766, 1721424.5
# Weights of the sines of M', M, 2M', 2F, M'-M, M'+M, 2M for the new and for the full moon.
_NEW = (-0.40720, 0.17241, 0.01608, 0.01039, 0.00739, -0.00514, 0.00208)
_FULL = (-0.40614, 0.17302, 0.01614, 0.01043, 0.00734, -0.00515, 0.00209)


def moon_after(first: date, hours: float, *, full: bool) -> date | None:
    """The day of the first new or full moon on or after a day, by a clock so many hours ahead of UTC."""
    start = first.toordinal()
    k = int((start + _ORDINAL - _EPOCH) / _MONTH) - 2 + (0.5 if full else 0)
    for step in range(5):
        ordinal = int(_moon(k + step, _FULL if full else _NEW) - _ORDINAL + hours / 24)
        if ordinal >= start:
            return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None
    return None


def _moon(k: float, weights: tuple[float, ...]) -> float:
    sun, moon, node = (radians(a + b * k) for a, b in ((2.5534, 29.10535670), (201.5643, 385.81693528), (160.7108, 390.67050284)))
    angles = (moon, sun, 2 * moon, 2 * node, moon - sun, moon + sun, 2 * sun)
    return _EPOCH + _MONTH * k + sum(w * sin(a) for w, a in zip(weights, angles, strict=True))
