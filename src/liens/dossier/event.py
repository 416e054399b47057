"""The dossier of one event: its evidence, who says what of it field by field, where they disagree, and what was revised."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, line
from liens.dossier.seen import Seen
from liens.dossier.source import Source, Wanted, folded_in
from liens.errors import NoSuchEvent
from liens.link.compare import Agreement, places, times
from liens.link.disagree import Comparison, Field, Position, Stated, disagreements, positions, revisions, speaker
from liens.link.judge import Judgement, Verdict
from liens.link.told import UNKNOWN, Told, told_record

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that tells of the event: article, outlet, publication, language, the words and where they stand, the claim, who says it.

    ``category``, ``initiators``, ``recipients`` (codes) and ``trigger`` (its words) are what the claim tells; no category where it tells no event.
    """

    article: str
    outlet: str | None
    published: str | None
    language: str
    sentence: str
    claim: str
    start: int
    end: int
    speaker: str
    status: str
    negated: bool
    category: str | None = None
    initiators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that its speaker took back, and the one that took its place."""

    before: Stated
    after: Stated


@dataclass(frozen=True, slots=True)
class Carried:
    """Which outlets carry a speaker's words on an event, and in how many articles."""

    speaker: str
    outlets: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims are taken to tell one event: what judged so, how surely, and the fields on which they agree."""

    left: str
    right: str
    by: str
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDossier:
    """What an archive tells of one event; ``comparisons`` has the worst disagreement first, ``reasons`` the surest."""

    line: Line
    positions: tuple[Position, ...]
    comparisons: tuple[Comparison, ...]
    revisions: tuple[Revision, ...]
    quotes: tuple[Quoted, ...]
    carried: tuple[Carried, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 # the notebook's protocol
        from liens.show.notebook import dossier_bundle

        return dossier_bundle(self)


def event(source: Source, identifier: str) -> EventDossier:
    """The dossier of an event; raises NoSuchEvent."""
    records = source.claims(Wanted(event=identifier))
    if not records:
        raise NoSuchEvent(f"there is no event {identifier!r} here; 'liens tie' and 'liens actor' list the ids of events")
    source = Seen(source, records)
    told, folded = source.told(records), folded_in(records, source)
    said = positions(told, folded)
    return EventDossier(
        line=line(identifier, records, source),
        positions=tuple(said),
        comparisons=tuple(disagreements(told, folded)),
        revisions=tuple(Revision(before, after) for p in said for before, after in revisions(p.figures)),
        quotes=tuple(quotes(records, folded)),
        carried=tuple(_carried(told, folded)),
        reasons=tuple(_reasons(told, source.reasons(identifier))),
    )


def _carried(told: Sequence[Told], folded: Mapping[str, str]) -> list[Carried]:
    """Outlets that repeat one speaker stand behind that speaker."""
    by_speaker: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        by_speaker[speaker(claim, folded)].append(claim)
    return [
        Carried(name, tuple(sorted({c.outlet for c in claims if c.outlet})), len({c.article for c in claims})) for name, claims in sorted(by_speaker.items())
    ]


def _reasons(told: Sequence[Told], judgements: Sequence[Judgement]) -> list[Reason]:
    """The judgements that hold an event together, each with what its two claims share."""
    claims = {t.claim: t for t in told}
    found = []
    for judgement in judgements:
        left, right = claims.get(judgement.left), claims.get(judgement.right)
        if judgement.verdict is Verdict.SAME and left and right:
            found.append(Reason(left.claim, right.claim, judgement.by, judgement.score, tuple(_shared(left, right))))
    return found


def _shared(left: Told, right: Told) -> list[str]:
    """The fields on which two claims agree."""
    same = {
        Field.WHEN: left.when is not None and times(left.when, right.when) is Agreement.SAME,
        Field.WHERE: bool(left.where and right.where) and places(left.where, right.where) is Agreement.SAME,
        Field.INITIATORS: bool({p.root for p in left.initiators} & {p.root for p in right.initiators} - {UNKNOWN}),
        Field.RECIPIENTS: bool({p.root for p in left.recipients} & {p.root for p in right.recipients} - {UNKNOWN}),
        "category": left.category == right.category,
    }
    return [str(name) for name, holds in same.items() if holds]


def quotes(records: Sequence[Json], folded: Mapping[str, str]) -> list[Quoted]:
    """The sentences of some claims that tell events, by day."""
    ordered = sorted(records, key=lambda r: (r["article"]["published"] or "", r["article"]["id"], r["sentence"]["start"], r["id"]))
    return [_quoted(record, folded) for record in ordered]


def _quoted(record: Json, folded: Mapping[str, str]) -> Quoted:
    article, sentence, told = record["article"], record["sentence"], told_record(record)
    return Quoted(
        article=article["id"],
        outlet=article["outlet"],
        published=article["published"],
        language=article["language"],
        sentence=sentence["text"],
        claim=record["id"],
        start=sentence["start"],
        end=sentence["end"],
        speaker=speaker(told, folded) if told else UNKNOWN,
        status=record["status"],
        negated=record["negated"],
        category=record["event"]["category"] if record["event"] else None,
        initiators=_codes(record["initiators"]),
        recipients=_codes(record["recipients"]),
        trigger=record["event"]["trigger"]["text"] if record["event"] and record["event"]["trigger"] else None,
    )


def _codes(actors: Sequence[Json]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a["code"] for a in actors))
