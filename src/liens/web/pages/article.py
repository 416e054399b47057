"""The reader: an article exactly as read, with its claims highlighted and told in the margin."""

from markupsafe import Markup

from liens.dossier.reading import ArticleDossier, reading
from liens.engine import Claims, Reading
from liens.pipeline import Report
from liens.show.page import Place, reading_html
from liens.store.reading import article_of_claim
from liens.unrecord import claim_of
from liens.web import links
from liens.web.drawing import draw
from liens.web.languages import Language
from liens.web.page import Asked, Moved, Route, View


def show(asked: Asked) -> View:
    """The text and its claims."""
    found = reading(asked.store, asked.path["id"])
    drawn = Markup(_drawn(found, asked.language)) if found.whole else None  # noqa: S704 # drawn by us, everything from outside escaped
    return View("article.html", found, {"reading": drawn})


def claim(asked: Asked) -> Moved:
    """To the place of a claim in its article."""
    wanted = asked.path["id"]
    article = article_of_claim(asked.store, wanted)
    claims = reading(asked.store, article).claims
    place = next(number for number, record in enumerate(claims, 1) if record["id"] == wanted)
    return Moved(links.article(article, f"n-{place}"), claims[place - 1])


def _drawn(found: ArticleDossier, language: Language) -> str:
    """The article as the static page draws it, each note with a link to its event."""
    claims = Claims([claim_of(record, found.article) for record in found.claims])
    report = Report()
    if found.extraction is not None:
        report.dropped.update({(slot, reason): count for slot, reason, count in found.extraction.dropped})
    engine = found.extraction.engine if found.extraction is not None else {}
    more = {record["id"]: _more(record["id"], found, language) for record in found.claims}
    return reading_html(Reading(found.article, claims, report, engine), Place(1, 1, "", "h1", more), language.words)


def _more(identifier: str, found: ArticleDossier, language: Language) -> str:
    """What a margin note ends with: ways on from the claim."""
    return draw("note.html", language, {"claim": identifier, "event": found.events.get(identifier)})


ROUTES = (Route("article", "/a/{id:path}", show, "articles"), Route("claim", "/c/{id}", claim, "articles"))
