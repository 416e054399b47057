"""The dossier of one actor: what it did, what was done to it, what it says, and with whom it deals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.due import Upcoming, due
from liens.dossier.evidence import Line, lines
from liens.dossier.source import Source, Wanted, is_of
from liens.ontology.plover import load_plover

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody the actor deals with: root, events, and how many of them are cooperation and conflict."""

    actor: str
    events: int
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True)
class Said:
    """Something the actor says: day of publication, sentence, claim, and the event if it tells one."""

    published: str | None
    sentence: str
    claim: str
    event: str | None


@dataclass(frozen=True, slots=True)
class ActorDossier:
    """What an archive tells of one actor."""

    actor: str
    day: str
    did: tuple[Line, ...]
    suffered: tuple[Line, ...]
    says: tuple[Said, ...]
    counterparts: tuple[Counterpart, ...]
    upcoming: Upcoming


def actor(source: Source, wanted: Wanted, day: str | None = None) -> ActorDossier:
    """The dossier of the first actor of a query."""
    name = wanted.first or ""
    records = source.claims(wanted)
    seen = day or source.last_day()
    did = [r for r in records if r["event"] and any(is_of(a["code"], name) for a in r["initiators"])]
    suffered = [r for r in records if r["event"] and any(is_of(a["code"], name) for a in r["recipients"])]
    events = source.events([r["id"] for r in records])
    says = _once(r for r in records if any(is_of(x["source"]["code"], name) for x in r["attribution"]))
    return ActorDossier(
        actor=name,
        day=seen,
        did=tuple(lines(did, source)),
        suffered=tuple(lines(suffered, source)),
        says=tuple(Said(r["article"]["published"], r["sentence"]["text"], r["id"], events.get(r["id"])) for r in says),
        counterparts=tuple(_counterparts(lines([*did, *(r for r in suffered if r not in did)], source), name)),
        upcoming=due([r for r in records if r["event"]], source, seen),
    )


def _once(records: Iterable[Json]) -> list[Json]:
    """Each sentence once, by the first of its claims."""
    found: dict[tuple[str, int], Json] = {}
    for record in records:
        found.setdefault((record["article"]["id"], record["sentence"]["start"]), record)
    return list(found.values())


def _counterparts(events: Sequence[Line], name: str) -> list[Counterpart]:
    plover = load_plover()
    found: dict[str, list[float]] = defaultdict(list)
    for line in events:
        roots = {code.partition("/")[0] for code in (*line.initiators, *line.recipients)} - {name.partition("/")[0], "?"}
        for root in sorted(roots):
            found[root].append(plover[line.category].score)
    made = [Counterpart(root, len(s), sum(v > 0 for v in s), sum(v < 0 for v in s)) for root, s in found.items()]
    return sorted(made, key=lambda c: (-c.events, c.actor))
