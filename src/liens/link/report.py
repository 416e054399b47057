"""Puts the claims of one article on one happening together: the report, which is what articles are compared by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

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
# Fewer times than this need no count.
_SOME = 2
_Roots = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A claim with the days that it tells, and the roots of who acts and who is acted upon."""

    claim: Told
    days: tuple[int, int] | None
    acting: _Roots
    receiving: _Roots


@dataclass(frozen=True, slots=True)
class Report:
    """The claims of one article on one happening, summed up: kinds, parties by role, days, places, figures, names.

    ``acting`` and ``receiving`` give each root its weight, ``parties`` each root its weight in both roles and its lean, from 1 (acts) to -1
    (is acted upon); ``weight`` is that of all parties. ``days`` are the first and last day if the article tells, ``published`` is the
    ordinal of its publication, ``window`` the days told, else those before its publication, or after it for what lies ahead.
    ``ahead`` is true where all claims look ahead: planned, possible or wanted. ``number`` is its place among the reports of one linking,
    ``anchor`` the claim that stands for it in judgements on two reports.
    """

    id: str
    number: int
    anchor: str
    article: str
    published: int | None
    claims: tuple[Told, ...]
    categories: frozenset[str]
    senses: frozenset[str]
    acting: dict[str, float]
    receiving: dict[str, float]
    parties: Mapping[str, tuple[float, float]]
    weight: float
    days: tuple[int, int] | None
    window: tuple[int, int]
    ahead: bool
    spots: frozenset[str]
    countries: frozenset[str]
    figures: frozenset[tuple[str, float]]
    names: frozenset[str]

    @property
    def roots(self) -> AbstractSet[str]:
        """The roots of all parties."""
        return self.parties.keys()


def reports(claims: Iterable[Told], kinds: Kinds) -> list[Report]:
    """The reports of many articles, by day of publication, article, and then in text order; the order of the claims does not matter.

    By day, for reports near in time are compared: those made one after the other lie side by side in memory.
    """
    found: list[Report] = []
    for article in _articles(claims):
        for members in _grouped(article, kinds) if len(article) > 1 else [article]:
            found.append(summed(members, len(found)))
    return found


def _articles(claims: Iterable[Told]) -> Iterator[list[Told]]:
    """The claims of each article in text order, the articles by day and name: sorted day by day, for an archive is long and a day is short."""
    articles: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        articles[claim.article].append(claim)
    days: dict[int, list[str]] = defaultdict(list)
    for name, members in articles.items():
        days[min([claim.day or 0 for claim in members])].append(name)
    for day in sorted(days):
        for name in sorted(days[day]):
            ordered = sorted(articles[name], key=_in_text)
            # Who hands in a claim twice has said nothing more.
            yield [claim for n, claim in enumerate(ordered) if not n or claim.claim != ordered[n - 1].claim]


def _in_text(claim: Told) -> tuple[int, str]:
    return claim.start, claim.claim


def _grouped(claims: Sequence[Told], kinds: Kinds) -> list[list[Told]]:
    """Each claim beside the earlier ones of its article that it fits best, else by itself."""
    groups: list[list[_Seen]] = []
    for claim in claims:
        seen = _Seen(claim, days_of(claim.when), _roots(claim.initiators), _roots(claim.recipients))
        best = max([(_fit(seen, group, kinds), number) for number, group in enumerate(groups)], default=(_FITS, -1))
        if best[0] > _FITS:
            groups[best[1]].append(seen)
        else:
            groups.append([seen])
    return [[seen.claim for seen in group] for group in groups]


def _fit(seen: _Seen, group: Sequence[_Seen], kinds: Kinds) -> float:
    """How well a claim fits a report of its own article: kind, time, parties, nearness, certainty; 0 or less does not fit."""
    claim = seen.claim
    alike = max([kinds.likeness(claim.category, other.claim.category) for other in group])
    if alike < _ALIKE:
        return _FITS
    days, theirs = _told_days(seen, group), _most([other.days for other in group])
    # Of two explicit times both must be exact to be one; an era beside a day is the background.
    if (days and theirs and not _near(days, theirs)) or _eras(seen, group):
        return _FITS
    near = 0.5 if group[-1].claim.sentence == claim.sentence else 0.0
    ahead = 0.5 if _ahead(claim) != all(_ahead(other.claim) for other in group) else 0.0
    return alike - 0.4 + (1.0 if days and theirs else 0.0) + near + _parties(seen, group, kinds) - ahead


def _told_days(seen: _Seen, group: Sequence[_Seen]) -> tuple[int, int] | None:
    """The days that a claim tells, less the day of publication where its own sentence gives the report another day.

    Then that day is more often that of the saying: "the strike of 3 May killed ten, the ministry admitted on Friday".
    """
    claim = seen.claim
    if seen.days != (claim.day, claim.day):
        return seen.days
    same = any(other.days and other.claim.sentence == claim.sentence and other.claim.category == claim.category for other in group)
    return None if same else seen.days


