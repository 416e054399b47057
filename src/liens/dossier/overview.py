"""The whole archive at a glance: how much it holds, what was told last, and who deals with whom of late."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from liens.dossier.evidence import Line, lines
from liens.dossier.stored import Stored
from liens.ontology.plover import load_plover
from liens.store.database import Store
from liens.store.load import records
from liens.store.overview import Counts, Recent, claims_of_events, counts, latest_events, recent_pairs
from liens.store.runs import Run, last_run

# Activity is counted over so many of the latest claims: what is busy now, at a cost that does not grow with the archive.
RECENT = 2000
# Of an event so many claims are looked at for its line in the list.
_TOLD = 24
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Busy:
    """A pair of actors in the latest claims: claims between them, how many of these are cooperation and conflict, and the last day."""

    first: str
    second: str
    claims: int
    cooperation: int
    conflict: int
    day: str


@dataclass(frozen=True, slots=True)
class Active:
    """An actor in the latest claims: how often it acts or is acted upon, and with how many others."""

    actor: str
    claims: int
    others: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The archive at a glance; ``recent`` is over how many of the latest claims ``ties`` and ``actors`` count, ``day`` the latest publication."""

    counts: Counts
    day: str
    run: Run | None
    events: tuple[Line, ...]
    recent: int
    ties: tuple[Busy, ...]
    actors: tuple[Active, ...]


def overview(store: Store, events: int = 8, ties: int = 16, actors: int = 24) -> Overview:
    """The archive at a glance: so many events, ties and actors."""
    source = Stored(store)
    day = source.last_day()
    told = lines(list(records(store, claims_of_events(store, latest_events(store, day, events), _TOLD))), source)
    recent = recent_pairs(store, day, RECENT)
    whole = counts(store)
    return Overview(
        counts=whole,
        day=day,
        run=last_run(store),
        events=tuple(sorted(told, key=lambda x: (x.day or "", x.evidence.speakers, x.event), reverse=True)),
        recent=min(RECENT, whole.claims),
        ties=tuple(_ties(recent)[:ties]),
        actors=tuple(_actors(recent)[:actors]),
    )


def _ties(recent: Sequence[Recent]) -> list[Busy]:
    plover = load_plover()
    groups: dict[tuple[str, str], dict[int, Recent]] = defaultdict(dict)
    for one in recent:
        if one.first != one.second and _UNKNOWN not in {one.first, one.second}:
            first, second = sorted((one.first, one.second))
            groups[first, second][one.claim] = one
    found = []
    for (first, second), claims in groups.items():
        scores = [plover[c.category].score for c in claims.values()]
        last = max(c.day for c in claims.values())
        found.append(Busy(first, second, len(claims), sum(s > 0 for s in scores), sum(s < 0 for s in scores), last))
    return sorted(found, key=lambda t: (-t.claims, t.first, t.second))


def _actors(recent: Sequence[Recent]) -> list[Active]:
    claims: dict[str, set[int]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for one in recent:
        for actor, other in ((one.first, one.second), (one.second, one.first)):
            claims[actor].add(one.claim)
            others[actor].add(other)
    found = [Active(actor, len(claims[actor]), len(others[actor] - {actor, _UNKNOWN})) for actor in claims if actor != _UNKNOWN]
    return sorted(found, key=lambda a: (-a.claims, a.actor))
