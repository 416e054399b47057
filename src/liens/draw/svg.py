"""Small functions that write SVG: shapes with presentation attributes only, so that they keep their form where style sheets are taken away.

Colours come from classes (``k-a``, ``k-b``, ``k-conflict`` …, see draw.css) over ``currentColor``; every text is escaped.
"""

from collections.abc import Iterable, Sequence

from liens.draw.markup import element, escaped, text_element

Point = tuple[float, float]


def n(value: float) -> str:
    """A coordinate with one decimal at most, which no eye can tell from the exact one."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def svg(size: Point, title: str, content: str, **attributes: str | None) -> str:
    """A drawing with its name for those who do not see it.

    It is a group, not an image: what is inside an image cannot be reached, and marks are links.
    """
    box = f"0 0 {n(size[0])} {n(size[1])}"
    given = {"viewBox": box, "role": "group", "aria_label": title, "class_": "drawing", **attributes}
    return element("svg", content, **given)


def group(content: Iterable[str], **attributes: str | None) -> str:
    """Shapes that belong together."""
    return element("g", "".join(content), **attributes)


def line(start: Point, end: Point, **attributes: str | None) -> str:
    """A straight line."""
    return element("line", x1=n(start[0]), y1=n(start[1]), x2=n(end[0]), y2=n(end[1]), **{"stroke": "currentColor", **attributes})


def path(d: str, **attributes: str | None) -> str:
    """A curve or outline."""
    return element("path", d=d, **attributes)


def rect(corner: Point, size: Point, **attributes: str | None) -> str:
    """A rectangle by its upper left corner."""
    return element("rect", x=n(corner[0]), y=n(corner[1]), width=n(size[0]), height=n(size[1]), **attributes)


def circle(middle: Point, radius: float, **attributes: str | None) -> str:
    """A circle."""
    return element("circle", cx=n(middle[0]), cy=n(middle[1]), r=n(radius), **attributes)


def text(at: Point, words: str, **attributes: str | None) -> str:
    """A piece of text; ``text_anchor`` says which end stands at the point."""
    return text_element("text", words, x=n(at[0]), y=n(at[1]), **{"fill": "currentColor", **attributes})


def diamond(middle: Point, radius: float, **attributes: str | None) -> str:
    """The mark of a single day."""
    x, y, r = *middle, radius
    return path(f"M{n(x)} {n(y - r)}L{n(x + r)} {n(y)}L{n(x)} {n(y + r)}L{n(x - r)} {n(y)}z", **attributes)


def linked(address: str | None, label: str, content: str, *, passed_over: bool = False) -> str:
    """A shape that leads somewhere, with its name also where it leads nowhere.

    ``passed_over`` takes it out of the order of the tab key: where a table with the same links follows, nobody should go through a
    hundred marks to get there.
    """
    named = element("title", escaped(label))
    if address is None:
        return group([named, content])
    # The title, which shows where a mouse rests, stands outside: inside it would count as text that is seen.
    return group([named, element("a", content, href=address, aria_label=label, tabindex="-1" if passed_over else None)])


def polyline(points: Sequence[Point], **attributes: str | None) -> str:
    """Connected straight lines."""
    return element("polyline", points=" ".join(f"{n(x)},{n(y)}" for x, y in points), **{"fill": "none", "stroke": "currentColor", **attributes})
