"""The actors that are known by name: states, capitals, organisations, groups, agencies, leaders with their terms."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liens.langs.table import Row, read_table

ONTOLOGY = Path(__file__).parents[2] / "ontology"
_PIECE = re.compile(r"\w+|[^\w\s]")
_ENTITIES = ("entity", "code", "type", "name_fr", "name_en", "country")
_NAMES = ("form", "lang", "kind", "entity")
_LEADERS = ("name", "aliases", "code", "office", "from", "to", "source")
_ANY = "*"
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-"})


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


class Gazetteer:
    """Finds known names in text, longest first, through a tree of word pieces."""

    def __init__(self, names: Mapping[str, list[tuple[str, Entity]]], titles: frozenset[str]) -> None:
        """``names`` maps a written form to (kind, entity) pairs; ``titles`` are the words that stand before a surname."""
        self.titles = titles
        self._tree: dict[str, object] = {}
        for form in sorted(names):
            node = self._tree
            for piece in _PIECE.findall(form.translate(_PLAIN)):
                node = node.setdefault(piece, {})  # type: ignore[assignment]
            node[""] = names[form]

    def find(self, text: str) -> Iterator[Hit]:
        """Known names in text order, never overlapping, each as long as it can be."""
        pieces = [(m.group(), m.start(), m.end()) for m in _PIECE.finditer(text.translate(_PLAIN))]
        at = 0
        while at < len(pieces):
            node, ahead, best = self._tree, at, None
            while ahead < len(pieces) and (ahead == at or not _newline(text, pieces[ahead - 1][2], pieces[ahead][1])):
                below = node.get(pieces[ahead][0])
                if not isinstance(below, dict):
                    break
                node = below
                ahead += 1
                if "" in node:
                    best = (ahead, node[""])
            if best is None:
                at += 1
                continue
            after, found = best
            yield Hit(pieces[at][1], pieces[after - 1][2], found[0][0], tuple(e for _, e in found))  # type: ignore[index,union-attr]
            at = after


def _newline(text: str, start: int, end: int) -> bool:
    return end > start and "\n" in text[start:end]


def load_gazetteer(language: str, titles: frozenset[str]) -> Gazetteer:
    """The names of one language with what is known of their bearers; raises PackError on wrong data."""
    entities = {row["entity"]: _entity(row, language) for row in read_table(ONTOLOGY / "entities.tsv", _ENTITIES)}
    names: dict[str, list[tuple[str, Entity]]] = {}
    for row in read_table(ONTOLOGY / "names.tsv", _NAMES):
        if row["lang"] in {language, _ANY}:
            entity = entities.get(row["entity"])
            if entity is None:
                raise row.error(f"entity {row['entity']!r} is not in entities.tsv")
            for form in _spellings(row["form"]):
                names.setdefault(form, []).append((row["kind"], entity))
    for row in read_table(ONTOLOGY / "leaders.tsv", _LEADERS):
        leader = _leader(row)
        for alias in dict.fromkeys([row["name"], *(row.get("aliases") or "").split("|")]):
            if alias:
                names.setdefault(alias, []).append(("person", leader))
    return Gazetteer(names, titles)


def _spellings(form: str) -> list[str]:
    """The form, and the same with its first letter unaccented ("Etats-Unis"), as French papers print capitals."""
    bare = unicodedata.normalize("NFD", form[0])[0] + form[1:]
    return list(dict.fromkeys([form, bare])) if form[0].isupper() else [form]


def _entity(row: Row, language: str) -> Entity:
    name = row.get(f"name_{language}") or row.get("name_en") or row["entity"]
    return Entity(row["entity"], row["code"], row["type"], name, row.get("country"), row.place)


def _leader(row: Row) -> Entity:
    start, end = _day(row, "from", last=False), _day(row, "to", last=True)
    country = row["code"].split("/")[0]
    slug = row["name"].lower().replace(" ", "-")
    return Entity(f"{row['code']}/{slug}", row["code"], "person", row["name"], country, row.place, start, end, row["office"])


def _day(row: Row, column: str, *, last: bool) -> date | None:
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
