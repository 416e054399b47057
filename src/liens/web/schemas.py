"""Describes records as JSON Schema, from the annotations of their data classes: the form in which the twins of pages give them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from liens.link.told import Period

Json = dict[str, Any]
_PLAIN: Mapping[Any, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
    Any: {},
    object: {},
}
# A mapping without a name is a claim: docs/reference/record.md.
CLAIM = "Claim"


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas of the records that were asked for, by name."""

    known: Json = field(default_factory=dict)
    kinds: dict[str, type] = field(default_factory=dict)

    def of(self, hint: Any) -> Json:
        """The schema of an annotation; that of a record stands among the known ones and is referred to."""
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        if hint == dict[str, Any]:
            return _reference(CLAIM)
        origin, inner = get_origin(hint), get_args(hint)
        if origin in {Union, UnionType}:
            return {"anyOf": [self.of(one) for one in inner]}
        return self._several(origin, inner) if origin is not None else self._one(hint)

    def _one(self, hint: Any) -> Json:
        """Closed sets and records; anything else may be anything."""
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return {"type": "string", "enum": [str(member) for member in hint]}
        return self._record(hint) if isinstance(hint, type) and is_dataclass(hint) else {}

    def _several(self, origin: Any, inner: tuple[Any, ...]) -> Json:
        """Lists, sets, pairs and mappings."""
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if origin is tuple and Ellipsis not in inner:
            return {"type": "array", "prefixItems": [self.of(one) for one in inner], "minItems": len(inner), "maxItems": len(inner)}
        return {"type": "array", "items": self.of(inner[0])}

    def _record(self, kind: type) -> Json:
        name = kind.__name__
        if self.kinds.setdefault(name, kind) is not kind:
            # Two rooms may use one name.
            name = f"{kind.__module__.rpartition('.')[2].title()}{name}"
        if kind is Period:
            days = {side: {"type": ["string", "null"], "format": "date"} for side in ("start", "end")}
            self.known.setdefault(name, _whole({**days, "precision": {"type": "string"}}))
        elif name not in self.known:
            # Noted before its fields are: a record may hold others of its kind.
            self.known[name] = {}
            hints = get_type_hints(kind)
            self.known[name] = {**_whole({f.name: self.of(hints[f.name]) for f in fields(kind)}), "description": _first_line(kind.__doc__)}
        return _reference(name)


def _whole(properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]
