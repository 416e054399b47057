"""The list of pages; a new page is a module in ``pages`` and a line here."""

from collections.abc import Sequence

from liens.web.page import Route
from liens.web.pages import actor, api, article, event, home, ingest, method, review, search, sources, tie, upcoming

PAGES = (home, article, tie, actor, event, search, sources, upcoming, ingest, method, review, api)
# The navigation: the section of each entry, and its address.
SECTIONS = (("search", "/search"), ("sources", "/sources"), ("upcoming", "/upcoming"), ("ingest", "/ingest"), ("method", "/about/method"))


def routes() -> Sequence[Route]:
    """Every address of every page."""
    return [route for page in PAGES for route in page.ROUTES]
