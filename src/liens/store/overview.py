"""Counts of the whole database, its latest events and its busiest pairs; and a stamp that changes when anything in it does."""

import hashlib
import json
from dataclasses import dataclass

from liens.store.database import Store

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles, claims, events, outlets and speakers there are, and what waits to be linked or failed."""

    articles: int
    claims: int
    events: int
    outlets: int
    speakers: int
    failed: int


def stamp(store: Store) -> str:
    """Short digest of what was stored last in each table: the same for the same state, another after every change."""
    tables = ("versions", "extractions", "claims", "events", "judgements", "failures", "runs")
    last = [store.value(f"SELECT MAX(key) FROM {table}") for table in tables]
    digest = store.value("SELECT digest FROM versions ORDER BY key DESC LIMIT 1")
    undone = store.value("SELECT COUNT(*) FROM judgements WHERE undone IS NOT NULL")
    return hashlib.sha256(json.dumps([*last, digest, undone]).encode()).hexdigest()[:_DIGITS]


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
