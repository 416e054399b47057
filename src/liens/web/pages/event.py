"""The dossier of one event."""

from liens.dossier.event import event
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """Who says what of one event."""
    return View("event.html", event(asked.source, asked.path["id"]))


ROUTES = (Route("event", "/event/{id}", show, "events"),)
