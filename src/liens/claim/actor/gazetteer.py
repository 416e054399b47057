"""The actors that are known by name: states, capitals, organisations, groups, agencies, leaders with their terms."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from liens.langs.table import Row, read_table

ONTOLOGY = Path(__file__).parents[2] / "ontology"
_PIECE = re.compile(r"\w+|[^\w\s]")
_ENTITIES = ("entity", "code", "type", "name_fr", "name_en", "country")
_NAMES = ("form", "lang", "kind", "entity")
_LEADERS = ("name", "aliases", "code", "office", "from", "to", "source")
_ANY = "*"
# The longest article before a name ("The Atlantic").
_ARTICLE = 3
# Bodies whose names papers capitalise as they like; a newspaper or company keeps its own spelling.
_LOOSE = frozenset({"state", "territory", "organisation", "alliance", "seat", "agency"})
_WRITTEN = frozenset({"name", "short"})
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-"})


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that acts; ``code`` is what claims carry, ``type`` what it is (state, capital, group…)."""

    id: str
    code: str
    type: str
    name: str
    country: str | None
    place: str
    start: date | None = None
    end: date | None = None
    office: str | None = None

    @property
    def sector(self) -> str | None:
        """What stands after "/" in the code."""
        return self.code.partition("/")[2] or None


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that is a known name, with all the entities that bear it."""

    start: int
    end: int
    kind: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class NameContext:
    """Words that change what a name means.

    ``titles`` stand before a surname, ``generic`` names are role nouns as well ("Congress"), ``attitudes`` are prefixes
    that make a state the object of a feeling ("pro", "anti"), ``given`` names of places that people bear ("Jordan"), ``pacts`` are nouns
    and ``sites`` streets and buildings that a town only names ("the Paris agreement"), ``vessels`` words before a ship's
    name, ``forenames`` the given names of known persons.
    """

    titles: frozenset[str]
    generic: frozenset[str]
    attitudes: frozenset[str]
    given: frozenset[str]
    pacts: frozenset[str]
    sites: frozenset[str]
    vessels: frozenset[str]
    forenames: frozenset[str] = frozenset()


class Gazetteer:
    """Finds known names in text, longest first: by their first word, then by the whole stretch."""

    def __init__(self, names: Mapping[str, list[tuple[str, Entity]]], context: NameContext) -> None:
        """``names`` maps a written form to (kind, entity) pairs."""
        self.context = context
        self._names = {form.translate(_PLAIN): found for form, found in names.items()}
        self._longest_of: dict[str, int] = {}
        for form in self._names:
            first = _PIECE.match(form)
            word = first.group() if first is not None else form
            if len(form) > self._longest_of.get(word, 0):
                self._longest_of[word] = len(form)

    def states(self) -> Iterator[tuple[str, Entity]]:
        """Every name of several words of a state with the state."""
        for form, found in self._names.items():
            if " " not in form:
                continue
            yield from ((form, entity) for kind, entity in found if entity.type == "state" and kind in _WRITTEN)

    def find(self, text: str) -> Iterator[Hit]:
        """Known names in text order, never overlapping, each as long as it can be."""
        plain = text.translate(_PLAIN)
        pieces = [(m.group(), m.start(), m.end()) for m in _PIECE.finditer(plain)]
        at = 0
        while at < len(pieces):
            best = self._longest(plain, pieces, at)
            if best is not None and len(pieces[at][0]) <= _ARTICLE:
                # "The Atlantic alliance" is no magazine: the longer name begins after the article.
                inner = self._longest(plain, pieces, at + 1)
                best = None if inner is not None and inner[0] > best[0] else best
            if best is None:
                at += 1
                continue
            after, found = best
            yield Hit(pieces[at][1], pieces[after - 1][2], found[0][0], tuple(e for _, e in found))
            at = after

    def _longest(self, plain: str, pieces: Sequence[tuple[str, int, int]], at: int) -> tuple[int, list[tuple[str, Entity]]] | None:
        """The end of the longest name that begins at a piece, and who bears it."""
        reach = self._longest_of.get(pieces[at][0]) if at < len(pieces) else None
        if reach is None:
            return None
        start, best = pieces[at][1], None
        for ahead in range(at, len(pieces)):
            end = pieces[ahead][2]
            if end - start > reach:
                break
            found = self._names.get(plain[start:end])
            if found is not None:
                best = (ahead + 1, found)
        return best


Names = dict[str, list[tuple[str, Entity]]]


def load_gazetteer(names: Names, context: NameContext) -> Gazetteer:
    """The names of one language (:func:`load_names`, a user's own merged over them) ready for finding."""
    given = dict.fromkeys(e.name.partition(" ")[0] for found in names.values() for _, e in found if e.type == "person" and " " in e.name)
    return Gazetteer(names, replace(context, forenames=frozenset(g for g in given if g not in names)))


def load_names(language: str) -> Names:
    """The names of one language with what is known of their bearers; raises PackError on wrong data."""
    entities = {row["entity"]: _entity(row, language) for row in read_table(ONTOLOGY / "entities.tsv", _ENTITIES)}
    names: Names = {}
    for row in read_table(ONTOLOGY / "names.tsv", _NAMES):
        if row["lang"] in {language, _ANY}:
            entity = entities.get(row["entity"])
            if entity is None:
                raise row.error(f"entity {row['entity']!r} is not in entities.tsv")
            for form in _spellings(row["form"], loose=entity.type in _LOOSE):
                names.setdefault(form, []).append((row["kind"], entity))
    for row in read_table(ONTOLOGY / "leaders.tsv", _LEADERS):
        leader = _leader(row)
        for alias in dict.fromkeys([row["name"], *(row.get("aliases") or "").split("|")]):
            if alias:
                names.setdefault(alias, []).append(("person", leader))
    return names


def _spellings(form: str, *, loose: bool) -> list[str]:
    """The form, and how papers print it otherwise: first letter unaccented ("Etats-Unis"), other capitals ("Maison blanche")."""
    if not form[0].isupper():
        return [form]
    found = [form]
    words = form.split(" ")
    if loose and len(words) > 1 and len(words[0]) > 3:
        # After an article ("La Réunion") a small letter would be another word.
        found.append(" ".join([words[0], *(w if w.isupper() else w.lower() for w in words[1:])]))
        found.append(" ".join([words[0], *(w[0].upper() + w[1:] if len(w) > 3 else w for w in words[1:])]))
    found += [unicodedata.normalize("NFD", f[0])[0] + f[1:] for f in found]
    return list(dict.fromkeys(found))


def _entity(row: Row, language: str) -> Entity:
    name = row.get(f"name_{language}") or row.get("name_en") or row["entity"]
    return Entity(row["entity"], row["code"], row["type"], name, row.get("country"), row.place)


def _leader(row: Row) -> Entity:
    start, end = day(row, "from", last=False), day(row, "to", last=True)
    country = row["code"].split("/")[0]
    slug = row["name"].lower().replace(" ", "-")
    return Entity(f"{row['code']}/{slug}", row["code"], "person", row["name"], country, row.place, start, end, row["office"])


def day(row: Row, column: str, *, last: bool) -> date | None:
    """A day from a full date, a month or a year; the last day of it where a term ends."""
    value = row.get(column)
    if value is None:
        return None
    try:
        year, month, day = (int(p) for p in (value + "-0-0").split("-")[:3])
        if not month:
            return date(year, 12, 31) if last else date(year, 1, 1)
        return date(year, month, day or (28 if last else 1))
    except ValueError:
        raise row.error(f"{column} {value!r} is not a date") from None
