"""A claim in words: each function puts one slot into the user's language, for tables and pages alike. It decides nothing."""

from calendar import monthrange
from datetime import date

from liens.draw.phrase import excerpt as excerpt  # noqa: PLC0414 # tables and notes find all wording here
from liens.draw.phrase import one_line as one_line  # noqa: PLC0414 # likewise
from liens.draw.status import MARKS as MARKS  # noqa: PLC0414 # likewise
from liens.model import Actor, Article, Claim, Event, Interval, Link, Place, Quantity, Span
from liens.show.words import NO_BREAK, Words

STANDINGS = tuple(MARKS)
NAMELESS = "?"
_ARROW, _BOTH, _TO = " → ", " ⇄ ", "–"
_ABOUT, _AT_LEAST, _AT_MOST = "≈", "≥", "≤"


def standing(claim: Claim) -> str:
    """Which of the marks a claim gets: its status, ``negated``, or ``statement`` where it reports no event."""
    if claim.event is None:
        return "statement"
    return "negated" if claim.negated else str(claim.status)


def status_word(claim: Claim, words: Words) -> str:
    """The status in a word; a negated event that is not told as fact keeps its status beside."""
    kind = standing(claim)
    word = words(f"statuses.{kind}")
    if kind == "negated" and claim.status != "actual":
        return f"{word}, {words(f'statuses.{claim.status}')}"
    return word


def status(claim: Claim, words: Words) -> str:
    """Mark and word of the status, which never stand alone."""
    return f"{MARKS[standing(claim)]} {status_word(claim, words)}"


def actor_name(actor: Actor, words: Words) -> str:
    """The name of an actor; of one that the text leaves unnamed the words that it is given."""
    if actor.name and actor.name != NAMELESS:
        return actor.name
    return actor.text or words("table.unnamed")


def named(actor: Actor, words: Words) -> str:
    """The name of an actor with its code, where the code says more."""
    name = actor_name(actor, words)
    return name if actor.code in {NAMELESS, name} else f"{name}{NO_BREAK}({actor.code})"


def source(link: Link, words: Words, text: str) -> str:
    """Who says it, with the cue quoted: "Kim Jong-un « a déclaré »"."""
    name = named(link.source, words)
    return name if link.cue is None else f"{name} {words.quote(one_line(link.cue.of(text)))}"


def who_says(claim: Claim, words: Words) -> str:
    """The chain of sources, nearest first; the outlet where nobody else vouches."""
    if not claim.attribution:
        return words("table.outlet")
    nearest, *others = claim.attribution
    said = source(nearest, words, claim.article.text)
    for link in others:
        said = words("table.via", source=said, carrier=named(link.source, words))
    return said


def actors(claim: Claim, words: Words) -> str:
    """Who does it to whom: "A → B", "A ⇄ B" where both do, "?" for a side that is unknown."""
    first = [named(a, words) for a in claim.initiators]
    second = [named(a, words) for a in claim.recipients]
    if not first and not second:
        return NAMELESS
    if not second:
        return _BOTH.join(first)
    return f"{', '.join(first) or NAMELESS}{_ARROW}{', '.join(second)}"


def category(event: Event, words: Words) -> str:
    """The category of an event in words."""
    return words(f"categories.{event.category}")


def what(claim: Claim, words: Words) -> str:
    """Who does what to whom, with the words that name it; of a bare statement an excerpt."""
    if claim.event is None:
        return words.quote(excerpt(statement(claim).of(claim.article.text)))
    deed = f"{category(claim.event, words)} {words.quote(one_line(claim.event.trigger_text))}"
    return words.labelled(actors(claim, words), deed)


def statement(claim: Claim) -> Span:
    """The characters of what is said, for a claim without event: its content, or its sentence."""
    contents = claim.attribution[0].content if claim.attribution else ()
    return Span(contents[0].start, contents[-1].end) if contents else claim.sentence


def anchor(claim: Claim) -> Span:
    """The characters that a claim is shown at: the words that name its event, or what is said."""
    return statement(claim) if claim.event is None else claim.event.trigger


def when(interval: Interval | None) -> str:
    """A time in short: "2025-10-24", "2025-10", "2025", "2025-10-01 – 2025-10-07", "≥ 2025-10-01"."""
    if interval is None:
        return ""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return _half_open(start, end)
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}{_TO}{end.year}"
    if _whole_month(start, end):
        return start.isoformat()[:7]
    return f"{start.isoformat()} {_TO} {end.isoformat()}"


def _half_open(start: date | None, end: date | None) -> str:
    if start is not None:
        return f"{_AT_LEAST}{NO_BREAK}{start.isoformat()}"
    return f"{_AT_MOST}{NO_BREAK}{end.isoformat()}" if end is not None else ""


def _whole_month(start: date, end: date) -> bool:
    same = (start.year, start.month) == (end.year, end.month)
    return same and start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def when_words(interval: Interval, words: Words) -> str:
    """A time in full: "24 October 2025", "from 1 to 7 October 2025"."""
    start, end = interval.start, interval.end
    if start is None:
        return words("format.until", end=words.day(end)) if end is not None else words("why.unknown")
    if end is None:
        return words("format.since", start=words.day(start))
    if start == end:
        return words.day(start)
    if _whole_month(start, end):
        return words("format.month", month=words(f"months.{start.month}"), year=start.year)
    if (start.year, start.month, start.day, end.month, end.day) == (end.year, 1, 1, 12, 31):
        return f"{start.year}"
    return words("format.between", start=words.day(start), end=words.day(end))


def where(places: tuple[Place, ...]) -> str:
    """The places of an event with their country codes."""
    return ", ".join(p.name if p.country is None else f"{p.name}{NO_BREAK}({p.country})" for p in places)


def quantity(q: Quantity, words: Words) -> str:
    """A number with its bounds and what is counted, without a place where a line could break inside the number."""
    low, high = q.minimum, q.maximum
    counted = "" if (q.of or q.unit) is None else f"{NO_BREAK}{one_line(q.of or q.unit or '')}"
    if low is None and high is None:
        return one_line(q.text)
    if low is None or high is None:
        sign, number = (_AT_LEAST, low) if high is None else (_AT_MOST, high)
        return f"{sign}{NO_BREAK}{words.number(number or 0)}{counted}"
    figure = words.number(low) if low == high else f"{words.number(low)}{_TO}{words.number(high)}"
    return f"{_ABOUT}{NO_BREAK}{figure}{counted}" if q.approximate else f"{figure}{counted}"


def quantities(claim: Claim, words: Words) -> str:
    """All numbers that belong to an event."""
    return ", ".join(quantity(q, words) for q in claim.quantities)


def characters(span: Span) -> str:
    """Where something stands in the text."""
    return f"[{span.start}:{span.end}]"


def title(article: Article, words: Words) -> str:
    """The title of an article; without one its file or address or id."""
    return one_line(article.title or article.path or article.url or article.id) or words("table.untitled")


def published(article: Article, words: Words) -> str:
    """The publication date and where it is from."""
    if article.published is None:
        return words("origins.unknown")
    day = words.day(article.published)
    return f"{day} ({words(f'origins.{article.published_from}')})" if article.published_from else day


def language(article: Article, words: Words) -> str:
    """The name of the article's language."""
    return words.get(f"languages.{article.language}", article.language)


def facts(article: Article, words: Words) -> list[str]:
    """What the header of an article says below its title."""
    given = [article.outlet, published(article, words), language(article, words), article.path or article.url, article.id]
    return [one_line(fact) for fact in given if fact]
