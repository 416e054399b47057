"""The dossier of one actor, and the sentences behind its figures."""

from dataclasses import replace

from markupsafe import Markup

from liens.dossier.actor import actor
from liens.dossier.chosen import chosen
from liens.dossier.review import judged_of
from liens.draw.actor import actor_html
from liens.web import links
from liens.web.addresses import pen
from liens.web.page import Asked, Route, View
from liens.web.pages.tie import choice, passages
from liens.web.period import day, kept, wanted


def show(asked: Asked) -> View:
    """What one actor does, suffers and says, and with whom it deals."""
    code = asked.path["code"]
    base, form = links.actor(code), kept(asked)
    found, drawing = actor(asked.source, wanted(asked, code), day(asked)), pen(asked, base, form)
    found = replace(found, judged=judged_of(asked.store, code))
    body = Markup(actor_html(found, drawing))  # noqa: S704 # drawn by us, everything from outside escaped
    empty = not (found.did or found.suffered or found.says or found.names)
    shown = {"body": "" if empty else body, "empty": empty, "name": drawing.actor(code), "form": form, "base": base}
    return View("actor.html", found, {**shown, "claims": drawing.links.claims({})})


def claims(asked: Asked) -> View:
    """The sentences behind a figure."""
    code = asked.path["code"]
    found = chosen(asked.source, wanted(asked, code), choice(asked))
    return passages(asked, found, pen(asked).actor(code), links.with_query(links.actor(code), kept(asked)))


ROUTES = (
    Route("actor-claims", "/actor/{code:path}/claims", claims, "actors"),
    Route("actor", "/actor/{code:path}", show, "actors"),
)
