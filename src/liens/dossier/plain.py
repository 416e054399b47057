"""Dossiers as plain data: lists and objects for JSON, and rows for tables of pandas and pyarrow."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from liens.errors import ExtraMissing
from liens.link.told import Period

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def plain(value: Any) -> Any:
    """Records as objects, sets as sorted lists, times with their days as ``YYYY-MM-DD``."""
    if isinstance(value, Period):
        return {"start": _day(value.first), "end": _day(value.last), "precision": str(value.precision)}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset | set | list | tuple):
        told = [plain(inner) for inner in value]
        return sorted(told) if isinstance(value, frozenset | set) else told
    return str(value) if isinstance(value, date | StrEnum) else value


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def rows(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Records as flat rows: an inner record's fields get its name in front (``evidence_articles``)."""
    return [_flat(plain(record)) for record in records]


def _flat(record: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{key}_")
        else:
            found[before + key] = value
    return found


def to_pandas(records: Iterable[Any]) -> "pd.DataFrame":
    """Lines, points or other records of a dossier as a DataFrame; raises ExtraMissing without pandas."""
    try:
        import pandas as pd
    except ImportError:
        raise ExtraMissing("pandas is not installed; install it with: pip install pandas") from None
    return pd.DataFrame(rows(records))


def to_arrow(records: Iterable[Any]) -> "pa.Table":
    """The same as a table of pyarrow; raises ExtraMissing without pyarrow."""
    try:
        import pyarrow as pa
    except ImportError:
        raise ExtraMissing("pyarrow is not installed; install it with: pip install 'liens[export]'") from None
    return pa.Table.from_pylist(rows(records))
