"""Writes the name of an actor inside its mark: on as few lines as it needs, cut only where even its longest word has no room."""

from liens.draw.phrase import one_line
from liens.draw.svg import Point, text

_ELLIPSIS = "…"
_LINE = 16.0


def name_lines(name: str, most: int, lines: int) -> list[str]:
    """A name in at most so many lines of at most so many characters, broken between words and after hyphens."""
    found: list[str] = []
    for word in _pieces(one_line(name)):
        joined = f"{found[-1]}{'' if found[-1].endswith('-') else ' '}{word}" if found else word
        if found and len(joined) <= most:
            found[-1] = joined
        else:
            found.append(word)
    cut = [line if len(line) <= most else line[: most - 1] + _ELLIPSIS for line in found]
    if len(cut) > lines:
        return [*cut[: lines - 1], cut[lines - 1][: most - 1].rstrip() + _ELLIPSIS]
    return cut


def _pieces(name: str) -> list[str]:
    """Words, those with hyphens in parts that keep them."""
    return [piece for word in name.split() for piece in word.replace("-", "-\0").split("\0") if piece]


def name_text(middle: Point, lines: list[str], class_: str) -> str:
    """The lines, one below the other around a point."""
    top = middle[1] + 5 - (len(lines) - 1) * _LINE / 2
    return "".join(text((middle[0], top + k * _LINE), line, text_anchor="middle", class_=class_) for k, line in enumerate(lines))


def name_size(lines: list[str], least: float, letter: float) -> tuple[float, float]:
    """How wide and high the mark of a name must be, about: ``letter`` is the mean width of a letter."""
    return max(least, max(map(len, lines), default=0) * letter + 20), len(lines) * _LINE + 14
