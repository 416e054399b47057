"""What is announced and falls due, as a page and as a calendar."""

from io import BytesIO

from markupsafe import Markup

from liens.dossier.due import upcoming
from liens.draw.agenda import agenda_html
from liens.store.export.formats import export
from liens.web import links
from liens.web.addresses import pen
from liens.web.page import Asked, File, Route, View
from liens.web.period import day, kept, wanted


def show(asked: Asked) -> View:
    """What falls due, and what is overdue."""
    name = asked.one("actor").upper() or None
    found = upcoming(asked.source, wanted(asked, name), day(asked))
    body = Markup(agenda_html(found, pen(asked)))  # noqa: S704 # drawn by us, everything from outside escaped
    form = {**kept(asked), "actor": name or "", "day": asked.one("day")}
    return View("upcoming.html", found, {"body": body, "form": form, "calendar": links.with_query("/upcoming.ics", form)})


def calendar(asked: Asked) -> File:
    """The same as a calendar."""
    asks = wanted(asked, asked.one("actor").upper() or None)
    seen = day(asked) or asked.source.last_day()
    ahead = [r for r in asked.source.planned(asks, seen) if r["when"]["end"] >= seen]
    target = BytesIO()
    export("ics", iter(ahead), target)
    return File(target.getvalue(), "text/calendar; charset=utf-8", "liens.ics")


ROUTES = (
    Route("upcoming", "/upcoming", show, "upcoming"),
    Route("calendar", "/upcoming.ics", calendar, "upcoming", twin=False),
)
