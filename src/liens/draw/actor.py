"""The dossier of an actor as HTML: names, ties, what it says, does and suffers, figures over time, what falls due."""

from collections.abc import Sequence

from liens.dossier.actor import ActorDossier, Counted, Counterpart, Said
from liens.dossier.evidence import Line
from liens.draw.ego import ego
from liens.draw.markup import element, text_element
from liens.draw.parts import band, counted, days, event_item, link, paragraph, quote, table, twin
from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.draw.ranges import figure_text
from liens.draw.tie import Limits, upcoming_html


def actor_html(found: ActorDossier, pen: Pen, limits: Limits | None = None) -> str:
    """All bands of an actor; those without content are left out."""
    most, words = limits or Limits(), pen.words
    bands = (
        band(pen, "ties", words("draw.ego"), _ties(found, pen)),
        band(pen, "did", words("draw.did"), _lines(found.did, pen, most, "did")),
        band(pen, "suffered", words("draw.suffered"), _lines(found.suffered, pen, most, "suffered")),
        band(pen, "says", words("draw.says"), _says(found.says, pen, most)),
        band(pen, "figures", words("draw.quantities"), _figures(found.figures[-most.rows :], pen)),
        band(pen, "upcoming", words("draw.upcoming"), upcoming_html(found.upcoming, pen, most.rows)),
        band(pen, "names", words("draw.names"), _names(found, pen, most)),
    )
    return "".join(bands) or paragraph(words("dossier.nothing"), "empty")


def _ties(found: ActorDossier, pen: Pen) -> str:
    drawing = ego(found.actor, found.counterparts, pen)
    if not drawing:
        return ""
    words = pen.words
    heads = [words(f"dossier.{h}") for h in ("actor", "events", "cooperation", "conflict")]
    rows = [_tie_row(found.actor, c, pen) for c in found.counterparts]
    figure = element("figure", drawing + element("figcaption", paragraph(words("draw.ego_note"), "remark")))
    return figure + twin(table(words("dossier.counterparts"), heads, rows), pen)


def _tie_row(actor: str, other: Counterpart, pen: Pen) -> list[str]:
    tie = pen.links.tie(actor, other.actor)
    numbers = [pen.words.number(other.cooperation), pen.words.number(other.conflict)]
    return [link(pen.links.actor(other.actor), pen.actor(other.actor)), counted(tie, other.events, pen), *numbers]


def _lines(lines: Sequence[Line], pen: Pen, most: Limits, name: str) -> str:
    shown = lines[::-1][: most.rows]
    more = len(lines) - len(shown)
    rest = element("p", link(pen.links.claims({"role": name}), pen.words.count("more", more)), class_="more") if more else ""
    items = "".join(event_item(told, pen) for told in shown)
    return element("ol", items, class_="events", aria_label=pen.words(f"draw.{name}")) + rest if shown else ""


def _says(said: Sequence[Said], pen: Pen, most: Limits) -> str:
    """What the actor says, the latest first; each sentence leads to its event or its article."""
    shown = said[::-1][: most.rows]
    items = []
    for one in shown:
        target = pen.links.event(one.event) if one.event else pen.links.passage(one.claim)
        body = quote(one.sentence, one.language) + element("p", link(target, one_line(one.outlet or pen.words("table.outlet"))), class_="foot")
        items.append(element("li", text_element("p", one.published or "–", class_="when") + element("div", body), class_="event"))
    more = len(said) - len(shown)
    rest = element("p", link(pen.links.claims({"role": "says"}), pen.words.count("more", more)), class_="more") if more else ""
    return element("ol", "".join(items), class_="events", aria_label=pen.words("draw.says")) + rest if items else ""


def _figures(figures: Sequence[Counted], pen: Pen) -> str:
    """Figures by day: what is counted, how many, and who says so."""
    words = pen.words
    heads = [words("dossier.day"), words("draw.type"), words("dossier.figure"), words("dossier.speaker")]
    rows = [
        [
            link(pen.links.event(f.event), f.day or "–"),
            text_element("span", pen.sense(f.stated.figure.harm)),
            text_element("span", figure_text(f.stated.figure, pen)),
            text_element("span", one_line(pen.speaker(f.stated.speaker))),
        ]
        for f in reversed(figures)
    ]
    return table(words("draw.quantities"), heads, rows)


def _names(found: ActorDossier, pen: Pen, most: Limits) -> str:
    words = pen.words
    heads = [words("draw.name"), words("draw.code"), words("dossier.claims"), words("draw.first_last")]
    rows = [
        [
            text_element("span", one_line(n.name)),
            link(pen.links.actor(n.code), n.code),
            pen.words.number(n.claims),
            days(n.first, n.last),
        ]
        for n in found.names[: most.rows]
    ]
    return table(words("draw.names"), heads, rows)
