"""Compiles ontology/entities.tsv and ontology/names.tsv from the hand-kept tables in tools/actors.

Usage: python tools/build_actors.py WORLD_COUNTRIES/countries.json
(the file of the npm package world-countries 5.1.0, which supplies names and demonyms of states).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from countries import NONE, Country, load_countries
from inflection import (
    PluralRule,
    capitalised,
    each_word_plural,
    load_plural_rules,
    plain_capitals,
    plural,
)
from tables import read_table, split_forms, write_table

TOOLS = Path(__file__).resolve().parent
ONTOLOGY = TOOLS.parent / "src" / "liens" / "ontology"
ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z0-9+])[A-Z0-9ÉÖ&+./-]{2,}")
HISTORICAL = "h:"
UNWRITTEN = frozenset({"", "-", NONE})
TAGGED = re.compile(r"(fr|en|\*):(.+)")


@dataclass(slots=True)
class Catalogue:
    """Collects the entities and their names while the tables are read."""

    rules: tuple[PluralRule, ...]
    entities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[tuple[str, str, str, str], None] = field(default_factory=dict)

    def add_entity(self, entity: str, code: str, kind: str, label: tuple[str, str], country: str) -> None:
        """Add an entity; a second one of the same id is an error of the tables."""
        if entity in self.entities:
            raise ValueError(f"entity {entity} is defined twice")
        self.entities[entity] = (entity, code, kind, *label, country or "-")

    def add_name(self, form: str, lang: str, kind: str, entity: str) -> None:
        """Add a written form of an entity, with its variant without accents on capitals."""
        form = unicodedata.normalize("NFC", form.replace("\u2019", "'")).strip()
        if not form:
            return
        if form.startswith(HISTORICAL):
            form, kind = form.removeprefix(HISTORICAL), "historical"
        elif kind in ("name", "short") and ABBREVIATION.fullmatch(form):
            kind = "abbreviation"
        for variant in (form, plain_capitals(form)) if lang != "en" else (form,):
            if not any((variant, lg, kd, entity) in self.names for lg in (lang, "*") for kd in ("name", "short", kind)):
                self.names[variant, lang, kind, entity] = None

    def add_names(self, forms: list[str], lang: str, kinds: tuple[str, str], entity: str) -> None:
        """Add several forms: the first is of the first kind, the others of the second."""
        for position, form in enumerate(forms):
            self.add_name(form, lang, kinds[min(position, 1)], entity)


def slug(form: str) -> str:
    """Give the last part of an entity's id: small letters, digits and low lines."""
    plain = unicodedata.normalize("NFD", form.lower().replace("+", " plus ").replace("\u0153", "oe"))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "_", kept).strip("_")


def tagged(form: str) -> tuple[str, str]:
    """Split a form with a language mark before it into form and language."""
    match = TAGGED.fullmatch(form)
    return (match[2], match[1]) if match else (form, "*")


def add_abbreviations(book: Catalogue, cell: str, entity: str) -> None:
    """Add the abbreviations of a cell, each with its language mark."""
    for marked in split_forms(cell):
        form, lang = tagged(marked)
        book.add_name(form, lang, "abbreviation", entity)


def add_french_demonyms(book: Catalogue, cell: str, entity: str) -> None:
    """Add adjectives and inhabitants' names for pairs of masculine and feminine."""
    for pair in split_forms(cell):
        for base in pair.split("/"):
            if base in UNWRITTEN:
                continue
            for form in (base, each_word_plural(base, "fr", book.rules)):
                book.add_name(form, "fr", "demonym_adj", entity)
                for noun in capitalised(form):
                    book.add_name(noun, "fr", "demonym_noun", entity)


def add_english_demonyms(book: Catalogue, adjectives: str, nouns: str, entity: str) -> None:
    """Add adjectives, and nouns that are given as singular or as singular/plural."""
    for form in split_forms(adjectives):
        if form not in UNWRITTEN:
            book.add_name(form, "en", "demonym_adj", entity)
    for noun in split_forms(nouns):
        single, _, several = noun.partition("/")
        for form in (single, several or plural(single, "en", book.rules)):
            if form not in UNWRITTEN and single != NONE:
                book.add_name(form, "en", "demonym_noun", entity)


