"""Reads a user's own actors: a table that adds to what Liens knows, changes it, or takes a name away (docs/how-to/add-an-actor.md)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liens.claim.actor.entity import Entity, day
from liens.claim.actor.gazetteer import Bearer, Names
from liens.errors import PackError
from liens.langs.table import Row, read_table

COLUMNS = ("code", "type", "name", "others", "lang", "from", "to")
# What an actor can be; ``none`` takes the names of the line away.
TYPES = frozenset(
    {"state", "territory", "region_of_state", "organisation", "alliance", "court", "agency", "group", "party", "force", "ministry", "parliament"}
    | {"seat", "outlet", "company", "person", "none"}
)
NOBODY = "none"
_LANGUAGES = frozenset({"fr", "en", "*"})
_CODE = re.compile(r"[A-Z][A-Z0-9_]+(/[A-Z]{2,3})?")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Own:
    """One line of the file: an actor and the written forms that mean it; ``entity`` is None where they shall mean nobody."""

    entity: Entity | None
    kind: str
    forms: tuple[str, ...]
    language: str
    place: str


def read_own(path: Path) -> tuple[Own, ...]:
    """The lines of a user's file; raises PackError for the first that is wrong, naming file and line."""
    found, faults = _read(path)
    if faults:
        raise PackError(faults[0])
    return found


def faults_of(path: Path) -> list[str]:
    """Everything that is wrong in a user's file, line by line."""
    try:
        return _read(path)[1]
    except PackError as error:
        return [str(error)]


def _read(path: Path) -> tuple[tuple[Own, ...], list[str]]:
    found, faults = [], []
    for row in read_table(path, COLUMNS, str(path)):
        try:
            found.append(_line(row))
        except PackError as error:
            faults.append(str(error))
    return tuple(found), faults


def _line(row: Row) -> Own:
    kind, language = row["type"], row["lang"]
    if kind not in TYPES:
        raise row.error(f"type {kind!r} is not one of {', '.join(sorted(TYPES))}")
    if language not in _LANGUAGES:
        raise row.error(f"lang {language!r} is not fr, en or * (both)")
    if kind != NOBODY and not _CODE.fullmatch(row["code"]):
        raise row.error(f"code {row['code']!r} is not a code such as NOR/GOV or RED_HAND")
    name = row.get("name")
    if name is None:
        raise row.error("the name is missing")
    forms = tuple(dict.fromkeys(form for form in [name, *(row.get("others") or "").split("|")] if form))
    if any(len(form) < _SHORTEST and not form.isupper() for form in forms):
        raise row.error(f"a name needs {_SHORTEST} letters, or capitals alone, or it would be found everywhere")
    start, end = _days(row)
    country = row["code"].split("/")[0] if "/" in row["code"] else None
    entity = Entity(_id(row["code"], kind, name), row["code"], kind, name, country, row.place, start, end)
    return Own(None if kind == NOBODY else entity, _kind(kind), forms, language, row.place)


def _days(row: Row) -> tuple[date | None, date | None]:
    start, end = day(row, "from", last=False), day(row, "to", last=True)
    if start and end and end < start:
        raise row.error("the term ends before it begins")
    return start, end


def _id(code: str, kind: str, name: str) -> str:
    slug = re.sub(r"\W+", "-", name.lower()).strip("-")
    return f"{code}/{slug}" if kind == "person" or "/" in code else code


def _kind(kind: str) -> str:
    return kind if kind in {"person", "seat"} else "name"


def merged(names: Names, own: tuple[Own, ...], language: str) -> Names:
    """The names of Liens with the user's lines over them: a name in the file means what the file says, and no more."""
    fresh: dict[str, list[Bearer]] = {}
    for line in own:
        if line.language not in {language, "*"}:
            continue
        for form in line.forms:
            fresh.setdefault(form, []).extend([(line.kind, line.entity)] if line.entity else [])
    kept = {form: bearers for form, bearers in names.known.items() if form not in fresh}
    return Names({**kept, **{form: bearers for form, bearers in fresh.items() if bearers}}, names.people, names.hidden | frozenset(fresh))


def clashes(names: Names, own: tuple[Own, ...]) -> Iterator[tuple[Own, str, tuple[str, ...]]]:
    """The names of the file that mean somebody else until now: line, name, and the codes that it meant."""
    for line in own:
        for form in line.forms:
            before = tuple(sorted({e.code for _, e in names.bearers(form) if line.entity is None or e.code != line.entity.code}))
            if before:
                yield line, form, before
