"""From claims to events in one call: reports, judgements, groups, and each group summed up as an event."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from liens.identity import identifier
from liens.link.cluster import MEAN, clusters
from liens.link.judge import Judgement, Judgements, judge
from liens.link.report import Report, reports
from liens.link.score import Weights
from liens.link.told import Told
from liens.ontology.linking import load_kinds


@dataclass(frozen=True, slots=True)
class Settings:
    """How pairs are weighed and when groups are joined."""

    weights: Weights = field(default_factory=Weights)
    mean: float = MEAN


@dataclass(frozen=True, slots=True)
class Linked:
    """An event: its id and its claims, first published first. The id is that of its first claim, so later reports leave it as it is."""

    id: str
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that linking some claims gives: reports, judgements (with those of persons that were handed in), events."""

    reports: tuple[Report, ...]
    judgements: Judgements
    events: tuple[Linked, ...]


def link(claims: Sequence[Told], personal: Iterable[Judgement] = (), settings: Settings | None = None, *, also: Collection[tuple[str, str]] = ()) -> Links:
    """The events of some claims, with what persons judged before; the order of the claims does not matter.

    ``also`` names pairs of claims to look at besides those of the blocks (``meaning.shortlist``).
    """
    settings, kinds = settings or Settings(), load_kinds()
    found = reports(claims, kinds)
    judgements = judge(found, kinds, settings.weights, also, personal)
    return Links(tuple(found), judgements, tuple(events(judgements, settings.mean)))


def events(judgements: Judgements, mean: float = MEAN) -> list[Linked]:
    """The events that judgements make of some claims, by first publication and id."""
    found: list[Linked] = []
    for members in clusters(judgements, mean):
        ordered = tuple(sorted(members, key=first_published))
        found.append(Linked(identifier("e", [ordered[0].claim]), ordered))
    return sorted(found, key=lambda e: (first_published(e.claims[0]), e.id))


def first_published(claim: Told) -> tuple[int, str, int, str]:
    """The order of claims in an event: publication, article, place in the text."""
    return claim.day or 0, claim.article, claim.start, claim.claim


def event_of(linked: Iterable[Linked]) -> dict[str, str]:
    """The id of the event of each claim."""
    return {claim.claim: event.id for event in linked for claim in event.claims}


def by_article(claims: Iterable[Told]) -> dict[str, list[Told]]:
    """The claims of each article in text order."""
    found: dict[str, list[Told]] = defaultdict(list)
    for claim in sorted(claims, key=lambda t: (t.article, t.start, t.claim)):
        found[claim.article].append(claim)
    return dict(found)
