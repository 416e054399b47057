"""Puts the claims of one article on one happening together: the report, which is what articles are compared by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from liens.identity import identifier
from liens.link.senses import folded
from liens.link.told import UNKNOWN, Party, Period, Told
from liens.model import Status
from liens.ontology.linking import Kinds

# A time of more than this many days ("in 2014", "this year") names an era, not the day of a happening.
LONGEST = 31
# A claim joins a report of its article if it fits by more than this; swept with the other weights, see score.py.
_FITS = 0.0
_ALIKE = 0.5
_LIES_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.WANTED})


@dataclass(frozen=True, slots=True)
class Report:
    """The claims of one article on one happening, summed up: kinds, parties by role, days, places, figures, names.

    ``acting`` and ``receiving`` give each root its weight, ``days`` the first and last day if the article tells, ``published`` the
    ordinal of its publication. ``ahead`` is true where all claims look ahead: planned, possible or wanted.
    """

    id: str
    article: str
    published: int | None
    claims: tuple[Told, ...]
    categories: frozenset[str]
    senses: frozenset[str]
    acting: dict[str, float]
    receiving: dict[str, float]
    roots: frozenset[str]
    days: tuple[int, int] | None
    ahead: bool
    spots: frozenset[str]
    countries: frozenset[str]
    figures: frozenset[tuple[str, float]]
    names: frozenset[str]


def reports(claims: Iterable[Told], kinds: Kinds) -> list[Report]:
    """The reports of many articles, by article and then in text order; the order of the claims does not matter."""
    ordered = sorted(claims, key=lambda t: (t.article, t.start, t.claim))
    found: list[Report] = []
    for _, group in groupby(ordered, key=lambda t: t.article):
        found += [summed(members) for members in _grouped(list(group), kinds)]
    return found


def _grouped(claims: Sequence[Told], kinds: Kinds) -> list[list[Told]]:
    """Each claim beside the earlier ones of its article that it fits best, else by itself."""
    groups: list[list[Told]] = []
    for claim in claims:
        fits = [(_fit(claim, group, kinds), number) for number, group in enumerate(groups)]
        best = max(fits, default=(_FITS, -1))
        if best[0] > _FITS:
            groups[best[1]].append(claim)
        else:
            groups.append([claim])
    return groups


def _fit(claim: Told, group: Sequence[Told], kinds: Kinds) -> float:
    """How well a claim fits a report of its own article: kind, time, parties, nearness, certainty; 0 or less does not fit."""
    alike = max(kinds.likeness(claim.category, other.category) for other in group)
    days, theirs = _told_days(claim, group), _days(group)
    # Of two explicit times both must be exact to be one; an era beside a day is the background.
    if alike < _ALIKE or (days and theirs and not _near(days, theirs)) or _eras(claim, group):
        return _FITS
    last = group[-1]
    near = 0.5 if last.sentence == claim.sentence else 0.0
    ahead = 0.5 if _ahead(claim) != all(_ahead(other) for other in group) else 0.0
    return alike - 0.4 + (1.0 if days and theirs else 0.0) + near + _parties(claim, group, kinds) - ahead


def _told_days(claim: Told, group: Sequence[Told]) -> tuple[int, int] | None:
    """The days that a claim tells, less the day of publication where its own sentence gives the report another day.

    Then that day is more often that of the saying: "the strike of 3 May killed ten, the ministry admitted on Friday".
    """
    days = days_of(claim.when)
    same = any(other.sentence == claim.sentence and other.category == claim.category and days_of(other.when) for other in group)
    return None if same and days == (claim.day, claim.day) else days


def _parties(claim: Told, group: Sequence[Told], kinds: Kinds) -> float:
    acting, receiving = _roots(claim)
    theirs_acting = {r for other in group for r in _roots(other)[0]}
    theirs_receiving = {r for other in group for r in _roots(other)[1]}
    if claim.category not in kinds.mutual and _turned(acting, receiving, theirs_acting, theirs_receiving):
        return -1.5
    ours, theirs = acting | receiving, theirs_acting | theirs_receiving
    if not ours or not theirs:
        return 0.0
    return 0.5 if ours & theirs else -0.5


def _turned(acting: set[str], receiving: set[str], theirs_acting: set[str], theirs_receiving: set[str]) -> bool:
    """True if those who act in one are acted upon in the other, and the other way round."""
    return bool(acting & theirs_receiving and receiving & theirs_acting and not acting & theirs_acting and not receiving & theirs_receiving)


def _roots(claim: Told) -> tuple[set[str], set[str]]:
    return {p.root for p in claim.initiators} - {UNKNOWN}, {p.root for p in claim.recipients} - {UNKNOWN}


def _ahead(claim: Told) -> bool:
    return claim.status in _LIES_AHEAD


def _eras(claim: Told, group: Sequence[Told]) -> bool:
    """True if one names an era and the other does not."""
    ours = claim.when is not None and days_of(claim.when) is None
    theirs = any(other.when is not None and days_of(other.when) is None for other in group)
    return ours != theirs and (ours or claim.when is not None)


def days_of(when: Period | None) -> tuple[int, int] | None:
    """First and last day of a time that names days and no era."""
    if when is None or when.first is None or when.last is None or when.last - when.first >= LONGEST:
        return None
    return when.first, when.last


def _near(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """True if two times of one article may be one: they touch, or are a day apart and as exact."""
    exact = left[0] == left[1] or right[0] == right[1]
    width = max(left[1] - left[0], right[1] - right[0])
    return left[0] <= right[1] and right[0] <= left[1] and (width < 7 or not exact)


def _days(group: Sequence[Told]) -> tuple[int, int] | None:
    """The time that most claims of a report give, the narrower and then the earlier told of equals."""
    found = [days for claim in group for days in [days_of(claim.when)] if days]
    return max(found, key=lambda d: (found.count(d), d[0] - d[1]), default=None)


def summed(claims: Sequence[Told]) -> Report:
    """The report that some claims of one article make."""
    first = claims[0]
    acting, receiving = _weights([c.initiators for c in claims]), _weights([c.recipients for c in claims])
    spots = [s for c in claims for s in c.where]
    parties = [p for c in claims for p in (*c.initiators, *c.recipients)]
    return Report(
        id=identifier("r", [first.claim]),
        article=first.article,
        published=first.day,
        claims=tuple(claims),
        categories=frozenset(c.category for c in claims),
        senses=frozenset(c.sense for c in claims if c.sense),
        acting=acting,
        receiving=receiving,
        roots=frozenset({*acting, *receiving}),
        days=_days(claims),
        ahead=all(_ahead(c) for c in claims),
        spots=frozenset(s.gazetteer or folded(s.name) for s in spots if s.point),
        countries=frozenset(s.country for s in spots if s.country),
        figures=frozenset(
            (q.harm or c.sense or c.category, bound) for c in claims for q in c.counts for bound in [q.minimum or q.maximum] if bound and bound > 1
        ),
        names=frozenset(p.entity for p in parties if p.entity and p.entity != p.root),
    )


def _weights(roles: Sequence[Sequence[Party]]) -> dict[str, float]:
    """Each root with its weight: 1 for a claim that names it, half for one that only points back."""
    found: dict[str, float] = {}
    for parties in roles:
        for party in parties:
            if party.root != UNKNOWN:
                found[party.root] = found.get(party.root, 0.0) + (1.0 if party.named else 0.5)
    return dict(sorted(found.items()))
