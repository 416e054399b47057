"""Draws with whom an actor deals: the actor in the middle, the others around it, lines as thick as there are events."""

from collections.abc import Sequence
from math import cos, pi, sin

from liens.dossier.actor import Counterpart
from liens.draw.markup import element, text_element
from liens.draw.names import name_lines, name_size, name_text
from liens.draw.parts import link
from liens.draw.pen import Pen
from liens.draw.svg import Point, group, line, linked, n, rect, svg

_WIDTH = 900.0
_ACROSS = 366.0
# How far the others stand above and below: nobody there, some, many.
_DOWN = {2: 24.0, 4: 96.0}
_FAR = 176.0
# Letters a line, lines, and about how wide a letter is: of the actor in the middle and of the others.
_MIDDLE, _OTHER = (14, 3, 9.0), (15, 2, 7.6)
# More names than these would touch; the table has all.
MOST = 14


def ego(actor: str, others: Sequence[Counterpart], pen: Pen) -> str:
    """The graph of one step around an actor; empty without counterparts."""
    shown = others[:MOST]
    if not shown:
        return ""
    down = next((reach for most, reach in _DOWN.items() if len(shown) <= most), _FAR)
    middle = (_WIDTH / 2, down + 46)
    places = [_place(k, len(shown), (middle, down)) for k in range(len(shown))]
    edges = [_edge(c, (middle, at), shown[0].events, pen, actor) for c, at in zip(shown, places, strict=True)]
    nodes = [_node(c, at, pen) for c, at in zip(shown, places, strict=True)]
    centre = _box(middle, pen.actor(actor), _MIDDLE, "node k-a")
    return svg((_WIDTH, 2 * middle[1]), pen.words("draw.ego_title", actor=pen.actor(actor)), "".join([*edges, *nodes, centre]), class_="drawing ego")


def _place(k: int, count: int, around: tuple[Point, float]) -> Point:
    """Around the middle, beginning at the top; a half step aside so that no name stands right above another. One alone stands on the right."""
    (x, y), down = around
    angle = 2 * pi * (k + 0.5) / count - pi / 2 if count > 1 else 0.0
    return x + _ACROSS * cos(angle), y + down * sin(angle)


def _edge(other: Counterpart, between: tuple[Point, Point], most: int, pen: Pen, actor: str) -> str:
    """Two lines side by side: whole for cooperation, dashed for conflict, each as thick as it is frequent."""
    middle, at = between
    dx, dy = at[0] - middle[0], at[1] - middle[1]
    length = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / length, dy / length
    near, far = _reach(pen.actor(actor), _MIDDLE, (ux, uy)), _reach(pen.actor(other.actor), _OTHER, (ux, uy))
    start, end = (middle[0] + near * ux, middle[1] + near * uy), (at[0] - far * ux, at[1] - far * uy)
    pieces = []
    for count, side, colour, pattern in ((other.cooperation, 4, "k-coop", None), (other.conflict, -4, "k-conflict", "6 4")):
        if count:
            shift = (-uy * side, ux * side)
            ends = [(p[0] + shift[0], p[1] + shift[1]) for p in (start, end)]
            pieces.append(line(ends[0], ends[1], stroke_width=n(1.2 + 5 * (count / most) ** 0.5), stroke_dasharray=pattern, class_=colour))
    return linked(pen.links.tie(actor, other.actor), spoken(other, pen), group(pieces, class_="edge"))


def _node(other: Counterpart, at: Point, pen: Pen) -> str:
    name = pen.actor(other.actor)
    return linked(pen.links.actor(other.actor), name, _box(at, name, _OTHER, "node"))


def _box(at: Point, name: str, room: tuple[int, int, float], class_: str) -> str:
    """An actor by name, in a box that is as large as the name needs."""
    lines, (width, height) = name_lines(name, *room[:2]), _size(name, room)
    weight, small = ("3", "") if room is _MIDDLE else ("1.6", " small")
    corner = (at[0] - width / 2, at[1] - height / 2)
    shape = rect(corner, (width, height), rx=n(min(height / 2, 18.0)), stroke="currentColor", stroke_width=weight, class_=class_, fill="none")
    return shape + name_text(at, lines, f"name{small}")


def _size(name: str, room: tuple[int, int, float]) -> Point:
    return name_size(name_lines(name, *room[:2]), 64.0, room[2])


def _reach(name: str, room: tuple[int, int, float], way: Point) -> float:
    """How far from the middle of a box its edge is, with a little air, in a direction of length 1."""
    width, height = _size(name, room)
    across, down = (abs(way[0]), abs(way[1]))
    return min(width / 2 / across if across else width + height, height / 2 / down if down else width + height) + 4


def ego_list(actor: str, others: Sequence[Counterpart], pen: Pen) -> str:
    """The same as a list, for screens on which the names would be too small to read."""
    return element(
        "ul", "".join(_list_item(actor, other, pen) for other in others[:MOST]), class_="bonds narrow-only", hidden="hidden", aria_label=pen.words("draw.ego")
    )


def _list_item(actor: str, other: Counterpart, pen: Pen) -> str:
    words = pen.words
    counts = " · ".join(
        words.labelled(words(f"dossier.{name}"), words.number(number))
        for name, number in (("cooperation", other.cooperation), ("conflict", other.conflict))
        if number
    )
    name = link(pen.links.tie(actor, other.actor), pen.actor(other.actor))
    return element("li", f"{name} {text_element('span', words.count('events', other.events))} {text_element('span', counts, class_='soft')}")


def spoken(other: Counterpart, pen: Pen) -> str:
    """A counterpart in words."""
    words = pen.words
    for_ = words.labelled(words("dossier.cooperation"), words.number(other.cooperation))
    against = words.labelled(words("dossier.conflict"), words.number(other.conflict))
    return f"{pen.actor(other.actor)}: {words.count('events', other.events)}, {for_}, {against}"
