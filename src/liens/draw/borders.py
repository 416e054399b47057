"""How the borders of a map are drawn: a policy of ``borders.tsv``, which says for each land what line goes around it.

The outlines themselves are those of the vendored map; docs/explanation/contested.md says what that means, and how to change both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from liens.langs.table import read_table

# The policy where none is asked for: the outlines as the map has them.
DRAWN = "drawn"
_EVERY = "*"


class Stroke(StrEnum):
    """What goes around a land: a line, a dashed line, or none."""

    SOLID = "solid"
    DASHED = "dashed"
    NONE = "none"

    @property
    def dashes(self) -> str | None:
        """Its dashes in SVG."""
        return "4 3" if self is Stroke.DASHED else None


@dataclass(frozen=True, slots=True)
class Borders:
    """A policy: the line around each land that it names, and around all others."""

    name: str
    lands: Mapping[str, Stroke]
    others: Stroke

    def around(self, land: str) -> Stroke:
        """The line around a land, by its code."""
        return self.lands.get(land, self.others)


@cache
def load_borders() -> Mapping[str, Borders]:
    """The policies by name; raises PackError where a line of the table is wrong."""
    found: dict[str, dict[str, Stroke]] = {}
    for row in read_table(Path(str(files("liens.draw"))) / "borders.tsv", ("policy", "land", "line")):
        if row["line"] not in set(Stroke):
            raise row.error(f"line {row['line']!r} is not one of {', '.join(Stroke)}")
        found.setdefault(row["policy"], {})[row["land"]] = Stroke(row["line"])
    return {name: Borders(name, lands, lands.get(_EVERY, Stroke.SOLID)) for name, lands in found.items()}
