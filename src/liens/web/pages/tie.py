"""The dossier of two actors."""

from liens.dossier.source import Wanted
from liens.dossier.tie import tie
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """What lies between two actors, in a period if one is asked for."""
    wanted = Wanted(asked.path["first"].upper(), asked.path["second"].upper(), asked.one("from") or None, asked.one("to") or None)
    return View("tie.html", tie(asked.source, wanted))


ROUTES = (Route("tie", "/tie/{first}/{second}", show, "ties"),)
