"""The dossier of two actors as HTML: graph, timeline with its events, map, pacts, exchanges, what falls due, the course by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liens.dossier.due import Due, Upcoming
from liens.dossier.event import Quoted
from liens.dossier.evidence import Line
from liens.dossier.exchange import Exchange
from liens.dossier.pact import Clause, Pact
from liens.dossier.tie import Tie
from liens.dossier.trend import Point
from liens.draw.absent import TIE, absent
from liens.draw.atlas import Arc, Spotted, atlas, spotted
from liens.draw.borders import load_borders
from liens.draw.course import counted_in, course
from liens.draw.dates import day_text, when_text
from liens.draw.graph import Pair, bond_list, choice_of, legend, spoken, tie_graph, way_words
from liens.draw.links import group_id
from liens.draw.markup import element, text_element
from liens.draw.parts import band, counted, deed, event_item, event_list, evidence_text, link, paragraph, quote, status_chip, table, twin
from liens.draw.passage import passage_items
from liens.draw.pen import Pen
from liens.draw.ranges import figure_text
from liens.draw.status import MARKS, standing
from liens.draw.timeline import Lane, timeline
from liens.link.disagree import Stated
from liens.link.evidence import iso


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows the lists of a page have at most; an exported file has all."""

    events: int = 60
    rows: int = 30
    months: int = 60


WHOLE = Limits(10_000, 10_000, 10_000)


def tie_html(found: Tie, pen: Pen, limits: Limits | None = None, quotes: Sequence[Quoted] = ()) -> str:
    """All bands of a tie; those without content are left out. ``quotes`` are the sentences for a file that has no page to lead to."""
    most, pair, words = limits or Limits(), Pair(found.first, found.second), pen.words
    told = (*found.to, *found.back, *found.both)
    bands = {
        "graph": band(pen, "graph", words("draw.graph"), _graph(found, pair, pen)),
        "timeline": band(pen, "timeline", words("draw.timeline"), _timeline(found, pair, pen, most)),
        "map": band(pen, "map", words("draw.map"), _map(found, told, pen)),
        "pacts": band(pen, "pacts", words("dossier.pacts"), "".join(_pact(p, pen) for p in found.pacts[-most.rows :][::-1])),
        "exchanges": band(pen, "exchanges", words("dossier.exchanges"), _exchanges(found, pair, pen, most)),
        "upcoming": band(pen, "upcoming", words("draw.upcoming"), upcoming_html(found.upcoming, pen, most.rows)),
        "trend": band(pen, "trend", words("draw.course"), _course(found.trend[-most.months :], pen)),
        "passages": band(pen, "passages", words("draw.passages"), _quotes(found, quotes, pair, pen)),
    }
    if not any(bands.values()):
        return paragraph(words("dossier.nothing"), "empty")
    return "".join([_note(found, pen), *bands.values(), absent(bands, TIE, found.day, pen)])


def _note(found: Tie, pen: Pen) -> str:
    """Says where lists and drawings do not hold everything."""
    if found.shown >= found.total:
        return ""
    return paragraph(pen.words("draw.latest_of", shown=pen.words.number(found.shown), total=pen.words.number(found.total)), "remark")


def _graph(found: Tie, pair: Pair, pen: Pen) -> str:
    drawing = tie_graph(found.bonds, pair, pen)
    if not drawing:
        return ""
    words = pen.words
    heads = [words(f"dossier.{h}") for h in ("direction", "category", "status", "claims", "speakers")] + [words("draw.independent")]
    rows = []
    for bond in found.bonds:
        kind, address = standing(bond.status, negated=bond.negated), pen.links.claims(choice_of(bond))
        cells = [text_element("span", way_words(bond.way, pair, pen)), text_element("span", pen.category(bond.category)), status_chip(kind, pen)]
        rows.append([*cells, counted(address, len(bond.claims), pen), words.number(bond.speakers), words.number(bond.independent)])
    present = {standing(b.status, negated=b.negated) for b in found.bonds}
    key = legend([kind for kind in MARKS if kind in present], pen) + paragraph(words("draw.graph_note"), "remark")
    drawn = element("div", drawing, class_="wide-only") + bond_list(found.bonds, pair, pen)
    return element("figure", drawn + element("figcaption", key)) + twin(table(words("draw.graph"), heads, rows), pen)


