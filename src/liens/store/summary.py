"""Keeps the summaries in step with the claims: who is involved, who did what to whom, and counts by pair and month."""

from dataclasses import dataclass
from itertools import combinations

from liens.store.database import Store

# A day for claims that have none: they sort before all others and count in no month.
UNDATED = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One claim as the summaries see it: the roots of those who act, of those acted upon, and of those who vouch."""

    claim: int
    day: str | None
    initiators: tuple[int, ...]
    recipients: tuple[int, ...]
    sources: tuple[int, ...]

    def pairs(self) -> list[tuple[int, int, int]]:
        """First, second, mutual: each initiator with each recipient, or all initiators with one another if nobody is acted upon."""
        if self.recipients:
            return sorted({(a, b, 0) for a in self.initiators for b in self.recipients})
        return [(first, second, 1) for first, second in combinations(sorted(set(self.initiators)), 2)]


def count(store: Store, taken: Taken) -> None:
    """Enter a claim into the summaries."""
    day = taken.day or UNDATED
    roles = (("initiator", taken.initiators), ("recipient", taken.recipients), ("source", taken.sources))
    involved = sorted({(root, day, taken.claim, role) for role, roots in roles for root in roots})
    store.run_many("INSERT INTO involved VALUES (?, ?, ?, ?)", involved)
    store.run_many("INSERT INTO pairs VALUES (?, ?, ?, ?, ?)", [(first, second, day, taken.claim, mutual) for first, second, mutual in taken.pairs()])
    _months(store, taken.claim, 1)


def forget(store: Store, version: int) -> None:
    """Take the current claims of a version out of the summaries; the claims themselves stay."""
    for (claim,) in store.rows("SELECT key FROM claims WHERE version = ? AND current = 1", (version,)):
        uncount(store, claim)
    store.run("UPDATE claims SET current = 0 WHERE version = ? AND current = 1", (version,))


def uncount(store: Store, claim: int) -> None:
    """Take one claim out of the summaries."""
    _months(store, claim, -1)
    store.run("DELETE FROM involved WHERE claim = ?", (claim,))
    store.run("DELETE FROM pairs WHERE claim = ?", (claim,))


def supersede(store: Store, version: int) -> None:
    """Make what was read from a version before no longer current."""
    forget(store, version)
    store.run("UPDATE extractions SET current = 0 WHERE version = ? AND current = 1", (version,))


def speak(store: Store, claim: int, speaker: int) -> None:
    """Give a claim another speaker, in the summaries too."""
    _months(store, claim, -1)
    store.run("UPDATE claims SET speaker = ? WHERE key = ?", (speaker, claim))
    _months(store, claim, 1)


def _months(store: Store, claim: int, step: int) -> None:
    """Add a claim to, or take it from, the counts by pair and month; a count that falls to nothing goes away."""
    rows = store.rows(
        "SELECT p.first, p.second, substr(p.day, 1, 7), p.mutual, c.category, c.status, c.negated, c.speaker"
        " FROM pairs AS p JOIN claims AS c ON c.key = p.claim WHERE p.claim = ? AND p.day <> '' AND c.category IS NOT NULL",
        (claim,),
    )
    for *cell, speaker in rows:
        store.run(
            "INSERT INTO pair_months VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (first, second, month, mutual, category, status, negated) DO UPDATE SET claims = pair_months.claims + excluded.claims",
            (*cell, step),
        )
        store.run(
            "INSERT INTO pair_speakers VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (first, second, month, speaker) DO UPDATE SET claims = pair_speakers.claims + excluded.claims",
            (*cell[:3], speaker, step),
        )
        if step < 0:
            store.run("DELETE FROM pair_months WHERE first = ? AND second = ? AND month = ? AND claims = 0", tuple(cell[:3]))
            store.run("DELETE FROM pair_speakers WHERE first = ? AND second = ? AND month = ? AND claims = 0", tuple(cell[:3]))
