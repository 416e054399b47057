"""The reader: an article exactly as read, with its claims highlighted and told in the margin."""

import re
from enum import StrEnum
from functools import cache
from typing import Any

from markupsafe import Markup

from liens.dossier.reading import ArticleDossier, reading
from liens.engine import Claims, Reading, program_version
from liens.langs.pack import load_pack
from liens.model import Span
from liens.pipeline import Report
from liens.show.page import Place, reading_html
from liens.store.reading import article_of_claim
from liens.unrecord import claim_of
from liens.web import links
from liens.web.drawing import draw
from liens.web.page import Asked, Moved, Route, View

Json = dict[str, Any]
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


class Shown(StrEnum):
    """What of an article is shown: everything, or the text without any mark."""

    ALL = "all"
    TEXT = "text"


def show(asked: Asked) -> View:
    """The text and its claims: all, those of one speaker, or none."""
    found = reading(asked.store, asked.path["id"])
    drawn = Markup(_drawn(found, asked)) if found.whole else None  # noqa: S704 # drawn by us, everything from outside escaped
    return View("article.html", found, {"reading": drawn, "old": _old(found)})


def claim(asked: Asked) -> Moved:
    """To the place of a claim in its article."""
    wanted = asked.path["id"]
    article = article_of_claim(asked.store, wanted)
    claims = reading(asked.store, article).claims
    place = next(number for number, record in enumerate(claims, 1) if record["id"] == wanted)
    return Moved(links.article(article, f"n-{place}"), claims[place - 1])


def _drawn(found: ArticleDossier, asked: Asked) -> str:
    """The article as the static page draws it, each note with ways on."""
    claims = Claims([claim_of(record, found.article) for record in found.claims])
    report = Report()
    if found.extraction is not None:
        report.dropped.update({(slot, reason): count for slot, reason, count in found.extraction.dropped})
    engine = found.extraction.engine if found.extraction is not None else {}
    more = {record["id"]: draw("note.html", asked.language, {"claim": record, "event": found.events.get(record["id"])}) for record in found.claims}
    place = Place(1, 1, "", "h1", _top(found, asked), more, _only(found, asked), _passage(found, asked))
    return reading_html(Reading(found.article, claims, report, engine), place, asked.language.words)


def _top(found: ArticleDossier, asked: Asked) -> str:
    """What the header ends with: the switch, who speaks, other wordings, copies."""
    shown = {"data": found, "shown": asked.one("show", Shown.ALL), "by": asked.one("by"), "name": asked.one("name"), "old": _old(found)}
    return draw("article_top.html", asked.language, shown)


def _only(found: ArticleDossier, asked: Asked) -> frozenset[str] | None:
    """The claims to draw: none for the text alone, those of a speaker, or all (None)."""
    if asked.one("show") == Shown.TEXT:
        return frozenset()
    speaker = asked.one("by")
    if not speaker:
        return None
    name = asked.one("name")
    return frozenset(claim for s in found.speaking if s.code == speaker and (not name or s.name == name) for claim in s.claims)


def _passage(found: ArticleDossier, asked: Asked) -> Span | None:
    """The characters that an address points to, None where it points to none."""
    match = _SPAN.fullmatch(asked.one("span"))
    if match is None:
        return None
    span = Span(int(match[1]), min(int(match[2]), len(found.article.text)))
    return span if span.start < span.end else None


def _old(found: ArticleDossier) -> bool:
    """True if an older program or pack read the article: a rebuild may read it better."""
    if found.extraction is None:
        return False
    now = (program_version(), _pack(found.article.language))
    return (found.extraction.engine.get("liens"), found.extraction.engine.get("pack")) != now


@cache
def _pack(language: str) -> str:
    """The pack of a language by name and version, as readings note it; its settings are read once."""
    pack = load_pack(language)
    return f"{pack.language} {pack.version}"


ROUTES = (Route("article", "/a/{id:path}", show, "articles"), Route("claim", "/c/{id}", claim, "articles"))
