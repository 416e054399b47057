"""Keeps what linking finds: judgements of rules and of persons, events, and which claim tells which; new claims are linked with what lies near."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from liens.link.block import HORIZON
from liens.link.evidence import Evidence, evidence, outline
from liens.link.judge import SHORTLIST, Judgement, Verdict, judged
from liens.link.link import Linked, link
from liens.link.meaning import Encode, Pairs, shortlist
from liens.link.report import LONGEST
from liens.link.told import told_records
from liens.store.ask import root_of
from liens.store.database import Row, Store, Value
from liens.store.load import records

_T = TypeVar("_T", int, str)
_BATCH = 500
# Claims whose days lie farther apart than a month's width and a week are compared only as plan and outcome.
_REACH = timedelta(LONGEST + 7)
_PLANS = timedelta(HORIZON + LONGEST)
_NEAR = "SELECT key FROM claims WHERE current = 1 AND category IS NOT NULL AND day BETWEEN ? AND ?"
_EVENT_MATES = (
    "SELECT o.key FROM claims AS c JOIN event_claims AS m ON m.claim = c.identity JOIN event_claims AS n ON n.event = m.event"
    " JOIN claims AS o ON o.identity = n.claim AND o.current = 1 WHERE c.key IN "
)
_ARTICLE_MATES = "SELECT o.key FROM claims AS c JOIN claims AS o ON o.version = c.version AND o.current = 1 AND o.category IS NOT NULL WHERE c.key IN "
_UNLINKED = "c.current = 1 AND c.category IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event_claims AS m WHERE m.claim = c.identity)"


def count_unlinked(store: Store) -> int:
    """How many current claims that tell an event were not linked yet."""
    return int(store.value(f"SELECT COUNT(*) FROM claims AS c WHERE {_UNLINKED}"))


def count_events(store: Store) -> int:
    """How many events there are."""
    return int(store.value("SELECT COUNT(*) FROM events"))


def link_new(store: Store, moment: str, encode: Encode | None = None) -> int:
    """Link the claims that were not, with those near in time and with whole articles and events; how many claims were looked at.

    With ``encode`` (``meaning.encoder``) sentences that mean much the same are compared besides.
    """
    with store.transaction():
        _forget_gone(store)
        return _link(store, sorted(_near(store)), moment, encode)


def link_all(store: Store, moment: str, encode: Encode | None = None) -> int:
    """Link all claims anew; what persons judged stands, what a shortlist brought before does not. How many claims were looked at."""
    with store.transaction():
        store.run("DELETE FROM event_claims")
        store.run("DELETE FROM events")
        store.run("DELETE FROM judgements WHERE rule IS NOT NULL")
        return _link(store, [key for (key,) in store.rows("SELECT key FROM claims WHERE current = 1 AND category IS NOT NULL ORDER BY key")], moment, encode)


def _near(store: Store) -> set[int]:
    """The claims to link: unlinked ones, those within reach of their days, and what shares an article or an event with any of these."""
    found = {key for (key,) in store.rows(f"SELECT c.key FROM claims AS c WHERE {_UNLINKED}")}
    days = f"SELECT DISTINCT c.day FROM claims AS c WHERE {_UNLINKED} AND c.day IS NOT NULL"
    new = [day for (day,) in store.rows(f"{days} ORDER BY c.day")]
    plans = [day for (day,) in store.rows(f"{days} AND c.status = 'planned' AND c.when_start IS NULL ORDER BY c.day")]
    for first, last in _windows(new, _REACH, _REACH):
        found |= {key for (key,) in store.rows(_NEAR, (first, last))}
    for first, last in _windows(new, _PLANS, timedelta()):
        found |= {key for (key,) in store.rows(f"{_NEAR} AND status = 'planned' AND when_start IS NULL", (first, last))}
    for first, last in _windows(plans, timedelta(), _PLANS):
        found |= {key for (key,) in store.rows(_NEAR, (first, last))}
    found |= _keys(store, _EVENT_MATES, found)
    found |= _keys(store, _ARTICLE_MATES, found)
    # An event is linked anew as a whole: what shares one with another claim of these articles must not fall out of it.
    return found | _keys(store, _EVENT_MATES, found)


def _windows(days: Sequence[str], back: timedelta, on: timedelta) -> Iterator[tuple[str, str]]:
    """The stretches of time from so long before some days to so long after them, those that touch made one."""
    begin = end = None
    for day in (date.fromisoformat(d) for d in days if d):
        low, high = day - back, day + on
        if end is not None and begin is not None and low > end:
            yield begin.isoformat(), end.isoformat()
            begin = None
        begin, end = begin or low, high
    if begin is not None and end is not None:
        yield begin.isoformat(), end.isoformat()


def _keys(store: Store, query: str, keys: Iterable[int]) -> set[int]:
    return {key for batch in _batches(sorted(keys)) for (key,) in store.rows(f"{query}({_marks(batch)})", batch)}


def _link(store: Store, keys: Sequence[int], moment: str, encode: Encode | None) -> int:
    identity: dict[str, int] = dict(_rows(store, "SELECT id, identity FROM claims WHERE key IN ", keys))
    told, also = told_records(records(store, keys)), shortlisted(store, identity)
    if encode is not None:
        also = tuple(sorted({*also, *shortlist(list(records(store, keys)), encode)}))
    found = link(told, personal(store), also=also)
    _forget(store, sorted(identity.values()))
    keep_judgements(store, found.judgements, identity, moment)
    keep_events(store, found.events, identity)
    return len(told)


def shortlisted(store: Store, identity: Mapping[str, int]) -> Pairs:
    """The pairs of some claims that a shortlist brought when they were last linked: they are looked at again, by the same rules."""
    name = {number: claim for claim, number in identity.items()}
    found = _rows(store, f"SELECT first, second FROM judgements WHERE rule = '{SHORTLIST}' AND first IN ", sorted(name))
    return tuple(sorted((name[first], name[second]) for first, second in found if second in name))


def keep_judgements(store: Store, found: Iterable[Judgement], identity: Mapping[str, int], moment: str) -> None:
    """The judgements of rules between articles; that claims of one article belong together follows from the article alone."""
    rows = []
    for judgement in found:
        if not judgement.personal and judgement.by != "rule:report":
            first, second = sorted((identity[judgement.left], identity[judgement.right]))
            rows.append((first, second, str(judgement.verdict), round(judgement.score, 4), judgement.by, moment))
    store.run_many("INSERT INTO judgements (first, second, verdict, score, rule, judged) VALUES (?, ?, ?, ?, ?, ?)", rows)


def keep_events(store: Store, found: Sequence[Linked], identity: Mapping[str, int]) -> None:
    """Events with their outlines and evidence, and which claim tells which."""
    copies = folded(store, sorted({c.article for event in found for c in event.claims}))
    for event in found:
        short, counts = outline(event.claims), evidence(event.claims, copies)
        key = store.insert(
            "events",
            id=event.id,
            category=short.category,
            status=short.status,
            negated=int(short.negated),
            first_day=short.first,
            last_day=short.last,
            claims=counts.claims,
            articles=counts.articles,
            outlets=counts.outlets,
            speakers=counts.speakers,
            independent=counts.independent,
        )
        store.run_many("INSERT INTO event_claims (claim, event) VALUES (?, ?)", [(identity[c.claim], key) for c in event.claims])


def _forget(store: Store, identities: Sequence[int]) -> None:
    """Take away the events of some claims and what rules judged of them."""
    for batch in _batches(identities):
        events = [key for (key,) in store.rows(f"SELECT DISTINCT event FROM event_claims WHERE claim IN ({_marks(batch)})", batch)]
        store.run(f"DELETE FROM event_claims WHERE event IN ({_marks(events)})", events)
        store.run(f"DELETE FROM events WHERE key IN ({_marks(events)})", events)
        store.run(f"DELETE FROM judgements WHERE rule IS NOT NULL AND first IN ({_marks(batch)})", batch)
        store.run(f"DELETE FROM judgements WHERE rule IS NOT NULL AND second IN ({_marks(batch)})", batch)


def _forget_gone(store: Store) -> None:
    """Claims that are no longer read leave their events, which are linked anew."""
    gone = store.rows("SELECT m.claim FROM event_claims AS m WHERE NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.identity = m.claim AND c.current = 1)")
    _forget(store, sorted(key for (key,) in gone))


def personal(store: Store) -> list[Judgement]:
    """What persons judged and did not take back; of judgements of one second the later is marked as later."""
    found = store.rows(
        "SELECT a.id, b.id, j.verdict, j.person, j.judged, j.key FROM judgements AS j JOIN claims AS a ON a.key = j.first JOIN claims AS b ON b.key = j.second"
        " WHERE j.person IS NOT NULL AND j.undone IS NULL ORDER BY j.key"
    )
    return [judged(left, right, Verdict(verdict), person, f"{moment}~{key:012d}") for left, right, verdict, person, moment, key in found]


def events_of(store: Store, claims: Sequence[str]) -> dict[str, str]:
    """The event of each of some claims, by id."""
    identity: dict[str, int] = dict(_rows(store, "SELECT id, identity FROM claims WHERE current = 1 AND id IN ", claims))
    # Two look-ups by key: joined in one, SQLite may read the whole table of events where its statistics are of an earlier day.
    query = "SELECT m.claim, (SELECT e.id FROM events AS e WHERE e.key = m.event) FROM event_claims AS m WHERE m.claim IN "
    event: dict[int, str] = dict(_rows(store, query, sorted(set(identity.values()))))
    return {claim: event[number] for claim, number in identity.items() if number in event}


def claims_of_event(store: Store, event: str) -> list[int]:
    """The keys of the claims of an event."""
    found = store.rows(
        "SELECT c.key FROM events AS e JOIN event_claims AS m ON m.event = e.key JOIN claims AS c ON c.identity = m.claim AND c.current = 1"
        " WHERE e.id = ? ORDER BY c.key",
        (event,),
    )
    return [key for (key,) in found]


def due_before(store: Store, day: str, who: str | None, limit: int) -> list[int]:
    """The keys of the claims on what was announced for before a day, the latest first."""
    party = "" if who is None else " AND EXISTS (SELECT 1 FROM involved AS i WHERE i.claim = c.key AND i.root = ? AND i.role <> 'source')"
    values: list[Value] = [day, *([] if who is None else [root_of(store, who)]), limit]
    found = store.rows(
        "SELECT c.key FROM claims AS c WHERE c.current = 1 AND c.status = 'planned' AND c.when_end IS NOT NULL AND c.when_end < ?"
        f"{party} ORDER BY c.when_end DESC, c.key DESC LIMIT ?",
        values,
    )
    return [key for (key,) in found]


def evidence_of(store: Store, events: Sequence[str]) -> dict[str, Evidence]:
    """How well each of some events is attested."""
    found = _rows(store, "SELECT id, claims, articles, outlets, speakers, independent FROM events WHERE id IN ", events)
    return {identifier: Evidence(*counts) for identifier, *counts in found}


def last_published(store: Store) -> str:
    """The latest day of publication, empty without any."""
    return store.value("SELECT MAX(published) FROM versions WHERE current = 1") or ""


def statuses_of(store: Store, events: Sequence[str]) -> dict[str, str]:
    """The status of the surest claim of each of some events."""
    return dict(_rows(store, "SELECT id, status FROM events WHERE id IN ", events))


def folded(store: Store, articles: Sequence[str]) -> dict[str, str]:
    """For each of some articles that repeats another the outlet of the one that it repeats."""
    return dict(
        _rows(
            store,
            "SELECT a.id, o.name FROM articles AS a JOIN versions AS v ON v.article = a.key AND v.current = 1 JOIN copies AS p ON p.version = v.key"
            " JOIN versions AS l ON l.key = p.lead JOIN outlets AS o ON o.key = l.outlet WHERE p.lead <> v.key AND a.id IN ",
            articles,
        )
    )


def _rows(store: Store, query: str, values: Sequence[_T]) -> list[Row]:
    return [row for batch in _batches(values) for row in store.rows(f"{query}({_marks(batch)})", batch)]


def _batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
