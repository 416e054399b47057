"""What falls due, as HTML: week by week, then what was announced for a day that has passed without anybody telling that it was done."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from liens.dossier.due import Due, Upcoming
from liens.draw.dates import day_text
from liens.draw.markup import element, text_element
from liens.draw.parts import band, event_item, paragraph
from liens.draw.pen import Pen

_MOST = 200


def agenda_html(found: Upcoming, pen: Pen) -> str:
    """The agenda seen from a day; empty where nothing was announced."""
    words, seen = pen.words, day_text(found.day, pen.words)
    weeks = [_week(start, list(members), pen) for start, members in groupby(found.ahead[:_MOST], key=monday)]
    bands = (
        band(pen, "ahead", words("dossier.upcoming", day=seen), "".join(weeks)),
        band(pen, "overdue", words("dossier.overdue", day=seen), _list(found.overdue[:_MOST], words("draw.confirmed_not"), pen)),
    )
    return "".join(bands)


def monday(due: Due) -> str:
    """The first day of the week in which something falls due."""
    day = date.fromisoformat(due.due)
    return (day - timedelta(day.weekday())).isoformat()


def _week(start: str, dues: Sequence[Due], pen: Pen) -> str:
    title = pen.words("draw.week", day=pen.words.day(date.fromisoformat(start)))
    return text_element("h3", title) + _list(dues, title, pen)


def _list(dues: Sequence[Due], title: str, pen: Pen) -> str:
    return element("ol", "".join(due_item(due, pen) for due in dues), class_="events", aria_label=title) if dues else ""


def due_item(due: Due, pen: Pen) -> str:
    """Something that was announced: for when, by whom and on which day, and what the day was before."""
    words = pen.words
    by, day = ", ".join(pen.actor(code) for code in due.by), day_text(due.announced, words)
    said = words("draw.announced", day=day, by=by) if by else words("draw.announced_outlet", day=day)
    earlier = " · " + words("draw.changed", before=", ".join(day_text(day, words) for day in due.before)) if due.before else ""
    return event_item(due.line, pen, paragraph(words.labelled(words("dossier.due"), day_text(due.due, words)) + " · " + said + earlier, "foot"))
