"""The dossier of one actor: what it did, what was done to it, what it says, and with whom it deals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.due import Upcoming, due
from liens.dossier.evidence import Line, lines
from liens.dossier.seen import Seen
from liens.dossier.source import Source, Wanted, day_of, folded_in, is_of
from liens.link.disagree import Stated, positions
from liens.link.told import UNKNOWN
from liens.ontology.plover import load_plover
from liens.review.act import Act

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
    """Something the actor says: day of publication, sentence, claim, the event if it tells one, and where it stands."""

    published: str | None
    sentence: str
    claim: str
    event: str | None
    article: str
    outlet: str | None
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Called:
    """A name under which the actor was read: its code, how often, the first and the last day, and the first claim that has it."""

    name: str
    code: str
    claims: int
    first: str | None
    last: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure on what the actor did or suffered: the day and event, and who gives it."""

    day: str | None
    event: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class ActorDossier:
    """What an archive tells of one actor; ``names`` has the most frequent first, ``figures`` the earliest.

    ``judged`` is what people merged, split, corrected or confirmed of it, the last first.
    """

    actor: str
    day: str
    did: tuple[Line, ...]
    suffered: tuple[Line, ...]
    says: tuple[Said, ...]
    counterparts: tuple[Counterpart, ...]
    upcoming: Upcoming
    names: tuple[Called, ...] = ()
    figures: tuple[Counted, ...] = ()
    judged: tuple[Act, ...] = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 # the notebook's protocol
        from liens.show.notebook import dossier_bundle

        return dossier_bundle(self)


def actor(source: Source, wanted: Wanted, day: str | None = None) -> ActorDossier:
    """The dossier of the first actor of a query."""
    name = wanted.first or ""
    records = source.claims(wanted)
    source = Seen(source, records)
    seen = day or source.last_day()
    did = [r for r in records if r["event"] and any(is_of(a["code"], name) for a in r["initiators"])]
    suffered = [r for r in records if r["event"] and any(is_of(a["code"], name) for a in r["recipients"])]
    events = source.events([r["id"] for r in records])
    acting = {r["id"] for r in did}
    concerned = [*did, *(r for r in suffered if r["id"] not in acting)]
    says = _once(r for r in records if any(is_of(x["source"]["code"], name) for x in r["attribution"]))
    return ActorDossier(
        actor=name,
        day=seen,
        did=tuple(lines(did, source)),
        suffered=tuple(lines(suffered, source)),
        says=tuple(_said(r, events) for r in says),
        counterparts=tuple(_counterparts(lines(concerned, source), name)),
        upcoming=due([r for r in records if r["event"]], source, seen),
        names=tuple(_names(records, name)),
        figures=tuple(_figures(concerned, events, source)),
    )


def _names(records: Sequence[Json], name: str) -> list[Called]:
    """The names that articles give the actor or a part of it."""
    found: dict[tuple[str, str], list[Json]] = defaultdict(list)
    for record in records:
        named = (*record["initiators"], *record["recipients"], *(x["source"] for x in record["attribution"]))
        for key in {(a["name"], a["code"]) for a in named if is_of(a["code"], name) and a["name"] and a["name"] != UNKNOWN}:
            found[key].append(record)
    made = []
    for (called, code), members in found.items():
        days = sorted(r["article"]["published"] for r in members if r["article"]["published"])
        made.append(Called(called, code, len(members), days[0] if days else None, days[-1] if days else None, members[0]["id"]))
    return sorted(made, key=lambda c: (-c.claims, c.name, c.code))


def _figures(records: Sequence[Json], events: Mapping[str, str], source: Source) -> list[Counted]:
    """The figures that stand, event by event."""
    by_event: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["id"] in events and record["quantities"]:
            by_event[events[record["id"]]].append(record)
    folded, found = folded_in(records, source), []
    for event, members in by_event.items():
        day = min((d for r in members for d in [day_of(r)] if d), default=None)
        found += [Counted(day, event, s) for p in positions(source.told(members), folded) for s in p.figures if not s.revised]
    return sorted(found, key=lambda c: (c.day or "", c.event, c.stated.figure.harm, c.stated.speaker))


def _said(record: Json, events: Mapping[str, str]) -> Said:
    article, sentence = record["article"], record["sentence"]
    return Said(
        published=article["published"],
        sentence=sentence["text"],
        claim=record["id"],
        event=events.get(record["id"]),
        article=article["id"],
        outlet=article["outlet"],
        language=article["language"],
        start=sentence["start"],
        end=sentence["end"],
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
