"""Notes runs, what failed in them, and what was dealt with already, so that a run can be taken up again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from liens.store.database import Store


@dataclass(frozen=True, slots=True)
class Failed:
    """One thing that could not be taken in: the source that was asked for, the place in it, at which stage, and why."""

    source: str
    place: str
    stage: str
    kind: str
    reason: str
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
            "INSERT INTO failures (source, place, stage, kind, reason, run) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place) DO UPDATE SET"
            " source = excluded.source, stage = excluded.stage, kind = excluded.kind, reason = excluded.reason, run = excluded.run, tries = failures.tries + 1",
            (failed.source, failed.place, failed.stage, failed.kind, failed.reason, run),
        )


def failures(store: Store) -> list[Failed]:
    """Everything that failed and has not been taken in since, by source and place."""
    return [Failed(*row) for row in store.rows("SELECT source, place, stage, kind, reason, tries FROM failures ORDER BY source, key")]


def forget_failure(store: Store, place: str) -> None:
    """Strike a failure off the list."""
    with store.transaction():
        store.run("DELETE FROM failures WHERE place = ?", (place,))