def _parties(seen: _Seen, group: Sequence[_Seen], kinds: Kinds) -> float:
    acting, receiving = seen.acting, seen.receiving
    theirs_acting = group[0].acting.union(*[other.acting for other in group[1:]])
    theirs_receiving = group[0].receiving.union(*[other.receiving for other in group[1:]])
    if seen.claim.category not in kinds.mutual and _turned(acting, receiving, theirs_acting, theirs_receiving):
        return -1.5
    ours, theirs = acting | receiving, theirs_acting | theirs_receiving
    if not ours or not theirs:
        return 0.0
    return -0.5 if ours.isdisjoint(theirs) else 0.5


def _turned(acting: _Roots, receiving: _Roots, theirs_acting: _Roots, theirs_receiving: _Roots) -> bool:
    """True if those who act in one are acted upon in the other, and the other way round."""
    return bool(acting & theirs_receiving and receiving & theirs_acting and not acting & theirs_acting and not receiving & theirs_receiving)


def _roots(parties: Sequence[Party]) -> _Roots:
    return _shared(tuple([p.root for p in parties if p.root != UNKNOWN]))


def _ahead(claim: Told) -> bool:
    return claim.status in _LIES_AHEAD


def _eras(seen: _Seen, group: Sequence[_Seen]) -> bool:
    """True if one names an era and the other does not."""
    told = seen.claim.when is not None
    ours = told and seen.days is None
    theirs = any(other.days is None and other.claim.when is not None for other in group)
    return ours != theirs and (ours or told)


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


def _most(told: Sequence[tuple[int, int] | None]) -> tuple[int, int] | None:
    """The time that most claims of a report give, the narrower and then the earlier told of equals."""
    found = [days for days in told if days]
    if len(found) < _SOME:
        return found[0] if found else None
    return max(found, key=lambda d: (found.count(d), d[0] - d[1]))


def _window(days: tuple[int, int] | None, published: int | None, *, ahead: bool) -> tuple[int, int]:
    """The days of a report: those that it tells, else those before its publication, or after it for what lies ahead."""
    return days or ((published or 0, (published or 0) + 3) if ahead else ((published or 0) - 2, published or 0))


def summed(claims: Sequence[Told], number: int = 0) -> Report:
    """The report that some claims of one article make, and its place among the reports of one linking."""
    first = claims[0]
    acting, receiving = _weights([c.initiators for c in claims]), _weights([c.recipients for c in claims])
    spots = [s for c in claims for s in c.where]
    days, ahead = _most([days_of(c.when) for c in claims]), all(_ahead(c) for c in claims)
    return Report(
        id=identifier("r", [first.claim]),
        number=number,
        anchor=first.claim,
        article=first.article,
        published=first.day,
        claims=tuple(claims),
        categories=_shared(tuple([c.category for c in claims])),
        senses=_shared(tuple([c.sense for c in claims if c.sense])),
        acting=acting,
        receiving=receiving,
        parties={root: _stand(acting.get(root, 0.0), receiving.get(root, 0.0)) for root in sorted({*acting, *receiving})},
        weight=sum(acting.values()) + sum(receiving.values()),
        days=days,
        window=_window(days, first.day, ahead=ahead),
        ahead=ahead,
        spots=frozenset([s.gazetteer or folded(s.name) for s in spots if s.point]),
        countries=_shared(tuple([s.country for s in spots if s.country])),
        figures=frozenset([figure for c in claims if c.counts for figure in _figures(c)]),
        names=_shared(tuple([p.entity for c in claims for p in (*c.initiators, *c.recipients) if p.entity and p.entity != p.root])),
    )


@lru_cache(maxsize=8192)
def _shared(names: tuple[str, ...]) -> frozenset[str]:
    """The set of some names. Reports have few different ones, and share them: so what is compared fits the nearest memory."""
    return frozenset(names)


@lru_cache(maxsize=1024)
def _stand(acts: float, receives: float) -> tuple[float, float]:
    """A party's weight in both roles, and its lean from 1 (acts) to -1 (is acted upon)."""
    return acts + receives, (acts - receives) / (acts + receives)


def _figures(claim: Told) -> Iterator[tuple[str, float]]:
    """What a claim counts under which sense, and how many; one of something is no figure."""
    for count in claim.counts:
        bound = count.minimum or count.maximum
        if bound and bound > 1:
            yield count.harm or claim.sense or claim.category, bound


def _weights(roles: Sequence[Sequence[Party]]) -> dict[str, float]:
    """Each root with its weight: 1 for a claim that names it, half for one that only points back."""
    found: dict[str, float] = {}
    for parties in roles:
        for party in parties:
            if party.root != UNKNOWN:
                found[party.root] = found.get(party.root, 0.0) + (1.0 if party.named else 0.5)
    return dict(sorted(found.items())) if len(found) > 1 else found
