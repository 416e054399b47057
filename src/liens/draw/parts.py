"""The parts that pages of dossiers share: bands, lists of events, tables beside drawings, and an event's time in short."""

import re
from collections.abc import Iterable, Sequence

from liens.dossier.evidence import Line
from liens.draw.dates import span_text, when_text
from liens.draw.markup import element, escaped, text_element
from liens.draw.pen import Pen, parts_first
from liens.draw.phrase import one_line
from liens.draw.status import chip, standing
from liens.link.evidence import Evidence

Cell = str
# What stands right in its column: a number, with a link or a share or nothing around it.
_NUMBER = re.compile(r"(?:<(?:a|span)\b[^>]*>)?[+−-]?[\d\s.,]*(?:\(\d+\s%\)|%)?(?:</(?:a|span)>)?|–")


def band(pen: Pen, name: str, title: str, content: str) -> str:
    """A section of a dossier with its heading; empty without content."""
    if not content:
        return ""
    return element("section", text_element("h2", title) + content, id=pen.links.anchor(name), class_="band", aria_label=title)


def twin(table: str, pen: Pen) -> str:
    """The table that says what a drawing shows, folded."""
    return element("details", text_element("summary", pen.words("draw.as_table")) + scrolled(table, pen.words("draw.as_table")), class_="twin") if table else ""


def scrolled(content: str, label: str) -> str:
    """Content that may be wider than the page: it scrolls by itself, by the keyboard too."""
    return element("div", content, class_="scroll", role="region", aria_label=label, tabindex="0")


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], class_: str | None = None, short: Sequence[str] = ()) -> str:
    """A table; the cells are HTML already, the first of each row names it. Each cell carries its head, or a ``short`` one, for narrow screens."""
    names = short or heads
    cells = [list(row) for row in rows]
    if not cells:
        return ""
    numbers = [k > 0 and all(_NUMBER.fullmatch(row[k]) for row in cells) for k in range(len(heads))]
    top = element("tr", "".join(text_element("th", head, scope="col", class_="num" if numbers[k] else None) for k, head in enumerate(heads)))
    body = [element("tr", "".join(_cell(k, names[k], cell, number=numbers[k]) for k, cell in enumerate(row))) for row in cells]
    inner = text_element("caption", caption) + element("thead", top) + element("tbody", "".join(body))
    return element("table", inner, class_=class_)


def _cell(k: int, head: str, cell: Cell, *, number: bool) -> str:
    return element("th", cell, scope="row") if k == 0 else element("td", cell, data_head=head, class_="num" if number else None)


def link(address: str | None, label: str, **attributes: str | None) -> str:
    """A link with plain text, or the text alone where there is nowhere to go."""
    return text_element("span", label, **attributes) if address is None else text_element("a", label, href=address, **attributes)


def days(first: str | None, last: str | None, pen: Pen) -> str:
    """Two days that a line may break between, not inside; a dash for none."""
    found = span_text(first, last, pen.words)
    return element("span", escaped(found), class_="days")


def actor_links(codes: Sequence[str], pen: Pen) -> str:
    """Actors by name, each leading to its dossier; that none is known for none."""
    return ", ".join(link(pen.links.actor(code), pen.actor(code)) for code in parts_first(codes)) or text_element(
        "span", pen.words("draw.unknown"), class_="silent"
    )


def status_chip(kind: str, pen: Pen) -> str:
    """Mark and word of a status, underlined in its style."""
    return text_element("span", chip(kind, pen.words), class_=f"chip st-{kind}")


def evidence_text(counts: Evidence, pen: Pen) -> str:
    """How well an event is attested, in words."""
    words = pen.words
    return words(
        "dossier.attested",
        articles=words.count("articles", counts.articles),
        speakers=words.count("voices", counts.speakers),
        independent=words.count("independent", counts.independent),
    )


def quote(sentence: str, language: str) -> str:
    """A sentence of an article, in its language."""
    return element("blockquote", text_element("p", one_line(sentence)), lang=language or None)


def deed(told: Line, pen: Pen) -> str:
    """Who to whom and what, plain text; what and where of an event that nobody is named for."""
    if not told.initiators and not told.recipients:
        return " · ".join([pen.category(told.category), *(one_line(s.name) for s in told.where[:1])])
    return pen.words.labelled(pen.deed(told.initiators, told.recipients), pen.category(told.category))


def event_item(told: Line, pen: Pen, more: str = "", anchor: str | None = None) -> str:
    """An event in a list: when, who to whom, what, how certain, in which words, how well attested; ``anchor`` is the id of its row."""
    kind = standing(told.status, negated=told.negated)
    unequal = text_element("span", f"≠ {pen.words(f'dossier.verdict_{told.dispute}')}", class_="unequal") if told.dispute else ""
    head = f"{link(pen.links.event(told.event), deed(told, pen), class_='what')} {status_chip(kind, pen)} {unequal}".rstrip()
    where = ", ".join(one_line(s.name) for s in told.where)
    foot = " · ".join(x for x in (where, evidence_text(told.evidence, pen)) if x)
    body = element("p", head, class_="head") + quote(told.sentence, told.language) + text_element("p", foot, class_="foot") + more
    time = text_element("p", when_text(told, pen.words), class_="when")
    return element("li", time + element("div", body), id=anchor, class_="event")


def event_list(lines: Sequence[Line], pen: Pen, label: str) -> str:
    """Events in a list, where marks of a drawing may lead; empty without any."""
    if not lines:
        return ""
    # What happened both ways (a swap) has two rows; marks lead to the first.
    rows = {told.event: k for k, told in reversed(list(enumerate(lines)))}
    items = (event_item(told, pen, anchor=pen.links.anchor(told.event) if rows[told.event] == k else None) for k, told in enumerate(lines))
    return element("ol", "".join(items), class_="events", aria_label=label)


def counted(address: str | None, number: int, pen: Pen) -> str:
    """A number that leads to what it counts."""
    return link(address, pen.words.number(number), class_="count")


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Terms with HTML descriptions, side by side."""
    rows = (element("div", text_element("dt", term) + element("dd", value)) for term, value in pairs if value)
    return element("dl", "".join(rows), class_="facts")


def paragraph(words: str, class_: str) -> str:
    """A line of plain text."""
    return element("p", escaped(words), class_=class_)
