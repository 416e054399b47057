"""Norms: what a resolution, treaty or law obliges or forbids an actor to do, and who says that it was broken."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.source import is_of
from liens.dossier.terms import Quote, Terms, terms_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a norm lays down: its force, the parties bound and those who profit, the category, the sentence, the claim."""

    force: str
    bound: tuple[str, ...]
    to: tuple[str, ...]
    category: str
    condition: Quote | None
    sentence: str
    claim: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm by its reference as first written, what it lays down, and the claims that tell of its breach."""

    reference: str
    deeds: tuple[Deed, ...]
    breaches: tuple[str, ...]


def norms(records: Sequence[Json], actors: Sequence[str]) -> list[Norm]:
    """The norms that bind one of some actors, each with the claims of a breach that name one of them; in order of their names."""
    read = [(record, terms_of(record)) for record in records if record["event"]]
    laid: dict[str, list[Deed]] = defaultdict(list)
    broken: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for record, terms in read:
        if terms.reference is None:
            continue
        key = " ".join(terms.reference.text.lower().split())
        names.setdefault(key, terms.reference.text)
        if terms.breach and _concerns(record, actors):
            broken[key].append(record["id"])
        elif terms.force and not record["negated"] and _bound(record, terms, actors):
            laid[key].append(_deed(record, terms))
    return [Norm(names[key], tuple(laid[key]), tuple(broken[key])) for key in sorted({*laid, *broken})]


def _concerns(record: Json, actors: Sequence[str]) -> bool:
    return _names(record, ("initiators", "recipients"), actors)


def _names(record: Json, roles: Sequence[str], actors: Sequence[str]) -> bool:
    return any(is_of(a["code"], actor) for role in roles for a in record[role] for actor in actors)


def _bound(record: Json, terms: Terms, actors: Sequence[str]) -> bool:
    """A ban binds whom it is put upon; a duty binds who must do the deed."""
    return _names(record, ("recipients", "initiators") if terms.force == "prohibition" else ("initiators",), actors)


def _deed(record: Json, terms: Terms) -> Deed:
    by, to = (tuple(a["code"] for a in record[role]) for role in ("initiators", "recipients"))
    put_upon = terms.force == "prohibition" and bool(to)
    bound, rest = (to, ()) if put_upon else (by, to)
    return Deed(terms.force or "", bound, rest, record["event"]["category"], terms.condition, record["sentence"]["text"], record["id"])
