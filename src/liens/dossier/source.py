"""Where dossiers take their claims from: anything that answers these few questions, a database or a list in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from liens.link.disagree import speaker
from liens.link.evidence import Evidence, evidence, outline
from liens.link.judge import Judgement
from liens.link.link import event_of, link
from liens.link.told import Party, Told, told_record
from liens.model import Status
from liens.ontology.speaking import speaking

Json = dict[str, Any]
NEGATED = "negated"
STANDINGS = (*(str(status) for status in Status), NEGATED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are wanted: both of two actors or one (roots or codes), publication or event day from and to, language, event.

    Days are ``YYYY-MM-DD`` and included; what is None is not asked for. ``standing`` is a status, or ``negated`` for what is denied; ``speaker`` is a
    kind of speaker (:class:`liens.ontology.speaking.Speaking`); ``independent`` leaves out speakers who take part in what they tell, or are one of the two.
    """

    first: str | None = None
    second: str | None = None
    after: str | None = None
    before: str | None = None
    language: str | None = None
    event: str | None = None
    standing: str | None = None
    speaker: str | None = None
    independent: bool = False

    @property
    def choosy(self) -> bool:
        """True if not all claims of the actors and days are wanted: then counts that stand ready for all of them do not serve."""
        return self.independent or any(x is not None for x in (self.language, self.standing, self.speaker))


@dataclass(frozen=True, slots=True)
class Cell:
    """How many claims of one kind a month has between two actors; ``direction`` is ``to``, ``from`` or ``both``."""

    month: str
    direction: str
    category: str
    status: str
    negated: bool
    claims: int


