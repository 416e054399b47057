"""Reads the PLOVER ontology: CAMEO root, quad class, score and modes of each category."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from liens.model import Category


@dataclass(frozen=True, slots=True)
class Plover:
    """What PLOVER says of one category; ``score`` runs from -10 (conflict) to +10 (cooperation)."""

    cameo: str
    quad: str
    score: float
    modes: frozenset[str]


@cache
def load_plover() -> Mapping[str, Plover]:
    """The table of all 16 categories, by category."""
    data = tomllib.loads((files("liens.ontology") / "plover.toml").read_text(encoding="utf-8"))
    return {str(c): Plover(d["cameo"], d["quad"], d["score"], frozenset(d["modes"])) for c in Category for d in [data[c]]}
