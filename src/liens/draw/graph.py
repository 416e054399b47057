"""Draws what two actors do to each other: A → B above, B → A below, what they do together as straight lines between.

The style of a line is the status, its label the kind of deed with the number of claims and of independent speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from liens.dossier.bond import Bond
from liens.draw.links import Choice
from liens.draw.markup import element, escaped, text_element
from liens.draw.names import name_lines, name_text
from liens.draw.parts import link
from liens.draw.pen import Pen
from liens.draw.status import MARKS, dashes, standing
from liens.draw.svg import Point, group, line, linked, n, path, rect, svg, text

_WIDTH = 820.0
# An actor is a box with round ends, wide enough for a name of so many letters a line.
_HALF, _RADIUS = 60.0, 36.0
_LETTERS, _LINES = 12, 3
_STEP = 34.0
_TOP = 30.0
# So many lines a way are told apart by eye; the table below the drawing has all.
_MOST = 6
# From here to the same distance from the other side a line runs level; degrees between two lines where they meet a circle.
_LEVEL = 242.0
_TURN = 13.0
# The level part of a line that is denied.
_WAVES = "q4 -5 8 0q4 5 8 0" * int((_WIDTH - 2 * _LEVEL) / 16)


@dataclass(frozen=True, slots=True)
class Pair:
    """The two actors of a tie, as codes."""

    first: str
    second: str


def tie_graph(bonds: Sequence[Bond], pair: Pair, pen: Pen) -> str:
    """The graph of a tie; empty without bonds."""
    if not bonds:
        return ""
    ways = {way: [b for b in bonds if b.way == way][:_MOST] for way in ("to", "both", "from")}
    above, beside, below = (len(ways[way]) for way in ("to", "both", "from"))
    middle = _TOP + max(above * _STEP + _STEP * max(beside - 1, 0) / 2, _RADIUS)
    height = middle + max(below * _STEP + _STEP * max(beside - 1, 0) / 2, _RADIUS) + _TOP
    spread = _STEP * max(beside - 1, 0) / 2
    drawn = [_arc(bond, _Lane(middle - spread, -(k + 1)), pen, pair) for k, bond in enumerate(ways["to"])]
    drawn += [_arc(bond, _Lane(middle + spread, k + 1), pen, pair) for k, bond in enumerate(ways["from"])]
    drawn += [_arc(bond, _Lane(middle - spread + _STEP * k, 0), pen, pair) for k, bond in enumerate(ways["both"])]
    sides = ((pair.first, _HALF + 2, "k-a"), (pair.second, _WIDTH - _HALF - 2, "k-b"))
    nodes = [_node(code, ((x, middle), spread), colour, pen) for code, x, colour in sides]
    title = pen.words("draw.graph_title", first=pen.actor(pair.first), second=pen.actor(pair.second))
    return svg((_WIDTH, height), title, "".join([*drawn, *nodes]), class_="drawing graph")


@dataclass(frozen=True, slots=True)
class _Lane:
    """Where a line runs: the height of the actors, and how many steps its middle is above (negative) or below it."""

    base: float
    rank: int

    @property
    def middle(self) -> float:
        return self.base + self.rank * _STEP

    @property
    def angle(self) -> float:
        """In which direction it arrives at the round end on the right, in degrees below level."""
        return self.rank * _TURN

    @property
    def end(self) -> Point:
        """Where it leaves the round end on the left."""
        turn, reach = radians(self.angle), _RADIUS + 8
        return 2 * _HALF + 2 - _RADIUS + reach * cos(turn), self.base + reach * sin(turn)


def _node(code: str, place: tuple[Point, float], colour: str, pen: Pen) -> str:
    """An actor by name: a box with round ends, drawn out as far up and down as lines of joint deeds need."""
    middle, spread = place
    corner, size = (middle[0] - _HALF, middle[1] - _RADIUS - spread), (2 * _HALF, 2 * (_RADIUS + spread))
    shape = rect(corner, size, rx=n(_RADIUS), fill="none", stroke="currentColor", stroke_width="3", class_=f"node {colour}")
    name = pen.actor(code)
    return linked(pen.links.actor(code), name, shape + name_text(middle, name_lines(name, _LETTERS, _LINES), "name"))


def _arc(bond: Bond, lane: _Lane, pen: Pen, pair: Pair) -> str:
    """One line with its label; the arrow ends at whom it is done to, lines without arrow are done together."""
    kind = standing(bond.status, negated=bond.negated)
    colour = {"to": "k-a", "from": "k-b"}.get(bond.way, "k-both")
    weight = min(1.5 + len(bond.claims) ** 0.5 / 2, 5.0)
    pieces = [_stroke(kind, lane, n(weight))]
    if bond.way != "both":
        pieces.append(_head(lane, forward=bond.way == "to"))
    label = _label(bond, kind, pen)
    pieces.append(text((_WIDTH / 2, lane.middle - 8), label, text_anchor="middle", class_="label"))
    # The name of a link begins with what is seen of it.
    return linked(pen.links.claims(choice_of(bond)), pen.words.labelled(label, spoken(bond, pair, pen)), group(pieces, class_=f"edge {colour} st-{kind}"))


def choice_of(bond: Bond) -> Choice:
    """What is to be asked to get exactly the claims of a bond."""
    return {"way": bond.way, "category": bond.category, "status": bond.status, "negated": "1" if bond.negated else "0"}


def _curve(lane: _Lane, shift: float = 0.0, level_part: str = f"H{n(_WIDTH - _LEVEL)}") -> str:
    """A bow that leaves one actor in its own direction, runs level (or in waves) through its label, and arrives likewise."""
    (left, base), level = lane.end, lane.middle + shift
    right, base = _WIDTH - left, base + shift
    bend = _LEVEL - left
    first = f"M{n(left)} {n(base)}C{n(left + bend * 0.35)} {n(base + (level - base) * 0.75)} {n(left + bend * 0.45)} {n(level)} {n(_LEVEL)} {n(level)}"
    return f"{first}{level_part}C{n(right - bend * 0.45)} {n(level)} {n(right - bend * 0.35)} {n(base + (level - base) * 0.75)} {n(right)} {n(base)}"


def _stroke(kind: str, lane: _Lane, weight: str) -> str:
    """The line of a status: double for what is reported, wavy for what is denied, else in dashes."""
    common = {"fill": "none", "stroke": "currentColor"}
    if kind == "alleged":
        return "".join(path(_curve(lane, shift), stroke_width="1.3", **common) for shift in (-1.8, 1.8))
    if kind == "negated":
        return path(_curve(lane, level_part=_WAVES), stroke_width="1.6", **common)
    return path(_curve(lane), stroke_width=weight, stroke_dasharray=dashes(kind), **common)


def _head(lane: _Lane, *, forward: bool) -> str:
    """An arrow head that touches the circle of whom it is done to."""
    left, base = lane.end
    at = (_WIDTH - left, base) if forward else (left, base)
    turned = lane.angle if forward else 180 - lane.angle
    return path("M5 0L-8 -5.5L-8 5.5z", fill="currentColor", transform=f"translate({n(at[0])} {n(at[1])}) rotate({n(-turned)})")


def _label(bond: Bond, kind: str, pen: Pen) -> str:
    counts = pen.words.number(len(bond.claims))
    return f"{MARKS[kind]} {pen.category(bond.category)} {counts} ({pen.words.number(bond.independent)})"


def spoken(bond: Bond, pair: Pair, pen: Pen) -> str:
    """A bond in words: who, what, how certain, how many."""
    kind = standing(bond.status, negated=bond.negated)
    what = pen.words("draw.bond", way=way_words(bond.way, pair, pen), category=pen.category(bond.category), status=pen.words(f"statuses.{kind}"))
    speakers = pen.words("draw.independent_of", speakers=pen.words.count("voices", bond.speakers), independent=pen.words.number(bond.independent))
    return f"{what}, {pen.words.count('claims', len(bond.claims))}, {speakers}"


def way_words(way: str, pair: Pair, pen: Pen) -> str:
    """The direction in names: "North Korea → Russia"."""
    first, second = pen.actor(pair.first), pen.actor(pair.second)
    if way == "both":
        return f"{first} ⇄ {second}"
    return f"{first} → {second}" if way == "to" else f"{second} → {first}"


def legend(kinds: Sequence[str], pen: Pen) -> str:
    """The key of line styles: a short line, mark and word for each status."""
    items = [f"<li>{_sample_of(kind, pen)} {escaped(MARKS[kind])} {escaped(pen.words(f'statuses.{kind}'))}</li>" for kind in kinds]
    return f'<ul class="key" aria-label="{escaped(pen.words("draw.key"))}">{"".join(items)}</ul>'


def bond_list(bonds: Sequence[Bond], pair: Pair, pen: Pen) -> str:
    """The same lines as a list, for screens on which their names would be too small to read: as many of each way as are drawn."""
    parts = []
    for way, colour in (("to", "k-a"), ("both", "k-both"), ("from", "k-b")):
        items = [_bond_item(bond, colour, pair, pen) for bond in [b for b in bonds if b.way == way][:_MOST]]
        if items:
            label = way_words(way, pair, pen)
            parts.append(text_element("p", label, class_=f"way {colour}") + element("ul", "".join(items), class_="bonds", aria_label=label))
    return element("div", "".join(parts), class_="narrow-only", hidden="hidden")


def _bond_item(bond: Bond, colour: str, pair: Pair, pen: Pen) -> str:
    kind = standing(bond.status, negated=bond.negated)
    label, address = _label(bond, kind, pen), pen.links.claims(choice_of(bond))
    said = pen.words.labelled(label, spoken(bond, pair, pen))
    return element("li", element("span", _sample_of(kind, pen), class_=colour) + link(address, label, aria_label=said if address else None))


def _sample_of(kind: str, pen: Pen) -> str:
    """A short line in the style of a status."""
    return svg((44, 12), pen.words(f"statuses.{kind}"), _sample(kind), class_="sample", role=None, aria_label=None, aria_hidden="true")


def _sample(kind: str) -> str:
    if kind == "alleged":
        return line((1, 4), (43, 4), stroke_width="1.3") + line((1, 8), (43, 8), stroke_width="1.3")
    if kind == "negated":
        return path("M1 6" + "q4 -6 8 0q4 6 8 0" * 2 + "q4 -6 8 0", fill="none", stroke="currentColor", stroke_width="1.6")
    return line((1, 6), (43, 6), stroke_width="2.5", stroke_dasharray=dashes(kind))
