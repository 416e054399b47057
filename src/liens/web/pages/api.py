"""The interface for programs: what can be asked, for people to read; its twin is the description as OpenAPI."""

from liens.engine import program_version
from liens.web import openapi
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """The description of this interface, as OpenAPI 3.1."""
    from liens.web.registry import routes

    known = routes()
    told = [{"path": openapi.path_of(route), "summary": openapi.summary(route), "query": openapi.query_names(route)} for route in openapi.twins(known)]
    shown = {"addresses": sorted(told, key=lambda one: str(one["path"])), "settings": asked.settings, "parameters": openapi.parameters()["parameters"]}
    return View("api.html", openapi.described(known, asked.settings, program_version()), shown)


ROUTES = (Route("api", "/api", show, "method"),)
