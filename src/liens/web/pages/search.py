"""Search: claims that fit words and operators."""

from liens.dossier.search import parse_search
from liens.store import ask
from liens.store.load import records
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """The claims that fit, latest first."""
    text = asked.one("q")
    query = parse_search(text)
    size = asked.number("size", asked.settings.page, asked.settings.most)
    found = list(records(asked.store, ask.find(asked.store, query, size)))
    return View("search.html", {"query": text, "count": ask.count_found(asked.store, query), "claims": found})


ROUTES = (Route("search", "/search", show, "search"),)
