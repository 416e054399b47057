"""The code of a state, a territory or an organisation from its name in any language that Liens has."""

from collections.abc import Mapping
from functools import cache

from liens.langs.table import read_table
from liens.ontology.naming import ENTITIES
from liens.ontology.places import ONTOLOGY

_NAMES = ("name_fr", "name_en")


def code_called(name: str) -> str | None:
    """The code of whoever is called so (case does not matter); None for a name that nobody or several have, and for what is a code itself."""
    return _codes().get(name.casefold())


@cache
def _codes() -> Mapping[str, str]:
    """The codes that are no part of another, by name."""
    rows = [row for row in read_table(ONTOLOGY / "entities.tsv", ENTITIES) if "/" not in row["entity"]]
    codes = {row["entity"].casefold() for row in rows}
    found: dict[str, set[str]] = {}
    for row in rows:
        for column in _NAMES:
            found.setdefault((row[column] or "").casefold(), set()).add(row["code"])
    return {name: next(iter(owners)) for name, owners in found.items() if name and name not in codes and len(owners) == 1}
