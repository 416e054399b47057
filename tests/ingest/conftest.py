"""A database, settings with small limits, and a clock that does not wait."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from liens.ingest.clock import Clock
from liens.ingest.piece import Limits, Outcome, Settings
from liens.ingest.run import Plan, Tally, Tools, ingest
from liens.store.database import Store, open_store
from tests.ingest import quick
from tests.ingest.bad import LIMIT

Take = Callable[..., list[Outcome]]


class StillClock(Clock):
    """A clock that moves only when somebody sleeps; measuring still takes real time."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 3, 4, 12, tzinfo=UTC)
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)
        super().sleep(min(seconds, 0.001))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "press.db") as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    limits = Limits(document=LIMIT, seconds=20.0, memory=3_000_000_000, fetch=3.0)
    return Settings(tmp_path / "press.db", limits=limits, pace=0.0, private=True, extract=quick.extract)


@pytest.fixture
def take(store: Store, settings: Settings) -> Take:
    """Take in sources; the outcomes."""

    def run(*sources: object, plan: Plan | None = None, with_settings: Settings = settings, clock: Clock | None = None) -> list[Outcome]:
        wanted = plan or Plan(tuple(str(source) for source in sources))
        return [outcome for outcome, _ in ingest(store, wanted, with_settings, Tools(clock or StillClock()))]

    return run


def last(pairs: Sequence[tuple[Outcome, Tally]]) -> Tally:
    return pairs[-1][1]
