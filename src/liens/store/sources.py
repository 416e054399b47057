"""Remembers what was asked of the web: what conditional requests need, when a source is due again, and how often it failed in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.store.database import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """One address as it stood when it was last asked; ``due`` is when a watch asks again, ``errors`` how often it failed in a row."""

    address: str
    kind: str
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    due: str | None = None
    errors: int = 0
    reason: str | None = None


_COLUMNS = "address, kind, etag, modified, checked, due, errors, reason"


def asked_before(store: Store, address: str) -> Asked | None:
    """What is known of an address, None if it was never asked."""
    found = store.row(f"SELECT {_COLUMNS} FROM sources WHERE address = ?", (address,))
    return None if found is None else Asked(*found)


def note_asked(store: Store, asked: Asked) -> None:
    """Remember what an address answered."""
    with store.transaction():
        store.run(
            f"INSERT INTO sources ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET kind = excluded.kind,"
            " etag = excluded.etag, modified = excluded.modified, checked = excluded.checked, due = COALESCE(excluded.due, sources.due),"
            " errors = excluded.errors, reason = excluded.reason",
            (asked.address, asked.kind, asked.etag, asked.modified, asked.checked, asked.due, asked.errors, asked.reason),
        )


def due_sources(store: Store, addresses: Sequence[str], now: str) -> list[str]:
    """Those of some addresses that were never asked or are due again, in their order."""
    waiting = {address for (address,) in store.rows("SELECT address FROM sources WHERE due > ?", (now,))}
    return [address for address in addresses if address not in waiting]


def next_due(store: Store, addresses: Sequence[str]) -> str | None:
    """When the first of some addresses is due, None if one of them was never asked."""
    times = [store.value("SELECT due FROM sources WHERE address = ?", (address,)) for address in addresses]
    return None if not times or None in times else min(times)
