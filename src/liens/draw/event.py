"""The dossier of an event as HTML: reports side by side (fields by speakers), figures on one scale, passages, why claims were taken together."""

from collections.abc import Callable, Mapping, Sequence

from liens.dossier.event import EventDossier, Quoted, Reason
from liens.dossier.evidence import Line
from liens.draw.atlas import atlas, spotted
from liens.draw.dates import day_text, period_text, when_text
from liens.draw.markup import element, text_element
from liens.draw.parts import actor_links, band, evidence_text, facts, link, paragraph, scrolled, status_chip, table, twin
from liens.draw.passage import passage_items
from liens.draw.pen import Pen
from liens.draw.phrase import excerpt, one_line
from liens.draw.ranges import figure_text, ranges
from liens.draw.status import standing
from liens.draw.tie import map_html, standing_figures
from liens.link.compare import Agreement
from liens.link.disagree import Field, Position, Stated
from liens.link.judge import PERSON

# Agreement is shown by a sign with its word.
SIGNS = {Agreement.SAME: "=", Agreement.COMPATIBLE: "⊂", Agreement.DIFFERS: "≠", Agreement.CONTRADICTS: "✗"}
_WORST = list(Agreement)
# More columns than these cannot be read side by side; the others follow in a table of their own.
_COLUMNS = 6
# The head of a column is a name, not a text.
_NAME = 48


def event_html(found: EventDossier, pen: Pen) -> str:
    """All bands of an event."""
    words = pen.words
    places, without = spotted([found.line])
    drawing = atlas(places, (), pen)
    bands = (
        band(pen, "reports", words("draw.reports"), _reports(found, pen)),
        band(pen, "ranges", words("draw.ranges"), _ranges(found, pen)),
        band(pen, "map", words("draw.map"), map_html(drawing, (places, ()), without, pen)),
        band(pen, "passages", words("draw.passages"), _passages(found.quotes, pen)),
        band(pen, "reasons", words("draw.linked_by"), _reasons(found, pen)),
    )
    return event_facts(found, pen) + "".join(bands)


def event_facts(found: EventDossier, pen: Pen) -> str:
    """The head of an event: who, what, when, where, how certain, how well attested."""
    told, words = found.line, pen.words
    kind = standing(told.status, negated=told.negated)
    return facts((
        (words("dossier.initiators"), actor_links(told.initiators, pen)),
        (words("dossier.recipients"), actor_links(told.recipients, pen) if told.recipients else ""),
        (words("dossier.when"), text_element("span", when_text(told, words))),
        (words("dossier.where"), _where(told, pen)),
        (words("dossier.status"), status_chip(kind, pen)),
        (words("dossier.evidence"), text_element("span", evidence_text(told.evidence, pen))),
    ))  # fmt: skip


def _where(told: Line, pen: Pen) -> str:
    """Its places; that nobody names one is said."""
    if not told.where:
        return text_element("span", pen.words("draw.silent"), class_="silent")
    return text_element("span", ", ".join(one_line(s.name) for s in told.where))


def _reports(found: EventDossier, pen: Pen) -> str:
    """Tables of as many speakers as can be read beside each other; those with most claims first."""
    ordered = sorted(found.positions, key=lambda p: (-len(p.claims), p.speaker))
    pages = [ordered[k : k + _COLUMNS] for k in range(0, len(ordered), _COLUMNS)]
    return "".join(scrolled(_side_by_side(found, page, pen), pen.words("draw.reports")) for page in pages)


def _side_by_side(found: EventDossier, shown: Sequence[Position], pen: Pen) -> str:
    words = pen.words
    heads = [words("dossier.field"), *(_column(found, p, pen) for p in shown)]
    short = ["", *(excerpt(pen.speaker(p.speaker), _NAME) for p in shown)]
    # Of one speaker alone nothing is compared.
    several = len(found.positions) > 1
    if several:
        heads.append(words("draw.relation"))
        short.append(words("draw.relation"))
    rows = []
    for field, cell in _fields(pen):
        cells = [cell(position) for position in shown]
        if any(cells):
            silent = text_element("span", words("draw.silent"), class_="silent")
            rows.append([text_element("span", words(f"dossier.{field}")), *(c or silent for c in cells), *([_relation(found, field, pen)] if several else [])])
    return table(words("draw.reports"), heads, rows, "reports", short)


def _column(found: EventDossier, position: Position, pen: Pen) -> str:
    """The speaker, with how many outlets and articles repeat it."""
    carried = next((c for c in found.carried if c.speaker == position.speaker), None)
    name = excerpt(pen.speaker(position.speaker), _NAME)
    if carried is None:
        return name
    outlets = ", ".join(excerpt(o, _NAME) for o in carried.outlets)
    return f"{name} ({outlets})" if outlets and outlets != name else name


