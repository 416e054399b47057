"""Who speaks."""

from liens.dossier.source import Wanted
from liens.dossier.sources import sources
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """The speakers of the archive."""
    return View("sources.html", {"speakers": sources(asked.source, Wanted())})


ROUTES = (Route("sources", "/sources", show, "sources"),)
