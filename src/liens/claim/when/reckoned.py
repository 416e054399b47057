"""What is counted from another event of the sentence: "two days after fighters shot down drones", "freed a week after being captured on May 3".

Of two events that lie days apart neither has the day of the other, also where nobody says how many ("days after rebels attacked the base").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liens.claim.when.calendar import add_days, shift, unit_of
from liens.claim.when.happening import Happening
from liens.claim.when.lexicon import Link
from liens.claim.when.placing import Placed, clause_of
from liens.claim.when.ruling import Ruled
from liens.claim.when.same import same_event
from liens.claim.when.values import TimeExpression, TimeKind
from liens.model import Interval, Precision, Span
from liens.parse.parsed import Parsed

_MONTH, _YEAR = 28, 360
_DAY = 86400
# How the values of lengths within a day begin ("PT6H").
_WITHIN_DAY = "PT"


@dataclass(frozen=True, slots=True)
class Distance:
    """A length of time between two events: the word after it that introduces the one, and whether that one lies before or after."""

    time: TimeExpression
    word: int
    link: Link

    @property
    def days(self) -> float | None:
        """How far the event that the word introduces lies from the other: negative after "after"; None where nobody says how far."""
        if self.time.seconds is None:
            return None
        return (-1 if self.link is Link.AFTER else 1) * self.time.seconds / _DAY


def distances(parsed: Parsed, times: Sequence[TimeExpression], links: Mapping[str, Link], event: int) -> list[Distance]:
    """The lengths of time in the sentence of an event that a word for after or before follows."""
    sentence = parsed.sentences[parsed.tokens[event].sentence]
    found = []
    for time in times:
        if time.kind is not TimeKind.DURATION or not sentence.span.start <= time.phrase.start < sentence.span.end:
            continue
        tied = _tied(parsed, time, links, sentence.first, sentence.last)
        if tied is not None:
            found.append(Distance(time, *tied))
    return found


def parted(parsed: Parsed, distance: Distance, event: int, head: int) -> bool:
    """Whether a time and an event stand on the two sides of a distance of a day or more."""
    if (distance.time.value or "").startswith(_WITHIN_DAY):
        return False
    introduced = parsed.tokens[distance.word].head
    inside = set(parsed.subtree(introduced))
    if head in inside:
        return _other_side(parsed, introduced, event)
    return event in {distance.word, introduced} or (event in inside and _introduces(parsed, distance.word, event))


def reckoned(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled], n: int, distance: Distance) -> tuple[Placed, Interval] | None:
    """The days of an event that are counted over a distance; None where they cannot be."""
    event, days, word = happenings[n].token, distance.days, distance.word
    if days is None:
        return None
    if _introduces(parsed, word, event):
        base = _counted_from(parsed, happenings, rules, word)
    elif rules[n].day is None and _other_side(parsed, parsed.tokens[word].head, event):
        base, days = _introduced(parsed, happenings, rules, word), -days
    else:
        return None
    if base is None:
        return None
    first, last, precision = _around(base, days)
    phrase = Span(distance.time.phrase.start, parsed.tokens[word].end)
    return Placed(distance.time, word), Interval(first, last, precision, phrase, phrase.of(parsed.article.text), distance.time.why)


def _other_side(parsed: Parsed, introduced: int, event: int) -> bool:
    """Whether an event governs what the distance introduces ("freed a week after being captured")."""
    return event != introduced and event not in parsed.subtree(introduced) and parsed.tokens[introduced].head in {event, clause_of(parsed, event)}


def _introduced(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled], word: int) -> date | None:
    """The day of the event that a word introduces, told there or before."""
    named = [(h, rule) for h, rule in zip(happenings, rules, strict=True) if _introduces(parsed, word, h.token) and h.token > word]
    return next((day for h, rule in named if (day := rule.day or _pointed(parsed, happenings, rules, h)) is not None), None)


def _counted_from(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled], word: int) -> date | None:
    """The day of what the sentence tells around "two days after …": of the nearest event before these words, else after; else publication.

    An event without a day of its own may point to one that was told before: "the attack came a day after …". From an event of
    several days nothing is counted: "arrests last week came two days after …".
    """
    sentence = parsed.tokens[word].sentence
    days = []
    for h, rule in zip(happenings, rules, strict=True):
        if parsed.tokens[h.token].sentence != sentence:
            continue
        if h.token < word and rule.interval is not None and rule.day is None:
            return None
        day = rule.day or (_pointed(parsed, happenings, rules, h) if h.token < word else None)
        if day is not None:
            days.append((h.token > word, abs(h.token - word), day))
    return min(days, key=lambda d: d[:2])[2] if days else parsed.article.published


def _pointed(parsed: Parsed, happenings: Sequence[Happening], rules: Sequence[Ruled], event: Happening) -> date | None:
    """The day of the event told last before that a noun may point to."""
    kids = [parsed.tokens[j] for j in parsed.children[event.token]]
    if not event.noun or not any(k.feature("Definite") == "Def" or k.feature("PronType") == "Dem" for k in kids):
        return None
    told = [(h.token, day) for h, rule in zip(happenings, rules, strict=True) if h.token < event.token and (day := rule.day) and same_event(parsed, h, event)]
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
    if parsed.tokens[word].dep == "case":
        # "Two days after the raid, troops left": what the preposition introduces is the raid alone.
        return event in {word, head}
    # "Before it was due to meet": the infinitive stands for the clause.
    while parsed.tokens[event].dep == "xcomp" and parsed.tokens[event].head > word:
        event = parsed.tokens[event].head
    return event in {word, head} or (event > word and clause_of(parsed, event) in {head, clause_of(parsed, head)} and head > word)
