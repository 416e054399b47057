"""Knows what other tools call the fields of a record ("date", "link", "body"), so that nothing known of an article is lost for its name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from functools import cache
from pathlib import Path
from typing import Any

from liens.langs.table import EMPTY, read_table
from liens.read.dates import parse_date

# Liens' own names.
FIELDS = ("text", "id", "lang", "published", "outlet", "url", "title")
COLUMNS = ("field", "rank", "name", "value")
_VALUES = (EMPTY, "address", "name")
_ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a field, as it is compared, and which values count under it."""

    field: str
    name: str
    value: str

    def takes(self, value: Any) -> bool:
        """True if such a value says something of the field."""
        if not isinstance(value, str) or not value.strip():
            return False
        if self.field == "published":
            return day(value) is not None
        return self.value == EMPTY or value.strip().lower().startswith(_ADDRESSES) == (self.value == "address")


@cache
def load_names() -> tuple[Name, ...]:
    """The names of ``fields.tsv``, of each field the first that counts first; raises PackError for a wrong line."""
    rows = list(read_table(Path(__file__).with_name("fields.tsv"), COLUMNS))
    for row in rows:
        if row["field"] not in FIELDS or row["value"] not in _VALUES or not row["rank"].isdigit():
            raise row.error(f"field is one of {', '.join(FIELDS)}, rank a number, value one of {', '.join(_VALUES)}")
    return tuple(Name(row["field"], _plain(row["name"]), row["value"]) for row in sorted(rows, key=lambda row: (row["field"], int(row["rank"]))))


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "").replace("-", "").replace(" ", "")


def renamed(record: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A record under Liens' own names, which win where they say something, and the names that say something and mean nothing here, sorted."""
    own = {name: value for name, value in record.items() if name in FIELDS}
    others = {_plain(name): name for name in sorted(record, reverse=True) if name not in FIELDS}
    known = {name.name for name in load_names() if name.name in others and (name.takes(record[others[name.name]]) or _says(own.get(name.field)))}
    for name in load_names():
        if name.name in others and not _says(own.get(name.field)) and name.takes(record[others[name.name]]):
            own[name.field] = record[others[name.name]]
    return own, tuple(sorted(name for plain, name in others.items() if plain not in known and record[name] is not None))


def means(names: Iterable[str], field: str) -> Iterator[str]:
    """Those of some names that stand for a field."""
    meant = {name.name for name in load_names() if name.field == field}
    yield from (name for name in names if name == field or _plain(name) in meant)


def not_used(names: Iterable[str]) -> str:
    """What is told of the fields that mean nothing here, once a file."""
    return f"fields that were not used: {', '.join(sorted(names))}"


def _says(value: Any) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def day(written: str) -> date | None:
    """The day of a date as machines write it: ISO 8601, or as in feeds and mails ("Thu, 14 Mar 2019 08:05:00 GMT"); None for another."""
    found = parse_date(written)
    if found is not None:
        return found
    parts = parsedate(written)
    return None if parts is None else parse_date(f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}")
