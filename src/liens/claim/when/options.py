"""What an event of an article may be dated by: every stretch of days that the article tells, with where it tells it.

Two expressions of the same days ("mardi", "le 7 octobre") are one option. An open time ("since May, when …") offers the
stretch that bounds it as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liens.claim.clauses import is_finite
from liens.claim.when.attach import Fit, interval_of
from liens.claim.when.calendar import add_days
from liens.claim.when.happening import Happening
from liens.claim.when.lexicon import Link
from liens.claim.when.placing import Placed, placed_in
from liens.claim.when.reckoned import Distance, distances, parted, reckoned
from liens.claim.when.ruling import Ruled
from liens.claim.when.since import outside
from liens.claim.when.values import TimeExpression
from liens.model import Interval
from liens.parse.parsed import Parsed

Dates = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """A time of the article with the token that heads it; ``bounding`` if only the stretch that bounds it is meant."""

    placed: Placed
    sentence: int
    bounding: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """Days that events may be dated by: the interval as the nearest expression gives it, and all expressions of these days.

    They may be told ``away`` from the event, on the other side of "two days after": then they are not its own.
    """

    interval: Interval
    offers: tuple[Offer, ...]
    away: bool = False

    @property
    def dates(self) -> Dates:
        """First and last day."""
        return self.interval.start, self.interval.end


class Options:
    """All options of an article, and those that only one event has."""

    def __init__(self, parsed: Parsed, times: Sequence[TimeExpression], links: Mapping[str, Link]) -> None:
        """Gather the times of all sentences."""
        self._parsed = parsed
        self._times = times
        self._links = links
        self.offers = sorted(_offers(parsed, times), key=lambda o: (o.placed.time.phrase.start, o.bounding))
        self._common: dict[Dates, list[Offer]] = {}
        for offer in self.offers:
            interval = self._interval(offer)
            if interval.start is not None:
                self._common.setdefault((interval.start, interval.end), []).append(offer)

    def _interval(self, offer: Offer) -> Interval:
        plain = interval_of(self._parsed, Fit(0, 0, offer.placed, ""))
        period = offer.placed.time.period
        if not offer.bounding or period is None:
            return plain
        return replace(plain, start=period[0], end=add_days(period[1], -1), modifier=None)

    def of(self, n: int, happenings: Sequence[Happening], rules: Sequence[Ruled]) -> list[Option]:
        """The options of one event, in the order of the text."""
        happening, own = happenings[n], rules[n]
        speaking = frozenset(h.token for h in happenings if h.speaking)
        nouns = frozenset(h.token for h in happenings if h.noun)
        apart = distances(self._parsed, self._times, self._links, happening.token)
        counted = [pair for d in apart if (pair := reckoned(self._parsed, happenings, rules, n, d)) is not None]
        groups, intervals = self._groups(happening.token)
        groups = {dates: offers for dates, offers in groups.items() if not self._of_another(happening, offers, speaking, nouns)}
        if own.interval is not None and not (happening.speaking and _below_object(self._parsed, own.fits[0].placed.head, happening.token, nouns)):
            self._add(groups, intervals, Offer(own.fits[0].placed, self._parsed.tokens[own.fits[0].placed.head].sentence), own.interval)
        for placed, interval in counted:
            self._add(groups, intervals, Offer(placed, self._parsed.tokens[happening.token].sentence, counted=True), interval)
        found = [self._option(happening.token, offers, intervals.get(dates), apart) for dates, offers in groups.items()]
        return found if counted else [option for option in found if not option.away]

    def _add(self, groups: dict[Dates, list[Offer]], intervals: dict[Dates, Interval], offer: Offer, interval: Interval) -> None:
        """One more time for these days; the interval that came first stays, but for what grammar says."""
        dates = interval.start, interval.end
        groups.setdefault(dates, []).append(offer)
        if not offer.counted or dates not in intervals:
            intervals[dates] = interval

    def _option(self, event: int, offers: Sequence[Offer], interval: Interval | None, apart: Sequence[Distance]) -> Option:
        """The option of days with all times of them, as the nearest tells them where nothing else does."""
        here = self._parsed.tokens[event].sentence
        near = min(offers, key=lambda o: (abs(o.sentence - here), abs(o.placed.head - event)))
        away = any(not o.counted and o.sentence == here and parted(self._parsed, d, event, o.placed.head) for o in offers for d in apart)
        return Option(interval or self._interval(near), tuple(offers), away)

    def _groups(self, event: int) -> tuple[dict[Dates, list[Offer]], dict[Dates, Interval]]:
        """The times of the article by their days; what is told outside a clause that "since" opens has lasted since its date."""
        parsed, token = self._parsed, self._parsed.tokens[event]
        groups: dict[Dates, list[Offer]] = {}
        intervals: dict[Dates, Interval] = {}
        for common, offers in self._common.items():
            for offer in offers:
                dates = common
                if offer.sentence == token.sentence and not offer.bounding and outside(parsed.article.text, offer.placed.time, token.start):
                    lasting = interval_of(parsed, Fit(0, 0, offer.placed, "", Link.SINCE))
                    dates = lasting.start, lasting.end
                    intervals[dates] = lasting
                groups.setdefault(dates, []).append(offer)
        return groups, intervals

    def _of_another(self, happening: Happening, offers: Sequence[Offer], speaking: frozenset[int], nouns: frozenset[int]) -> bool:
        """Whether days are those of what a verb speaks of, not of the speaking ("condemned Sunday's attack"), or the other way round.

        What is spoken of happened on another day than "on Friday Rome condemned the attack", unless these days are told elsewhere too.
        """
        tokens = self._parsed.tokens
        token = tokens[happening.token]
        if all(o.sentence == token.sentence and _of_relative(self._parsed, o, token.i) for o in offers):
            return True
        governors = [tokens[tokens[o.placed.head].head] for o in offers]
        if happening.speaking:
            tied = [g for g, o in zip(governors, offers, strict=True) if o.placed.time.qualifies]
            inside = all(_below_object(self._parsed, o.placed.head, token.i, nouns) for o in offers)
            return inside or any(g.head == token.i and g.dep.split(":", 1)[0] == "obj" for g in tied)
        spoken_of = happening.noun and token.head in speaking and (token.dep == "nsubj:pass" or token.dep.split(":", 1)[0] == "obj")
        return spoken_of and all(g.i == token.head for g in governors)


def _of_relative(parsed: Parsed, offer: Offer, event: int) -> bool:
    """As in "thanked the envoy, who will return in May": the time of a clause about a noun is that of no event outside it but of the noun itself.

    Nor is that of a second main clause the time of the first ("promised a vote, but the army in May put it off").
    """
    for j in parsed.path_up(offer.placed.head):
        token = parsed.tokens[j]
        second = token.dep == "conj" and is_finite(parsed, j) and any(k > token.head for k in parsed.kids(j, "nsubj"))
        if second or token.dep == "acl:relcl":
            own = {j, token.head} if not second else {j}
            return event not in own and event not in parsed.subtree(j)
    return False


def _below_object(parsed: Parsed, head: int, event: int, nouns: frozenset[int]) -> bool:
    """As in "deplored the killing of guards in a raid in July": the time hangs on a noun below the object, or on a second event beside it."""
    tokens = parsed.tokens
    path: list[int] = []
    for j in parsed.path_up(head):
        if j == event:
            below = len(path) > 1 and tokens[path[-1]].dep == "obj"
            beside = path and path[0] in nouns and any(k in nouns for k in parsed.kids(event, "obj"))
            return bool(below or beside) and all(tokens[k].pos == "NOUN" for k in path)
        path.append(j)
    return False


def _offers(parsed: Parsed, times: Sequence[TimeExpression]) -> Iterator[Offer]:
    for sentence in parsed.sentences:
        if sentence.last <= sentence.first:
            continue
        for placed in placed_in(parsed, times, sentence.first):
            yield Offer(placed, sentence.i)
            if placed.time.period is not None:
                yield Offer(placed, sentence.i, bounding=True)
