"""Reads what linking knows of categories: which tell one happening together, which are mutual, which are speech."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from liens.errors import PackError
from liens.model import Category, Harm

_FILE = "linking.toml"


@dataclass(frozen=True, slots=True)
class Kinds:
    """Categories as linking sees them: families by category, how alike two are, and the special kinds."""

    families: Mapping[str, tuple[str, ...]]
    alike: Mapping[tuple[str, str], float]
    mutual: frozenset[str]
    told: frozenset[str]
    growing: frozenset[str]
    harms: Mapping[str, str]
    modes: Mapping[str, str]
    future: Mapping[str, str]
    pacts: frozenset[str]
    exchanges: frozenset[str]

    def likeness(self, left: str, right: str) -> float:
        """How well two categories fit one happening, from 0 to 1."""
        return 1.0 if left == right else self.alike.get((left, right), 0.0)


@cache
def load_kinds() -> Kinds:
    """The table as compiled; raises PackError where it names a category that there is not."""
    data = tomllib.loads((files("liens.ontology") / _FILE).read_text(encoding="utf-8"))
    families: dict[str, tuple[str, ...]] = {str(category): () for category in Category}
    for family, members in sorted(data["families"].items()):
        for category in members:
            families[_category(category)] = (*families[category], family)
    alike: dict[tuple[str, str], float] = {}
    for pair, value in data["alike"].items():
        left, right = (_category(name) for name in pair.split())
        alike[left, right] = alike[right, left] = value
    kinds = {key: frozenset(_category(name) for name in names) for key, names in {**data["roles"], **data["dossier"]}.items()}
    return Kinds(
        families=families,
        alike=alike,
        mutual=kinds["mutual"],
        told=kinds["told"],
        growing=frozenset(data["figures"]["growing"]),
        harms={Harm(harm): sense for harm, sense in data["harms"].items()},
        modes=data["modes"],
        future={_category(done): _category(announced) for done, announced in data["future"].items()},
        pacts=kinds["pacts"],
        exchanges=kinds["exchanges"],
    )


def _category(name: str) -> str:
    if name not in {str(c) for c in Category}:
        raise PackError(f"ontology/{_FILE}: {name!r} is not one of the categories; see ontology/plover.toml")
    return name
