"""Notes runs, what failed in them, and what was dealt with already, so that a run can be taken up again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from liens.store.database import Store


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its number, its kind, when it began and ended (None if it did not), and how many articles it read."""

    run: int
    kind: str
    begun: str
    ended: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Failed:
    """One thing that could not be taken in: the source that was asked for, the place in it, at which stage, and why."""

    source: str
    place: str
    stage: str
    kind: str
    reason: str
    stamp: str = ""
    tries: int = 1


def begin_run(store: Store, kind: str, started: str, settings: Mapping[str, object]) -> int:
    """Note that a run begins; its key."""
    with store.transaction():
        return store.insert("runs", kind=kind, started=started, settings=json.dumps(dict(settings), ensure_ascii=False, sort_keys=True))


def end_run(store: Store, run: int, finished: str) -> None:
    """Note that a run came to its end."""
    with store.transaction():
        store.run("UPDATE runs SET finished = ? WHERE key = ?", (finished, run))


def note_failure(store: Store, failed: Failed, run: int) -> None:
    """Keep a failure; one of the same place takes the place of the older one and counts the tries."""
    with store.transaction():
        store.run(
            "INSERT INTO failures (source, place, stage, kind, reason, stamp, run) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (place)"
            " DO UPDATE SET"
            " source = excluded.source, stage = excluded.stage, kind = excluded.kind, reason = excluded.reason, stamp = excluded.stamp, run = excluded.run,"
            " tries = failures.tries + 1",
            (failed.source, failed.place, failed.stage, failed.kind, failed.reason, failed.stamp, run),
        )


def failures(store: Store) -> list[Failed]:
    """Everything that failed and has not been taken in since, by source and place."""
    return [Failed(*row) for row in store.rows("SELECT source, place, stage, kind, reason, stamp, tries FROM failures ORDER BY source, key")]


def forget_failures(store: Store, source: str, run: int) -> None:
    """Strike off what failed in earlier runs of a source that was now gone through from end to end."""
    with store.transaction():
        store.run("DELETE FROM failures WHERE source = ? AND run < ?", (source, run))


def still_failed(store: Store, place: str, run: int) -> None:
    """Note that a run met a failure again that it did not try again."""
    with store.transaction():
        store.run("UPDATE failures SET run = ? WHERE place = ?", (run, place))


def dealt_with(store: Store, place: str, stamp: str) -> int | None:
    """The article of a place whose bytes have not changed since it was taken in, None if it must be read."""
    found = store.value("SELECT article FROM documents WHERE place = ? AND stamp = ?", (place, stamp))
    return None if found is None else int(found)


def failed_before(store: Store, place: str, stamp: str) -> bool:
    """True for a place that failed with these very bytes: it would again."""
    return store.value("SELECT key FROM failures WHERE place = ? AND stamp = ? AND stamp <> ''", (place, stamp)) is not None


def tries_of(store: Store, place: str) -> int:
    """How often a place has failed, 0 for one that is on no list of failures."""
    return int(store.value("SELECT tries FROM failures WHERE place = ?", (place,)) or 0)


def address_known(store: Store, address: str) -> bool:
    """True for the canonical address of an article that is there."""
    return store.value("SELECT article FROM addresses WHERE address = ?", (address,)) is not None


def unfinished_run(store: Store, kind: str) -> int | None:
    """The last run of a kind, if it was not finished."""
    found = store.row("SELECT key, finished FROM runs WHERE kind = ? ORDER BY key DESC LIMIT 1", (kind,))
    return int(found[0]) if found and found[1] is None else None


def versions_left(store: Store, run: int) -> list[tuple[int, str]]:
    """Current versions with text that a run has neither read nor failed to read, with the id of their article."""
    return store.rows(
        "SELECT v.key, a.id FROM versions AS v JOIN articles AS a ON a.key = v.article WHERE v.current = 1 AND v.text IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM extractions AS x WHERE x.version = v.key AND x.run = ?)"
        " AND NOT EXISTS (SELECT 1 FROM failures AS f WHERE f.stamp = CAST(v.key AS TEXT) AND f.run = ?) ORDER BY v.key",
        (run, run),
    )


def runs(store: Store) -> list[tuple[int, str, str, str | None, int]]:
    """Every run: key, kind, begun, ended (None if it was not), and how many versions it read."""
    return store.rows("SELECT r.key, r.kind, r.started, r.finished, (SELECT COUNT(*) FROM extractions AS x WHERE x.run = r.key) FROM runs AS r ORDER BY r.key")


def last_run(store: Store) -> Run | None:
    """The run that was begun last, None where there was none."""
    found = store.row(
        "SELECT r.key, r.kind, r.started, r.finished, (SELECT COUNT(*) FROM extractions AS x WHERE x.run = r.key) FROM runs AS r ORDER BY r.key DESC LIMIT 1"
    )
    return None if found is None else Run(*found)
