"""How well an event is attested, and what it is in short: independent speakers count, not the number of articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liens.link.disagree import OUTLET, speaker
from liens.link.report import days_of
from liens.link.told import UNKNOWN, Told
from liens.model import Status

# From the surest to the least sure.
SURE = (Status.ACTUAL, Status.ALLEGED, Status.PLANNED, Status.POSSIBLE, Status.WANTED)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Numbers of claims, articles, outlets, speakers, and of speakers that are no party to the event."""

    claims: int
    articles: int
    outlets: int
    speakers: int
    independent: int


@dataclass(frozen=True, slots=True)
class Outline:
    """An event in short: the category of most of its surest claims, their status, whether most of them deny it, first and last day."""

    category: str
    status: str
    negated: bool
    first: str | None
    last: str | None


def evidence(told: Sequence[Told], folded: Mapping[str, str]) -> Evidence:
    """Count the evidence of the claims of one event; a wire copy adds an article and an outlet, no speaker."""
    speakers = {speaker(t, folded) for t in told}
    parties = {p.root for t in told for p in (*t.initiators, *t.recipients)} - {UNKNOWN}
    outside = {s for s in speakers if s.startswith(OUTLET) or s.partition("/")[0].partition("@")[0] not in parties}
    return Evidence(len(told), len({t.article for t in told}), len({t.outlet for t in told if t.outlet}), len(speakers), len(outside))


def outline(told: Sequence[Told]) -> Outline:
    """What an event is in short: done before announced, told before reported."""
    status = min((t.status for t in told), key=SURE.index)
    firm = [t for t in told if t.status == status]
    days = [d for t in firm for d in [days_of(t.when)] if d]
    exact = [d for d in days if d[0] == d[1]] or days
    first, last = max(exact, key=lambda d: (exact.count(d), d)) if exact else (None, None)
    if first is None:
        first = last = min((t.day for t in firm if t.day), default=None)
    return Outline(most([t.category for t in firm]), status, sum(t.negated for t in firm) * 2 > len(firm), iso(first), iso(last))


def iso(day: int | None) -> str | None:
    """A day as ``YYYY-MM-DD``."""
    return None if day is None else date.fromordinal(day).isoformat()


def most(values: Sequence[str]) -> str:
    """The most frequent value, the first in the alphabet of equals."""
    return min(values, key=lambda v: (-values.count(v), v))
