"""The time of day and waiting, in one place, so that tests can stand still and nothing else depends on the clock."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC).replace(microsecond=0)

    def stamp(self, later: float = 0.0) -> str:
        """The moment, or one so many seconds later, as text that sorts by time."""
        return (self.now() + timedelta(seconds=later)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def ticks(self) -> float:
        """Seconds that only ever grow, for measuring."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(max(0.0, seconds))
