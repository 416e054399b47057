"""Joins the names of states in the package world-countries with the corrections kept by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tables import read_table, split_forms

KOSOVO_IN_PACKAGE = "UNK"
KOSOVO = "XKX"
STATES_BEYOND_UN = frozenset({KOSOVO, "PSE", "TWN", "VAT"})
REPLACES = "="
NONE = "none"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory with every written form of its names."""

    code: str
    kind: str
    names_fr: tuple[str, ...]
    names_en: tuple[str, ...]
    abbreviations: str
    capitals_fr: tuple[str, ...]
    capitals_en: tuple[str, ...]
    demonyms_fr: str
    adjectives_en: str
    nouns_en: str


def load_countries(package: list[dict[str, Any]], folder: Path) -> list[Country]:
    """Give every country of the package, corrected by the table of states."""
    fixes = {row["code"]: row for row in read_table(folder / "states.tsv")}
    return [joined(entry, fixes[entry["cca3"]]) for entry in package]


def joined(entry: dict[str, Any], fix: dict[str, str]) -> Country:
    """Join one country of the package with its row of corrections."""
    code = KOSOVO if entry["cca3"] == KOSOVO_IN_PACKAGE else str(entry["cca3"])
    is_state = bool(entry["unMember"]) or code in STATES_BEYOND_UN
    french = entry["translations"]["fra"]
    capitals = tuple(name.replace("City of ", "") for name in entry["capital"])
    capitals_en = cell_or(fix["capitals_en"], capitals)
    demonyms = entry["demonyms"]
    return Country(
        code,
        "state" if is_state else "territory",
        all_names(french["common"], french["official"], fix["fr"]),
        all_names(entry["name"]["common"], entry["name"]["official"], fix["en"]),
        fix["abbreviations"],
        cell_or(fix["capitals_fr"], capitals_en),
        capitals_en,
        fix["demonyms_fr"] or french_pair(demonyms.get("fra", {})),
        fix["adjectives_en"] or demonyms.get("eng", {}).get("m", ""),
        fix["nouns_en"] or demonyms.get("eng", {}).get("m", ""),
    )


def cell_or(cell: str, package: tuple[str, ...]) -> tuple[str, ...]:
    """Give the forms of a cell, or those of the package where the cell is empty."""
    if cell == NONE:
        return ()
    return tuple(split_forms(cell)) or package


def all_names(common: str, official: str, cell: str) -> tuple[str, ...]:
    """Give the names of a country: the package's unless the table replaces them."""
    own = split_forms(cell.removeprefix(REPLACES)) if cell != NONE else []
    first = [] if cell.startswith(REPLACES) else [common]
    names = [*first, *own, official]
    lowered = [name[0].lower() + name[1:] for name in names if name.startswith("Île")]
    return tuple(dict.fromkeys(name for name in names + lowered if "(" not in name))


def french_pair(demonym: dict[str, str]) -> str:
    """Give masculine and feminine adjective in small letters, as the tables write them."""
    if not demonym or "," in demonym["m"]:
        return ""
    return f"{demonym['m'].lower()}/{demonym['f'].lower()}"
