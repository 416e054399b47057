"""Sets datelines apart ("BAMAKO, 3 mars 2026 (AFP) – …"): they tell where a dispatch was written, and by which agency.

A dateline is part of no sentence: whoever parses it with the first one takes the town for somebody who does something.
"""

import re

from liens.model import Part, PartKind, Span
from liens.ontology.places import TownTable, place_key
from liens.read.furniture import At, Furniture
from liens.read.lines import Line, fold

# Above the dateline a page may show what nobody labels: a summary, a caption.
_OPENING = 3
_PIECES = re.compile(r" ?[/,(] ?")


def split_dateline(line: Line, furniture: Furniture, told: int) -> tuple[Part, Part] | None:
    """The dateline that opens a line, and the story behind it; ``told`` is how many lines of the story stand above."""
    places = (At.HEAD, At.OPENING, At.TOWN) if told < _OPENING else (At.HEAD,)
    fitting = [(opening, rule) for at in places for rule in furniture.rules[at] if (opening := rule.opening(line)) is not None]
    known = [(opening, rule) for opening, rule in fitting if rule.at is not At.TOWN or _is_town(opening)]
    if not known:
        return None
    opening, rule = max(known, key=lambda found: len(found[0]))
    end = _unfolded(line, opening)
    start = len(line.text) - len(line.text[end:].lstrip())
    written, behind = (Span(line.span.start + a, line.span.start + b) for a, b in ((0, end), (start, len(line.text))))
    return Part(rule.kind, written, rule.place), Part(PartKind.STORY, behind, f"story: behind the dateline of {rule.place}")


def _is_town(opening: str) -> bool:
    name = _PIECES.split(opening.rstrip(" -.:"))[0]
    return bool(TownTable().spots(place_key(name)))


def _unfolded(line: Line, opening: str) -> int:
    """How many characters of the line as written its folded beginning stands for."""
    return next(n for n in range(len(opening), len(line.text) + 1) if fold(line.text[:n]) == opening)
