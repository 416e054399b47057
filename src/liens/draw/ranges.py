"""Draws figures as ranges, one row a speaker: a dot for a number, a bar for bounds, an arrow where a side is open."""

from collections.abc import Sequence

from liens.draw.pen import Pen
from liens.draw.phrase import one_line
from liens.draw.svg import circle, diamond, group, line, linked, path, rect, svg, text
from liens.link.compare import Figure
from liens.link.disagree import Stated

_WIDTH = 560.0
_LEFT, _RIGHT = 200.0, 530.0
_ROW = 34.0
_NAME = 26
# More rows than these are not compared by eye; the table has all.
_MOST = 12
# About how wide a letter of a figure is.
_LETTER = 6.8


def figure_text(figure: Figure, pen: Pen) -> str:
    """A figure with its bounds and noun: "12–15 soldiers", "≥ 20", "≈ 2,000"; no line breaks inside the number."""
    words, low, high = pen.words, figure.minimum, figure.maximum
    if low == high and low is not None:
        number = words.number(low)
    elif low is not None and high is not None:
        number = f"{words.number(low)}–{words.number(high)}"
    else:
        number = f"≥\u00a0{words.number(low)}" if low is not None else f"≤\u00a0{words.number(high or 0)}"
    return "\u00a0".join(x for x in ("≈" if figure.approximate else "", number, one_line(figure.of or "")) if x)


def ranges(stated: Sequence[Stated], title: str, pen: Pen) -> str:
    """The figures of several speakers on one scale; empty where there is nothing to compare."""
    rows = _by_speaker(list({(s.speaker, s.figure.minimum, s.figure.maximum, s.revised): s for s in stated}.values()))[:_MOST]
    if len(rows) < 2:
        return ""
    bounds = [b for s in rows for b in (s.figure.minimum, s.figure.maximum) if b is not None]
    most = max([*bounds, 1.0]) * 1.08
    height = _ROW * len(rows) + 30
    first = {k for k, s in enumerate(rows) if k == 0 or rows[k - 1].speaker != s.speaker}
    shapes = [_row(s, k, most, pen, named=k in first) for k, s in enumerate(rows)]
    return svg((_WIDTH, height), title, _axis(height, most, pen) + "".join(shapes), class_="drawing ranges")


def _axis(height: float, most: float, pen: Pen) -> str:
    y = height - 22
    ends = [(_LEFT, "0"), (_RIGHT, pen.words.number(round(most / 1.08, 2)))]
    at_most = _LEFT + (_RIGHT - _LEFT) / 1.08
    pieces = [line((_LEFT, y), (_RIGHT, y), class_="axis")]
    pieces += [text((x if x == _LEFT else at_most, y + 16), name, text_anchor="middle", class_="tick") for x, name in ends]
    return group(pieces, aria_hidden="true")


def _by_speaker(rows: Sequence[Stated]) -> list[Stated]:
    """Those of one speaker together, in the order in which speakers come first."""
    order = {speaker: k for k, speaker in enumerate(dict.fromkeys(s.speaker for s in rows))}
    return sorted(rows, key=lambda s: order[s.speaker])


def _row(stated: Stated, k: int, most: float, pen: Pen, *, named: bool) -> str:
    """A figure on the scale, in words beside it; its speaker is named at the first of its rows."""
    figure, y = stated.figure, k * _ROW + 18
    speaker, name = one_line(pen.speaker(stated.speaker)), ""
    if named:
        name = speaker if len(speaker) <= _NAME else speaker[: _NAME - 1] + "…"
    low = _x(figure.minimum, most) if figure.minimum is not None else None
    high = _x(figure.maximum, most) if figure.maximum is not None else None
    pieces = [rect((0, y - 13), (_WIDTH, 26), fill="none", pointer_events="all"), _value(figure, (low, high), y, pen)]
    pieces += [text((_LEFT - 14, y + 5), name, text_anchor="end", class_="speaker")] if name else []
    pieces += _mark(low, high, y, "3 3" if stated.revised else None, approximate=figure.approximate)
    label = f"{speaker}: {figure_text(figure, pen)}" + (f" ({pen.words('draw.revised')})" if stated.revised else "")
    return linked(None, label, group(pieces, class_="revised" if stated.revised else None))


def _value(figure: Figure, ends: tuple[float | None, float | None], y: float, pen: Pen) -> str:
    """The figure in words, on the side of its mark that has more room."""
    left, right = ends[0] if ends[0] is not None else _LEFT, ends[1] if ends[1] is not None else _RIGHT
    words, room = figure_text(figure, pen), 14
    after = _WIDTH - right >= left - _LEFT
    words = words if len(words) <= _NAME else words[: _NAME - 1] + "…"
    if max(_WIDTH - right, left - _LEFT) < len(words) * _LETTER + room:
        # Neither side has room beside a long bar: above it there is.
        return text((left + 10, y - 8), words, text_anchor="start", class_="value")
    return text((right + room if after else left - room, y + 5), words, text_anchor="start" if after else "end", class_="value")


def _x(value: float, most: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * max(value, 0.0) / most


def _mark(low: float | None, high: float | None, y: float, pattern: str | None, *, approximate: bool) -> list[str]:
    """Dot, bar or arrow; what is approximate is hollow, what was revised dashed."""
    fill = "none" if approximate or pattern else "currentColor"
    if low is not None and low == high:
        mark = diamond if approximate else circle
        return [mark((low, y), 6.0, fill=fill, stroke="currentColor", stroke_width="1.6", stroke_dasharray=pattern)]
    left, right = low if low is not None else _LEFT, high if high is not None else _RIGHT
    pieces = [line((left, y), (right, y), stroke_width="5", stroke_opacity=".5", stroke_dasharray=pattern)]
    for at, known, way in ((left, low, -1), (right, high, 1)):
        if known is None:
            pieces.append(path(f"M{at + way * 8:g} {y:g}L{at:g} {y - 6:g}L{at:g} {y + 6:g}z", fill="currentColor"))
        else:
            pieces.append(circle((at, y), 4, fill=fill, stroke="currentColor", stroke_width="1.6"))
    return pieces
