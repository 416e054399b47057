"""How taking in stands: runs, and what failed with its reason."""

from liens.store.runs import failures, runs
from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """Runs and failures."""
    told = [dict(zip(("run", "kind", "begun", "ended", "articles"), run, strict=True)) for run in runs(asked.store)]
    return View("ingest.html", {"runs": told, "failures": failures(asked.store)})


ROUTES = (Route("ingest", "/ingest", show, "ingest"),)
