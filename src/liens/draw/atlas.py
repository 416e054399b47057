"""Draws where events happened: a ring as wide as the place is vague, a dot for how many, arcs between the two actors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from liens.dossier.evidence import Line
from liens.dossier.site import Site, lands
from liens.draw.borders import Borders, Stroke, load_borders
from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.draw.svg import Point, circle, group, linked, n, path, rect, svg, text
from liens.draw.world import View, World, load_world, view
from liens.model import PlaceLevel

_SIZE = (960.0, 460.0)
_NAMED = 14
# The width of a letter of a label, in pixels, as far as labels must not touch; on a narrow screen labels are so many times as large (draw.css).
_LETTER = 7.4
_NARROW = 2.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place with the events that are told of it."""

    site: Site
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """So many events by one actor upon another (codes); ``way`` is ``to`` from the first of a tie to the second, else ``from``."""

    source: str
    target: str
    events: int
    way: str

    @property
    def colours(self) -> tuple[str, str]:
        """Those of source and target: each actor of a tie has its own on every drawing."""
        return ("k-a", "k-b") if self.way == "to" else ("k-b", "k-a")


def spotted(lines: Iterable[Line]) -> tuple[list[Spotted], int]:
    """The places of some events, those with most events first, and how many events have no place on the map."""
    found: dict[tuple[str, str | None], tuple[Site, dict[str, None]]] = {}
    without = 0
    for told in lines:
        placed = [s for s in told.where if s.latitude is not None]
        without += not placed
        for site in placed:
            found.setdefault((site.name, site.country), (site, {}))[1][told.event] = None
    made = [Spotted(site, tuple(events)) for site, events in found.values()]
    return sorted(made, key=lambda s: (-len(s.events), s.site.name, s.site.country or "")), without


def atlas(places: Sequence[Spotted], arcs: Sequence[Arc], pen: Pen) -> str:
    """The map; empty where neither a place nor an actor is known to it."""
    world = load_world()
    ends = {code: _home(code, world) for arc in arcs for code in (arc.source, arc.target)}
    homes = {code: point for code, point in ends.items() if point is not None}
    points = [_point(s, world) for s in places] + list(homes.values())
    if not points:
        return ""
    seen = view(points, world, _SIZE)
    tints = {code.partition("/")[0]: colour for arc in arcs for code, colour in zip((arc.source, arc.target), arc.colours, strict=True)}
    taken = [_dot_box(s, seen, world) for s in places[:_NAMED]]
    narrow = list(taken)
    shapes = [
        group(_lands(world, seen, tints, load_borders()[pen.borders]), class_="lands", aria_hidden="true"),
        group((_arc(arc, homes, seen, pen) for arc in arcs if arc.source in homes and arc.target in homes), class_="arcs"),
        group((_spot(s, seen, world, pen) for s in places), class_="spots"),
        group(_home_mark(code, homes[code], seen, (taken, narrow), pen) for code in homes),
        group((_name(s, (seen, world), (taken, narrow), pen) for s in _to_name(places, homes, pen)), class_="names", aria_hidden="true"),
    ]
    return svg(_SIZE, pen.words("draw.map_title"), rect((0, 0), _SIZE, fill="none", class_="sea") + "".join(shapes), class_="drawing atlas")


def _point(place: Spotted, world: World) -> Point:
    return world.point(place.site.latitude or 0.0, place.site.longitude or 0.0)


def _home(code: str, world: World) -> Point | None:
    """The middle of a state."""
    land = lands().get(code.partition("/")[0])
    if land is None or land.latitude is None or land.longitude is None:
        return None
    return world.point(land.latitude, land.longitude)


def _lands(world: World, seen: View, tints: Mapping[str, str], borders: Borders) -> list[str]:
    """The countries in view; the two of a tie are tinted, and named besides."""
    placed = f"translate({n(-seen.left * seen.zoom)} {n(-seen.top * seen.zoom)}) scale({seen.zoom / 10:.4g})"
    plain: dict[Stroke, list[str]] = {}
    tinted = []
    for country in (c for c in world.countries if seen.shows(c)):
        line = borders.around(country.code)
        if country.code in tints:
            tinted.append(path(country.path, class_=f"land {tints[country.code]}", **_outline(line, ".22")))
        else:
            plain.setdefault(line, []).append(country.path)
    common = [path("".join(plain[line]), class_="land", **_outline(line, ".07")) for line in Stroke if line in plain]
    return [group([*common, *tinted], transform=placed)]


def _outline(line: Stroke, fill: str) -> dict[str, str | None]:
    """How a land is painted: without a line around it, its fill alone."""
    around = {} if line is Stroke.NONE else {"stroke": "currentColor", "stroke_width": ".7", "stroke_opacity": ".45", "stroke_dasharray": line.dashes}
    return {"vector_effect": "non-scaling-stroke", **around, "fill": "currentColor", "fill_opacity": fill}


