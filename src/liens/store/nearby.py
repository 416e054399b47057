"""Finds what a person may want to judge: the claim of an id, and events that lie near one in time and share a party."""

from datetime import date, timedelta

from liens.store.database import Store

# An event and its double in another outlet lie days apart, seldom weeks.
_DAYS = timedelta(21)
_LOOKED_AT = 500


def claim_key(store: Store, claim: str) -> int | None:
    """The key of a claim that stands, None for one that does not."""
    found = store.value("SELECT key FROM claims WHERE id = ? AND current = 1 ORDER BY key LIMIT 1", (claim,))
    return None if found is None else int(found)


def near_events(store: Store, event: str, limit: int = 12) -> list[str]:
    """Other events within some weeks of one that share a party with it, those of the same category and the nearest first."""
    row = store.row("SELECT key, category, COALESCE(first_day, last_day), COALESCE(last_day, first_day) FROM events WHERE id = ?", (event,))
    if row is None or row[2] is None:
        return []
    key, category, first, last = row
    window = ((date.fromisoformat(first) - _DAYS).isoformat(), (date.fromisoformat(last) + _DAYS).isoformat())
    members = "SELECT c.key FROM event_claims AS m JOIN claims AS c ON c.identity = m.claim AND c.current = 1 WHERE m.event = ?"
    roots = f"SELECT a.root FROM participants AS p JOIN actors AS a ON a.key = p.actor WHERE p.claim IN ({members})"
    found = store.rows(
        "SELECT DISTINCT e.id, e.category, COALESCE(e.first_day, e.last_day) FROM involved AS i JOIN claims AS c ON c.key = i.claim"
        " JOIN event_claims AS n ON n.claim = c.identity JOIN events AS e ON e.key = n.event"
        f" WHERE i.root IN ({roots}) AND i.role <> 'source' AND i.day BETWEEN ? AND ? AND e.key <> ? LIMIT ?",
        (key, *window, key, _LOOKED_AT),
    )
    near = sorted(found, key=lambda other: (other[1] != category, abs(date.fromisoformat(other[2] or first) - date.fromisoformat(first)), other[0]))
    return [name for name, *_ in near[:limit]]
