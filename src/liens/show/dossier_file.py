"""A dossier as one file: the drawings and lists of the site without a server, a network or a script."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from liens.dossier.whole import Whole
from liens.draw.links import Inside
from liens.draw.markup import element, text_element
from liens.draw.pen import Pen
from liens.draw.tie import WHOLE, tie_html
from liens.show.page import head_of, style_sheet
from liens.show.words import Words


@lru_cache(maxsize=1)
def drawing_sheet() -> str:
    """The style sheet of drawings and dossiers."""
    return (files("liens.draw") / "draw.css").read_text(encoding="utf-8")


def tie_file(kept: Whole, words: Words) -> str:
    """The dossier of two actors with all its events and sentences."""
    pen, found = Pen(words, Inside()), kept.tie
    title = words("draw.tie_title", first=pen.actor(found.first), second=pen.actor(found.second))
    made = words("draw.standalone", day=found.day, claims=words.count("claims", found.shown))
    return standing_alone(title, tie_html(found, pen, WHOLE, kept.quotes), (made,), words)


def standing_alone(title: str, body: str, footer: Iterable[str], words: Words) -> str:
    """A whole file around the body of a dossier."""
    skip = text_element("a", words("page.skip"), class_="skip", href="#text")
    main = element("main", text_element("h1", title) + body, id="text", class_="dossier")
    foot = element("footer", "".join(text_element("p", line) for line in footer))
    head = head_of(title, style_sheet() + drawing_sheet())
    return f"<!DOCTYPE html>\n{element('html', head + element('body', skip + main + foot, class_='liens'), lang=words.language)}\n"
