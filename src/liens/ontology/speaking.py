"""Sorts those who speak in the news into a few kinds: a state, an organisation, the media, armed groups, society, or nobody by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from liens.langs.table import read_table
from liens.ontology.naming import ENTITIES
from liens.ontology.places import ONTOLOGY

_UNKNOWN = "?"
# What such a body is, all its parts are; of a state each part has a kind of its own.
_WHOLE = frozenset({"alliance", "company", "group", "organisation", "outlet", "party"})


class Speaking(StrEnum):
    """A kind of speaker; ``outlet`` is a newspaper in its own voice, ``media`` another one that it cites, ``unnamed`` a source without a name."""

    OUTLET = "outlet"
    STATE = "state"
    ORGANISATION = "organisation"
    MEDIA = "media"
    ARMED = "armed"
    SOCIETY = "society"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class _Table:
    """The kinds by sector and by type of entity, and the type of each root."""

    sectors: Mapping[str, Speaking]
    types: Mapping[str, Speaking]
    roots: Mapping[str, str]


@cache
def _table() -> _Table:
    kinds: dict[str, dict[str, Speaking]] = {"sector": {}, "type": {}}
    for row in read_table(ONTOLOGY / "speakers.tsv", ("by", "value", "kind")):
        if row["by"] not in kinds:
            raise row.error(f"by {row['by']!r} is not one of {', '.join(kinds)}")
        if row["kind"] not in set(Speaking):
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(Speaking)}")
        kinds[row["by"]][row["value"]] = Speaking(row["kind"])
    roots = {row["code"]: row["type"] for row in read_table(ONTOLOGY / "entities.tsv", ENTITIES) if row["entity"] == row["code"]}
    return _Table(kinds["sector"], kinds["type"], roots)


def speaking(code: str | None) -> Speaking:
    """The kind of the speaker with a code; None is the outlet in its own voice."""
    if code is None:
        return Speaking.OUTLET
    table, (root, _, sector) = _table(), code.partition("/")
    body = table.roots.get(root, "")
    if body in _WHOLE and body in table.types:
        return table.types[body]
    if sector in table.sectors:
        return table.sectors[sector]
    if root == _UNKNOWN:
        return Speaking.UNNAMED
    return table.types.get(body, Speaking.SOCIETY)
