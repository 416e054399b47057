"""What people judged, as records: of one claim what was read and what stands, of one event its claims and what may belong to it."""

from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, lines
from liens.dossier.source import Wanted
from liens.dossier.stored import Stored
from liens.errors import NoSuchClaim, NoSuchEvent
from liens.review.act import Act
from liens.review.correct import value_of
from liens.review.fields import Field, write_value
from liens.store.acts import acts_of_actor, acts_of_claim, acts_of_event, count_acts, event_now, history_of
from liens.store.database import Store
from liens.store.judged import judged_claims
from liens.store.linking import events_of
from liens.store.load import records
from liens.store.nearby import claim_key, near_events

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Valued:
    """One field of a claim: what was read, what stands, each as it is written in a form; ``changed`` if a person changed it."""

    field: str
    read: str | None
    stands: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A claim as people judged it; ``verdict`` is None where nobody did, ``read`` None where it was not read, ``stands`` where it is judged wrong."""

    claim: str
    verdict: str | None
    read: Json | None
    stands: Json | None
    fields: tuple[Valued, ...]
    event: str | None
    history: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class EventReview:
    """An event with the records of its claims, other events that lie near, and what people judged of it."""

    line: Line
    claims: tuple[Json, ...]
    near: tuple[Line, ...]
    history: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The latest judgements, and how many there are."""

    acts: tuple[Act, ...]
    count: int


def claim_review(store: Store, claim: str) -> ClaimReview:
    """Everything on one claim; raises NoSuchClaim."""
    judged = judged_claims(store, [claim]).get(claim)
    key = claim_key(store, claim)
    stands = None if key is None else next(records(store, [key]))
    read = judged.read if judged else stands
    some = stands or read
    if some is None:
        raise NoSuchClaim(f"there is no claim {claim!r} here; 'liens search' lists the ids of claims")
    return ClaimReview(
        claim=claim,
        verdict=judged.verdict if judged else None,
        read=read,
        stands=stands,
        fields=tuple(_valued(field, read, stands) for field in Field if some["event"] or field is not Field.CATEGORY),
        event=events_of(store, [claim]).get(claim),
        history=tuple(reversed(acts_of_claim(store, claim))),
    )


def event_review(source: Stored, store: Store, event: str) -> EventReview:
    """Everything on one event; raises NoSuchEvent."""
    found = source.claims(Wanted(event=event))
    if not found:
        raise NoSuchEvent(f"there is no event {event!r} here; 'liens tie' and 'liens actor' list the ids of events")
    near = near_events(store, event)
    around = [record for other in near for record in source.claims(Wanted(event=other))]
    ordered = {told.event: told for told in lines(around, source)}
    return EventReview(
        line=next(told for told in lines(found, source) if told.event == event),
        claims=tuple(found),
        near=tuple(ordered[other] for other in near if other in ordered),
        history=tuple(reversed(acts_of_event(store, event))),
    )


def history(store: Store, what: str | None, limit: int) -> History:
    """The latest judgements, of everything or of what has an id."""
    acts = history_of(store, what, limit)
    return History(tuple(acts), count_acts(store) if what is None else len(acts))


def judged_of(store: Store, actor: str, limit: int = 100) -> tuple[Act, ...]:
    """What people judged of the claims and events of an actor, the last first."""
    return tuple(acts_of_actor(store, actor, limit))


def moved_event(store: Store, event: str) -> str | None:
    """The event that an event which is no more was merged into, None if it was not."""
    return event_now(store, event)


def _valued(field: Field, read: Json | None, stands: Json | None) -> Valued:
    before, now = (None if record is None else write_value(field, value_of(record, field)) for record in (read, stands))
    return Valued(str(field), before, now, stands is not None and read is not None and before != now)
