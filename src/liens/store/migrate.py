"""Brings a database to the tables that this version of the program works with, one numbered step after the other.

Steps are files ``migrations/NNNN_name.sql``; what only one kind of database understands stands in ``NNNN_name.sqlite.sql`` or
``NNNN_name.postgresql.sql``.
A step is never changed once it was released: what must change is a new step.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from liens.errors import StoreError
from liens.store.database import Store

_FOLDER = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number, its name, its statements."""

    number: int
    name: str
    statements: tuple[str, ...]


@cache
def steps(kind: str) -> tuple[Step, ...]:
    """All steps for a kind of database, in order; read once, for every page opens its database."""
    found = []
    for path in sorted(_FOLDER.glob("*.sql")):
        if path.name.count(".") == 1:
            number, _, name = path.stem.partition("_")
            special = path.with_name(path.stem + kind)
            texts = [p.read_text(encoding="utf-8") for p in (path, special) if p.is_file()]
            found.append(Step(int(number), name, tuple(texts)))
    return tuple(found)


def migrate(store: Store) -> None:
    """Run the steps that are missing, each in a transaction of its own; raises StoreError for a database of a later version."""
    wanted = steps(store.kind)
    if store.step == wanted[-1].number:
        return
    check(store, wanted)
    for step in wanted:
        with store.transaction():
            # Another process may have run the step while this one waited.
            if store.step < step.number:
                for statements in step.statements:
                    store.script(statements)
                store.note_step(step.number)


def check(store: Store, wanted: tuple[Step, ...] | None = None) -> None:
    """Raise StoreError for a database that is none of ours, or of a later version, or (to read) of an earlier one."""
    known = wanted or steps(store.kind)
    last = store.step
    if last > known[-1].number:
        raise StoreError(f"the database {store.place!r} was made by a later version of Liens (its step {last}); bring Liens up to date")
    if last < known[-1].number and wanted is None:
        raise StoreError(f"the database {store.place!r} is of an earlier version of Liens, or of another program; open it once with `liens ingest`")
    if not last and not store.empty:
        raise StoreError(f"{store.place!r} is a database of another program; choose another name")
