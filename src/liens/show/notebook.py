"""How readings and claims show themselves in a notebook: the page's own drawing, without script, and a table of claims."""

import os

from liens.dossier.actor import ActorDossier
from liens.dossier.event import EventDossier
from liens.dossier.tie import Tie
from liens.draw.actor import actor_html
from liens.draw.event import event_html
from liens.draw.links import Links
from liens.draw.markup import element, text_element
from liens.draw.parts import deed
from liens.draw.pen import Pen
from liens.draw.tie import Limits, tie_html
from liens.engine import Claims, Reading
from liens.identity import identifier
from liens.show import table
from liens.show.dossier_file import drawing_sheet
from liens.show.dossier_text import actor_text, event_text, tie_text
from liens.show.page import Place, style_sheet
from liens.show.page import reading_html as drawn
from liens.show.words import Words, load_words, preferred_language

_SHOWN = 20
# A cell is for a look: fewer rows than a page.
_FEW = Limits(events=20, rows=10, months=36)
# Readable on any background, also where a notebook strips style sheets.
_TABLE = "border-collapse:collapse;color:inherit"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em;border-top:1px solid currentColor"


def _words(claims: Claims) -> Words:
    """The words of the language that the claims are in."""
    return load_words(claims[0].article.language if claims else "")


def claims_text(claims: Claims) -> str:
    """The claims as a plain table."""
    words = _words(claims)
    if not claims:
        return words("table.none")
    rows = [table.row(claim, number, words) for number, claim in enumerate(claims[:_SHOWN], start=1)]
    return "\n".join([*table.aligned([table.headings(words), *rows]), *_more(claims, words)])


def claims_html(claims: Claims) -> str:
    """The claims as an HTML table."""
    words = _words(claims)
    if not claims:
        return text_element("p", words("table.none"))
    heads = "".join(text_element("th", head, scope="col", style=_CELL) for head in table.headings(words))
    rows = [table.row(claim, number, words) for number, claim in enumerate(claims[:_SHOWN], start=1)]
    body = "".join(element("tr", "".join(text_element("td", cell, style=_CELL) for cell in cells)) for cells in rows)
    whole = element("table", element("thead", element("tr", heads)) + element("tbody", body), style=_TABLE, lang=words.language)
    return whole + "".join(text_element("p", line) for line in _more(claims, words))


def _more(claims: Claims, words: Words) -> list[str]:
    return [words.count("more", len(claims) - _SHOWN)] if len(claims) > _SHOWN else []


def reading_html(reading: Reading) -> str:
    """An article with its claims, as on its page."""
    words = load_words(reading.article.language)
    place = Place(1, 1, f"{identifier('r', [reading.article.id])}-", "h2")
    return element("div", element("style", style_sheet()) + drawn(reading, place, words), class_="liens", lang=words.language)


def dossier_bundle(found: Tie | ActorDossier | EventDossier, ui: str | None = None) -> dict[str, str]:
    """A dossier as text and as HTML, drawn by the functions of the pages; without links, for a notebook has nowhere to lead."""
    words = load_words(ui or preferred_language(os.environ))
    pen = Pen(words, Links())
    if isinstance(found, Tie):
        text, title, body = tie_text(found, words), f"{pen.actor(found.first)} ⇄ {pen.actor(found.second)}", tie_html(found, pen, _FEW)
    elif isinstance(found, ActorDossier):
        text, title, body = actor_text(found, words), pen.actor(found.actor), actor_html(found, pen, _FEW)
    else:
        text, title, body = event_text(found, words), deed(found.line, pen), event_html(found, pen)
    sheets = element("style", style_sheet() + drawing_sheet())
    html = element("div", sheets + element("div", text_element("h2", title) + body, class_="dossier"), class_="liens", lang=words.language)
    return {"text/plain": text, "text/html": html}
