"""What the claims of a search have in common: how many of them are of each status, category, language, outlet, year, speaker and actor."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liens.store.database import Row, Store

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that claims have in common, and how many have it."""

    value: str
    claims: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim is from: its article and its event (None for one that was not linked), in the order of the claims."""

    article: str
    event: str | None


_TOLD = (
    "SELECT c.key, c.status, c.negated, c.category, v.language, o.name, substr(c.day, 1, 4) FROM claims AS c CROSS JOIN versions AS v ON v.key = c.version"
    " LEFT JOIN outlets AS o ON o.key = v.outlet WHERE c.key IN "
)
_INVOLVED = "SELECT DISTINCT i.claim, r.code, i.role = 'source' FROM involved AS i JOIN roots AS r ON r.key = i.root WHERE r.code <> '?' AND i.claim IN "
_ORIGINS = (
    "SELECT c.key, a.id, m.event FROM claims AS c CROSS JOIN versions AS v ON v.key = c.version CROSS JOIN articles AS a ON a.key = v.article"
    " LEFT JOIN event_claims AS m ON m.claim = c.identity WHERE c.key IN "
)


def facets(store: Store, claims: Sequence[int]) -> Mapping[str, tuple[Facet, ...]]:
    """Counts of some claims by status, category, language, outlet, year, ``says`` and ``who``, the most frequent first, years in order."""
    names = ("status", "category", "lang", "outlet", "year")
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*names, "says", "who")}
    for _, status, _, category, language, outlet, year in _rows(store, _TOLD, claims):
        for name, value in zip(names, (status, category, language, outlet, year), strict=True):
            if value:
                counts[name][value] += 1
    for _, code, vouches in _rows(store, _INVOLVED, claims):
        counts["says" if vouches else "who"][code] += 1
    found = {name: tuple(Facet(*pair) for pair in sorted(count.items(), key=lambda p: (-p[1], p[0]))) for name, count in counts.items()}
    return {**found, "year": tuple(sorted(found["year"], key=lambda f: f.value))}


def origins(store: Store, claims: Sequence[int]) -> list[Origin]:
    """The article and event of each of some claims, in their order."""
    found = {key: (article, event) for key, article, event in _rows(store, _ORIGINS, claims)}
    events: dict[int, str] = dict(_rows(store, "SELECT key, id FROM events WHERE key IN ", sorted({event for _, event in found.values() if event is not None})))
    return [Origin(article, events.get(event)) for article, event in (found[key] for key in claims if key in found)]


def _rows(store: Store, statement: str, keys: Sequence[int]) -> Iterator[Row]:
    for at in range(0, len(keys), _BATCH):
        batch = keys[at : at + _BATCH]
        yield from store.rows(statement + "(" + ", ".join("?" for _ in batch) + ")", batch)
