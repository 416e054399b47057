"""Says of what a dossier has nothing, and why: a band that is left out could be taken for one that was forgotten."""

from collections.abc import Mapping, Sequence

from liens.draw.dates import day_text
from liens.draw.markup import escaped
from liens.draw.parts import band, facts
from liens.draw.pen import Pen

# The reason for each band that may be missing, in the order of the page.
TIE = ("graph", "map", "pacts", "exchanges", "upcoming", "trend")
ACTOR = ("ties", "did", "suffered", "says", "figures", "upcoming")
_TITLES = {"pacts": "dossier.pacts", "exchanges": "dossier.exchanges", "trend": "draw.course", "ties": "draw.ego", "figures": "draw.quantities"}


def absent(bands: Mapping[str, str], wanted: Sequence[str], day: str, pen: Pen) -> str:
    """Which of the ``wanted`` bands have no content; empty where all have, or none: then the whole is empty."""
    missing = [name for name in wanted if not bands[name]]
    if not missing or not any(bands.values()):
        return ""
    words, seen = pen.words, day_text(day, pen.words)
    rows = [(words(_TITLES.get(name, f"draw.{name}")), escaped(words(f"absent.{name}", day=seen))) for name in missing]
    return band(pen, "absent", words("absent.title"), facts(rows))