def _arc(arc: Arc, homes: Mapping[str, Point], seen: View, pen: Pen) -> str:
    (x1, y1), (x2, y2) = seen.at(homes[arc.source]), seen.at(homes[arc.target])
    # Each direction bows to its own left, so that the two do not lie on each other.
    bend = 0.22
    middle = (x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - (x2 - x1) * bend
    weight = n(min(1.2 + arc.events**0.5 / 2, 6.0))
    line = path(f"M{n(x1)} {n(y1)}Q{n(middle[0])} {n(middle[1])} {n(x2)} {n(y2)}", fill="none", stroke="currentColor", stroke_width=weight, stroke_opacity=".7")
    # The arrow stands in the middle of the bow, where nothing else does.
    at = (x1 + 2 * middle[0] + x2) / 4, (y1 + 2 * middle[1] + y2) / 4
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    tip = f"M{n(at[0] + 9 * ux)} {n(at[1] + 9 * uy)}L{n(at[0] - 6 * ux - 6 * uy)} {n(at[1] - 6 * uy + 6 * ux)}"
    head = path(f"{tip}L{n(at[0] - 6 * ux + 6 * uy)} {n(at[1] - 6 * uy - 6 * ux)}z", fill="currentColor")
    label = f"{pen.actor(arc.source)} → {pen.actor(arc.target)}: {pen.words.count('events', arc.events)}"
    return linked(pen.links.claims({"way": arc.way}), label, group([line, head], class_=arc.colours[0]))


def _spot(place: Spotted, seen: View, world: World, pen: Pen) -> str:
    """A ring as wide as the true place may be off, dashed and small where only the country is known; a dot for how many events."""
    at, radius = seen.at(_point(place, world)), world.units(place.site.km) * seen.zoom
    dot = _dot(place)
    if place.site.level == PlaceLevel.COUNTRY:
        ring = circle(at, dot + 9, fill="none", stroke="currentColor", stroke_width="1.2", stroke_dasharray="3 3")
    else:
        ring = circle(at, max(radius, dot + 3), fill="currentColor", fill_opacity=".06", stroke="currentColor", stroke_width="1.2")
    label = f"{_named(place.site, pen)}: {pen.words.count('events', len(place.events))}, {_within(place.site, pen)}"
    target = pen.links.event(place.events[0]) if len(place.events) == 1 else pen.links.claims({"place": place.site.name})
    return linked(target, label, group([ring, circle(at, dot, fill="currentColor")], class_="spot"))


def _within(site: Site, pen: Pen) -> str:
    if site.level == PlaceLevel.COUNTRY:
        return pen.words("draw.country_only")
    return pen.words("draw.within", km=pen.words.number(round(site.km)))


def _named(site: Site, pen: Pen) -> str:
    """The name of a place with its state, of a whole state in the user's language."""
    if site.level == PlaceLevel.COUNTRY and site.country:
        return pen.actor(site.country)
    return one_line(site.name) + (f" ({site.country})" if site.country else "")


def _home_mark(code: str, point: Point, seen: View, taken: tuple[list[Box], list[Box]], pen: Pen) -> str:
    """A small square and the name of an actor at the middle of its land."""
    x, y = seen.at(point)
    name = pen.actor(code)
    half = len(name) * _LETTER / 2
    x_name = min(max(x, half + 4), seen.size[0] - half - 4)
    taken[0].append((x_name - half, y - 24, x_name + half, y - 6))
    taken[1].append((x_name - _NARROW * half, y - 38, x_name + _NARROW * half, y - 6))
    mark = rect((x - 4, y - 4), (8, 8), fill="currentColor") + text((x_name, y - 10), name, text_anchor="middle", class_="home")
    return linked(pen.links.actor(code), name, mark)


def _label(place: Spotted, pen: Pen) -> str:
    """The name at a place: of a whole state as the user's language has it."""
    whole = place.site.level == PlaceLevel.COUNTRY and place.site.country
    return pen.actor(place.site.country or "") if whole else one_line(place.site.name)


def _to_name(places: Sequence[Spotted], homes: Mapping[str, Point], pen: Pen) -> list[Spotted]:
    """The places that get a name: each name once (a city may share its state's), a state not where an actor's home is named; the list has all."""
    once = {_label(place, pen): place for place in reversed(places[:_NAMED])}
    return [place for place in list(once.values())[::-1] if place.site.country not in homes or place.site.level != PlaceLevel.COUNTRY]


def _dot_box(place: Spotted, seen: View, world: World) -> Box:
    """The room of a place's dot, which no name may hide."""
    (x, y), half = seen.at(_point(place, world)), _dot(place)
    return x - half, y - half, x + half, y + half


def _dot(place: Spotted) -> float:
    return min(2.5 + sqrt(len(place.events)), 9.0)


def _name(place: Spotted, around: tuple[View, World], taken: tuple[list[Box], list[Box]], pen: Pen) -> str:
    """The name of a place on the side where it hides nothing, left out where there is none: the list has them all.

    A name that has no room in the larger letters of a narrow screen is marked, to be left out there.
    """
    seen, world = around
    (x, y), label = seen.at(_point(place, world)), _label(place, pen)
    width, gap = len(label) * _LETTER, _dot(place) + 6
    sides = (("start", x + gap, x + gap, y + 5), ("end", x - gap - width, x - gap, y + 5), ("middle", x - width / 2, x, y + gap + 12))
    for anchor, left, at, base in sides:
        box = left, base - 14, left + width, base + 4
        if _free(box, taken[0], seen):
            taken[0].append(box)
            # Larger letters grow away from where the name is held.
            grown = {"start": (left, left + _NARROW * width), "end": (left - width, left + width), "middle": (left - width / 2, left + 1.5 * width)}[anchor]
            larger = grown[0], base - 24, grown[1], base + 6
            roomy = _free(larger, taken[1], seen)
            taken[1].extend([larger] if roomy else [])
            return text((at, base), label, text_anchor=anchor, class_="place" if roomy else "place fine")
    return ""


def _free(box: Box, taken: Sequence[Box], seen: View) -> bool:
    """True if a box lies on the map and on no other box."""
    inside = box[0] >= 0 and box[2] <= seen.size[0] and box[3] <= seen.size[1]
    return inside and not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)
