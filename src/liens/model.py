"""The record: what Liens knows, as frozen data without behaviour beyond reading itself.

Everything here is plain data: no input or output, no parser, no word of a language. The JSON form of a
claim stands in :mod:`liens.record`; what each field means stands in ``docs/reference/record.md``.
Offsets count code points of the article's text; ``text[start:end]`` gives back every quoted text exactly.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Category(StrEnum):
    """The 16 PLOVER event categories (manual draft 0.8)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """How certain the sentence makes the event: told as fact, with distance, as plan, as possibility, as wish."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    PLANNED = "planned"
    POSSIBLE = "possible"
    WANTED = "wanted"


class Background(StrEnum):
    """Why an event is no news: it is told as a custom, or it lies long before the article."""

    HABITUAL = "habitual"
    HISTORICAL = "historical"


class Quoting(StrEnum):
    """Whether the words of a source are given inside quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Via(StrEnum):
    """How a participant is known: by name in the clause, by a word that points back, or from the context."""

    NAME = "name"
    COREFERENCE = "coreference"
    IMPLIED = "implied"


class PartKind(StrEnum):
    """What a stretch of a page is; claims are read from the story, the title, the deck and captions only."""

    STORY = "story"
    TITLE = "title"
    DECK = "deck"
    CAPTION = "caption"
    BADGE = "badge"
    CREDIT = "credit"
    BYLINE = "byline"
    BIOGRAPHY = "biography"
    RELATED = "related"
    AGENCY = "agency"
    CORRECTION = "correction"

    @property
    def holds_claims(self) -> bool:
        """True for the parts that report; a credit or a biography cannot hold a claim."""
        return self in {PartKind.STORY, PartKind.TITLE, PartKind.DECK, PartKind.CAPTION}


class Precision(StrEnum):
    """How exact a time is; a part of a day or a clock time lies inside one day."""

    MINUTE = "minute"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    OPEN = "open"


class PlaceLevel(StrEnum):
    """What kind of place a name stands for; a site is a base, a building, a crossing, a camp or an airport."""

    COUNTRY = "country"
    REGION = "region"
    TOWN = "town"
    SITE = "site"
    WATER = "water"


class Nearness(StrEnum):
    """How a text ties an event to the place that it names, where it does not say that it is the place itself."""

    NEAR = "near"
    OFF = "off"
    BETWEEN = "between"
    TOWARD = "toward"
    NORTH = "north"
    NORTHEAST = "northeast"
    EAST = "east"
    SOUTHEAST = "southeast"
    SOUTH = "south"
    SOUTHWEST = "southwest"
    WEST = "west"
    NORTHWEST = "northwest"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def touches(self, other: "Span") -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True if ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of an article (a line, or several) with what it is and which rule said so."""

    kind: PartKind
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article exactly as read, with what is known about it.

    ``published_from`` is ``given`` (by the caller or the file), ``metadata`` (of the page), ``text`` (inferred
    from a dateline or the latest full date) or None when no date is known.
    """

    id: str
    text: str
    language: str
    published: date | None = None
    published_from: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    parts: tuple[Part, ...] = ()
    path: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as a claim carries it: GUIDE code, stable entity, written form, and the rule that resolved it.

    ``code`` is ``CCC``, ``CCC/SECTOR``, an organisation's short name, or ``?`` for one that the text leaves unnamed.
    ``span`` and ``text`` are where and how it is written (None when implied).
    """

    code: str
    entity: str | None
    name: str
    sector: str | None
    span: Span | None
    text: str | None
    via: Via
    why: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """A time: first and last day (None = open), how precise, and where it is written."""

    start: date | None
    end: date | None
    precision: Precision
    span: Span
    text: str
    why: str
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an event: its name, ISO 3166 alpha-3 country (None where disputed), coordinates if known.

    ``nearness`` says how the text ties the event to the place where it is not the place itself ("au large de", "50 km north of");
    the coordinates are then moved as far as the text says, and ``within_km`` is how far off the true spot may be.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    gazetteer: str | None
    span: Span
    text: str
    why: str
    level: PlaceLevel | None = None
    nearness: Nearness | None = None
    within_km: float | None = None


class Harm(StrEnum):
    """What happened to the people that a number counts; ``either`` is killed or wounded, told together."""

    KILLED = "killed"
    WOUNDED = "wounded"
    EITHER = "either"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to an event, with bounds (None = open), what is counted, and its unit if it has one.

    ``harm`` is what happened to those counted; ``part_of`` where the total stands of which the number is a part ("dont 12").
    """

    of: str | None
    minimum: float | None
    maximum: float | None
    approximate: bool
    unit: str | None
    span: Span
    text: str
    why: str
    harm: Harm | None = None
    part_of: Span | None = None


class Force(StrEnum):
    """What the cue of an attribution does with the content."""

    STATE = "state"
    ESTIMATE = "estimate"
    CONFIRM = "confirm"
    DENY = "deny"
    DOUBT = "doubt"
    PROMISE = "promise"
    THREATEN = "threaten"
    DEMAND = "demand"
    ACCUSE = "accuse"
    PRAISE = "praise"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say something: the source's and the cue's characters, and those of what is said.

    ``head`` is the token of the source's head noun (None with ``source``); ``carrier`` is the head token of the
    medium that it was said to or through ("told CNN", "à l'AFP", "quoted by KCNA"). ``factive`` cues
    presuppose that the content is true.
    """

    source: Span | None
    head: int | None
    cue: Span | None
    content: tuple[Span, ...]
    quoting: Quoting
    force: Force
    why: str
    carrier: int | None = None
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain of sources: who vouches, by which cue and with which force, for which stretch of text."""

    source: Actor
    cue: Span | None
    quoting: Quoting
    content: tuple[Span, ...]
    why: str
    force: Force = Force.STATE
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to happen: PLOVER category and mode, the shortest words that name it, and the rule that fired."""

    category: Category
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    trigger: Span
    trigger_text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says, in these characters, that something happened, will happen, might happen or did not.

    ``event`` is None for a bare statement. ``why`` maps each slot to the reason for its value (or for its being
    unknown), in the order in which the slots were filled.
    """

    id: str
    article: Article = field(repr=False)
    sentence: Span
    event: Event | None
    status: Status
    negated: bool
    initiators: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Interval | None
    where: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    attribution: tuple[Link, ...]
    why: tuple[tuple[str, str], ...]
    background: Background | None = None
