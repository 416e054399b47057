"""Which CAMEO code fits an event: the finest that its category, mode and contexts know."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from liens.langs.table import EMPTY, read_table
from liens.model import Category
from liens.ontology.contexts import load_contexts
from liens.ontology.plover import load_plover

_TABLE = Path(str(files("liens.ontology"))) / "cameo.tsv"
Cameo = Mapping[tuple[str, str, str], str]


@cache
def load_cameo() -> Cameo:
    """Codes by category, mode and context; ``-`` stands for any. Raises PackError on an unknown name."""
    plover, contexts = load_plover(), load_contexts()
    found: dict[tuple[str, str, str], str] = {}
    for row in read_table(_TABLE, ("category", "mode", "context", "cameo", "gloss")):
        known = {EMPTY, *plover, *(plover[row["category"]].modes if row["category"] in plover else ())}
        if row["category"] not in plover or row["mode"] not in known or row["context"] not in {EMPTY, *contexts}:
            raise row.error(f"{row['category']} {row['mode']} {row['context']} is no category, mode and context of PLOVER")
        found[row["category"], row["mode"], row["context"]] = row["cameo"]
    return found


def cameo_of(table: Cameo, category: Category, mode: str | None, contexts: Sequence[str]) -> str:
    """The code of an event: by its mode and the first context that tells, else by its mode alone, else by its category."""
    kind = mode or EMPTY
    keys = [(str(category), kind, context) for context in (*contexts, EMPTY)]
    return next((table[key] for key in keys if key in table), table[str(category), EMPTY, EMPTY])
