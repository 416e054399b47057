"""What is announced and falls due."""

from liens.dossier.due import upcoming
from liens.dossier.source import Wanted
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """What falls due, and what is overdue."""
    return View("upcoming.html", upcoming(asked.source, Wanted(), asked.one("day") or None))


ROUTES = (Route("upcoming", "/upcoming", show, "upcoming"),)
