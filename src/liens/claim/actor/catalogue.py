"""Looks up what Liens knows of actors: by name, however it is spelled, or by code."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from liens.claim.actor.entity import Entity
from liens.claim.actor.gazetteer import ONTOLOGY, load_names
from liens.claim.actor.own import merged, read_own
from liens.langs.table import read_table

_LANGUAGES = ("fr", "en")
# The rank of a name that does not hold the words at all.
_NONE = 3


@dataclass(frozen=True, slots=True)
class Known:
    """One actor with all its written forms, the languages they are used in, and the sorts it is counted among."""

    entity: Entity
    forms: tuple[tuple[str, str], ...]
    sorts: tuple[str, ...]


def catalogue(own: Path | None) -> list[Known]:
    """Every actor with its names in all languages, a user's file merged over them."""
    forms: dict[str, dict[str, set[str]]] = {}
    entities: dict[str, Entity] = {}
    lines = read_own(own) if own is not None else ()
    for language in _LANGUAGES:
        names = merged(load_names(language), lines, language)
        for form in names.forms():
            for _, entity in names.bearers(form):
                entities.setdefault(_key(entity), entity)
                forms.setdefault(_key(entity), {}).setdefault(form, set()).add(language)
    sorts: dict[str, list[str]] = {}
    for row in read_table(ONTOLOGY / "sorts.tsv", ("code", "sort")):
        sorts.setdefault(row["code"], []).append(row["sort"])
    return [Known(e, tuple(_spoken(forms[key])), tuple(() if e.type == "person" else sorts.get(e.code, ()))) for key, e in sorted(entities.items())]


def _key(entity: Entity) -> str:
    return f"{entity.id} {entity.start or ''}"


def _spoken(forms: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Each form with its language, or ``*`` where both write it so."""
    for form, languages in sorted(forms.items()):
        yield form, "*" if len(languages) > 1 else next(iter(languages))


def search(actors: Iterable[Known], wanted: str) -> list[Known]:
    """The actors of which a name holds the words, whole names first; capitals, accents and hyphens do not matter."""
    words = plain(wanted)
    found = [(min(_rank(plain(form), words) for form, _ in known.forms), known) for known in actors]
    return [known for rank, known in sorted(found, key=lambda pair: (pair[0], pair[1].entity.code, pair[1].entity.id)) if rank < _NONE]


def _rank(form: str, words: str) -> int:
    if form == words:
        return 0
    if f" {words} " in f" {form} ":
        return 1
    return 2 if words in form else _NONE


def plain(text: str) -> str:
    """Small letters without accents, hyphens and apostrophes as spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def of_code(actors: Iterable[Known], code: str) -> list[Known]:
    """The actors of a code or identifier; of a state or organisation alone also its own parts."""
    wanted = code.upper()
    found = [k for k in actors if k.entity.id.upper() == wanted or k.entity.code == wanted]
    return found or [k for k in actors if k.entity.code.split("/")[0] == wanted]
