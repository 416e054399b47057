"""Answers the questions of dossiers from a database: the latest claims that fit, and counts over all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from liens.dossier.source import Cell, Json, Wanted, day_of, fits, outside, standing_of
from liens.link.evidence import Evidence
from liens.link.judge import Judgement
from liens.link.told import Told, told_records
from liens.ontology.speaking import speaking
from liens.store import linking
from liens.store.ask import Query, between, due, find, month_speakers, months
from liens.store.database import Store
from liens.store.load import records
from liens.store.reasons import judgements_of
from liens.store.speech import Spoken, spoken

# So many claims of a query are looked at, the latest: a page is read by people. Trends and evidence count all claims.
LATEST = 300
# Where only some claims are wanted, they are looked for among so many of the latest.
LOOKED_AT = 5000


class Stored:
    """A database as the source of dossiers; ``latest`` bounds how many claims a list is made of."""

    def __init__(self, store: Store, latest: int = LATEST) -> None:
        self._store = store
        self._latest = latest

    def claims(self, wanted: Wanted) -> Sequence[Json]:
        """The latest records that fit, by day and id; of an event all."""
        keys = linking.claims_of_event(self._store, wanted.event) if wanted.event else sorted(self._keys(wanted))
        keys = self._chosen(keys, wanted)
        found = [r for r in records(self._store, keys) if fits(r, wanted)]
        found.sort(key=lambda r: (day_of(r) or "", r["article"]["id"], r["sentence"]["start"], r["id"]))
        return found if wanted.event else found[-self._latest :]

    def _keys(self, wanted: Wanted) -> set[int]:
        """What lies between two actors stands ready; third parties on both are looked for, all of them only where the two have little."""
        first, second, keys = wanted.first, wanted.second, set[int]()
        latest = LOOKED_AT if _picks(wanted) else self._latest
        rest = Query(language=wanted.language, after=wanted.after, before=wanted.before)
        if first and second:
            whole = "/" not in first + second and wanted.language is None
            keys = {key for key, _ in between(self._store, first, second, wanted.after, wanted.before)[:latest]} if whole else keys
            queries = [replace(rest, who=(first,), says=(second,)), replace(rest, who=(second,), says=(first,))]
            if len(keys) < latest:
                queries.append(replace(rest, who=(first, second)))
        else:
            queries = [replace(rest, who=(first,)), replace(rest, says=(first,))] if first else [rest]
        # Where the two have enough between them, third parties get a quarter of the place.
        most = max(latest // 4, latest - len(keys)) // len(queries) if keys else latest
        for query in queries:
            keys |= set(find(self._store, query, most))
        return keys

    def _chosen(self, keys: list[int], wanted: Wanted) -> list[int]:
        """The latest of those that stand and are vouched for as wanted, in the order of their keys."""
        if not _picks(wanted) or wanted.event:
            return keys
        fit = sorted((s.day, s.claim) for s in spoken(self._store, keys) if _fits(s, wanted))
        return sorted(key for _, key in fit[-self._latest :])

    def told(self, records: Sequence[Json]) -> list[Told]:  # another source has them at hand
        """As linking sees them."""
        return told_records(records)

    def planned(self, wanted: Wanted, day: str) -> Sequence[Json]:
        """The records of what is announced for a day and after, soonest first, and of what was announced for before it, latest first."""
        keys = linking.due_before(self._store, day, wanted.first, self._latest)
        keys += due(self._store, day, wanted.before, wanted.first, self._latest)
        return [r for r in records(self._store, sorted(set(keys))) if fits(r, wanted)]

    def last_day(self) -> str:
        """The latest day of publication."""
        return linking.last_published(self._store)

    def events(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The events of some claims."""
        return linking.events_of(self._store, claims)

    def evidence(self, events: Sequence[str]) -> Mapping[str, Evidence]:
        """The evidence of some events."""
        return linking.evidence_of(self._store, events)

    def statuses(self, events: Sequence[str]) -> Mapping[str, str]:
        """The surest status of some events."""
        return linking.statuses_of(self._store, events)

    def folded(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The wire copies among some articles."""
        return linking.folded(self._store, articles)

    def reasons(self, event: str) -> Sequence[Judgement]:
        """The judgements between claims of an event."""
        return judgements_of(self._store, event)

    def months(self, wanted: Wanted) -> Sequence[Cell]:
        """Counts by month, of all claims between the two."""
        cells = [Cell(*cell) for cell in months(self._store, wanted.first or "", wanted.second or "")]
        return [c for c in cells if c.month and (wanted.after or "")[:7] <= c.month <= (wanted.before or "~")[:7]]

    def speakers(self, wanted: Wanted) -> Mapping[str, int]:
        """Speakers by month."""
        return month_speakers(self._store, wanted.first or "", wanted.second or "")


def _picks(wanted: Wanted) -> bool:
    """True if claims are chosen by how they stand or by who vouches."""
    return wanted.independent or wanted.standing is not None or wanted.speaker is not None


def _fits(one: Spoken, wanted: Wanted) -> bool:
    """What :func:`liens.dossier.source.fits` says of the whole record, as far as status and speaker go."""
    if wanted.standing is not None and wanted.standing != standing_of(one.status, negated=one.negated):
        return False
    if wanted.speaker is not None and speaking(one.speaker) != wanted.speaker:
        return False
    return not wanted.independent or (not one.party and outside(one.speaker, wanted))