def add_country(book: Catalogue, country: Country) -> None:
    """Add a state or territory with names, demonyms and the capital that stands for its government."""
    code = country.code
    book.add_entity(code, code, country.kind, (country.names_fr[0], country.names_en[0]), code)
    book.add_names(list(country.names_fr), "fr", ("name", "short"), code)
    book.add_names(list(country.names_en), "en", ("name", "short"), code)
    add_abbreviations(book, country.abbreviations, code)
    add_french_demonyms(book, country.demonyms_fr, code)
    add_english_demonyms(book, country.adjectives_en, country.nouns_en, code)
    capitals_fr = [form for form in country.capitals_fr if form not in country.names_fr]
    capitals_en = [form for form in country.capitals_en if form not in country.names_en]
    if not capitals_fr and not capitals_en:
        return
    seat = f"{code}/GOV/capital"
    label = ((capitals_fr or capitals_en)[0], (capitals_en or capitals_fr)[0])
    book.add_entity(seat, f"{code}/GOV", "capital", label, code)
    book.add_names(capitals_fr, "fr", ("capital", "capital"), seat)
    book.add_names(capitals_en, "en", ("capital", "capital"), seat)


def add_actor(book: Catalogue, row: dict[str, str]) -> None:
    """Add an organisation, group, seat or region from its row."""
    entity = row["entity"]
    forms = {lang: split_forms(row[lang]) for lang in ("fr", "en", "any")}
    short = [tagged(form)[0] for form in split_forms(row["abbreviations"])]
    french = (forms["fr"] + forms["any"] + short + forms["en"])[0]
    english = (forms["en"] + forms["any"] + short + forms["fr"])[0]
    label = (french.removeprefix(HISTORICAL), english.removeprefix(HISTORICAL))
    book.add_entity(entity, row["code"], row["type"], label, row["country"])
    kinds = ("seat", "seat") if row["type"] == "seat" else ("name", "short")
    for lang, key in (("*", "any"), ("fr", "fr"), ("en", "en")):
        book.add_names(forms[key], lang, kinds, entity)
    add_abbreviations(book, row["abbreviations"], entity)


def add_listed(book: Catalogue, row: dict[str, str]) -> None:
    """Add an outlet, company, party or agency of which only the names are kept."""
    forms = [tagged(form) for form in split_forms(row["forms"])]
    code, country = row["code"], row["country"]
    entity = f"{code}/{slug(forms[0][0])}"
    if "/" not in code and row["type"] in ("alliance", "company"):
        entity = code
    english = next((form for form, lang in forms if lang == "en"), forms[0][0])
    french = next((form for form, lang in forms if lang != "en"), forms[0][0])
    book.add_entity(entity, code, row["type"], (french, english), country)
    for position, (form, lang) in enumerate(forms):
        book.add_name(form, lang, "name" if position == 0 else "short", entity)


def compile_catalogue(package: Path) -> Catalogue:
    """Read every table and give the finished catalogue."""
    source = TOOLS / "actors"
    book = Catalogue(load_plural_rules(source / "plurals.tsv"))
    for country in load_countries(json.loads(package.read_text(encoding="utf-8")), source):
        add_country(book, country)
    for table in ("seats", "organisations", "groups", "regions"):
        for row in read_table(source / f"{table}.tsv"):
            add_actor(book, row)
    for row in read_table(source / "listed.tsv"):
        add_listed(book, row)
    for row in read_table(source / "demonyms.tsv"):
        if row["lang"] == "fr":
            add_french_demonyms(book, row["adjectives"], row["entity"])
        else:
            add_english_demonyms(book, row["adjectives"], row["nouns"], row["entity"])
    for row in read_table(source / "added.tsv"):
        book.names[row["form"], row["lang"], row["kind"], row["entity"]] = None
    for row in read_table(source / "dropped.tsv"):
        book.names.pop((row["form"], row["lang"], row["kind"], row["entity"]))
    return book


def main(arguments: list[str]) -> int:
    """Compile both files; 2 when the package's file is not named."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    book = compile_catalogue(Path(arguments[0]))
    columns = ("entity", "code", "type", "name_fr", "name_en", "country")
    write_table(ONTOLOGY / "entities.tsv", columns, book.entities.values())
    write_table(ONTOLOGY / "names.tsv", ("form", "lang", "kind", "entity"), book.names)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
