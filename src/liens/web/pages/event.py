"""The dossier of one event: who says what of it, side by side."""

from markupsafe import Markup

from liens.dossier.event import event
from liens.draw.event import event_html
from liens.draw.parts import deed
from liens.web.addresses import pen
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """Who says what of one event."""
    found, drawing = event(asked.source, asked.path["id"]), pen(asked)
    body = Markup(event_html(found, drawing))  # noqa: S704 # drawn by us, everything from outside escaped
    return View("event.html", found, {"body": body, "title": deed(found.line, drawing)})


ROUTES = (Route("event", "/event/{id}", show, "events"),)
