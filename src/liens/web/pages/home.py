"""The first page: what the database holds, what was told last, and who deals with whom."""

from liens.dossier.overview import overview
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """The archive at a glance."""
    return View("home.html", asked.memo.get("overview", asked.state, lambda: overview(asked.store)))


ROUTES = (Route("home", "/", show),)
