"""Links anew only what a person's act touches: the claims that judgements connect with it, and for a claim that says something else by now what lies near.

The rest of the database, however large, and claims that were not linked yet, stay as they are.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import TypeVar

from liens.link.block import HORIZON
from liens.link.link import link
from liens.link.report import LONGEST
from liens.link.told import told_records
from liens.store.database import Row, Store
from liens.store.linking import keep_events, keep_judgements, personal, shortlisted
from liens.store.load import records

_T = TypeVar("_T", int, str)
_BATCH = 500
# As far as linking compares claims at all: see linking.py.
_REACH = timedelta(LONGEST + 7)
_PLANS = timedelta(HORIZON + LONGEST)
_LINKED = "EXISTS (SELECT 1 FROM event_claims AS e WHERE e.claim = c.identity)"
# What judgements connect: members of one event, pairs that a rule joins, and whatever persons said of two claims.
_CONNECTED = (
    "SELECT n.claim FROM event_claims AS m JOIN event_claims AS n ON n.event = m.event WHERE m.claim IN ",
    "SELECT second FROM judgements WHERE (verdict = 'same' OR person IS NOT NULL) AND undone IS NULL AND first IN ",
    "SELECT first FROM judgements WHERE (verdict = 'same' OR person IS NOT NULL) AND undone IS NULL AND second IN ",
)
_CURRENT = "SELECT identity, key, id FROM claims WHERE current = 1 AND category IS NOT NULL AND identity IN "
_MATES = (
    "SELECT c.identity FROM claims AS o JOIN claims AS c ON c.version = o.version AND c.current = 1 AND c.category IS NOT NULL"
    f" WHERE {_LINKED} AND o.current = 1 AND o.identity IN "
)


def relink(store: Store, identities: Collection[int], moment: str, changed: Collection[int] = ()) -> None:
    """Link anew what some claims touch, inside the transaction that changed what was judged of them; ``changed`` claims say something else by now."""
    core = _connected(store, {*identities, *changed, *_near(store, changed)})
    while True:
        around = set(_first(store, _MATES, core)) - core
        current = list(_rows(store, _CURRENT, sorted(core | around)))
        identity = {name: number for number, _, name in current}
        found = link(told_records(records(store, sorted(key for _, key, _ in current))), personal(store), also=shortlisted(store, identity))
        # What belongs to an event with these claims is a part of the matter, with all that is connected with it.
        more = {identity[c.claim] for e in found.events for c in e.claims if not core.isdisjoint(identity[m.claim] for m in e.claims)} - core
        if not more:
            break
        core = _connected(store, core | more)
    _forget(store, core, set(changed))
    kept = [j for j in found.judgements if not j.personal and _concerns(core, set(changed), identity[j.left], identity[j.right])]
    keep_judgements(store, kept, identity, moment)
    keep_events(store, [e for e in found.events if identity[e.claims[0].claim] in core], identity)


def _concerns(core: Collection[int], changed: Collection[int], left: int, right: int) -> bool:
    return (left in core and right in core) or left in changed or right in changed


def _connected(store: Store, identities: Collection[int]) -> set[int]:
    """Some claims with everything that judgements connect with them, near or far."""
    found, waiting = set(identities), set(identities)
    while waiting:
        waiting = set(chain.from_iterable(_first(store, query, waiting) for query in _CONNECTED)) - found
        found |= waiting
    return found


def _near(store: Store, changed: Collection[int]) -> set[int]:
    """Linked claims that share a party or a country with one that says something else by now, within reach of its days."""
    found: set[int] = set()
    columns = "key, day, status = 'planned' AND when_start IS NULL"
    for key, day, ahead in _rows(store, f"SELECT {columns} FROM claims WHERE current = 1 AND category IS NOT NULL AND identity IN ", sorted(changed)):
        if day:
            found |= _around(store, key, date.fromisoformat(day), plan=bool(ahead))
    return found


def _around(store: Store, key: int, day: date, *, plan: bool) -> set[int]:
    shared = (
        "SELECT DISTINCT c.identity FROM involved AS o JOIN involved AS i ON i.root = o.root JOIN claims AS c ON c.key = i.claim AND c.category IS NOT NULL"
        f" WHERE o.claim = ? AND o.role <> 'source' AND i.role <> 'source' AND i.day BETWEEN ? AND ? AND {_LINKED}"
    )
    spots = (
        "SELECT DISTINCT c.identity FROM claims AS c JOIN places AS p ON p.claim = c.key WHERE c.current = 1 AND c.category IS NOT NULL"
        f" AND c.day BETWEEN ? AND ? AND p.country IN (SELECT country FROM places WHERE claim = ?) AND {_LINKED}"
    )
    close = ((day - _REACH).isoformat(), (day + _REACH).isoformat())
    later = (day.isoformat(), (day + _PLANS).isoformat())
    before = ((day - _PLANS).isoformat(), day.isoformat())
    rows = [*store.rows(shared, (key, *close)), *store.rows(spots, (*close, key))]
    rows += store.rows(shared, (key, *later)) if plan else store.rows(f"{shared} AND c.status = 'planned' AND c.when_start IS NULL", (key, *before))
    return {identity for (identity,) in rows}


def _forget(store: Store, core: Collection[int], changed: Collection[int]) -> None:
    """Take away the events of some claims, and what rules judged among them and of those that say something else by now."""
    for batch in _batches(sorted(core)):
        events = [key for (key,) in store.rows(f"SELECT DISTINCT event FROM event_claims WHERE claim IN ({_marks(batch)})", batch)]
        store.run(f"DELETE FROM event_claims WHERE event IN ({_marks(events)})", events)
        store.run(f"DELETE FROM events WHERE key IN ({_marks(events)})", events)
    ruled = "SELECT key, first, second FROM judgements WHERE rule IS NOT NULL AND"
    rows = {*_rows(store, f"{ruled} first IN ", sorted(core)), *_rows(store, f"{ruled} second IN ", sorted(core))}
    gone = sorted(key for key, first, second in rows if _concerns(core, changed, first, second))
    for batch in _batches(gone):
        store.run(f"DELETE FROM judgements WHERE key IN ({_marks(batch)})", batch)


def _first(store: Store, query: str, values: Collection[int]) -> Iterator[int]:
    return (row[0] for row in _rows(store, query, sorted(values)))


def _rows(store: Store, query: str, values: Sequence[_T]) -> Iterator[Row]:
    return (row for batch in _batches(values) for row in store.rows(f"{query}({_marks(batch)})", batch))


def _batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
