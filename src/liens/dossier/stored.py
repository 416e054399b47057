"""Answers the questions of dossiers from a database: the latest claims that fit, and counts over all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from liens.dossier.source import Cell, Json, Wanted, day_of, fits
from liens.link.evidence import Evidence
from liens.store import linking
from liens.store.ask import Query, due, find, month_speakers, months
from liens.store.database import Store
from liens.store.load import records

# So many claims of a query are looked at, the latest: a page is read by people. Trends and evidence count all claims.
LATEST = 300


class Stored:
    """A database as the source of dossiers; ``latest`` bounds how many claims a list is made of."""

    def __init__(self, store: Store, latest: int = LATEST) -> None:
        self._store = store
        self._latest = latest

    def claims(self, wanted: Wanted) -> Sequence[Json]:
        """The latest records that fit, by day and id."""
        keys: set[int] = set()
        for query in _queries(wanted):
            keys |= set(find(self._store, query, self._latest))
        found = [r for r in records(self._store, sorted(keys)) if fits(r, wanted)]
        found.sort(key=lambda r: (day_of(r) or "", r["article"]["id"], r["sentence"]["start"], r["id"]))
        return found if wanted.event else found[-self._latest :]

    def planned(self, wanted: Wanted, day: str) -> Sequence[Json]:
        """The records of what is announced for a day and after, soonest first, and of what was announced for before it."""
        keys = due(self._store, wanted.after or "", day, wanted.first, self._latest)[-self._latest :]
        keys += due(self._store, day, wanted.before, wanted.first, self._latest)
        return [r for r in records(self._store, sorted(set(keys))) if fits(r, replace(wanted, after=None, before=None))]

    def last_day(self) -> str:
        """The latest day of publication."""
        return linking.last_published(self._store)

    def events(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The events of some claims."""
        return linking.events_of(self._store, claims)

    def evidence(self, events: Sequence[str]) -> Mapping[str, Evidence]:
        """The evidence of some events."""
        return linking.evidence_of(self._store, events)

    def folded(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The wire copies among some articles."""
        return linking.folded(self._store, articles)

    def months(self, wanted: Wanted) -> Sequence[Cell]:
        """Counts by month, of all claims between the two."""
        cells = [Cell(*cell) for cell in months(self._store, wanted.first or "", wanted.second or "")]
        return [c for c in cells if c.month and (wanted.after or "")[:7] <= c.month <= (wanted.before or "~")[:7]]

    def speakers(self, wanted: Wanted) -> Mapping[str, int]:
        """Speakers by month."""
        return month_speakers(self._store, wanted.first or "", wanted.second or "")


def _queries(wanted: Wanted) -> list[Query]:
    """What is asked of the store: two actors take part, or one takes part and the other speaks."""
    rest = Query(language=wanted.language, event=wanted.event, after=wanted.after, before=wanted.before)
    first, second = wanted.first, wanted.second
    if first and second:
        return [replace(rest, who=(first, second)), replace(rest, who=(first,), says=(second,)), replace(rest, who=(second,), says=(first,))]
    if first:
        return [replace(rest, who=(first,)), replace(rest, says=(first,))]
    return [rest]
