"""The first page: what the database holds, what was told last, and who deals with whom."""

from liens.store import overview
from liens.web.page import Asked, Route, View


def home(asked: Asked) -> View:
    """What the database holds."""
    return View("home.html", {"counts": overview.counts(asked.store)})


ROUTES = (Route("home", "/", home),)
