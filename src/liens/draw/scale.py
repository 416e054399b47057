"""Puts days on a line: which stretch of time is drawn, where a day stands, and which ticks are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liens.draw.words import Words

# A drawing leaves out so many of its events at each end where that halves its stretch: one date of 1953 should not squeeze a year to a line.
_STRAY = 0.1
_HALVES = 0.5
# A little air at both ends, as a share of the stretch, and the least stretch in days.
_AIR = 0.02
_LEAST = 28
_TICKS = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """Days ``first`` to ``last`` (ordinals) over ``left`` to ``right``; events before and after are counted, not drawn."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where a day begins, held inside the drawing."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def holds(self, day: int) -> bool:
        """True if the day is drawn."""
        return self.first <= day <= self.last


def scale(days: Sequence[int], also: int | None, sides: tuple[float, float]) -> Scale:
    """The scale for some days; ``also`` is a day that is shown where it lies near."""
    ordered = sorted(days)
    first, last = _kept(ordered)
    if also is not None and first - _HALVES * (last - first) - _LEAST <= also <= last + _HALVES * (last - first) + _LEAST:
        first, last = min(first, also), max(last, also)
    air = max(round((last - first) * _AIR), 1)
    missing = max(_LEAST - (last - first + 2 * air), 0)
    return Scale(first - air - missing // 2, last + 1 + air + missing - missing // 2, *sides)


def _kept(ordered: Sequence[int]) -> tuple[int, int]:
    """First and last day without the strays."""
    first, last, few = ordered[0], ordered[-1], int(len(ordered) * _STRAY)
    if few and last - ordered[few] < (last - first) * _HALVES:
        first = ordered[few]
    if few and ordered[-1 - few] - first < (last - first) * _HALVES:
        last = ordered[-1 - few]
    return first, last


def ticks(drawn: Scale, words: Words) -> list[tuple[int, str]]:
    """The days that get a line and a name: firsts of years, of months, or single days, as many as can be read."""
    first, last = date.fromordinal(max(drawn.first, 1)), date.fromordinal(drawn.last)
    years = last.year - first.year
    if years >= 3:
        step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 500) if years / s <= _TICKS)
        named = [(date(y, 1, 1), f"{y}") for y in range(first.year, last.year + 1) if y % step == 0]
    elif (last - first).days > 62:
        months = years * 12 + last.month - first.month
        step = next(s for s in (1, 2, 3, 6, 12) if months / s <= _TICKS)
        numbers = [first.year * 12 + first.month - 1 + k for k in range(months + 1)]
        named = [(date(m // 12, m % 12 + 1, 1), words.short_month(date(m // 12, m % 12 + 1, 1))) for m in numbers if m % step == 0]
    else:
        step = max((last - first).days // 6, 1)
        days = [first + timedelta(k) for k in range(0, (last - first).days + 1, step)]
        named = [(d, words.short_day(d)) for d in days]
    return [(d.toordinal(), name) for d, name in named if drawn.holds(d.toordinal())]
