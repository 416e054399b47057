"""Reads PLOVER's contexts, and what an event's mode or category and its parties say of its context, in no language."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from liens.langs.table import Row, read_table

_FOLDER = Path(str(files("liens.ontology")))
_COLUMNS = ("context", "political", "gloss")
_KINDS = ("category", "code", "mode", "sector", "sort")
Sign = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Signs:
    """Contexts with their weights: by ``CATEGORY`` or ``CATEGORY:mode``, by sector, and by an actor's code."""

    kinds: Mapping[str, tuple[Sign, ...]]
    sectors: Mapping[str, tuple[Sign, ...]]
    codes: Mapping[str, tuple[Sign, ...]]


def load_contexts() -> frozenset[str]:
    """The names of the 37 contexts."""
    return frozenset(row["context"] for row in read_table(_FOLDER / "contexts.tsv", _COLUMNS))


def load_political() -> frozenset[str]:
    """The contexts that are political in themselves, as courts and armies are, and trade and health are not."""
    return frozenset(row["context"] for row in read_table(_FOLDER / "contexts.tsv", _COLUMNS) if row["political"] == "yes")


def load_signs() -> Signs:
    """The signs of the ontology; what a sort of actors says is said of each of its actors."""
    contexts = load_contexts()
    sorts: dict[str, list[str]] = {}
    for row in read_table(_FOLDER / "sorts.tsv", ("code", "sort")):
        sorts.setdefault(row["sort"], []).append(row["code"])
    found: dict[str, dict[str, list[Sign]]] = {kind: {} for kind in _KINDS}
    for row in read_table(_FOLDER / "context_signs.tsv", ("kind", "value", "context", "weight")):
        if row["kind"] not in found:
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(_KINDS)}")
        sign = sign_of(row, contexts)
        kind, values = ("code", sorts.get(row["value"], [])) if row["kind"] == "sort" else (row["kind"], [row["value"]])
        for value in values:
            found[kind].setdefault(value, []).append(sign)
    by_kind = {kind: {value: tuple(signs) for value, signs in table.items()} for kind, table in found.items()}
    return Signs({**by_kind["category"], **by_kind["mode"]}, by_kind["sector"], by_kind["code"])


def sign_of(row: Row, contexts: frozenset[str]) -> Sign:
    """The context and weight of a line; a wrong one is an error that names it."""
    if row["context"] not in contexts:
        raise row.error(f"context {row['context']!r} is not one of {', '.join(sorted(contexts))}")
    if row["weight"] not in {"1", "2"}:
        raise row.error(f"weight {row['weight']!r} is not 1 or 2")
    return row["context"], int(row["weight"])
