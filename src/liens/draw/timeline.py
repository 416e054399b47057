"""Draws events over time, a lane for each direction: a diamond for a day, a bar for as long as a date is vague, ends that fade where it is open.

Many events are drawn as numbers by month. Whoever cannot see the drawing, or has no room for it, has the list of events.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liens.dossier.evidence import Line
from liens.draw.dates import day_text, when_text
from liens.draw.pen import Pen
from liens.draw.scale import Scale, scale, ticks
from liens.draw.status import fine_dashes, standing
from liens.draw.svg import Point, circle, diamond, group, line, linked, rect, svg, text

_WIDTH = 960.0
_SIDES = (12.0, 948.0)
_ROW = 18.0
_HEAD = 22.0
_AXIS = 26.0
_ROWS = 7
# Above so many events single marks hide each other and a page grows heavy: months with numbers tell more.
SINGLE = 120
_MARK = 6.0
# Half the room that the name of a day takes: at the ends names are moved inside.
_TICK = 44.0
# Above so many days discs of months would touch.
_MONTHLY = 1500


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its way (``to``, ``from``, ``both``, ``third``), name and events."""

    way: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """An event with the days that it takes on the drawing, and on which sides these are open."""

    line: Line
    first: int
    last: int
    open_before: bool
    open_after: bool
    told: bool


def timeline(lanes: Sequence[Lane], day: str, pen: Pen) -> str:
    """The timeline of some lanes, seen from a day; empty where no event has a date."""
    marks = {lane.way: [m for x in lane.lines for m in [_mark(x)] if m] for lane in lanes}
    days = [d for found in marks.values() for m in found for d in (m.first, m.last)]
    if not days:
        return ""
    seen = date.fromisoformat(day).toordinal() if day else None
    drawn = scale(days, seen, _SIDES)
    many = sum(map(len, marks.values())) > SINGLE
    content, y = [], 4.0
    for lane in lanes:
        if not marks[lane.way]:
            continue
        inside = [m for m in marks[lane.way] if m.last >= drawn.first and m.first <= drawn.last]
        shapes, height = _months(inside, lane, drawn, pen) if many else _single(inside, drawn, pen)
        content += [_lane_head(lane, marks[lane.way], drawn, y, pen), group(shapes, transform=f"translate(0 {y + _HEAD:g})", class_=f"lane way-{lane.way}")]
        y += _HEAD + height + 8
    return svg(
        (_WIDTH, y + _AXIS),
        pen.words("draw.timeline_title", day=day_text(day, pen.words)),
        _axis(drawn, y, seen, pen) + "".join(content),
        class_="drawing timeline",
    )


def _mark(told: Line) -> _Mark | None:
    """The days of an event: those told, with one known end a stretch that fades, else the day that it is filed under."""
    when = told.when
    if when is not None and (when.first or when.last):
        first, last = when.first or when.last or 0, when.last or when.first or 0
        return _Mark(told, first, last, when.first is None, when.last is None, told=True)
    if told.day is None:
        return None
    filed = date.fromisoformat(told.day).toordinal()
    return _Mark(told, filed, filed, open_before=False, open_after=False, told=False)


def _lane_head(lane: Lane, marks: Sequence[_Mark], drawn: Scale, y: float, pen: Pen) -> str:
    """The lane's name with the number of its events, and how many lie before and after what is drawn."""
    before, after = sum(m.last < drawn.first for m in marks), sum(m.first > drawn.last for m in marks)
    label = f"{lane.name} · {pen.words.count('events', len(marks))}"
    label += f" · {pen.words('draw.earlier', n=pen.words.number(before))}" if before else ""
    label += f" · {pen.words('draw.later', n=pen.words.number(after))}" if after else ""
    return linked(pen.links.claims({"way": lane.way}), label, text((_SIDES[0], y + 13), label, class_="lane-name"), passed_over=True)


def _axis(drawn: Scale, bottom: float, seen: int | None, pen: Pen) -> str:
    pieces = [line((_SIDES[0], bottom), (_SIDES[1], bottom), class_="axis")]
    for day, name in ticks(drawn, pen.words):
        x = drawn.x(day)
        pieces.append(line((x, 0), (x, bottom), class_="grid", stroke_opacity=".18"))
        pieces.append(text((min(max(x, _TICK), _WIDTH - _TICK), bottom + 17), name, text_anchor="middle", class_="tick"))
    if seen is not None and drawn.holds(seen):
        x = drawn.x(seen)
        pieces.append(line((x, 0), (x, bottom + 4), class_="today", stroke_width="1.5", stroke_dasharray="2 3"))
        near_end = x > _WIDTH - 160
        pieces.append(text((x + (-5 if near_end else 5), 11), pen.words("draw.today"), text_anchor="end" if near_end else "start", class_="tick"))
    return group(pieces, aria_hidden="true")


