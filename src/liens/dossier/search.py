"""Reads what a user typed into a search: words, "phrases", and operators such as ``who:PRK`` or ``after:2025-01-01``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from liens.errors import QueryError
from liens.langs.table import read_table
from liens.model import Category, Status
from liens.ontology.calling import code_called
from liens.store.ask import Query

_PIECE = re.compile(r'(?:(?P<name>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_PARTIES = ("who", "by", "to", "says")
OPERATORS = ("who", "by", "to", "says", "status", "category", "after", "before", "outlet", "lang", "event", "article")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@cache
def _others() -> Mapping[tuple[str, str], str]:
    """Other words for operators and for values, by kind and word."""
    rows = read_table(Path(__file__).with_name("search_words.tsv"), ("kind", "value", "word"))
    return {(row["kind"], row["word"]): row["value"] for row in rows}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The operators of a search, and its words."""

    named: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]


def parse_search(text: str) -> Query:
    """The query of a search; raises QueryError for an operator or a value that there is not.

    ``who:``, ``by:``, ``to:`` and ``says:`` take codes (``PRK``, ``PRK/MIL``, an entity) or names (``russie``) and may be repeated; ``after:`` and
    ``before:`` take a year, a month or a day, both included.
    """
    parts = _taken_apart(text)
    single = {name: values[-1] for name, values in parts.named.items() if name not in _PARTIES}
    several = {name: tuple(_actor(value) for value in parts.named.get(name, ())) for name in _PARTIES}
    return Query(
        words=" ".join(parts.words) or None,
        who=several["who"],
        by=several["by"],
        to=several["to"],
        says=several["says"],
        status=_member(single, "status", [str(s) for s in Status]),
        category=_member(single, "category", [str(c) for c in Category]),
        outlet=single.get("outlet"),
        language=single.get("lang"),
        event=single.get("event"),
        article=single.get("article"),
        after=_first_day(single["after"]) if "after" in single else None,
        before=_last_day(single["before"]) if "before" in single else None,
    )


def other_words() -> Mapping[str, tuple[str, ...]]:
    """The other words for each operator."""
    found: dict[str, tuple[str, ...]] = {}
    for (kind, word), value in _others().items():
        if kind == "operator":
            found[value] = (*found.get(value, ()), word)
    return found


def pieces(text: str) -> list[str]:
    """The words, phrases and operators of a search, each as it was typed."""
    return [match[0] for match in _PIECE.finditer(text)]


def plain_words(text: str) -> list[str]:
    """The words and phrases of a search that are no operator, without quotation marks; raises QueryError."""
    return [word.strip('"').rstrip("*") for word in _taken_apart(text).words]


def _actor(value: str) -> str:
    """The code that is meant: a code as it stands, or that of an actor who is called so in one of the languages."""
    return value if "/" in value else code_called(value) or value.upper()


def _taken_apart(text: str) -> _Parts:
    named: dict[str, tuple[str, ...]] = {}
    words: list[str] = []
    for match in _PIECE.finditer(text):
        typed, value = match["name"], match["phrase"] if match["phrase"] is not None else match["word"]
        name = _others().get(("operator", (typed or "").lower()), typed)
        if name in OPERATORS and value:
            named[name] = (*named.get(name, ()), value)
        elif name and match["phrase"] is None:
            raise QueryError(f"{name}: is no operator; there are {', '.join(OPERATORS)}")
        elif value.strip():
            words.append(f'"{value}"' if match["phrase"] is not None else value)
    return _Parts(named, tuple(words))


def _member(single: Mapping[str, str], name: str, known: list[str]) -> str | None:
    value = single.get(name)
    if value is None:
        return None
    value = _others().get((name, value.lower()), value)
    found = next((member for member in known if member.lower() == value.lower()), None)
    if found is None:
        raise QueryError(f"{name}:{value} is not known; write one of {', '.join(known)}")
    return found


def _first_day(written: str) -> str:
    return _bounds(written)[0].isoformat()


def _last_day(written: str) -> str:
    return _bounds(written)[1].isoformat()


def _bounds(written: str) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    found = _DAY.fullmatch(written)
    wrong = QueryError(f"{written!r} is no date; write 2025, 2025-10 or 2025-10-24")
    if found is None:
        raise wrong
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        after = date(year + 1, 1, 1) if month in {0, 12} else date(year, month + 1, 1)
    except (ValueError, OverflowError):
        raise wrong from None
    return first, after - timedelta(1)
