"""Counts of the whole database, its latest events and who deals with whom of late; and a stamp that changes when anything in it does."""

import hashlib
import json
from dataclasses import dataclass

from liens.store.database import Store

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles, claims, events, outlets and speakers there are, and how much failed to be taken in."""

    articles: int
    claims: int
    events: int
    outlets: int
    speakers: int
    failed: int


@dataclass(frozen=True, slots=True)
class Recent:
    """One of the latest claims between two actors: the claim's key, the roots of both, whether they act together, its category and day."""

    claim: int
    first: str
    second: str
    mutual: bool
    category: str
    day: str


def stamp(store: Store) -> str:
    """Short digest of what was stored last in each table: the same for the same state, another after every change."""
    tables = ("versions", "extractions", "claims", "events", "judgements", "failures", "runs")
    last = [store.value(f"SELECT MAX(key) FROM {table}") for table in tables]
    digest = store.value("SELECT digest FROM versions ORDER BY key DESC LIMIT 1")
    ended = store.value("SELECT finished FROM runs ORDER BY key DESC LIMIT 1")
    return hashlib.sha256(json.dumps([*last, digest, ended]).encode()).hexdigest()[:_DIGITS]


def counts(store: Store) -> Counts:
    """Counts of the whole database."""
    return Counts(
        articles=store.value("SELECT COUNT(*) FROM versions WHERE current = 1"),
        claims=store.value("SELECT COUNT(*) FROM claims WHERE current = 1"),
        events=store.value("SELECT COUNT(*) FROM events"),
        outlets=store.value("SELECT COUNT(*) FROM outlets"),
        speakers=store.value("SELECT COUNT(*) FROM speakers"),
        failed=store.value("SELECT COUNT(*) FROM failures"),
    )


def latest_events(store: Store, day: str, limit: int) -> list[str]:
    """The ids of the events that are told to have taken place up to a day, the latest first; of one day the best attested first."""
    found = store.rows(
        "SELECT id FROM events WHERE first_day <= ? AND status IN ('actual', 'alleged') AND negated = 0"
        " ORDER BY first_day DESC, speakers DESC, claims DESC, id LIMIT ?",
        (day, limit),
    )
    return [identifier for (identifier,) in found]


def claims_of_events(store: Store, events: list[str], most: int) -> list[int]:
    """The keys of current claims that tell some events, at most so many of each."""
    found: list[int] = []
    for event in events:
        rows = store.rows(
            "SELECT c.key FROM events AS e JOIN event_claims AS m ON m.event = e.key JOIN claims AS c ON c.identity = m.claim AND c.current = 1"
            " WHERE e.id = ? ORDER BY c.key LIMIT ?",
            (event, most),
        )
        found += [key for (key,) in rows]
    return found


def recent_pairs(store: Store, day: str, most: int) -> list[Recent]:
    """Who did what to whom in the latest claims up to a day."""
    found = store.rows(
        "SELECT p.claim, a.code, b.code, p.mutual, c.category, p.day FROM"
        " (SELECT key, category FROM claims WHERE current = 1 AND day <= ? ORDER BY day DESC, key DESC LIMIT ?) AS c"
        " CROSS JOIN pairs AS p ON p.claim = c.key JOIN roots AS a ON a.key = p.first JOIN roots AS b ON b.key = p.second ORDER BY p.claim, a.code, b.code",
        (day, most),
    )
    return [Recent(claim, first, second, bool(mutual), category, last) for claim, first, second, mutual, category, last in found]
