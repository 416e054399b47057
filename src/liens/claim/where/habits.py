"""How often a place that is tied in a given way to a given kind of event is the place of that event, as counted in read articles.

``ontology/where.tsv`` holds the shares; ``tools/count_places.py`` counts them. What was never seen counts as never.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from liens.claim.where.location import Entry, Location
from liens.claim.where.ties import Tie
from liens.langs.table import read_table
from liens.model import Category
from liens.ontology.places import ONTOLOGY

COLUMNS = ("category", "tie", "entry", "seen", "right", "share")
_BACK, _ADJECTIVE = "_back", "_adjective"


@dataclass(frozen=True, slots=True)
class Habit:
    """The share of places so tied that are places of the event, and the line that says so."""

    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Habits:
    """All shares, by event category, tie and entry."""

    shares: Mapping[tuple[str, str, str], Habit]

    def of(self, category: Category, tie: Tie, location: Location) -> Habit:
        """The share of one place."""
        key = (str(category), str(tie), entry_label(location))
        return self.shares.get(key, Habit(0.0, f"never seen as {tie} {key[2]} of {category}"))


def entry_label(location: Location) -> str:
    """How a place comes into its sentence, with whether it is named, pointed back to or marked by a nationality."""
    suffix = _BACK if location.back else _ADJECTIVE if location.adjective else ""
    return f"{location.entry}{suffix}"


def load_habits() -> Habits:
    """Read the table; raises PackError naming the line of what is wrong."""
    shares: dict[tuple[str, str, str], Habit] = {}
    for row in read_table(ONTOLOGY / "where.tsv", COLUMNS):
        try:
            key = (str(Category(row["category"])), str(Tie(row["tie"])), row["entry"])
            Entry(row["entry"].removesuffix(_BACK).removesuffix(_ADJECTIVE))
            shares[key] = Habit(float(row["share"]), row.place)
        except ValueError as error:
            raise row.error(str(error)) from None
    return Habits(shares)
