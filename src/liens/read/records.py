"""Reads one line of a JSON Lines file into a draft of an article, and says what is wrong with a line that is none."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from liens.errors import EmptyInput, MalformedRecord
from liens.read.articles import Draft
from liens.read.fields import day, renamed


def read_record(line: str, path: str) -> Draft:
    """The draft in a line of JSON: ``text``, and where known ``id``, ``lang``, ``published``, ``outlet``, ``url``, ``title``.

    The names that other tools give these fields do as well; what is not used is named in the draft. Raises MalformedRecord, or EmptyInput for
    a text without a character.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise MalformedRecord(f"it is not JSON: {error.msg} at character {error.pos}; each line must be one JSON object") from error
    except (RecursionError, ValueError) as error:
        raise MalformedRecord("its JSON is nested too deeply or holds too long a number; each line must be one flat JSON object") from error
    if not isinstance(record, dict):
        raise MalformedRecord(f'it is {_kind(record)}, not an object; each line must be like {{"text": "…"}}')
    told, unused = renamed(record)
    return Draft(
        text=_body(told),
        id=_identity(told),
        language=_string(told, "lang"),
        published=_date(told),
        outlet=_string(told, "outlet"),
        url=_string(told, "url"),
        title=_string(told, "title"),
        path=path,
        unused=unused,
    )


def _body(record: Mapping[str, Any]) -> str:
    if record.get("text") is None:
        raise MalformedRecord('it has no "text"; the text of the article must stand there')
    text = _string(record, "text", blank=True)
    if text is None:
        raise EmptyInput('its "text" is empty')
    return text


def _string(record: Mapping[str, Any], name: str, *, blank: bool = False) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise MalformedRecord(f'its "{name}" is {_kind(value)}, not a string')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise MalformedRecord(f'its "{name}" holds half a character (a lone surrogate) at {error.start}; write the whole pair') from error
    return value if value.strip() or (blank and value) else None


def _identity(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(record, "id")


def _date(record: Mapping[str, Any]) -> date | None:
    written = _string(record, "published")
    found = day(written) if written else None
    if written and found is None:
        raise MalformedRecord(f'its "published" is {written[:40]!r}, not a date like 2019-03-14')
    return found


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object", type(None): "null"}
    return names.get(type(value), "something else")
