"""Draws what two actors do to each other: A → B above, B → A below, what they do together as straight lines between.

The style of a line is the status, its label the kind of deed with the number of claims and of independent speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.dossier.bond import Bond
from liens.draw.links import Choice
from liens.draw.markup import escaped
from liens.draw.pen import Pen
from liens.draw.status import MARKS, dashes, standing
from liens.draw.svg import Point, circle, group, line, linked, n, path, svg, text

_WIDTH = 720.0
_RADIUS = 36.0
_STEP = 34.0
_TOP = 30.0
# So many lines a way are told apart by eye; the table below the drawing has all.
_MOST = 6


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
    nodes = [_node(pair.first, (_RADIUS + 2, middle), "k-a", pen), _node(pair.second, (_WIDTH - _RADIUS - 2, middle), "k-b", pen)]
    title = pen.words("draw.graph_title", first=pen.actor(pair.first), second=pen.actor(pair.second))
    return svg((_WIDTH, height), title, "".join([*drawn, *nodes]), class_="drawing graph")


@dataclass(frozen=True, slots=True)
class _Lane:
    """Where a line runs: the height of its ends, and how many steps its middle is above (negative) or below them."""

    base: float
    rank: int

    @property
    def middle(self) -> float:
        return self.base + self.rank * _STEP


def _node(code: str, middle: Point, colour: str, pen: Pen) -> str:
    shape = circle(middle, _RADIUS, fill="none", stroke="currentColor", stroke_width="3", class_=f"node {colour}")
    short = code.partition("/")[0]
    label = text((middle[0], middle[1] + 5), short if len(short) < 6 else short[:5] + "…", text_anchor="middle", class_="code")
    return linked(pen.links.actor(code), pen.actor(code), shape + label)


def _arc(bond: Bond, lane: _Lane, pen: Pen, pair: Pair) -> str:
    """One line with its label; the arrow ends at whom it is done to, lines without arrow are done together."""
    kind = standing(bond.status, negated=bond.negated)
    colour = {"to": "k-a", "from": "k-b"}.get(bond.way, "k-both")
    start, end = _RADIUS * 2 + 8, _WIDTH - _RADIUS * 2 - 8
    weight = min(1.5 + len(bond.claims) ** 0.5 / 2, 5.0)
    pieces = [_stroke(kind, (start, end), lane, n(weight))]
    if bond.way != "both":
        pieces.append(_head(end if bond.way == "to" else start, lane, forward=bond.way == "to"))
    label = _label(bond, kind, pen)
    pieces.append(text((_WIDTH / 2, lane.middle - 6), label, text_anchor="middle", class_="label"))
    return linked(pen.links.claims(choice_of(bond)), spoken(bond, pair, pen), group(pieces, class_=f"edge {colour} st-{kind}"))


def choice_of(bond: Bond) -> Choice:
    """What is to be asked to get exactly the claims of a bond."""
    return {"way": bond.way, "category": bond.category, "status": bond.status, "negated": "1" if bond.negated else "0"}


def _curve(ends: tuple[float, float], lane: _Lane, shift: float = 0.0) -> str:
    """A flat bow: it leaves at the height of the actors and runs level through its label."""
    (left, right), bend = ends, 90.0
    base, level = lane.base + lane.rank * 4 + shift, lane.middle + shift
    first = f"M{n(left)} {n(base)}C{n(left + bend / 2)} {n(level)} {n(left + bend / 2)} {n(level)} {n(left + bend * 1.4)} {n(level)}"
    return f"{first}H{n(right - bend * 1.4)}C{n(right - bend / 2)} {n(level)} {n(right - bend / 2)} {n(level)} {n(right)} {n(base)}"


def _stroke(kind: str, ends: tuple[float, float], lane: _Lane, weight: str) -> str:
    """The line of a status: double for what is reported, wavy for what is denied, else in dashes."""
    common = {"fill": "none", "stroke": "currentColor"}
    if kind == "alleged":
        return "".join(path(_curve(ends, lane, shift), stroke_width="1.3", **common) for shift in (-1.8, 1.8))
    if kind == "negated":
        return path(_wave(ends, lane), stroke_width="1.6", **common)
    return path(_curve(ends, lane), stroke_width=weight, stroke_dasharray=dashes(kind), **common)


def _wave(ends: tuple[float, float], lane: _Lane) -> str:
    """A wavy line at the height of the label, joined to the actors by slopes."""
    left, right = ends[0] + 100, ends[1] - 100
    count = int((right - left) / 16)
    waves = "".join("q4 -6 8 0q4 6 8 0" for _ in range(count))
    base = lane.base + lane.rank * 4
    return f"M{n(ends[0])} {n(base)}L{n(left)} {n(lane.middle)}{waves}L{n(ends[1])} {n(base)}"


def _head(at: float, lane: _Lane, *, forward: bool) -> str:
    y, back = lane.base + lane.rank * 4, -1 if forward else 1
    tip = at + (7 if forward else -7)
    slope = lane.rank * 3
    return path(f"M{n(tip)} {n(y)}L{n(tip + back * 12)} {n(y - 6 + slope)}L{n(tip + back * 12)} {n(y + 6 + slope)}z", fill="currentColor")


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
