"""How taking in stands: runs, the pace of the one that goes on, and what failed with its reason."""

from liens.dossier.intake import intake
from liens.ingest.clock import Clock
from liens.web.page import Asked, Route, View

_LAST = 1000


def show(asked: Asked) -> View:
    """Runs and failures; the page asks again by itself while a run goes on."""
    size, number = asked.number("size", asked.settings.page, asked.settings.most), asked.number("page", 1, _LAST)
    data = intake(asked.store, Clock().stamp(), size, size * (number - 1))
    pages = -(-data.failed // size)
    return View("ingest.html", data, {"page": number, "pages": pages, "seconds": asked.settings.live_seconds, "database": asked.store.name})


ROUTES = (Route("ingest", "/ingest", show, "ingest", live=True),)
