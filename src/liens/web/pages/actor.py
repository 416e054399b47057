"""The dossier of one actor."""

from liens.dossier.actor import actor
from liens.dossier.source import Wanted
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """What one actor does, suffers and says."""
    return View("actor.html", actor(asked.source, Wanted(asked.path["code"])))


ROUTES = (Route("actor", "/actor/{code:path}", show, "actors"),)
