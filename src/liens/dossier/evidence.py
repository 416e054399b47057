"""An event's line in a list: what, who to whom, when, how certain, how well attested, and in which words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from liens.dossier.site import Site, sites
from liens.dossier.source import Source, folded_in
from liens.link.compare import Agreement
from liens.link.disagree import compared, positions, speaker
from liens.link.evidence import Evidence, Outline, iso, outline
from liens.link.report import days_of
from liens.link.told import UNKNOWN, Period, Told

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list: what, who to whom, when, how certain, the evidence, its first sentence, and its claims.

    ``day`` files it, ``when`` is the time that its claims tell (None where they tell none and ``day`` is that of publication), ``where``
    its places; ``dispute`` tells whether speakers differ or contradict each other, None where they do not; ``language`` is the sentence's.
    """

    event: str
    day: str | None
    category: str
    status: str
    negated: bool
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    evidence: Evidence
    sentence: str
    claims: tuple[str, ...]
    when: Period | None = None
    where: tuple[Site, ...] = ()
    dispute: Agreement | None = None
    language: str = ""


def lines(records: Sequence[Json], source: Source) -> list[Line]:
    """The events that some claims tell, by day; a claim without event (a statement) makes none.

    The line shows what these claims tell of the event; the evidence is that of the whole event.
    """
    events = source.events([r["id"] for r in records])
    groups: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["id"] in events:
            groups[events[record["id"]]].append(record)
    found = [line(event, members, source) for event, members in groups.items()]
    return sorted(found, key=lambda x: (x.day or "", x.event))


def line(event: str, records: Sequence[Json], source: Source) -> Line:
    """One event's line; its sentence is that of the fullest of the surest claims. A source that has seen the claims answers at once."""
    told = source.told(records)
    short = outline(told)
    firm = [r for r in records if r["status"] == short.status]
    best = min(firm, key=lambda r: (-_fullness(r), r["article"]["published"] or "", r["article"]["id"], r["sentence"]["start"]))
    return Line(
        event=event,
        day=short.first,
        category=short.category,
        status=short.status,
        negated=short.negated,
        initiators=_roles(firm, "initiators"),
        recipients=_roles(firm, "recipients"),
        evidence=source.evidence([event])[event],
        sentence=best["sentence"]["text"],
        claims=tuple(r["id"] for r in records),
        when=_time([t for t in told if t.status == short.status], short),
        where=sites(firm),
        dispute=_dispute(told, folded_in(records, source)),
        language=best["article"]["language"],
    )


def _time(firm: Sequence[Told], short: Outline) -> Period | None:
    """The time behind the outline's days, else a half-open or very long one that a claim gives, else None."""
    times = [t.when for t in firm if t.when is not None]
    days = {(w.first, w.last): w for w in times if days_of(w)}
    chosen = [w for w in days.values() if (short.first, short.last) == (iso(w.first), iso(w.last))]
    return next(iter(chosen), None) or (None if days else next(iter(times), None))


def _dispute(told: Sequence[Told], folded: Mapping[str, str]) -> Agreement | None:
    """The worst verdict between two speakers, if they differ at all."""
    if len({speaker(t, folded) for t in told}) < 2:
        return None
    found = None
    for left, right in combinations(positions(told, folded), 2):
        verdicts = {c.verdict for c in compared(left, right)}
        if Agreement.CONTRADICTS in verdicts:
            return Agreement.CONTRADICTS
        found = Agreement.DIFFERS if Agreement.DIFFERS in verdicts else found
    return found


def _fullness(record: Json) -> int:
    """How many slots a claim fills: the sentence that tells most stands for the event."""
    return sum(bool(record[slot]) for slot in ("initiators", "recipients", "when", "where", "quantities"))


def _roles(records: Sequence[Json], role: str) -> tuple[str, ...]:
    """The codes that stand in at least half of the claims that name somebody in this role."""
    named = [{a["code"] for a in r[role]} - {UNKNOWN} for r in records]
    told = [n for n in named if n]
    codes = {code for codes in told for code in codes}
    return tuple(sorted(code for code in codes if 2 * sum(code in n for n in told) >= len(told)))
