"""Draws the course of a tie by month: what cooperates above the line, what is in conflict below; a month without claims stays empty, not zero."""

from collections.abc import Sequence

from liens.dossier.trend import Point as Month
from liens.draw.dates import day_text
from liens.draw.links import Choice
from liens.draw.pen import Pen
from liens.draw.svg import circle, group, line, linked, polyline, rect, svg, text

_WIDTH = 960.0
_LEFT, _RIGHT = 36.0, 952.0
_MIDDLE, _HALF = 92.0, 78.0
_HEIGHT = 228.0
_NAMES = 10
# So many months are drawn, the latest; the table has as many.
LATEST = 60


def course(months: Sequence[Month], pen: Pen) -> str:
    """Bars of counts with the line of the mean score over them; empty without months."""
    drawn = months[-LATEST:]
    if not drawn:
        return ""
    step = (_RIGHT - _LEFT) / max(len(drawn), 12)
    most = max(max(m.cooperation, m.conflict) for m in drawn) or 1
    # Few months stand at the right end, where the latest always is.
    places = {m.month: _RIGHT - step * (len(drawn) - k - 0.5) for k, m in enumerate(drawn)}
    bars = "".join(_month(m, places[m.month], (step, most), pen) for m in drawn)
    content = _frame(most, pen) + _names(drawn, places, pen) + bars + _score(drawn, places)
    return svg((_WIDTH, _HEIGHT), pen.words("draw.course_title"), content, class_="drawing course")


def _frame(most: int, pen: Pen) -> str:
    pieces = [line((_LEFT, _MIDDLE), (_RIGHT, _MIDDLE), class_="axis")]
    for sign in (-1, 1):
        y = _MIDDLE + sign * _HALF
        pieces.append(line((_LEFT, y), (_RIGHT, y), class_="grid", stroke_opacity=".18"))
        pieces.append(text((_LEFT - 6, y + 5), pen.words.number(most), text_anchor="end", class_="tick"))
    pieces.append(text((_RIGHT, _MIDDLE - _HALF - 4), "+ " + pen.words("dossier.cooperation"), text_anchor="end", class_="tick side"))
    pieces.append(text((_RIGHT, _MIDDLE + _HALF + 15), "− " + pen.words("dossier.conflict"), text_anchor="end", class_="tick side"))
    return group(pieces, aria_hidden="true")


def _names(drawn: Sequence[Month], places: dict[str, float], pen: Pen) -> str:
    every = max(-(-len(drawn) // _NAMES), 1)
    names = ((k, m.month) for k, m in enumerate(drawn[::every]))
    # On a narrow screen, where letters are larger, only every second has room.
    drawn_names = (
        text((places[name], _HEIGHT - 10), day_text(name, pen.words), text_anchor="middle", class_="tick fine" if k % 2 else "tick") for k, name in names
    )
    return group(drawn_names, aria_hidden="true")


def _month(month: Month, x: float, size: tuple[float, int], pen: Pen) -> str:
    """The two bars of a month; without claims a small hollow mark says that nothing is known."""
    step, most = size
    if not month.claims:
        empty = circle((x, _MIDDLE), 2, fill="none", stroke="currentColor", stroke_opacity=".5")
        return linked(None, f"{day_text(month.month, pen.words)}: {pen.words('draw.no_article')}", empty)
    width, per = min(step * 0.7, 34.0), _HALF / most
    up, down = month.cooperation * per, month.conflict * per
    pieces = [rect((x - width / 2, _MIDDLE - _HALF), (width, 2 * _HALF), fill="none", pointer_events="all")]
    if month.cooperation:
        pieces.append(rect((x - width / 2, _MIDDLE - up), (width, up), fill="currentColor", fill_opacity=".8", class_="k-coop"))
    if month.conflict:
        pieces.append(rect((x - width / 2, _MIDDLE), (width, down), fill="currentColor", fill_opacity=".45", class_="k-conflict", stroke="currentColor"))
    return linked(pen.links.claims(counted_in(month)), spoken(month, pen), "".join(pieces), passed_over=True)


def counted_in(month: Month) -> Choice:
    """What is to be asked to get the claims that a month counts."""
    return {"way": "between", "month": month.month, "scored": "1"}


def spoken(month: Month, pen: Pen) -> str:
    """A month in words."""
    words = pen.words
    score = words("draw.score", score=("+" if (month.score or 0) > 0 else "") + words.number(month.score or 0))
    for_ = words.labelled(words("dossier.cooperation"), words.number(month.cooperation))
    against = words.labelled(words("dossier.conflict"), words.number(month.conflict))
    return f"{day_text(month.month, words)}: {for_}, {against}, {score}, {words.count('voices', month.speakers)}"


def _score(drawn: Sequence[Month], places: dict[str, float]) -> str:
    """The mean score, broken where a month has none."""
    runs: list[list[tuple[float, float]]] = [[]]
    for month in drawn:
        if month.score is None:
            runs.append([])
        else:
            runs[-1].append((places[month.month], _MIDDLE - month.score / 10 * _HALF))
    lines = [polyline(run, stroke_width="1.5", stroke_dasharray="1 3") for run in runs if len(run) > 1]
    dots = [circle(at, 2.6, fill="currentColor") for run in runs for at in run]
    return group([*lines, *dots], class_="score", aria_hidden="true", pointer_events="none")