def _single(marks: Sequence[_Mark], drawn: Scale, pen: Pen) -> tuple[list[str], float]:
    """Every event by itself, those that would touch below each other."""
    ends: list[float] = []
    shapes = []
    for mark in sorted(marks, key=lambda m: (m.first, m.last, m.line.event)):
        left, right = drawn.x(mark.first) - _MARK - 2, max(drawn.x(mark.last + 1), drawn.x(mark.first) + _MARK) + 2
        row = next((k for k, end in enumerate(ends) if end <= left), len(ends))
        row = row if row < _ROWS else min(range(_ROWS), key=lambda k: ends[k])
        ends[row : row + 1] = [right]
        y = row * _ROW + _ROW / 2
        shapes.append(linked(pen.links.event(mark.line.event), spoken(mark.line, pen), _shape(mark, drawn, y), passed_over=True))
    return shapes, max(len(ends), 1) * _ROW


def _shape(mark: _Mark, drawn: Scale, y: float) -> str:
    kind = standing(mark.line.status, negated=mark.line.negated)
    filled = kind in {"actual", "alleged"} and mark.told
    style = {"stroke": "currentColor", "stroke_width": "1.6", "stroke_dasharray": fine_dashes(kind), "fill": "currentColor" if filled else "none"}
    if mark.first == mark.last and not (mark.open_before or mark.open_after):
        x = drawn.x(mark.first + 0.5)
        pieces = [rect((x - 12, y - 9), (24, 18), fill="none", pointer_events="all"), diamond((x, y), _MARK, **style)]
        pieces += [diamond((x, y), _MARK + 2.6, fill="none", stroke="currentColor", stroke_width="1")] if kind == "alleged" else []
    else:
        x = drawn.x(mark.first)
        pieces = _bar(mark, drawn, y, style)
    if kind == "negated":
        pieces += [line((x - 8, y + 7), (x + 8, y - 7), stroke_width="1.6"), line((x - 8, y - 7), (x + 8, y + 7), stroke_width="1.6")]
    if mark.line.dispute:
        pieces.append(text((x + 9, y - 2), "≠", class_="unequal"))
    return group(pieces, class_=f"mark st-{kind}")


def _bar(mark: _Mark, drawn: Scale, y: float, style: dict[str, str | None]) -> list[str]:
    """As long as the date is vague; an open end runs out in three paler pieces."""
    left, right = drawn.x(mark.first), max(drawn.x(mark.last + 1), drawn.x(mark.first) + 4)
    pieces = [rect((left, y - 4), (right - left, 8), rx="3", fill_opacity=".55", **style)]
    for k, opacity in enumerate((".5", ".3", ".12")):
        if mark.open_after:
            pieces.append(rect((right + 8 * k, y - 4), (8, 8), fill="currentColor", fill_opacity=opacity))
        if mark.open_before:
            pieces.append(rect((left - 8 * (k + 1), y - 4), (8, 8), fill="currentColor", fill_opacity=opacity))
    return pieces


def _months(marks: Sequence[_Mark], lane: Lane, drawn: Scale, pen: Pen) -> tuple[list[str], float]:
    """A disc for each month, or each year of a long time, as large as there are events, with their number where it has room."""
    yearly = drawn.last - drawn.first > _MONTHLY
    counts = Counter(date.fromordinal(m.first).isoformat()[: 4 if yearly else 7] for m in marks)
    shapes, most = [], max(counts.values(), default=1)
    for month in sorted(counts):
        number = counts[month]
        middle: Point = (drawn.x(date.fromisoformat(f"{month}-07-01" if yearly else f"{month}-15").toordinal()), 16.0)
        radius = 3 + 11 * (number / most) ** 0.5
        label = pen.words.labelled(day_text(month, pen.words), pen.words.count("events", number))
        shape = circle(middle, radius, fill="currentColor", fill_opacity=".3", stroke="currentColor", stroke_width="1.2")
        shape += text((middle[0], 20), pen.words.number(number), text_anchor="middle", class_="count") if radius > 9 else ""
        shapes.append(linked(pen.links.claims({"way": lane.way, "month": month}), label, shape, passed_over=True))
    return shapes, 32.0


def spoken(told: Line, pen: Pen) -> str:
    """An event in words: day, who to whom, what, how certain, whether it is disputed."""
    kind = standing(told.status, negated=told.negated)
    told_of = (
        f"{when_text(told, pen.words)} {pen.deed(told.initiators, told.recipients)}, {pen.category(told.category)}, {pen.words(f'statuses.{kind}')}".strip()
    )
    return f"{told_of}, {pen.words(f'dossier.verdict_{told.dispute}')}" if told.dispute else told_of
