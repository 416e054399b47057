"""Reads a drawing back: as XML, so that what is not well formed fails."""

import re
import xml.etree.ElementTree as ET

VOID = re.compile(r"<br>")


def parsed(html):
    """The tree of a fragment; HTML that the drawings write is XML too, but for line breaks."""
    return ET.fromstring(f"<root>{VOID.sub('<br/>', html)}</root>")  # noqa: S314 # our own strings


def labels(html):
    """The names of the linked shapes, in order."""
    return [a.get("aria-label") for a in parsed(html).iter("a") if a.get("aria-label")]


def hrefs(html):
    return [a.get("href") for a in parsed(html).iter("a")]


def texts(html):
    return [t.text for t in parsed(html).iter("text")]


def harmful(html):
    """Whatever must never stand in what is drawn: scripts, styles in line, handlers, addresses outside."""
    found = []
    for node in parsed(html).iter():
        if node.tag in {"script", "style", "iframe", "object", "image", "foreignObject", "use"}:
            found.append(node.tag)
        for name, value in node.attrib.items():
            if name.startswith("on") or name == "style":
                found.append(name)
            if name in {"href", "src", "xlink:href"} and re.match(r"\s*(?:\w+:|//)", value):
                found.append(value)
            if "url(" in value:
                found.append(value)
    return found
