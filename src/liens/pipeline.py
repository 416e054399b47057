"""How text flows: each step takes items and gives items, and a report counts what went in, came out, and was dropped."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Counts of a run: items in and out, and what was dropped or left unknown, by slot and reason."""

    taken: int = 0
    given: int = 0
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)

    def drop(self, slot: str, reason: str) -> None:
        """Count one value that was not given, with the reason."""
        self.dropped[slot, reason] += 1

    def merge(self, other: "Report") -> None:
        """Add the counts of another report."""
        self.taken += other.taken
        self.given += other.given
        self.dropped.update(other.dropped)

    def lines(self) -> list[str]:
        """The drops in words, most frequent first."""
        ranked = sorted(self.dropped.items(), key=lambda pair: (-pair[1], pair[0]))
        return [f"{slot}: {reason} ({count})" for (slot, reason), count in ranked]
