"""Finds claims: by who takes part, who says it, between whom, when, of what kind, and by words; answers are keys.

Every query gives current claims only, latest day first. :func:`liens.store.load.records` turns keys into records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from liens.store.database import Store, Value

# After every date and before none, so that an open end needs no condition of its own.
_END = "~"


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted; every field that is given must fit, and of several values in a field each.

    ``who`` take part in any role, ``by`` initiate, ``to`` receive, ``says`` vouch; each is a root (``PRK``), a code (``PRK/MIL``), an
    entity, or the written name of one that has none. ``after`` and ``before`` are days, both included, ``YYYY-MM-DD``.
    """

    words: str | None = None
    who: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    status: str | None = None
    category: str | None = None
    outlet: str | None = None
    language: str | None = None
    event: str | None = None
    article: str | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class _Condition:
    """A piece of SQL with its values."""

    text: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What follows FROM, with its values, and the columns that hold a claim's day and key."""

    where_from: str
    values: tuple[Value, ...]
    day: str
    claim: str

    @property
    def once(self) -> str:
        """DISTINCT where a claim may come several times: whoever takes part may also vouch."""
        return "DISTINCT" if self.claim.startswith("d.") else ""

    @property
    def latest(self) -> str:
        """The latest day first, claims without a day last (where every row has one, PostgreSQL must not be told: it would sort anew)."""
        return f"{self.day} DESC" if self.claim.startswith("d.") else f"{self.day} DESC NULLS LAST"


_CURRENT = _Condition("c.current = 1")
_ANY = ("initiator", "recipient")
_ROLES = {"who": _ANY, "by": ("initiator",), "to": ("recipient",), "says": ("source",)}


def find(store: Store, query: Query, limit: int = 100, offset: int = 0) -> list[int]:
    """The keys of the claims that fit, latest day first."""
    plan = _plan(store, query)
    text = f"SELECT {plan.once} {plan.day}, {plan.claim} FROM {plan.where_from} ORDER BY {plan.latest}, {plan.claim} DESC LIMIT ? OFFSET ?"
    return [key for _, key in store.rows(text, [*plan.values, limit, offset])]


def every(store: Store, query: Query) -> Iterator[int]:
    """The keys of all claims that fit, in the order in which they were stored: those of one article stand together."""
    plan = _plan(store, query)
    chosen = f"SELECT {plan.claim} FROM {plan.where_from}"
    return (key for (key,) in store.stream(f"SELECT key FROM claims WHERE key IN ({chosen}) ORDER BY version, key", plan.values))


def count_found(store: Store, query: Query, most: int = 10_000) -> int:
    """How many claims fit; counting stops at ``most``, for nobody reads on so far."""
    plan = _plan(store, query)
    return int(store.value(f"SELECT COUNT(*) FROM (SELECT {plan.once} {plan.claim} FROM {plan.where_from} LIMIT ?) AS found", [*plan.values, most]))


def between(store: Store, first: str, second: str, after: str | None = None, before: str | None = None) -> list[tuple[int, str]]:
    """What the first is said to have done to the second (``"to"``), the second to the first (``"from"``), both together (``"both"``).

    Pairs of claim key and direction, latest day first; ``first`` and ``second`` are roots.
    """
    one, two = root_of(store, first), root_of(store, second)
    if one is None or two is None:
        return []
    found = store.rows(
        "SELECT claim, first, mutual, day FROM pairs WHERE first = ? AND second = ? AND day BETWEEN ? AND ?"
        " UNION ALL SELECT claim, first, mutual, day FROM pairs WHERE first = ? AND second = ? AND day BETWEEN ? AND ? ORDER BY 4 DESC, 1 DESC",
        (one, two, after or "", before or _END, two, one, after or "", before or _END),
    )
    return [(claim, "both" if mutual else "to" if source == one else "from") for claim, source, mutual, _ in found]


def months(store: Store, first: str, second: str) -> list[tuple[str, str, str, str, bool, int]]:
    """Counts of a pair: month, direction (``to``, ``from``, ``both``), category, status, negated, claims; oldest month first."""
    one, two = root_of(store, first), root_of(store, second)
    found = store.rows(
        "SELECT month, first, mutual, category, status, negated, claims FROM pair_months WHERE (first = ? AND second = ?) OR (first = ? AND second = ?)"
        " ORDER BY month, mutual, first = ? DESC, category, status, negated",
        (one, two, two, one, one),
    )
    return [(month, "both" if mutual else "to" if source == one else "from", *rest[:2], bool(rest[2]), rest[3]) for month, source, mutual, *rest in found]


def month_speakers(store: Store, first: str, second: str) -> dict[str, int]:
    """How many different speakers stand behind the claims on a pair, by month."""
    one, two = root_of(store, first), root_of(store, second)
    found = store.rows(
        "SELECT month, COUNT(DISTINCT speaker) FROM pair_speakers WHERE (first = ? AND second = ?) OR (first = ? AND second = ?) GROUP BY month ORDER BY month",
        (one, two, two, one),
    )
    return dict(found)


def due(store: Store, after: str, before: str | None = None, who: str | None = None, limit: int = 1000) -> list[int]:
    """The keys of the claims on what is planned and ends between two days, the nearest first."""
    party = "" if who is None else " AND EXISTS (SELECT 1 FROM involved AS i WHERE i.claim = c.key AND i.root = ? AND i.role <> 'source')"
    values: list[Value] = [after, before or _END, *([] if who is None else [root_of(store, who)]), limit]
    found = store.rows(
        "SELECT c.key FROM claims AS c WHERE c.current = 1 AND c.status = 'planned' AND c.when_end IS NOT NULL AND c.when_end BETWEEN ? AND ?"
        f"{party} ORDER BY c.when_end, c.key LIMIT ?",
        values,
    )
    return [key for (key,) in found]


