"""Sentences of articles, each with what it tells, who says so, how certain, and where it was read."""

from collections.abc import Iterable
from itertools import groupby

from liens.dossier.event import Quoted
from liens.draw.dates import day_text
from liens.draw.markup import element, text_element
from liens.draw.parts import link, quote, status_chip
from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.draw.status import standing
from liens.link.disagree import OUTLET


def passage_items(quotes: Iterable[Quoted], pen: Pen) -> str:
    """Sentences as items of a list: one that holds several claims stands once, with a line for each of them."""
    return "".join(_item(list(same), pen) for _, same in groupby(quotes, key=lambda q: (q.article, q.start)))


def _item(same: list[Quoted], pen: Pen) -> str:
    first = same[0]
    outlet = one_line(first.outlet or pen.words("table.outlet"))
    head = element("p", link(pen.links.passage(first.claim), outlet, class_="what"), class_="head")
    body = head + quote(first.sentence, first.language) + "".join(_claim(quoted, pen) for quoted in same)
    return element("li", text_element("p", day_text(first.published, pen.words), class_="when") + element("div", body), class_="event")


def _claim(quoted: Quoted, pen: Pen) -> str:
    """What the sentence tells, how certain, and who says so."""
    chip = status_chip(standing(quoted.status, negated=quoted.negated), pen)
    told = ""
    if quoted.category is not None:
        what = pen.words.labelled(pen.deed(quoted.initiators, quoted.recipients), pen.category(quoted.category))
        words = text_element("q", one_line(quoted.trigger), lang=quoted.language or None) + " " if quoted.trigger else ""
        told = f"{link(pen.links.passage(quoted.claim), what)} {words}"
    return element("p", f"{told}{chip} {text_element('span', _speaker(quoted, pen))}", id=pen.links.anchor(quoted.claim), class_="foot told")


def _speaker(quoted: Quoted, pen: Pen) -> str:
    """Who says so; that an outlet says it itself, where its name stands above."""
    if quoted.speaker.removeprefix(OUTLET) in {quoted.outlet, quoted.article}:
        return pen.words("draw.own_voice")
    return pen.words("draw.sentence_by", speaker=one_line(pen.speaker(quoted.speaker)))
