"""How taking in stands: the latest runs, what failed and why, what was taken in, and how fast a run goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from liens.store.database import Store
from liens.store.progress import Stand, Tally, articles_by_engine, articles_by_language, count_copies, failed_by_reason, failed_page, stands
from liens.store.runs import Failed

_RUNS = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """How a run that has not ended goes on: documents done, how many a second on average, and about how many seconds are left (None: unknown)."""

    done: int
    rate: float
    left: int | None


@dataclass(frozen=True, slots=True)
class Intake:
    """How taking in stands; ``pace`` is that of the last run while it has not ended."""

    runs: tuple[Stand, ...]
    pace: Pace | None
    reasons: tuple[Tally, ...]
    failed: int
    failures: tuple[Failed, ...]
    languages: tuple[Tally, ...]
    engines: tuple[Tally, ...]
    copies: int


def intake(store: Store, now: str, limit: int, skip: int = 0) -> Intake:
    """How taking in stands at a moment (as runs note theirs), with a page of what failed."""
    runs, reasons = stands(store, _RUNS), failed_by_reason(store)
    return Intake(
        runs=tuple(runs),
        pace=pace(runs, now),
        reasons=tuple(reasons),
        failed=sum(tally.count for tally in reasons),
        failures=tuple(failed_page(store, limit, skip)),
        languages=tuple(articles_by_language(store)),
        engines=tuple(articles_by_engine(store)),
        copies=count_copies(store),
    )


def pace(runs: Sequence[Stand], now: str) -> Pace | None:
    """The pace of the last run, None if it has ended or there was none."""
    if not runs or runs[0].ended is not None:
        return None
    last = runs[0]
    seconds = (datetime.fromisoformat(now) - datetime.fromisoformat(last.begun)).total_seconds()
    done = last.read + last.failed
    rate = done / seconds if seconds > 0 else 0.0
    left = None if last.expected is None or not rate else max(0, round((last.expected - done) / rate))
    return Pace(done, round(rate, 2), left)