def _fields(pen: Pen) -> list[tuple[Field, Callable[[Position], str]]]:
    """What each speaker says of each field, as HTML; empty where it says nothing."""
    return [
        (Field.WHEN, lambda p: text_element("span", period_text(p.when, pen.words)) if p.when else ""),
        (Field.WHERE, lambda p: text_element("span", ", ".join(sorted({one_line(s.name) for s in p.where}))) if p.where else ""),
        (Field.INITIATORS, lambda p: actor_links(sorted(p.initiators), pen) if p.initiators else ""),
        (Field.RECIPIENTS, lambda p: actor_links(sorted(p.recipients), pen) if p.recipients else ""),
        (Field.FIGURE, lambda p: _figures(p, pen)),
        (Field.STATUS, lambda p: status_chip(p.status[0], pen)),
        (Field.POLARITY, lambda p: _denials(p, pen)),
    ]


def _figures(position: Position, pen: Pen) -> str:
    """Its figures, one line for each kind of them."""
    kinds: dict[str, list[str]] = {}
    for stated in standing_figures(position.figures):
        kinds.setdefault(pen.sense(stated.figure.harm), []).append(figure_text(stated.figure, pen))
    return "<br>".join(text_element("span", pen.words.labelled(kind, " · ".join(dict.fromkeys(figures)))) for kind, figures in kinds.items())


def _denials(position: Position, pen: Pen) -> str:
    denied = sorted(pen.sense(sense) for sense, (negated, _) in position.polarity.items() if negated)
    return text_element("span", ", ".join(denied)) if denied else ""


def _relation(found: EventDossier, field: Field, pen: Pen) -> str:
    """The worst verdict between any two speakers, with sign and word."""
    verdicts = [c.verdict for c in found.comparisons if c.field is field]
    if not verdicts:
        return ""
    worst = max(verdicts, key=_WORST.index)
    return text_element("span", f"{SIGNS[worst]} {pen.words(f'dossier.verdict_{worst}')}", class_="relation")


def _ranges(found: EventDossier, pen: Pen) -> str:
    """A plot for each kind of figure that at least two speakers give."""
    stated = [s for p in found.positions for s in p.figures]
    drawn = []
    for harm in sorted({s.figure.harm for s in stated}):
        title = pen.words("draw.figures_of", sense=pen.sense(harm))
        mine = [s for s in stated if s.figure.harm == harm]
        plot = ranges(mine, title, pen)
        if plot:
            drawn.append(
                element(
                    "div",
                    text_element("h3", title) + element("figure", plot) + twin(_figure_table(mine, title, claim_names(found, pen), pen), pen),
                    class_="side",
                )
            )
    return element("div", "".join(drawn), class_="sides") if drawn else ""


def _figure_table(stated: Sequence[Stated], title: str, names: Mapping[str, str], pen: Pen) -> str:
    """The same figures in words, each with the sentence that gives it."""
    words = pen.words
    heads = [words("dossier.speaker"), words("dossier.figure"), words("draw.revised"), words("dossier.sentence")]
    rows = [
        [
            text_element("span", one_line(pen.speaker(s.speaker))),
            text_element("span", figure_text(s.figure, pen)),
            "✓" if s.revised else "",
            claim_link(s.claim, names, pen),
        ]
        for s in stated
    ]
    return table(title, heads, rows)


def _passages(quotes: Sequence[Quoted], pen: Pen) -> str:
    return element("ol", passage_items(quotes, pen), class_="events", aria_label=pen.words("draw.passages")) if quotes else ""


def _reasons(found: EventDossier, pen: Pen) -> str:
    """Which pairs of claims hold the event together."""
    words, reasons, names = pen.words, found.reasons, claim_names(found, pen)
    if not reasons:
        return ""
    rows = [
        [
            text_element("span", _by(reason, pen)),
            text_element("span", ", ".join(words(f"dossier.{name}") for name in reason.shared) or "–"),
            f"{claim_link(reason.left, names, pen)} · {claim_link(reason.right, names, pen)}",
        ]
        for reason in reasons[:40]
    ]
    heads = [words("draw.reason"), words("draw.shared"), words("dossier.claims")]
    left = paragraph(words.count("more", len(reasons) - 40), "remark") if len(reasons) > 40 else ""
    return table(words("draw.linked_by"), heads, rows) + left


def claim_names(found: EventDossier, pen: Pen) -> dict[str, str]:
    """What claims are called on the page: the outlet and its day."""
    day = {q.claim: day_text(q.published, pen.words) for q in found.quotes}
    return {q.claim: f"{one_line(q.outlet or pen.words('table.outlet'))}, {day[q.claim]}" for q in found.quotes}


def claim_link(claim: str, names: Mapping[str, str], pen: Pen) -> str:
    """A claim by its outlet and day, leading to its passage on the page."""
    return link(f"#{claim}" if pen.links.anchor(claim) else None, names.get(claim, claim))


def _by(reason: Reason, pen: Pen) -> str:
    if reason.by.startswith(PERSON):
        return pen.words("draw.reason_person", who=reason.by.removeprefix(PERSON))
    return pen.words("draw.reason_rule", score=pen.words.number(round(reason.score, 2)))
