"""Reads every article of a database again with the packs and models of today; what people judged is never touched.

A rebuild that was killed is taken up where it stopped.
"""

import json
from collections.abc import Iterator

from liens.ingest.clock import Clock
from liens.ingest.crew import Crew
from liens.ingest.piece import Kind, Outcome, Piece, Settings
from liens.ingest.run import Keeper, Tally
from liens.store.database import Store
from liens.store.runs import begin_run, end_run, unfinished_run, versions_left


def rebuild(store: Store, settings: Settings, clock: Clock | None = None) -> Iterator[tuple[Outcome, Tally]]:
    """Read again what the last unfinished rebuild has left, or everything."""
    clock = clock or Clock()
    run = unfinished_run(store, "rebuild") or begin_run(store, "rebuild", clock.stamp(), {})
    tally, keeper = Tally(), Keeper(store, run)
    with Crew(settings, clock) as crew:
        for outcome in crew.work(_stored(store, run)):
            yield keeper.keep(outcome, tally), tally
    end_run(store, run, clock.stamp())


def _stored(store: Store, run: int) -> Iterator[Piece | Outcome | None]:
    for version, name in versions_left(store, run):
        yield Piece(json.dumps({"version": version}), f"{name} (version {version})", Kind.VERSION, b"", str(version))
