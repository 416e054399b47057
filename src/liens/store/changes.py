"""What changed between two runs: claims that came, went, or say something else, version by version; what persons judged is left aside."""

from collections.abc import Iterator
from dataclasses import dataclass

from liens.errors import StoreError
from liens.store.codes import Json
from liens.store.database import Store
from liens.store.judged import read_records

# What says who read it, not what was read.
_ASIDE = ("article", "engine", "why")


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that differs: as it was and as it is (None where it was not or is not), and the fields that differ."""

    before: Json | None
    after: Json | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The claims of one version in both runs."""

    same: int
    changes: tuple[Change, ...]


def compare_runs(store: Store, first: int, second: int) -> Iterator[Compared]:
    """Every version that a run read, as it stood after the first run and after the second one; raises StoreError for unknown runs."""
    for run in (first, second):
        if store.value("SELECT key FROM runs WHERE key = ?", (run,)) is None:
            known = ", ".join(str(key) for (key,) in store.rows("SELECT key FROM runs ORDER BY key"))
            raise StoreError(f"there is no run {run}; there are {known or 'none'}")
    for version, before, after in _states(store, first, second):
        if before != after:
            yield _compared(_claims(store, version, before), _claims(store, version, after))


def _states(store: Store, first: int, second: int) -> list[tuple[int, int | None, int | None]]:
    """Each version with the extractions that were current after both runs."""
    latest = "(SELECT MAX(x.key) FROM extractions AS x WHERE x.version = v.key AND x.run <= ?)"
    return store.rows(f"SELECT v.key, {latest}, {latest} FROM versions AS v ORDER BY v.key", (first, second))


def _claims(store: Store, version: int, extraction: int | None) -> dict[str, Json]:
    keys = store.rows("SELECT key FROM claims WHERE version = ? AND extraction = ? ORDER BY key", (version, extraction))
    return {record["id"]: record for record in read_records(store, (key for (key,) in keys))}


def _compared(before: dict[str, Json], after: dict[str, Json]) -> Compared:
    changes = [Change(record, None) for name, record in before.items() if name not in after]
    changes += [Change(None, record) for name, record in after.items() if name not in before]
    same = 0
    for name in before.keys() & after.keys():
        fields = tuple(f for f in before[name] if f not in _ASIDE and before[name][f] != after[name][f])
        same += not fields
        changes += [Change(before[name], after[name], fields)] if fields else []
    return Compared(same, tuple(sorted(changes, key=lambda c: ((c.after or c.before or {})["sentence"]["start"], (c.after or c.before or {})["id"]))))
