"""Days, months and stretches of time as dossiers write them, short and in the user's language; unknown is a dash."""

from calendar import monthrange
from datetime import date

from liens.dossier.evidence import Line
from liens.draw.words import Words
from liens.link.told import Period

UNKNOWN = "–"
NO_BREAK = "\u00a0"
_YEAR, _MONTH = 4, 7


def day_text(day: str | None, words: Words) -> str:
    """A day, month or year as it is noted, in few letters: "24 Oct 2025", "Oct 2025", "2025"."""
    if not day:
        return UNKNOWN
    if len(day) <= _YEAR:
        return day
    return words.short_month(date.fromisoformat(f"{day}-01")) if len(day) == _MONTH else words.short_day(date.fromisoformat(day[:10]))


def span_text(first: str | None, last: str | None, words: Words) -> str:
    """Two days as a stretch, as short as it can be; one where the other is not known or the same."""
    known = [date.fromisoformat(day[:10]) for day in (first, last) if day]
    return _between(known[0], known[-1], words) if known else UNKNOWN


def when_text(told: Line, words: Words) -> str:
    """The time of an event; where only the day of publication is known, that it was published then."""
    if told.when is None:
        return words("draw.published_on", day=day_text(told.day, words)) if told.day else UNKNOWN
    return period_text(told.when, words)


def period_text(when: Period, words: Words) -> str:
    """A time in short, as exactly as it is known: "24 Oct 2025", "Oct 2025", "2025", "1 – 7 Oct 2025", "from 1 Oct 2025"."""
    first, last = (None if d is None else date.fromordinal(d) for d in (when.first, when.last))
    if first is not None and last is not None:
        return _whole(first, last, words) or _between(first, last, words)
    if first is not None:
        return words("format.after", start=words.short_day(first))
    return words("format.until", end=words.short_day(last)) if last is not None else UNKNOWN


def _whole(first: date, last: date, words: Words) -> str | None:
    """A whole month, a whole year or several; None for other days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    month = first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day == monthrange(last.year, last.month)[1]
    return words.short_month(first) if month else None


def _between(first: date, last: date, words: Words) -> str:
    """From a day to another; what both have in common is written once."""
    if first == last:
        return words.short_day(first)
    start = words.short_day(first)
    if first.year == last.year:
        start = words.day_of_month(first)
    if (first.year, first.month) == (last.year, last.month):
        start = words("format.first") if first.day == 1 else str(first.day)
        return words("format.span", start=start, end=words.short_day(last)).replace(" ", NO_BREAK)
    return words("format.span", start=start, end=words.short_day(last))
