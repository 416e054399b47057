"""Who speaks, and through whom."""

from markupsafe import Markup

from liens.dossier.sources import speakers_and_outlets
from liens.dossier.stored import Stored
from liens.draw.voices import voices_html
from liens.web.addresses import pen
from liens.web.page import Asked, Route, View
from liens.web.period import kept, party, wanted

# Speakers are counted over so many claims, the latest.
CLAIMS = 1000


def show(asked: Asked) -> View:
    """The speakers and the outlets of the archive, or of what names one actor."""
    source, name = Stored(asked.store, CLAIMS), party(asked)
    asks = wanted(asked, name)
    speakers, outlets = speakers_and_outlets(source, asks)
    found = {"speakers": speakers, "outlets": outlets}
    drawing = pen(asked)
    body = Markup(voices_html(speakers, outlets, drawing))  # noqa: S704 # drawn by us
    return View(
        "sources.html",
        found,
        {
            "body": body,
            "form": {**kept(asked), "actor": name or ""},
            "most": CLAIMS,
            "counted": sum(v.claims for v in speakers),
            "name": drawing.actor(name) if name else "",
        },
    )


ROUTES = (Route("sources", "/sources", show, "sources"),)