def claim_keys(store: Store, identifier: str) -> list[int]:
    """The keys of the current claims with an id: one, unless two articles were given the same id in two databases that were joined."""
    return [key for (key,) in store.rows("SELECT key FROM claims WHERE id = ? AND current = 1 ORDER BY key", (identifier,))]


def root_of(store: Store, code: str) -> int | None:
    """The key of a root, None for one that no claim names."""
    found = store.value("SELECT key FROM roots WHERE code = ?", (code.partition("/")[0],))
    return None if found is None else int(found)


def _plan(store: Store, query: Query) -> _Plan:
    """Where to begin, and what else must hold: words are rarest, then whoever takes part, whose claims lie in order of their days."""
    if query.words and store.words.query(query.words):
        matched = _Condition(store.words.sentence, (store.words.query(query.words),))
        wanted = [matched, _CURRENT, *_rest(query), *_parties(store, query)]
        return _planned("sentence_words AS w JOIN claims AS c ON c.sentence = w.rowid", wanted, "c")
    for field, roles in _ROLES.items():
        values: tuple[str, ...] = getattr(query, field)
        if values:
            rest = query if "/" in values[0] else _without_first(query, field)
            first = _Condition(f"d.root = ? AND d.role IN ({_marks(roles)})", (root_of(store, values[0]), *roles))
            days = _Condition("d.day BETWEEN ? AND ?", (query.after or "", query.before or _END))
            others = [*_rest(replace(query, after=None, before=None)), *_parties(store, rest)]
            return _planned("involved AS d CROSS JOIN claims AS c ON c.key = d.claim", [first, days, *others], "d")
    return _by_origin(query) or _planned("claims AS c", [_CURRENT, *_rest(query)], "c")


def _by_origin(query: Query) -> _Plan | None:
    """Begin with the one event, article or outlet that is asked for."""
    if query.event is not None:
        tables = "events AS e CROSS JOIN event_claims AS m ON m.event = e.key CROSS JOIN claims AS c ON c.identity = m.claim"
        return _planned(tables, [_Condition("e.id = ?", (query.event,)), _CURRENT, *_rest(replace(query, event=None))], "c")
    if query.article is not None:
        tables = "articles AS a CROSS JOIN versions AS u ON u.article = a.key CROSS JOIN claims AS c ON c.version = u.key"
        return _planned(tables, [_Condition("a.id = ?", (query.article,)), _CURRENT, *_rest(replace(query, article=None))], "c")
    if query.outlet is not None:
        tables = "outlets AS o CROSS JOIN versions AS u ON u.outlet = o.key CROSS JOIN claims AS c ON c.version = u.key"
        return _planned(tables, [_Condition("o.name = ?", (query.outlet,)), _CURRENT, *_rest(replace(query, outlet=None))], "c")
    return None


def _planned(tables: str, conditions: Sequence[_Condition], by: str) -> _Plan:
    """A plan that lists claims as the table ``by`` (claims, or involved) has them."""
    text = " AND ".join(condition.text for condition in conditions)
    values = [value for condition in conditions for value in condition.values]
    return _Plan(f"{tables} WHERE {text}", tuple(values), f"{by}.day", "c.key" if by == "c" else "d.claim")


def _without_first(query: Query, field: str) -> Query:
    left = getattr(query, field)[1:]
    return {
        "who": lambda: replace(query, who=left),
        "by": lambda: replace(query, by=left),
        "to": lambda: replace(query, to=left),
        "says": lambda: replace(query, says=left),
    }[field]()


def _parties(store: Store, query: Query) -> list[_Condition]:
    found = []
    for field, roles in _ROLES.items():
        for value in getattr(query, field):
            if "/" not in value:
                text = f"EXISTS (SELECT 1 FROM involved AS i WHERE i.claim = c.key AND i.root = ? AND i.role IN ({_marks(roles)}))"
                found.append(_Condition(text, (root_of(store, value), *roles)))
            else:
                found.append(_exact(value, roles))
    return found


def _exact(value: str, roles: Sequence[str]) -> _Condition:
    """Whoever has this very code or is this entity."""
    same = "(a.code = ? OR a.label = ?)"
    if "source" in roles:
        text = f"EXISTS (SELECT 1 FROM links AS l JOIN actors AS a ON a.key = l.actor WHERE l.claim = c.key AND {same})"
        return _Condition(text, (value, value))
    text = f"EXISTS (SELECT 1 FROM participants AS p JOIN actors AS a ON a.key = p.actor WHERE p.claim = c.key AND p.role IN ({_marks(roles)}) AND {same})"
    return _Condition(text, (*roles, value, value))


def _rest(query: Query) -> list[_Condition]:
    version = "EXISTS (SELECT 1 FROM versions AS v {join} WHERE v.key = c.version AND {test})"
    outlet = version.format(join="JOIN outlets AS o ON o.key = v.outlet", test="o.name = ?")
    article = version.format(join="JOIN articles AS a ON a.key = v.article", test="a.id = ?")
    event = "EXISTS (SELECT 1 FROM event_claims AS m JOIN events AS e ON e.key = m.event WHERE m.claim = c.identity AND e.id = ?)"
    wanted = (
        ("c.status = ?", query.status),
        ("c.category = ?", query.category),
        ("c.day >= ?", query.after),
        ("c.day <= ?", query.before),
        (outlet, query.outlet),
        (version.format(join="", test="v.language = ?"), query.language),
        (article, query.article),
        (event, query.event),
    )
    return [_Condition(text, (value,)) for text, value in wanted if value is not None]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
