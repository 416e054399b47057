"""A source that was asked once about the claims of a dossier: the parts of the dossier then need not ask again."""

from collections.abc import Mapping, Sequence

from liens.dossier.source import Cell, Json, Source, Wanted
from liens.link.evidence import Evidence
from liens.link.judge import Judgement
from liens.link.told import Told


class Seen:
    """Answers about some records from memory, about others from the source behind."""

    def __init__(self, source: Source, records: Sequence[Json]) -> None:
        self._source = source
        self._events = dict(source.events([r["id"] for r in records]))
        self._folded = dict(source.folded(sorted({r["article"]["id"] for r in records})))
        self._evidence = dict(source.evidence(sorted(set(self._events.values()))))
        self._told = {t.claim: t for t in source.told(records)}
        self._claims = frozenset(r["id"] for r in records)
        self._articles = frozenset(r["article"]["id"] for r in records)

    def claims(self, wanted: Wanted) -> Sequence[Json]:
        """As the source has them."""
        return self._source.claims(wanted)

    def told(self, records: Sequence[Json]) -> list[Told]:
        """As linking sees them."""
        if all(r["id"] in self._claims for r in records):
            return [self._told[r["id"]] for r in records if r["id"] in self._told]
        return self._source.told(records)

    def planned(self, wanted: Wanted, day: str) -> Sequence[Json]:
        """As the source has it."""
        return self._source.planned(wanted, day)

    def last_day(self) -> str:
        """As the source has it."""
        return self._source.last_day()

    def events(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The events of some claims."""
        if self._claims.issuperset(claims):
            return {claim: self._events[claim] for claim in claims if claim in self._events}
        return self._source.events(claims)

    def evidence(self, events: Sequence[str]) -> Mapping[str, Evidence]:
        """The evidence of some events."""
        if self._evidence.keys() >= set(events):
            return {event: self._evidence[event] for event in events}
        return self._source.evidence(events)

    def statuses(self, events: Sequence[str]) -> Mapping[str, str]:
        """As the source has them."""
        return self._source.statuses(events)

    def folded(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The wire copies among some articles."""
        if self._articles.issuperset(articles):
            return {article: self._folded[article] for article in articles if article in self._folded}
        return self._source.folded(articles)

    def reasons(self, event: str) -> Sequence[Judgement]:
        """As the source has them."""
        return self._source.reasons(event)

    def months(self, wanted: Wanted) -> Sequence[Cell]:
        """As the source has them."""
        return self._source.months(wanted)

    def speakers(self, wanted: Wanted) -> Mapping[str, int]:
        """As the source has them."""
        return self._source.speakers(wanted)
