"""What an event of an article may be dated by: every stretch of days that the article tells, with where it tells it.

Two expressions of the same days ("mardi", "le 7 octobre") are one option. An open time ("since May, when …") offers the
stretch that bounds it as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liens.claim.clauses import is_finite
from liens.claim.when.attach import Company, Fit, best_fit, fits_of, interval_of
from liens.claim.when.calendar import add_days, shift, unit_of
from liens.claim.when.happening import Happening
from liens.claim.when.lexicon import Link
from liens.claim.when.placing import Placed, clause_of, placed_in
from liens.claim.when.same import same_event
from liens.claim.when.tense import tense_of
from liens.claim.when.values import Tense, TimeExpression, TimeKind
from liens.model import Interval, Precision, Span, Status
from liens.parse.parsed import Parsed

Dates = tuple[date | None, date | None]
_WEEK, _MONTH, _YEAR = 7, 28, 360
_DAY = 86400


@dataclass(frozen=True, slots=True)
class Offer:
    """A time of the article with the token that heads it; ``bounding`` if only the stretch that bounds it is meant."""

    placed: Placed
    sentence: int
    bounding: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """Days that events may be dated by: the interval as the nearest expression gives it, and all expressions of these days."""

    interval: Interval
    offers: tuple[Offer, ...]

    @property
    def dates(self) -> Dates:
        """First and last day."""
        return self.interval.start, self.interval.end


@dataclass(frozen=True, slots=True)
class Ruled:
    """What grammar alone says of one event: the fits of the times of its sentence, the interval and the reason."""

    fits: tuple[Fit, ...]
    interval: Interval | None
    why: str


def ruled(parsed: Parsed, times: Sequence[TimeExpression], happenings: Sequence[Happening], links: Mapping[str, Link]) -> list[Ruled]:
    """What grammar alone says of each event."""
    events = frozenset(h.token for h in happenings)
    company = Company(links, events, frozenset(h.token for h in happenings if h.speaking))
    return [_ruled(parsed, fits_of(parsed, times, h.token, company), h) for h in happenings]


def _ruled(parsed: Parsed, fits: list[Fit], happening: Happening) -> Ruled:
    best, why = best_fit(parsed, fits)
    interval = None if best is None else interval_of(parsed, best if not _lies_ahead(parsed, happening) else _turned(parsed, best))
    if interval is None or interval.start is None:
        return Ruled(tuple(fits), None, why)
    return Ruled(tuple(fits), interval, why)


def _lies_ahead(parsed: Parsed, happening: Happening) -> bool:
    """Whether an infinitive or a noun tells what is planned or demanded: "threaten to act in August", not "had planned to act in August"."""
    return happening.status in {Status.PLANNED, Status.WANTED} and tense_of(parsed, happening.token) is Tense.UNKNOWN


def _turned(parsed: Parsed, fit: Fit) -> Fit:
    """The fit with the days of the same name after publication, where the words leave it open."""
    time, published = fit.placed.time, parsed.article.published
    if time.other is None or published is None or time.other[0] <= published:
        return fit
    return replace(fit, placed=replace(fit.placed, time=replace(time, start=time.other[0], end=time.other[1])))


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
        groups = {dates: list(offers) for dates, offers in self._common.items() if not self._of_another(happening, offers, speaking, nouns)}
        intervals: dict[Dates, Interval] = {}
        if own.interval is not None and not (happening.speaking and _below_object(self._parsed, own.fits[0].placed.head, happening.token, nouns)):
            dates = own.interval.start, own.interval.end
            intervals[dates] = own.interval
            fit = own.fits[0]
            groups.setdefault(dates, []).append(Offer(fit.placed, self._parsed.tokens[fit.placed.head].sentence))
        for offer, interval in self._counted(n, happenings, rules):
            dates = interval.start, interval.end
            groups.setdefault(dates, []).append(offer)
            intervals.setdefault(dates, interval)
        found = []
        for dates, offers in groups.items():
            near = min(offers, key=lambda o: (abs(o.sentence - self._parsed.tokens[happening.token].sentence), abs(o.placed.head - happening.token)))
            found.append(Option(intervals.get(dates) or self._interval(near), tuple(offers)))
        return found

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

    def _counted(self, n: int, happenings: Sequence[Happening], rules: Sequence[Ruled]) -> Iterator[tuple[Offer, Interval]]:
        """What is counted from the rest of the sentence: "two days after fighters shot down drones", the shooting lies two days before."""
        parsed, event = self._parsed, happenings[n].token
        sentence = parsed.sentences[parsed.tokens[event].sentence]
        for time in self._times:
            if time.kind is not TimeKind.DURATION or time.seconds is None or not sentence.span.start <= time.phrase.start < sentence.span.end:
                continue
            tied = _tied(parsed, time, self._links, sentence.first, sentence.last)
            if tied is None or not _introduces(parsed, tied[0], event):
                continue
            number, base = time.seconds // _DAY, _counted_from(parsed, happenings, rules, tied[0])
            if base is None:
                continue
            first, last, precision = _around(base, -number if tied[1] is Link.AFTER else number)
            phrase = Span(time.phrase.start, parsed.tokens[tied[0]].end)
            interval = Interval(first, last, precision, phrase, phrase.of(parsed.article.text), time.why)
            yield Offer(Placed(time, tied[0]), parsed.tokens[event].sentence, counted=True), interval


def _counted_from(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled], word: int) -> date | None:
    """The day of what the sentence tells around "two days after …": of the nearest event before these words, else after; else publication.

    An event without a day of its own may point to one that was told before: "the attack came a day after …".
    """
    sentence = parsed.tokens[word].sentence
    days = []
    for h, rule in zip(happenings, rules, strict=True):
        if parsed.tokens[h.token].sentence != sentence:
            continue
        day = _day(rule) or (_pointed(parsed, happenings, rules, h) if h.token < word else None)
        if day is not None:
            days.append((h.token > word, abs(h.token - word), day))
    return min(days, key=lambda d: d[:2])[2] if days else parsed.article.published


def _day(rule: Ruled) -> date | None:
    """The single day that grammar gives to an event."""
    return rule.interval.start if rule.interval is not None and rule.interval.start == rule.interval.end else None


def _pointed(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled], event: Happening) -> date | None:
    """The day of the event told last before that a noun may point to."""
    kids = [parsed.tokens[j] for j in parsed.children[event.token]]
    if not event.noun or not any(k.feature("Definite") == "Def" or k.feature("PronType") == "Dem" for k in kids):
        return None
    told = [(h.token, day) for h, rule in zip(happenings, rules, strict=True) if h.token < event.token and (day := _day(rule)) and same_event(parsed, h, event)]
    return max(told)[1] if told else None


def _around(base: date, days: float) -> tuple[date, date, Precision]:
    """The day, month or year that lies so many days from a day: the longer the count, the rougher it is."""
    size = abs(days)
    if size >= _YEAR:
        found, precision = unit_of(shift(base, "year", round(days / 365)), "year"), Precision.YEAR
    elif size >= _MONTH:
        found, precision = unit_of(shift(base, "month", round(days / 30)), "month"), Precision.MONTH
    else:
        found, precision = unit_of(add_days(base, round(days)), "day"), Precision.DAY
    return found.start, add_days(found.end, -1), precision


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


def _tied(parsed: Parsed, time: TimeExpression, links: Mapping[str, Link], first: int, last: int) -> tuple[int, Link] | None:
    """The word right after a length of time that says from which event it is counted ("after", "before")."""
    # "Deux jours seulement après": an adverb may stand between.
    following = next((t for t in parsed.tokens[first:last] if t.start >= time.phrase.end and (t.pos != "ADV" or t.lemma in links)), None)
    if following is None:
        return None
    link = links.get(following.lemma) or links.get(following.text.lower())
    return (following.i, link) if link in {Link.AFTER, Link.BEFORE} else None


def _introduces(parsed: Parsed, word: int, event: int) -> bool:
    """Whether a preposition or conjunction introduces the event's clause or the event itself."""
    head = parsed.tokens[word].head
    # "Before it was due to meet": the infinitive stands for the clause.
    while parsed.tokens[event].dep == "xcomp" and parsed.tokens[event].head > word:
        event = parsed.tokens[event].head
    return event in {word, head} or (event > word and clause_of(parsed, event) in {head, clause_of(parsed, head)} and head > word)


def _offers(parsed: Parsed, times: Sequence[TimeExpression]) -> Iterator[Offer]:
    for sentence in parsed.sentences:
        if sentence.last <= sentence.first:
            continue
        for placed in placed_in(parsed, times, sentence.first):
            yield Offer(placed, sentence.i)
            if placed.time.period is not None:
                yield Offer(placed, sentence.i, bounding=True)
