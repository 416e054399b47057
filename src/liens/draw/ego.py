"""Draws with whom an actor deals: the actor in the middle, the others around it, lines as thick as there are events."""

from collections.abc import Sequence
from math import cos, pi, sin

from liens.dossier.actor import Counterpart
from liens.draw.graph import shortened
from liens.draw.pen import Pen
from liens.draw.svg import Point, circle, group, line, linked, n, svg, text

_WIDTH = 720.0
_ACROSS = 258.0
# How far the others stand above and below: nobody there, some, many.
_DOWN = {2: 30.0, 4: 90.0}
_FAR = 164.0
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
    centre = circle(middle, 38, stroke="currentColor", stroke_width="3", class_="node k-a", fill="none")
    centre += text((middle[0], middle[1] + 5), shortened(actor, 5), text_anchor="middle", class_="code")
    return svg((_WIDTH, 2 * middle[1]), pen.words("draw.ego_title", actor=pen.actor(actor)), "".join([*edges, *nodes, centre]), class_="drawing ego")


def _place(k: int, count: int, around: tuple[Point, float]) -> Point:
    """Around the middle, beginning at the top; a half step aside so that no name stands right above another."""
    (x, y), down = around
    angle = 2 * pi * (k + 0.5) / count - pi / 2
    return x + _ACROSS * cos(angle), y + down * sin(angle)


def _edge(other: Counterpart, between: tuple[Point, Point], most: int, pen: Pen, actor: str) -> str:
    """Two lines side by side: whole for cooperation, dashed for conflict, each as thick as it is frequent."""
    middle, at = between
    dx, dy = at[0] - middle[0], at[1] - middle[1]
    length = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / length, dy / length
    start, end = (middle[0] + 40 * ux, middle[1] + 40 * uy), (at[0] - 24 * ux, at[1] - 24 * uy)
    pieces = []
    for count, side, colour, pattern in ((other.cooperation, 4, "k-coop", None), (other.conflict, -4, "k-conflict", "6 4")):
        if count:
            shift = (-uy * side, ux * side)
            ends = [(p[0] + shift[0], p[1] + shift[1]) for p in (start, end)]
            pieces.append(line(ends[0], ends[1], stroke_width=n(1.2 + 5 * (count / most) ** 0.5), stroke_dasharray=pattern, class_=colour))
    return linked(pen.links.tie(actor, other.actor), spoken(other, pen), group(pieces, class_="edge"))


def _node(other: Counterpart, at: Point, pen: Pen) -> str:
    shape = circle(at, 22, stroke="currentColor", stroke_width="1.6", class_="node", fill="none")
    short = shortened(other.actor, 4)
    label = text((at[0], at[1] + 4), short, text_anchor="middle", class_="code small")
    return linked(pen.links.actor(other.actor), f"{short} · {pen.actor(other.actor)}", shape + label)


def spoken(other: Counterpart, pen: Pen) -> str:
    """A counterpart in words."""
    words = pen.words
    for_ = words.labelled(words("dossier.cooperation"), words.number(other.cooperation))
    against = words.labelled(words("dossier.conflict"), words.number(other.conflict))
    return f"{pen.actor(other.actor)}: {words.count('events', other.events)}, {for_}, {against}"
