"""Somebody or something that acts, as the data know it."""

from dataclasses import dataclass
from datetime import date

from liens.langs.table import Row


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that acts; ``code`` is what claims carry, ``type`` what it is (state, capital, group…)."""

    id: str
    code: str
    type: str
    name: str
    country: str | None
    place: str
    start: date | None = None
    end: date | None = None
    office: str | None = None

    @property
    def sector(self) -> str | None:
        """What stands after "/" in the code."""
        return self.code.partition("/")[2] or None


def day(row: Row, column: str, *, last: bool) -> date | None:
    """A day from a full date, a month or a year; the last day of it where a term ends."""
    value = row.get(column)
    if value is None:
        return None
    try:
        year, month, day = (int(p) for p in (value + "-0-0").split("-")[:3])
        if not month:
            return date(year, 12, 31) if last else date(year, 1, 1)
        return date(year, month, day or (28 if last else 1))
    except ValueError:
        raise row.error(f"{column} {value!r} is not a date") from None
