"""How taking in stands: each run with what it read and failed to read, failures by stage and reason, and what the articles are."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from liens.store.database import Store
from liens.store.runs import Failed


@dataclass(frozen=True, slots=True)
class Stand:
    """A run as it stands.

    ``ended`` is None while it runs, or if it was stopped; ``expected`` where nobody could count beforehand.
    """

    run: int
    kind: str
    sources: tuple[str, ...]
    begun: str
    ended: str | None
    expected: int | None
    read: int
    failed: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles or failures have something in common."""

    of: tuple[str, ...]
    count: int


def stands(store: Store, limit: int) -> list[Stand]:
    """The latest runs, the last one first."""
    found = store.rows(
        "SELECT r.key, r.kind, r.settings, r.started, r.finished, (SELECT COUNT(*) FROM extractions AS x WHERE x.run = r.key),"
        " (SELECT COUNT(*) FROM failures AS f WHERE f.run = r.key) FROM runs AS r ORDER BY r.key DESC LIMIT ?",
        (limit,),
    )
    return [_stand(*row) for row in found]


def _stand(run: int, kind: str, settings: str, *rest: object) -> Stand:
    begun, ended, read, failed = rest
    told = json.loads(settings)
    sources = tuple(str(source) for source in told.get("sources") or told.get("files") or ())
    return Stand(run, kind, sources, str(begun), None if ended is None else str(ended), told.get("expected"), int(str(read)), int(str(failed)))


def failed_by_reason(store: Store) -> list[Tally]:
    """Failures by stage and kind, the most frequent first."""
    found = store.rows("SELECT stage, kind, COUNT(*) FROM failures GROUP BY stage, kind ORDER BY 3 DESC, 1, 2")
    return [Tally((stage, kind), count) for stage, kind, count in found]


def failed_page(store: Store, limit: int, skip: int) -> Sequence[Failed]:
    """Some of what failed, by source and place."""
    found = store.rows("SELECT source, place, stage, kind, reason, stamp, tries FROM failures ORDER BY source, key LIMIT ? OFFSET ?", (limit, skip))
    return [Failed(*row) for row in found]


def articles_by_language(store: Store) -> list[Tally]:
    """Current articles by language."""
    found = store.rows("SELECT language, COUNT(*) FROM versions WHERE current = 1 GROUP BY language ORDER BY 2 DESC, 1")
    return [Tally((language,), count) for language, count in found]


def articles_by_engine(store: Store) -> list[Tally]:
    """Current readings by what read them: program, pack, model."""
    found = store.rows(
        "SELECT e.record, COUNT(*) FROM extractions AS x JOIN engines AS e ON e.key = x.engine WHERE x.current = 1 GROUP BY e.record ORDER BY 2 DESC, 1"
    )
    return [Tally(tuple(str(told.get(name, "")) for name in ("liens", "pack", "model")), count) for record, count in found for told in [json.loads(record)]]


def count_copies(store: Store) -> int:
    """How many current articles repeat another, the first of each group left out."""
    return int(store.value("SELECT COUNT(*) FROM copies AS c JOIN versions AS v ON v.key = c.version WHERE v.current = 1 AND c.version <> c.lead"))