def _timeline(found: Tie, pair: Pair, pen: Pen, most: Limits) -> str:
    ways = (("to", found.to), ("both", found.both), ("from", found.back), ("third", found.third))
    lanes = [Lane(way, pen.words("dossier.third") if way == "third" else way_words(way, pair, pen), lines) for way, lines in ways]
    drawing = timeline(lanes, found.day, pen)
    every = sorted((x for lane in lanes for x in lane.lines), key=filed, reverse=True)
    if not every:
        return ""
    shown = event_list(every[: most.events], pen, pen.words("draw.events"))
    hidden = len(every) - most.events
    more = element("p", link(pen.links.claims({}), pen.words.count("more", hidden)), class_="more") if hidden > 0 else ""
    figure = element("figure", drawing + element("figcaption", paragraph(pen.words("draw.timeline_note"), "remark")), class_="wide-only") if drawing else ""
    return figure + text_element("h3", pen.words("draw.events"), id=pen.links.anchor("events")) + shown + more


def filed(told: Line) -> tuple[str, str]:
    """Where an event stands in a list by day: at the first day that is told, else at the day that it is filed under."""
    first = iso(told.when.first) if told.when else None
    return first or told.day or "", told.event


def _map(found: Tie, told: Sequence[Line], pen: Pen) -> str:
    places, without = spotted([*told, *found.third])
    ways = ((found.first, found.second, found.to, "to"), (found.second, found.first, found.back, "from"))
    arcs = [Arc(source, target, len(lines), way) for source, target, lines, way in ways if lines]
    drawing = atlas(places, arcs, pen)
    return map_html(drawing, (places, arcs), without, pen, listed="events")


def map_html(drawing: str, marks: tuple[Sequence[Spotted], Sequence[Arc]], without: int, pen: Pen, *, listed: str = "") -> str:
    """A map with its note and its table; nothing where no place is known. ``listed`` is where on the page the events without a place stand too."""
    if not drawing:
        return ""
    words = pen.words
    heads = [words("dossier.where"), words("draw.country"), words("draw.exactness"), words("dossier.events")]
    rows = [_place_row(place, pen) for place in marks[0]]
    for arc in marks[1]:
        between = text_element("span", f"{pen.actor(arc.source)} → {pen.actor(arc.target)}")
        rows.append([between, "", "", counted(pen.links.claims({"way": arc.way}), arc.events, pen)])
    rest = link(f"#{listed}" if listed and without and pen.links.anchor(listed) else None, words("draw.without_place", n=words.number(without)), class_="whole")
    note = element("p", f"{text_element('span', words('draw.map_note'))} {rest}", class_="remark") + _borders(pen)
    return element("figure", drawing + element("figcaption", note)) + twin(table(words("draw.map"), heads, rows), pen)


def _borders(pen: Pen) -> str:
    """The ways to draw borders, each leading to the page drawn so; nothing where there is no page to lead to."""
    words, found = pen.words, []
    for policy in load_borders():
        name, address = words.get(f"borders.{policy}", policy), pen.links.borders(policy)
        if address is not None:
            found.append(text_element("b", name) if policy == pen.borders else link(address, name))
    return element("p", f"{text_element('span', words('draw.borders'))} {' · '.join(found)}", class_="remark choice") if found else ""


def _place_row(place: Spotted, pen: Pen) -> list[str]:
    site, words = place.site, pen.words
    exact = words("draw.country_only") if site.level == "country" else words("draw.within", km=words.number(round(site.km)))
    target = pen.links.event(place.events[0]) if len(place.events) == 1 else pen.links.claims({"place": site.name})
    country = pen.actor(site.country) if site.country else "–"
    return [text_element("span", site.name), text_element("span", country), text_element("span", exact), counted(target, len(place.events), pen)]


def _pact(pact: Pact, pen: Pen) -> str:
    """A pact with its clauses in the words of the articles."""
    words, told = pen.words, pact.line
    kind = standing(told.status, negated=told.negated)
    head = f"{link(pen.links.event(told.event), deed(told, pen), class_='what')} {status_chip(kind, pen)}"
    top = text_element("p", when_text(told, words), class_="when") + element("p", head, class_="head") + quote(told.sentence, told.language)
    foot = text_element("p", evidence_text(told.evidence, pen), class_="foot")
    heads = [words("dossier.clause"), words("dossier.due"), words("dossier.status"), words("draw.verbatim")]
    rows = [_clause_row(c, pen) for c in pact.clauses]
    return element("article", top + foot + table(words("draw.clauses"), heads, rows, "clauses"), class_="pact")


def _clause_row(clause: Clause, pen: Pen) -> list[str]:
    who = pen.words.labelled(f"{pen.actors(clause.by)} → {pen.actors(clause.to)}", pen.category(clause.category))
    return [
        text_element("span", who),
        text_element("span", day_text(clause.due, pen.words)),
        status_chip(clause.status, pen),
        quote(clause.sentence, clause.language),
    ]


