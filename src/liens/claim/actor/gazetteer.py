"""The actors that are known by name: states, capitals, organisations, groups, agencies, leaders with their terms."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from liens.claim.actor.entity import Entity
from liens.claim.actor.people import People
from liens.errors import PackError
from liens.langs.table import EMPTY, label_of, read_lines

ONTOLOGY = Path(__file__).parents[2] / "ontology"
_PIECE = re.compile(r"\w+|[^\w\s]")
_ENTITIES = ("entity", "code", "type", "name_fr", "name_en", "country")
_NAMES = ("form", "lang", "kind", "entity")
_ANY = "*"
# The longest article before a name ("The Atlantic").
_ARTICLE = 3
# Bodies whose names papers capitalise as they like; a newspaper or company keeps its own spelling.
_LOOSE = frozenset({"state", "territory", "organisation", "alliance", "seat", "agency"})
_WRITTEN = frozenset({"name", "short"})
# What a name is compared without: no-break spaces, round apostrophes, other hyphens.
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-"})


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
    name, ``waters`` seas and straits, ``eras`` what is called after who ruled then ("the Nixon administration"),
    ``forenames`` the given names of known persons.
    """

    titles: frozenset[str]
    generic: frozenset[str]
    attitudes: frozenset[str]
    given: frozenset[str]
    pacts: frozenset[str]
    sites: frozenset[str]
    vessels: frozenset[str]
    waters: frozenset[str]
    eras: frozenset[str] = frozenset()
    forenames: frozenset[str] = frozenset()


Bearer = tuple[str, Entity]
_PERSON = "person"


class Names:
    """Who bears which name: actors by written form as (kind, entity) pairs, after them the people of the press."""

    def __init__(self, known: Mapping[str, list[Bearer]], people: People | None = None, hidden: frozenset[str] = frozenset()) -> None:
        """``hidden`` are forms that mean none of the people."""
        self.known = known
        self.people = people
        self.hidden = hidden

    def __contains__(self, form: str) -> bool:
        return form in self.known or self._of_people(form)

    def bearers(self, form: str) -> list[Bearer]:
        """Everybody of that name; none if nobody is known."""
        found = self.known.get(form, [])
        if self.people is None or not self._of_people(form):
            return found
        return [*found, *((_PERSON, entity) for entity in self.people.bearers(form))]

    def forms(self) -> Iterator[str]:
        """Every written form, each once."""
        yield from self.known
        yield from (form for form in (self.people.forms() if self.people else ()) if form not in self.known and form not in self.hidden)

    def reach(self) -> dict[str, int]:
        """The length of the longest form that begins with a word."""
        longest: dict[str, int] = {}
        for form in chain(self.known, self.people.forms() if self.people else ()):
            word = form.partition(" ")[0]
            if not word.isalnum():
                word = _first(form)
            if len(form) > longest.get(word, 0):
                longest[word] = len(form)
        return longest

    def given(self) -> Iterator[str]:
        """The given names of people: the first words of their names."""
        persons = {e.name: None for found in self.known.values() for _, e in found if e.type == _PERSON}
        yield from (first for first, _, rest in (name.partition(" ") for name in persons) if rest)
        yield from self.people.given if self.people else ()

    def _of_people(self, form: str) -> bool:
        return self.people is not None and form in self.people and form not in self.hidden


def _first(form: str) -> str:
    found = _PIECE.match(form)
    return found.group() if found is not None else form


class Gazetteer:
    """Finds known names in text, longest first: by their first word, then by the whole stretch."""

    def __init__(self, names: Names, context: NameContext) -> None:
        """Take the names as a text has them once its apostrophes, hyphens and spaces are made plain."""
        self.context = context
        # What is made plain is no letter of ASCII.
        known = {form if form.isascii() else form.translate(PLAIN): found for form, found in names.known.items()}
        self._names = Names(known, names.people, names.hidden)
        self._longest_of = self._names.reach()

    def states(self) -> Iterator[Bearer]:
        """Every name of several words of a state with the state."""
        for form, found in self._names.known.items():
            if " " not in form:
                continue
            yield from ((form, entity) for kind, entity in found if entity.type == "state" and kind in _WRITTEN)

    def find(self, text: str) -> Iterator[Hit]:
        """Known names in text order, never overlapping, each as long as it can be."""
        plain = text.translate(PLAIN)
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

    def _longest(self, plain: str, pieces: Sequence[tuple[str, int, int]], at: int) -> tuple[int, list[Bearer]] | None:
        """The end of the longest name that begins at a piece, and who bears it."""
        reach = self._longest_of.get(pieces[at][0]) if at < len(pieces) else None
        if reach is None:
            return None
        start, best = pieces[at][1], None
        for ahead in range(at, len(pieces)):
            end = pieces[ahead][2]
            if end - start > reach:
                break
            found = self._names.bearers(plain[start:end])
            if found:
                best = (ahead + 1, found)
        return best


def load_gazetteer(names: Names, context: NameContext) -> Gazetteer:
    """The names of one language (:func:`load_names`, a user's own merged over them) ready for finding."""
    return Gazetteer(names, replace(context, forenames=frozenset(g for g in names.given() if g not in names)))


def load_names(language: str) -> Names:
    """The names of one language with what is known of their bearers; raises PackError on wrong data."""
    entities = _entities(language)
    known: dict[str, list[Bearer]] = {}
    table = ONTOLOGY / "names.tsv"
    for number, line in read_lines(table, _NAMES, label_of(table)):
        written, tongue, kind, key = line.split("\t")
        if tongue in {language, _ANY}:
            entity = entities.get(key)
            if entity is None:
                raise PackError(f"{label_of(table)}:{number}: entity {key!r} is not in entities.tsv")
            for form in _spellings(written, loose=entity.type in _LOOSE):
                known.setdefault(form, []).append((kind, entity))
    return Names(known, People(ONTOLOGY / "leaders.tsv"))


def _spellings(form: str, *, loose: bool) -> Sequence[str]:
    """The form, and how papers print it otherwise: first letter unaccented ("Etats-Unis"), other capitals ("Maison blanche")."""
    if not form[0].isupper() or (form[0].isascii() and (not loose or " " not in form)):
        return (form,)
    found = [form]
    words = form.split(" ")
    if loose and len(words) > 1 and len(words[0]) > 3:
        # After an article ("La Réunion") a small letter would be another word.
        found.append(" ".join([words[0], *(w if w.isupper() else w.lower() for w in words[1:])]))
        found.append(" ".join([words[0], *(w[0].upper() + w[1:] if len(w) > 3 else w for w in words[1:])]))
    if not form[0].isascii():
        found += [unicodedata.normalize("NFD", f[0])[0] + f[1:] for f in found]
    return list(dict.fromkeys(found))


def _entities(language: str) -> dict[str, Entity]:
    """The actors of the ontology by identifier; the tables are long and every run reads them: their lines are not worth a Row each."""
    path = ONTOLOGY / "entities.tsv"
    label, own = label_of(path), _ENTITIES.index(f"name_{language}")
    found = {}
    for number, line in read_lines(path, _ENTITIES, label):
        cells = [None if cell == EMPTY else cell for cell in line.split("\t")]
        identifier, code, kind, _, english, country = cells
        if identifier is None or code is None or kind is None:
            raise PackError(f"{label}:{number}: entity, code and type must be told")
        found[identifier] = Entity(identifier, code, kind, cells[own] or english or identifier, country, f"{label}:{number}")
    return found