class Source(Protocol):
    """What a dossier asks."""

    def claims(self, wanted: Wanted) -> Sequence[Json]:
        """The records of claims that fit, by day and id."""
        ...

    def told(self, records: Sequence[Json]) -> list[Told]:
        """Some of these claims as linking sees them, those that tell an event."""
        ...

    def planned(self, wanted: Wanted, day: str) -> Sequence[Json]:
        """The records of what is announced (with a last day) for a day or after, and of what was announced for before it."""
        ...

    def last_day(self) -> str:
        """The latest day of publication, empty without any."""
        ...

    def events(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The event of each of some claims, by id; a claim that was never linked has none."""
        ...

    def evidence(self, events: Sequence[str]) -> Mapping[str, Evidence]:
        """How well each of some events is attested, by all its claims."""
        ...

    def statuses(self, events: Sequence[str]) -> Mapping[str, str]:
        """The status of the surest claim of each of some events: ``actual`` if anybody tells that it took place."""
        ...

    def folded(self, articles: Sequence[str]) -> Mapping[str, str]:
        """For each of some articles that repeats another (a wire copy) the outlet that it speaks for."""
        ...

    def reasons(self, event: str) -> Sequence[Judgement]:
        """The judgements between claims of an event, the surest first."""
        ...

    def months(self, wanted: Wanted) -> Sequence[Cell]:
        """Counts of the claims between the two actors by month, oldest first."""
        ...

    def speakers(self, wanted: Wanted) -> Mapping[str, int]:
        """How many different speakers stand behind the claims between the two actors, by month."""
        ...


class Memory:
    """Claims in memory, linked when first asked: the records of ``liens read --format jsonl`` or ``Reading.records()``."""

    def __init__(self, records: Iterable[Json], judgements: Sequence[Judgement] = (), folded: Mapping[str, str] | None = None) -> None:
        self._records = sorted(records, key=_order)
        self._told = {t.claim: t for r in self._records for t in [told_record(r)] if t is not None}
        linked = link(list(self._told.values()), judgements)
        self._events = event_of(linked.events)
        self._members = {event.id: event.claims for event in linked.events}
        self._judgements = linked.judgements
        self._folded = dict(folded or {})

    def claims(self, wanted: Wanted) -> Sequence[Json]:
        """The records that fit."""
        return [r for r in self._records if fits(r, wanted) and (wanted.event is None or self._events.get(r["id"]) == wanted.event)]

    def told(self, records: Sequence[Json]) -> list[Told]:
        """As linking saw them."""
        return [self._told[r["id"]] for r in records if r["id"] in self._told]

    def planned(self, wanted: Wanted, day: str) -> Sequence[Json]:  # noqa: ARG002 # what is at hand is small
        """The records of what is announced."""
        found = self.claims(wanted)
        return [r for r in found if r["event"] and r["status"] == Status.PLANNED and r["when"] and r["when"]["end"]]

    def last_day(self) -> str:
        """The latest day of publication."""
        return max((r["article"]["published"] for r in self._records if r["article"]["published"]), default="")

    def events(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The events of some claims."""
        return {claim: self._events[claim] for claim in claims if claim in self._events}

    def evidence(self, events: Sequence[str]) -> Mapping[str, Evidence]:
        """The evidence of some events."""
        return {event: evidence(self._members[event], self._folded) for event in events}

    def statuses(self, events: Sequence[str]) -> Mapping[str, str]:
        """The surest status of some events."""
        return {event: outline(self._members[event]).status for event in events}

    def folded(self, articles: Sequence[str]) -> Mapping[str, str]:
        """What was handed in on wire copies."""
        return {article: self._folded[article] for article in articles if article in self._folded}

    def reasons(self, event: str) -> Sequence[Judgement]:
        """The judgements between claims of an event, as a database keeps them: that claims of one report belong together needs none."""
        inside = [j for j in self._judgements if j.by != "rule:report" and self._events.get(j.left) == event and self._events.get(j.right) == event]
        return sorted((replace(j, score=round(j.score, 4)) for j in inside), key=lambda j: (-j.score, j.left, j.right))

    def months(self, wanted: Wanted) -> Sequence[Cell]:
        """Counts by month."""
        return cells_of(self._between(wanted))

    def speakers(self, wanted: Wanted) -> Mapping[str, int]:
        """Speakers by month."""
        return speakers_of(self._between(wanted), self._folded)

    def _between(self, wanted: Wanted) -> list[tuple[Told, str]]:
        return dated_between(self.told(self.claims(wanted)), wanted.first or "", wanted.second or "")


def dated_between(told: Iterable[Told], first: str, second: str) -> list[tuple[Told, str]]:
    """The claims of some between two actors whose month is known, each with its direction."""
    found = ((t, direction(t, first, second)) for t in told)
    return [(t, way) for t, way in found if way and month_of(t)]


def cells_of(between: Iterable[tuple[Told, str]]) -> list[Cell]:
    """Counts by month of claims between two actors."""
    counts: dict[tuple[str, str, str, str, bool], int] = {}
    for told, way in between:
        cell = (month_of(told), way, told.category, told.status, told.negated)
        counts[cell] = counts.get(cell, 0) + 1
    return [Cell(*cell, counts[cell]) for cell in sorted(counts)]


def speakers_of(between: Iterable[tuple[Told, str]], folded: Mapping[str, str]) -> dict[str, int]:
    """How many different speakers stand behind claims between two actors, by month."""
    found: dict[str, set[str]] = {}
    for told, _ in between:
        found.setdefault(month_of(told), set()).add(speaker(told, folded))
    return {month: len(found[month]) for month in sorted(found)}


def _order(record: Json) -> tuple[str, str, int, str]:
    return day_of(record) or "", record["article"]["id"], record["sentence"]["start"], record["id"]


def day_of(record: Json) -> str | None:
    """The day that a claim is filed under: the first of its event, else its last, else that of publication."""
    when = record["when"] or {"start": None, "end": None}
    found: str | None = when["start"] or when["end"] or record["article"]["published"]
    return found


def month_of(told: Told) -> str:
    """The month of a claim, empty where no day is known."""
    when = told.when
    day = (when.first or when.last if when else None) or told.day
    return date.fromordinal(day).isoformat()[:7] if day else ""


def fits(record: Json, wanted: Wanted) -> bool:
    """True if a record has the wanted days and language and names the wanted actors, as participants or as those who vouch."""
    day = day_of(record) or ""
    if wanted.language and record["article"]["language"] != wanted.language:
        return False
    if (wanted.after and day < wanted.after) or (wanted.before and day > wanted.before):
        return False
    if not (_stands(record, wanted) and _speaks(record, wanted)):
        return False
    actors = [actor for actor in (wanted.first, wanted.second) if actor]
    if not actors:
        return True
    named = [a["code"] for a in (*record["initiators"], *record["recipients"], *(x["source"] for x in record["attribution"]))]
    return all(any(is_of(code, actor) for code in named) for actor in actors)


def _stands(record: Json, wanted: Wanted) -> bool:
    return wanted.standing is None or wanted.standing == standing_of(record["status"], negated=record["negated"])


def standing_of(status: str, *, negated: bool) -> str:
    """What a claim is shown as: its status, or ``negated``."""
    return NEGATED if negated else status


def _speaks(record: Json, wanted: Wanted) -> bool:
    """True if who vouches nearest is of the wanted kind, and no party where only outsiders are wanted."""
    nearest = record["attribution"][0]["source"]["code"] if record["attribution"] else None
    if wanted.speaker is not None and speaking(nearest) != wanted.speaker:
        return False
    return not wanted.independent or (outside(nearest, wanted) and not _takes_part(record, nearest))


def outside(speaker: str | None, wanted: Wanted) -> bool:
    """True if a speaker (None for the outlet) is none of the wanted actors."""
    return speaker is None or all(speaker.partition("/")[0] != actor.partition("/")[0] for actor in (wanted.first, wanted.second) if actor)


def _takes_part(record: Json, code: str | None) -> bool:
    root = None if code is None else code.partition("/")[0]
    return any(a["code"].partition("/")[0] == root for a in (*record["initiators"], *record["recipients"]))


def is_of(code: str, actor: str) -> bool:
    """True if a code is an actor's or one of a part of it: ``PRK/MIL`` is of ``PRK``."""
    return code == actor or code.startswith(f"{actor}/")


def direction(told: Told, first: str, second: str) -> str | None:
    """``to`` if the first acts upon the second, ``from`` the other way, ``both`` if they act together; None otherwise."""
    acts, gets = _has(told.initiators, first), _has(told.recipients, first)
    other_acts, other_gets = _has(told.initiators, second), _has(told.recipients, second)
    if acts and other_gets and not (other_acts and gets):
        return "to"
    if other_acts and gets and not (acts and other_gets):
        return "from"
    return "both" if acts and other_acts else None


def _has(parties: Sequence[Party], actor: str) -> bool:
    return any(is_of(p.code, actor) for p in parties)


def folded_in(records: Sequence[Json], source: Source) -> Mapping[str, str]:
    """The wire copies among the articles of some claims."""
    return source.folded(sorted({r["article"]["id"] for r in records}))
