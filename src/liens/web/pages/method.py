"""How Liens works, what its marks mean, how often it is wrong, and how it draws borders."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from liens.dossier.search import OPERATORS, other_words
from liens.langs.table import read_table
from liens.ontology.plover import load_plover
from liens.show.wording import STANDINGS
from liens.web.page import Asked, Route, View

_FIGURES = ("category", "roles", "triple", "full")
_COLUMNS = ("language", "data", "articles", "claims", *_FIGURES)
KEYS = ("next", "previous", "open", "text", "search", "help")


@dataclass(frozen=True, slots=True)
class Measured:
    """F1 on one set of articles that careful readers coded: language, what the set is, its size, and a figure a field."""

    language: str
    data: str
    articles: int
    claims: int
    category: float
    roles: float
    triple: float
    full: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A category of events: its PLOVER score (−10 conflict, +10 cooperation) and modes."""

    category: str
    score: float
    modes: tuple[str, ...]


def show(asked: Asked) -> View:
    """The method in short, with what was measured."""
    data = {"measured": quality(), "statuses": STANDINGS, "categories": kinds(), "operators": OPERATORS}
    return View("method.html", data, {"keys": KEYS, "others": other_words(), "longest": asked.settings.longest})


@cache
def quality() -> tuple[Measured, ...]:
    """What was measured, from the table that comes with the pages."""
    rows = read_table(Path(__file__).parents[1] / "quality.tsv", _COLUMNS)
    return tuple(
        Measured(str(r["language"]), str(r["data"]), int(r["articles"] or 0), int(r["claims"] or 0), *(float(r[name] or 0) for name in _FIGURES)) for r in rows
    )


@cache
def kinds() -> tuple[Kind, ...]:
    """The 16 categories, from conflict to cooperation."""
    found = [Kind(name, plover.score, tuple(sorted(plover.modes))) for name, plover in load_plover().items()]
    return tuple(sorted(found, key=lambda kind: (kind.score, kind.category)))


ROUTES = (Route("method", "/about/method", show, "method"),)
