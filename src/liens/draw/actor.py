"""The dossier of an actor as HTML: names, ties, what it says, does and suffers, figures over time, what falls due."""

from collections.abc import Sequence

from liens.dossier.actor import ActorDossier, Counterpart, Said
from liens.dossier.evidence import Line
from liens.draw.absent import ACTOR, absent
from liens.draw.dates import day_text, when_text
from liens.draw.ego import ego, ego_list
from liens.draw.markup import element, text_element
from liens.draw.parts import band, counted, days, event_item, link, paragraph, quote, table, twin
from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.draw.ranges import figure_text
from liens.draw.tie import Limits, upcoming_html


def actor_html(found: ActorDossier, pen: Pen, limits: Limits | None = None) -> str:
    """All bands of an actor; those without content are left out."""
    most, words = limits or Limits(), pen.words
    bands = {
        "ties": band(pen, "ties", words("draw.ego"), _ties(found, pen)),
        "did": band(pen, "did", words("draw.did"), _lines(found.did, pen, most, "did")),
        "suffered": band(pen, "suffered", words("draw.suffered"), _lines(found.suffered, pen, most, "suffered")),
        "says": band(pen, "says", words("draw.says"), _says(found.says, pen, most)),
        "figures": band(pen, "figures", words("draw.quantities"), _figures(found, pen, most)),
        "upcoming": band(pen, "upcoming", words("draw.upcoming"), upcoming_html(found.upcoming, pen, most.rows)),
        "names": band(pen, "names", words("draw.names"), _names(found, pen, most)),
    }
    return "".join([*bands.values(), absent(bands, ACTOR, found.day, pen)]) or paragraph(words("dossier.nothing"), "empty")


def _ties(found: ActorDossier, pen: Pen) -> str:
    drawing = ego(found.actor, found.counterparts, pen)
    if not drawing:
        return ""
    words = pen.words
    heads = [words(f"dossier.{h}") for h in ("actor", "events", "cooperation", "conflict")]
    rows = [_tie_row(found.actor, c, pen) for c in found.counterparts]
    drawn = element("div", drawing, class_="wide-only") + ego_list(found.actor, found.counterparts, pen)
    figure = element("figure", drawn + element("figcaption", paragraph(words("draw.ego_note"), "remark")))
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
    """What the actor says, the latest first: each sentence once, with the outlets that print it; each leads to its event or its article."""
    sentences: dict[str, list[Said]] = {}
    for one in sorted(said, key=lambda s: s.published or "", reverse=True):
        sentences.setdefault(one.sentence, []).append(one)
    shown = list(sentences.values())[: most.rows]
    items = [_sentence(same, pen) for same in shown]
    more = len(said) - sum(map(len, shown))
    rest = element("p", link(pen.links.claims({"role": "says"}), pen.words.count("more", more)), class_="more") if more else ""
    return element("ol", "".join(items), class_="events", aria_label=pen.words("draw.says")) + rest if items else ""


def _sentence(same: Sequence[Said], pen: Pen) -> str:
    """One sentence, as often as it was printed."""
    first = same[0]
    targets: dict[str, str | None] = {}
    for one in same:
        outlet = one_line(one.outlet or pen.words("table.outlet"))
        targets.setdefault(outlet, pen.links.event(one.event) if one.event else pen.links.passage(one.claim))
    printed = " · ".join(link(target, outlet) for outlet, target in targets.items())
    body = quote(first.sentence, first.language) + element("p", printed, class_="foot")
    return element("li", text_element("p", day_text(first.published, pen.words), class_="when") + element("div", body), class_="event")


def _figures(found: ActorDossier, pen: Pen, most: Limits) -> str:
    """Figures by day: what is counted, how many, and who says so. The time is that of the event, as exactly as it is known."""
    words, figures = pen.words, found.figures[-most.rows :]
    times = {told.event: when_text(told, words) for told in (*found.did, *found.suffered)}
    heads = [words("dossier.day"), words("draw.type"), words("dossier.figure"), words("dossier.speaker")]
    rows = [
        [
            link(pen.links.event(f.event), times.get(f.event) or day_text(f.day, words)),
            text_element("span", pen.sense(f.stated.figure.harm)),
            text_element("span", figure_text(f.stated.figure, pen)),
            text_element("span", one_line(pen.speaker(f.stated.speaker))),
        ]
        for f in reversed(figures)
    ]
    return table(words("draw.quantities"), heads, rows)


def _names(found: ActorDossier, pen: Pen, most: Limits) -> str:
    words = pen.words
    heads = [words("draw.name"), words("dossier.actor"), words("dossier.claims"), words("draw.first_last")]
    rows = [
        [
            link(pen.links.passage(n.claim), one_line(n.name)),
            link(pen.links.actor(n.code), pen.actor(n.code)),
            pen.words.number(n.claims),
            days(n.first, n.last, pen),
        ]
        for n in found.names[: most.rows]
    ]
    return table(words("draw.names"), heads, rows)
