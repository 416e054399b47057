"""Keeps the acts of persons: writes one, and reads them back with what became of them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from liens.errors import JudgementError
from liens.review.act import Act, Kind, withdrawals
from liens.store.database import Row, Store, Value

_BATCH = 500
_COLUMNS = "t.key, t.kind, t.person, t.made, a.id, t.claim, t.field, t.value, t.record, t.events, t.withdraws, t.note"
_ACTS = f"SELECT {_COLUMNS} FROM acts AS t LEFT JOIN articles AS a ON a.key = t.article"


def write_act(store: Store, act: Act) -> int:
    """Add an act to the layer; its number."""
    return store.insert(
        "acts",
        kind=str(act.kind),
        person=act.person,
        made=act.made,
        article=None if act.article is None else store.value("SELECT key FROM articles WHERE id = ?", (act.article,)),
        claim=act.claim,
        field=act.field,
        value=None if act.field is None else _json(act.value),
        record=None if act.record is None else _json(act.record),
        events=_json(list(act.events)) if act.events else None,
        withdraws=act.withdraws,
        note=act.note,
    )


def act_of(store: Store, number: int) -> Act:
    """An act by its number; raises JudgementError."""
    found = _acts(store, f"{_ACTS} WHERE t.key = ?", (number,))
    if not found:
        raise JudgementError(f"there is no judgement {number}; 'liens judge list' shows the numbers")
    return found[0]


def acts_of_article(store: Store, article: int) -> list[Act]:
    """What was said of the claims of an article (by its key), oldest first, what was taken back included."""
    return _acts(store, f"{_ACTS} WHERE t.article = ? ORDER BY t.key", (article,))


def acts_of_claim(store: Store, claim: str) -> list[Act]:
    """Every act that names a claim, alone or with others, oldest first."""
    named = "SELECT j.act FROM claims AS c JOIN judgements AS j ON j.first = c.identity OR j.second = c.identity WHERE c.id = ? AND j.act IS NOT NULL"
    return _acts(store, f"{_ACTS} WHERE t.claim = ? OR t.key IN ({named}) ORDER BY t.key", (claim, claim))


def acts_of_event(store: Store, event: str) -> list[Act]:
    """Every act on an event: on its claims, or on what belongs to it; oldest first."""
    members = "SELECT m.claim FROM events AS e JOIN event_claims AS m ON m.event = e.key WHERE e.id = ?"
    named = f"SELECT j.act FROM judgements AS j WHERE j.act IS NOT NULL AND (j.first IN ({members}) OR j.second IN ({members}))"
    ids = f"SELECT c.id FROM claims AS c WHERE c.key IN ({members})"
    return _acts(store, f"{_ACTS} WHERE t.claim IN ({ids}) OR t.key IN ({named}) ORDER BY t.key", (event, event, event))


def acts_of_actor(store: Store, code: str, limit: int = 100) -> list[Act]:
    """The acts on claims and events that an actor takes part in, or took part in as they had been read; the last first."""
    party = "SELECT 1 FROM claims AS c JOIN involved AS i ON i.claim = c.key AND i.role <> 'source' JOIN roots AS r ON r.key = i.root AND r.code = ?"
    joined = f"EXISTS (SELECT 1 FROM judgements AS j WHERE j.act = t.key AND EXISTS ({party} WHERE c.identity = j.first OR c.identity = j.second))"
    root = code.partition("/")[0]
    read = [f'%"code": "{root}{end}%' for end in ('"', "/")]
    where = f"EXISTS ({party} WHERE c.id = t.claim) OR {joined} OR t.record LIKE ? OR t.record LIKE ?"
    return _acts(store, f"{_ACTS} WHERE {where} ORDER BY t.key DESC LIMIT ?", (root, root, *read, limit))


def history_of(store: Store, what: str | None, limit: int = 100) -> list[Act]:
    """What was said of an article, an event or a claim by its id, or of anything; the last first."""
    if what is None:
        return latest_acts(store, limit)
    article = store.value("SELECT key FROM articles WHERE id = ?", (what,))
    if article is not None:
        found = acts_of_article(store, article)
    else:
        event = store.value("SELECT key FROM events WHERE id = ?", (what,))
        found = acts_of_claim(store, what) if event is None else acts_of_event(store, what)
    return found[::-1][:limit]


def latest_acts(store: Store, limit: int = 100) -> list[Act]:
    """The latest acts, the last one first."""
    return _acts(store, f"{_ACTS} ORDER BY t.key DESC LIMIT ?", (limit,))


def count_acts(store: Store) -> int:
    """How many acts there are, withdrawals included."""
    return int(store.value("SELECT COUNT(*) FROM acts"))


def event_now(store: Store, event: str) -> str | None:
    """The event that an event is part of since a person merged it with others, None if nobody did or it was taken back."""
    found = store.rows("SELECT t.key, t.events FROM acts AS t WHERE t.kind = 'merge' AND t.events LIKE ? ORDER BY t.key DESC", (f"%{_json(event)}%",))
    for number, events in found:
        if event in json.loads(events):
            now = store.value(
                "SELECT e.id FROM judgements AS j JOIN event_claims AS m ON m.claim = j.first JOIN events AS e ON e.key = m.event"
                " WHERE j.act = ? AND j.undone IS NULL ORDER BY j.key LIMIT 1",
                (number,),
            )
            if now is not None:
                return str(now)
    return None


def _acts(store: Store, query: str, values: Sequence[Value]) -> list[Act]:
    rows = store.rows(query, values)
    keys = [row[0] for row in rows]
    taken, pairs = _taken_back(store, keys), _pairs(store, keys)
    return [_act(row, taken.get(row[0]), pairs.get(row[0], ())) for row in rows]


def _act(row: Row, withdrawn: int | None, claims: tuple[str, ...]) -> Act:
    number, kind, person, made, article, claim, field, value, record, events, withdraws, note = row
    return Act(
        number=number,
        kind=Kind(kind),
        person=person,
        made=made,
        article=article,
        claim=claim,
        field=field,
        value=None if value is None else json.loads(value),
        record=None if record is None else json.loads(record),
        claims=claims,
        events=tuple(json.loads(events)) if events else (),
        withdraws=withdraws,
        note=note,
        withdrawn=withdrawn,
    )


def _taken_back(store: Store, keys: Sequence[int]) -> dict[int, int]:
    """Which of some acts are taken back, each with the act that does so: whatever was said of them, and of that, is looked up."""
    links: dict[int, int | None] = dict.fromkeys(keys)
    waiting = list(keys)
    while waiting:
        found = [row for batch in _batches(waiting) for row in store.rows(f"SELECT key, withdraws FROM acts WHERE withdraws IN ({_marks(batch)})", batch)]
        waiting = [number for number, _ in found if number not in links]
        links.update(found)
    return withdrawals(list(links.items()))


def _pairs(store: Store, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The ids of the claims that acts join or part."""
    found: dict[int, set[str]] = {}
    for batch in _batches(keys):
        query = (
            "SELECT j.act, a.id, b.id FROM judgements AS j JOIN claims AS a ON a.key = j.first JOIN claims AS b ON b.key = j.second WHERE j.act IN "
            f"({_marks(batch)})"
        )
        for act, *claims in store.rows(query, batch):
            found.setdefault(act, set()).update(claims)
    return {act: tuple(sorted(claims)) for act, claims in found.items()}


def _batches(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
