"""Draws what two actors do to each other: A → B above, B → A below, what they do together as straight lines between.

The style of a line is the status, its label the kind of deed with the number of claims and of independent speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from liens.dossier.bond import Bond
from liens.draw.links import Choice
from liens.draw.markup import escaped
from liens.draw.pen import Pen
from liens.draw.status import MARKS, dashes, standing
from liens.draw.svg import Point, group, line, linked, n, path, rect, svg, text

_WIDTH = 720.0
_RADIUS = 36.0
_STEP = 34.0
_TOP = 30.0
# So many lines a way are told apart by eye; the table below the drawing has all.
_MOST = 6
# From here to the same distance from the other side a line runs level; degrees between two lines where they meet a circle.
_LEVEL = 190.0
_TURN = 13.0


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
    sides = ((pair.first, _RADIUS + 2, "k-a"), (pair.second, _WIDTH - _RADIUS - 2, "k-b"))
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
        """In which direction it arrives at the circle on the right, in degrees below level."""
        return self.rank * _TURN

    @property
    def end(self) -> Point:
        """Where it leaves the circle on the left."""
        turn, reach = radians(self.angle), _RADIUS + 8
        return _RADIUS + 2 + reach * cos(turn), self.base + reach * sin(turn)


def _node(code: str, place: tuple[Point, float], colour: str, pen: Pen) -> str:
    """An actor: a circle, drawn out as far up and down as lines of joint deeds need."""
    middle, spread = place
    corner, size = (middle[0] - _RADIUS, middle[1] - _RADIUS - spread), (2 * _RADIUS, 2 * (_RADIUS + spread))
    shape = rect(corner, size, rx=n(_RADIUS), fill="none", stroke="currentColor", stroke_width="3", class_=f"node {colour}")
    short = shortened(code, 5)
    label = text((middle[0], middle[1] + 5), short, text_anchor="middle", class_="code")
    return linked(pen.links.actor(code), f"{short} · {pen.actor(code)}", shape + label)


def shortened(code: str, most: int) -> str:
    """The root of a code, cut where it has no room."""
    root = code.partition("/")[0]
    return root if len(root) <= most else root[: most - 1] + "…"


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


def _curve(lane: _Lane, shift: float = 0.0) -> str:
    """A bow that leaves the circle of one actor in its own direction, runs level through its label, and arrives likewise."""
    (left, base), level = lane.end, lane.middle + shift
    right, base = _WIDTH - left, base + shift
    bend = _LEVEL - left
    first = f"M{n(left)} {n(base)}C{n(left + bend * 0.35)} {n(base + (level - base) * 0.75)} {n(left + bend * 0.45)} {n(level)} {n(_LEVEL)} {n(level)}"
    return f"{first}H{n(_WIDTH - _LEVEL)}C{n(right - bend * 0.45)} {n(level)} {n(right - bend * 0.35)} {n(base + (level - base) * 0.75)} {n(right)} {n(base)}"


def _stroke(kind: str, lane: _Lane, weight: str) -> str:
    """The line of a status: double for what is reported, wavy for what is denied, else in dashes."""
    common = {"fill": "none", "stroke": "currentColor"}
    if kind == "alleged":
        return "".join(path(_curve(lane, shift), stroke_width="1.3", **common) for shift in (-1.8, 1.8))
    if kind == "negated":
        return path(_wave(lane), stroke_width="1.6", **common)
    return path(_curve(lane), stroke_width=weight, stroke_dasharray=dashes(kind), **common)


def _wave(lane: _Lane) -> str:
    """A wavy line at the height of the label, joined to the actors by slopes."""
    left, base = lane.end
    count = int((_WIDTH - 2 * _LEVEL) / 16)
    waves = "".join("q4 -5 8 0q4 5 8 0" for _ in range(count))
    return f"M{n(left)} {n(base)}L{n(_LEVEL)} {n(lane.middle)}{waves}L{n(_WIDTH - left)} {n(base)}"


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
    items = []
    for kind in kinds:
        sample = svg((44, 12), pen.words(f"statuses.{kind}"), _sample(kind), class_="sample", role=None, aria_label=None, aria_hidden="true")
        items.append(f"<li>{sample} {escaped(MARKS[kind])} {escaped(pen.words(f'statuses.{kind}'))}</li>")
    return f'<ul class="key" aria-label="{escaped(pen.words("draw.key"))}">{"".join(items)}</ul>'


def _sample(kind: str) -> str:
    if kind == "alleged":
        return line((1, 4), (43, 4), stroke_width="1.3") + line((1, 8), (43, 8), stroke_width="1.3")
    if kind == "negated":
        return path("M1 6" + "q4 -6 8 0q4 6 8 0" * 2 + "q4 -6 8 0", fill="none", stroke="currentColor", stroke_width="1.6")
    return line((1, 6), (43, 6), stroke_width="2.5", stroke_dasharray=dashes(kind))
