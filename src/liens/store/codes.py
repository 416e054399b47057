"""Finds or makes the keys of what many claims share: outlets, actors with their roots, speakers, engines."""

import json
from collections.abc import Mapping
from typing import Any

from liens.store.database import Store

Json = dict[str, Any]


def outlet_key(store: Store, name: str | None) -> int | None:
    """The key of an outlet; None for an unknown one."""
    if name is None:
        return None
    return _key(store, "SELECT key FROM outlets WHERE name = ?", (name,)) or store.insert("outlets", name=name)


def root_key(store: Store, code: str) -> int:
    """The key of the state or organisation of a code: what stands before the slash."""
    root = code.partition("/")[0]
    return _key(store, "SELECT key FROM roots WHERE code = ?", (root,)) or store.insert("roots", code=root)


def actor_keys(store: Store, actor: Mapping[str, Any]) -> tuple[int, int]:
    """The keys of an actor and of its root."""
    resolved = int(actor["entity"] is not None)
    label = actor["entity"] if resolved else actor["name"]
    found = store.row("SELECT key, root FROM actors WHERE code = ? AND label = ? AND resolved = ?", (actor["code"], label, resolved))
    if found:
        return int(found[0]), int(found[1])
    root = root_key(store, actor["code"])
    return store.insert("actors", root=root, code=actor["code"], sector=actor["sector"], label=label, resolved=resolved), root


def speaker_key(store: Store, actor: int | None, outlet: int | None) -> int:
    """The key of who vouches for a claim: an actor, else the outlet, else nobody known."""
    if actor is not None:
        return _key(store, "SELECT key FROM speakers WHERE actor = ?", (actor,)) or store.insert("speakers", actor=actor)
    if outlet is not None:
        return _key(store, "SELECT key FROM speakers WHERE outlet = ?", (outlet,)) or store.insert("speakers", outlet=outlet)
    nobody = _key(store, "SELECT key FROM speakers WHERE actor IS NULL AND outlet IS NULL", ())
    return nobody or store.insert("speakers", actor=None, outlet=None)


def engine_key(store: Store, engine: Mapping[str, Any]) -> int:
    """The key of the program, pack and model that read an article."""
    record = json.dumps(dict(engine), ensure_ascii=False)
    return _key(store, "SELECT key FROM engines WHERE record = ?", (record,)) or store.insert("engines", record=record)


def _key(store: Store, statement: str, values: tuple[str | int, ...]) -> int | None:
    found = store.value(statement, values)
    return None if found is None else int(found)
