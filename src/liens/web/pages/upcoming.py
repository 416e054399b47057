"""What is announced and falls due, as a page and as a calendar."""

from io import BytesIO

from markupsafe import Markup

from liens.dossier.due import told_by, upcoming
from liens.draw.agenda import agenda_html
from liens.store.export.formats import export
from liens.web import links
from liens.web.addresses import pen
from liens.web.page import Asked, File, Route, View
from liens.web.period import day, kept, party, wanted


def show(asked: Asked) -> View:
    """What falls due, and what is overdue."""
    name = party(asked)
    found = upcoming(asked.source, wanted(asked, name), day(asked))
    body = Markup(agenda_html(found, pen(asked)))  # noqa: S704 # drawn by us, everything from outside escaped
    form = {**kept(asked), "actor": name or "", "day": asked.one("day")}
    looks = [(links.with_query("/upcoming", {**form, "day": glance.day}), glance) for glance in found.glances]
    back = links.with_query("/upcoming", {**form, "day": ""})
    shown = {"body": body, "form": form, "looks": looks, "back": back, "name": pen(asked).actor(name) if name else ""}
    return View("upcoming.html", found, {**shown, "calendar": links.with_query("/upcoming.ics", form)})


def calendar(asked: Asked) -> File:
    """The same as a calendar."""
    asks = wanted(asked, party(asked))
    seen = day(asked) or asked.source.last_day()
    ahead = [r for r in asked.source.planned(asks, seen) if r["when"]["end"] >= seen and told_by(r, seen)]
    target = BytesIO()
    export("ics", iter(ahead), target)
    return File(target.getvalue(), "text/calendar; charset=utf-8", "liens.ics")


ROUTES = (
    Route("upcoming", "/upcoming", show, "upcoming"),
    Route("calendar", "/upcoming.ics", calendar, "upcoming", twin=False),
)
