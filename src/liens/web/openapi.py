"""Describes the interface for programs as OpenAPI 3.1: the twin of every page, what it takes and what it gives, made from the list of pages."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from liens.dossier.actor import ActorDossier
from liens.dossier.due import Upcoming
from liens.dossier.event import EventDossier
from liens.dossier.reading import ArticleDossier
from liens.dossier.review import ClaimReview, EventReview, History
from liens.dossier.tie import Tie
from liens.web import links
from liens.web.page import Route, Settings
from liens.web.schemas import CLAIM, Schemas

Json = dict[str, Any]
VERSION = "3.1.0"
PROBLEM = "application/problem+json"
# The records that addresses give; the others give an object that is described by its page.
_RECORDS: Mapping[str, Any] = {
    "tie": Tie,
    "actor": ActorDossier,
    "event": EventDossier,
    "article": ArticleDossier,
    "upcoming": Upcoming,
    "claim": dict[str, Any],
    "review": History,
    "review_claim": ClaimReview,
    "review_event": EventReview,
}
_ERRORS = {"400": "a question that is written wrongly", "404": "nothing is there", "414": "the address is too long", "503": "the database cannot be read"}
_PLACEHOLDER = re.compile(r"\{(\w+)(?::\w+)?\}")


def described(known: Sequence[Route], settings: Settings, version: str) -> Json:
    """The document of the interface."""
    schemas = Schemas({CLAIM: _claim(), **_pieces(), "Problem": _problem()})
    paths = {path_of(route): {"get": _operation(route, schemas, settings)} for route in twins(known)}
    told = "Articles, claims, events and ties of one database, to read only. Every address is the twin of a page and has the same numbers."
    return {
        "openapi": VERSION,
        "info": {"title": "Liens", "version": version, "description": told, "license": _LICENCE},
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.known.items())), "responses": {code: _failure(text) for code, text in _ERRORS.items()}},
    }


_LICENCE = {"name": "Apache-2.0", "identifier": "Apache-2.0"}


@cache
def parameters() -> Json:
    """The names that queries may have (``parameters``), and which address takes which (``queries``)."""
    return tomllib.loads(Path(__file__).with_name("api.toml").read_text(encoding="utf-8"))


def twins(known: Sequence[Route]) -> list[Route]:
    """The pages that have a twin for programs."""
    return [route for route in known if route.method == "GET" and route.twin]


def query_names(route: Route) -> Sequence[str]:
    """What an address takes in its query."""
    found: Sequence[str] = parameters()["queries"].get(route.name, ())
    return found


def summary(route: Route) -> str:
    """What an address gives: the first line of what its page says of itself."""
    return (route.answer.__doc__ or "").strip().partition("\n")[0]


def path_of(route: Route) -> str:
    """The address of a page's twin, as OpenAPI writes it."""
    return _PLACEHOLDER.sub(r"{\1}", links.twin(route.path))


def _operation(route: Route, schemas: Schemas, settings: Settings) -> Json:
    record = _RECORDS.get(route.name)
    given = schemas.of(record) if record is not None else {"type": "object"}
    asked = [_in_path(name) for name in _PLACEHOLDER.findall(route.path)] + [_in_query(name, settings) for name in query_names(route)]
    answers: Json = {"200": {"description": summary(route), "content": {"application/json": {"schema": given}}}}
    return {
        "operationId": route.name,
        "summary": summary(route),
        "tags": [route.section or "home"],
        "parameters": asked,
        "responses": {**answers, **{code: {"$ref": f"#/components/responses/{code}"} for code in _ERRORS}},
    }


def _in_path(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _in_query(name: str, settings: Settings) -> Json:
    told = parameters()["parameters"][name]
    schema: Json = {"type": told["type"]}
    if name == "size":
        schema |= {"minimum": 1, "maximum": settings.most, "default": settings.page}
    elif told["type"] == "string":
        schema["maxLength"] = settings.longest
    if told.get("many"):
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "required": False, "description": told["description"], "schema": schema}


def _failure(text: str) -> Json:
    return {"description": text, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _claim() -> Json:
    found: Json = json.loads(Path(__file__).with_name("claim.schema.json").read_text(encoding="utf-8"))
    return found


def _pieces() -> Json:
    """What a claim is made of: words at their place, and somebody who acts or speaks."""
    place = {"start": {"type": ["integer", "null"]}, "end": {"type": ["integer", "null"]}, "text": {"type": ["string", "null"]}}
    actor = {"code": {"type": "string"}, "entity": {"type": ["string", "null"]}, "name": {"type": "string"}, "via": {"type": "string"}}
    return {
        "Quoted_": {"type": "object", "required": ["start", "end", "text"], "properties": {**place, "text": {"type": "string"}}},
        "Actor_": {"type": "object", "required": ["code", "name"], "properties": {**actor, **place}},
    }


def _problem() -> Json:
    kinds = {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}}
    return {"type": "object", "description": "What went wrong (RFC 9457).", "properties": kinds, "required": ["detail", "status", "title", "type"]}
