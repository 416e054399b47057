"""A sentence of an article with who says it, how certain, and where it was read."""

from liens.dossier.event import Quoted
from liens.draw.markup import element, text_element
from liens.draw.parts import link, quote, status_chip
from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.draw.status import standing


def passage_item(quoted: Quoted, pen: Pen) -> str:
    """A sentence with who says it, and where it was read."""
    outlet = one_line(quoted.outlet or pen.words("table.outlet"))
    read = link(pen.links.passage(quoted.claim), outlet, class_="what")
    chip = status_chip(standing(quoted.status, negated=quoted.negated), pen)
    said = text_element("span", pen.words("draw.sentence_by", speaker=one_line(pen.speaker(quoted.speaker))))
    body = element("p", f"{read} {chip}", class_="head") + quote(quoted.sentence, quoted.language) + element("p", said, class_="foot")
    return element("li", text_element("p", quoted.published or "–", class_="when") + element("div", body), id=pen.links.anchor(quoted.claim), class_="event")
