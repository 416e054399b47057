"""The names of actors for display, by code, in the user's language."""

from collections.abc import Mapping
from functools import lru_cache

from liens.langs.table import read_table
from liens.ontology.places import ONTOLOGY

ENTITIES = ("entity", "code", "type", "name_fr", "name_en", "country")


@lru_cache(maxsize=4)
def display_names(language: str) -> Mapping[str, str]:
    """The name of each entity that Liens knows, by its identifier; a state's or organisation's identifier is its code."""
    column = f"name_{language}"
    return {row["entity"]: row.get(column) or row["entity"] for row in read_table(ONTOLOGY / "entities.tsv", ENTITIES)}
