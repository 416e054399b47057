"""The page of what was read: one HTML file that needs no network and no script, with the text exactly as read.

The same functions draw the page, the notebook's view and what is printed.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath

from liens.draw.markup import definitions, element, escaped, text_element
from liens.draw.status import MARKS
from liens.engine import Reading
from liens.model import PartKind, Span
from liens.show import wording
from liens.show.marks import Canvas, Numbered, canvas, paragraph, part_at
from liens.show.notes import note
from liens.show.segments import lines
from liens.show.why import dropped
from liens.show.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page a reading stands: its number and that of its first claim, the prefix of ids, the level of its heading.

    ``top`` is HTML that the header ends with; ``more`` gives, by id of claim, HTML that the claim's note ends with. Only the claims with an id in ``only``
    are drawn (all where it is None), each with the number that it has among all. ``passage`` are characters that somebody was sent to.
    """

    number: int
    first: int
    prefix: str
    heading: str
    top: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    only: frozenset[str] | None = None
    passage: Span | None = None


def page(readings: Sequence[Reading], words: Words) -> str:
    """One page of one or several articles; numbers of claims run on."""
    several = len(readings) > 1
    titles = [wording.title(r.article, words) for r in readings]
    places = _places(readings, "h2" if several else "h1")
    body = "".join(reading_html(r, p, words) for r, p in zip(readings, places, strict=True))
    top = _contents(titles, words) if several else ""
    main = element("main", top + body, id="text")
    skip = text_element("a", words("page.skip"), class_="skip", href="#text")
    head = head_of(words("page.title", title=titles[0] if titles else words("table.untitled")), style_sheet())
    content = element("body", skip + main + _footer(readings, words), class_="liens")
    return f"<!DOCTYPE html>\n{element('html', head + content, lang=words.language)}\n"


def _places(readings: Iterable[Reading], heading: str) -> list[Place]:
    found, first = [], 1
    for number, reading in enumerate(readings, start=1):
        found.append(Place(number, first, "", heading))
        first += len(reading.claims)
    return found


def head_of(title: str, sheet: str) -> str:
    """The head of a file that stands alone, with its style sheet."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return element(
        "head",
        element("meta", charset="utf-8")
        + element("meta", name="viewport", content="width=device-width, initial-scale=1")
        # Nothing may be loaded and nothing may run, whatever an article holds.
        + element("meta", http_equiv="Content-Security-Policy", content=f"default-src 'none'; style-src 'sha256-{digest}'")
        + element("meta", name="color-scheme", content="light dark")
        + text_element("title", title)
        + element("style", sheet),
    )


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """The style sheet of pages and notebooks."""
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _contents(titles: Sequence[str], words: Words) -> str:
    links = (element("li", text_element("a", title, href=f"#a-{number}")) for number, title in enumerate(titles, start=1))
    return text_element("h1", words("page.contents")) + element("nav", element("ol", "".join(links)), aria_label=words("page.contents"))


def reading_html(reading: Reading, place: Place, words: Words) -> str:
    """One article with its header, its text and its margin notes."""
    every = [Numbered(number, claim, place.prefix, place.more.get(claim.id, "")) for number, claim in enumerate(reading.claims, place.first)]
    numbered = [n for n in every if place.only is None or n.claim.id in place.only]
    drawn = canvas(reading.article.text, numbered, words, place.passage)
    rows = "".join(_row(reading, drawn, within, numbered) for within in lines(reading.article.text))
    return element("article", _header(reading, place, words) + rows + _dropped(reading, words), id=f"{place.prefix}a-{place.number}")


def _header(reading: Reading, place: Place, words: Words) -> str:
    article = reading.article
    facts = [
        ("outlet", escaped(wording.one_line(article.outlet or ""))),
        ("published", escaped(wording.published(article, words))),
        ("language", escaped(wording.language(article, words))),
        ("address", escaped(wording.one_line(article.url or _file(article.path or "")))),
    ]
    title = text_element(place.heading, wording.title(article, words), lang=article.language)
    shown = definitions([(words(f"page.{key}"), value) for key, value in facts if value], class_="facts")
    return element("header", title + shown + _counts(reading, words) + place.top)


def _file(path: str) -> str:
    """The name of a file without its folders, which only this machine has; what stands behind ``#`` in it is kept."""
    folders, mark, place = path.partition("#")
    return PurePath(folders).name + mark + place


def _counts(reading: Reading, words: Words) -> str:
    """How many claims of each status, which is also the key to the line styles."""
    found = Counter(wording.standing(claim) for claim in reading.claims)
    chips = [
        element("li", escaped(f"{MARKS[kind]} {words(f'statuses.{kind}')} ") + text_element("b", words.number(found[kind])), class_=f"chip st-{kind}")
        for kind in wording.STANDINGS
        if found[kind]
    ]
    if not chips:
        return text_element("p", words("table.none"))
    return element("ul", "".join(chips), class_="counts", aria_label=words("page.counts")) + text_element("p", words("page.legend"), class_="legend")


def _row(reading: Reading, drawn: Canvas, within: Span, numbered: Sequence[Numbered]) -> str:
    """A paragraph beside the notes of the claims that begin in it."""
    article, words = reading.article, drawn.words
    starting = [n for n in numbered if within.start <= wording.anchor(n.claim).start < within.end]
    kind = part_at(article.parts, within)
    text = element("p", paragraph(drawn, within, starting), class_=f"text part-{kind}", lang=article.language)
    return element("div", text + _margin(starting, kind, words), class_="row" if kind.holds_claims else "row furniture")


def _margin(starting: Sequence[Numbered], kind: PartKind, words: Words) -> str:
    if starting:
        return element("ol", "".join(note(n, words) for n in starting), class_="notes", aria_label=words("page.notes"))
    return "" if kind.holds_claims else text_element("p", words("page.aside", kind=words(f"parts.{kind}")), class_="aside")


def _dropped(reading: Reading, words: Words) -> str:
    lost = dropped(reading.report, words)
    if not lost:
        return ""
    rows = "".join(text_element("li", line) for line in lost)
    return element("details", text_element("summary", words("page.dropped")) + element("ul", rows), class_="dropped")


def _footer(readings: Iterable[Reading], words: Words) -> str:
    engines = dict.fromkeys(words("page.engine", version=r.engine["liens"], pack=r.engine["pack"], model=r.engine["model"]) for r in readings)
    return element("footer", "".join(text_element("p", line) for line in [*engines, words("page.offline")]))