def _exchanges(found: Tie, pair: Pair, pen: Pen, most: Limits) -> str:
    """Two lists, what each gives the other."""
    sides = []
    for giver, way in ((found.first, "to"), (found.second, "from")):
        mine = [e for e in found.exchanges if e.giver == giver][-most.rows :][::-1]
        if mine:
            items = "".join(event_item(e.line, pen, _figures(e, _deeds(found, way), pen)) for e in mine)
            inner = text_element("h3", way_words(way, pair, pen)) + element("ol", items, class_="events", aria_label=way_words(way, pair, pen))
            sides.append(element("div", inner, class_="side"))
    return element("div", "".join(sides), class_="sides") if sides else ""


def _deeds(found: Tie, way: str) -> dict[str, Line]:
    """The events that may be a return for what goes one way: those that go the other way, or both, first."""
    back = (found.back, found.both, found.to) if way == "to" else (found.to, found.both, found.back)
    return {told.event: told for lines in (found.third, *back[::-1]) for told in lines}


def _figures(exchange: Exchange, deeds: Mapping[str, Line], pen: Pen) -> str:
    """How much according to whom, and in return for what."""
    rows = [
        element("li", text_element("b", figure_text(s.figure, pen)) + " " + text_element("span", pen.words("draw.sentence_by", speaker=pen.speaker(s.speaker))))
        for s in standing_figures(exchange.figures)
    ]
    figures = element("ul", "".join(rows), class_="figures") if rows else ""
    returned = ", ".join(link(pen.links.event(e), deed(deeds[e], pen) if e in deeds else e) for e in exchange.in_return)
    return figures + (element("p", f"{text_element('span', pen.words('dossier.in_return'))} {returned}", class_="foot") if returned else "")


def standing_figures(figures: Sequence[Stated]) -> list[Stated]:
    """The figures that were not taken back, each told once however many articles repeat it."""
    return list({(s.speaker, s.figure.harm, s.figure.minimum, s.figure.maximum): s for s in reversed(figures) if not s.revised}.values())[::-1]


def upcoming_html(found: Upcoming, pen: Pen, most: int) -> str:
    """What falls due, then what should have been done; empty where nothing was announced."""
    sides = []
    seen = day_text(found.day, pen.words)
    for title, dues in ((pen.words("dossier.upcoming", day=seen), found.ahead), (pen.words("dossier.overdue", day=seen), found.overdue)):
        if dues:
            items = "".join(_due(due, pen) for due in dues[:most])
            sides.append(element("div", text_element("h3", title) + element("ol", items, class_="events", aria_label=title), class_="side"))
    return element("div", "".join(sides), class_="sides") if sides else ""


def _due(due: Due, pen: Pen) -> str:
    by, day = ", ".join(pen.actor(code) for code in due.by), day_text(due.announced, pen.words)
    said = pen.words("draw.announced", day=day, by=by) if by else pen.words("draw.announced_outlet", day=day)
    return event_item(due.line, pen, paragraph(said, "foot"))


def _quotes(found: Tie, quotes: Sequence[Quoted], pair: Pair, pen: Pen) -> str:
    """Every sentence behind the graph's figures, under its figure."""
    known, groups = {q.claim: q for q in quotes}, []
    for bond in found.bonds:
        items = passage_items((known[claim] for claim in reversed(bond.claims) if claim in known), pen)
        if items:
            head = text_element("h3", spoken(bond, pair, pen), id=pen.links.anchor(group_id(choice_of(bond))))
            groups.append(head + element("ol", items, class_="events", aria_label=spoken(bond, pair, pen)))
    return "".join(groups)


def _course(months: Sequence[Point], pen: Pen) -> str:
    drawing = course(months, pen)
    if not drawing:
        return ""
    words = pen.words
    heads = [words(f"dossier.{h}") for h in ("month", "score", "cooperation", "conflict", "claims", "speakers")]
    # Many months are wider than a narrow screen: there the drawing slides, beginning with the latest.
    slide = element("div", drawing, class_="sliding", role="region", aria_label=words("draw.course_title"), tabindex="0")
    figure = element("figure", slide + element("figcaption", paragraph(words("draw.course_note"), "remark")))
    return figure + twin(table(words("draw.course"), heads, [_month_row(m, pen) for m in months]), pen)


def _month_row(month: Point, pen: Pen) -> list[str]:
    if not month.claims or month.score is None:
        return [text_element("span", day_text(month.month, pen.words)), text_element("span", pen.words("draw.no_article")), "", "", "", ""]
    address = pen.links.claims(counted_in(month))
    score = ("+" if month.score > 0 else "") + pen.words.number(month.score)
    numbers = [pen.words.number(x) for x in (month.cooperation, month.conflict)]
    return [text_element("span", day_text(month.month, pen.words)), score, *numbers, counted(address, month.claims, pen), pen.words.number(month.speakers)]
