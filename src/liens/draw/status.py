"""How certain an event is, never by colour alone: a mark, a word, and the style of a line."""

from liens.draw.words import Words

MARKS = {
    "actual": "✓",
    "alleged": "≈",
    "planned": "▷",
    "possible": "?",
    "wanted": "◇",
    "negated": "✗",
    "statement": "❝",
}
# The line of each status as dashes of SVG; what is reported is drawn double, what is denied wavy.
_DASHES = {"planned": "7 4", "possible": "1.5 4", "wanted": "8 3 1.5 3"}
# The same for the outline of a small mark, where long dashes would leave out its corners.
_FINE = {"planned": "3.2 1.6", "possible": "1 1.8", "wanted": "4 1.4 .8 1.4"}


def standing(status: str, *, negated: bool) -> str:
    """Which of the marks an event gets: its status, or ``negated``."""
    return "negated" if negated else status


def dashes(kind: str) -> str | None:
    """The dashes of a status's line, None for an unbroken one."""
    return _DASHES.get(kind)


def fine_dashes(kind: str) -> str | None:
    """The dashes of a status on a small mark."""
    return _FINE.get(kind)


def chip(kind: str, words: Words) -> str:
    """Mark and word, which never stand alone."""
    return f"{MARKS[kind]} {words(f'statuses.{kind}')}"
