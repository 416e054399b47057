"""The dossier of two actors, the sentences behind its figures, and the same as files to keep: a page, a table, a graph."""

import re
from collections.abc import Callable
from io import BytesIO

from markupsafe import Markup

from liens.dossier.chosen import Choice, chosen, chosen_records
from liens.dossier.stored import Stored
from liens.dossier.tie import tie
from liens.dossier.whole import whole
from liens.draw.dates import day_text
from liens.draw.graph import Pair, way_words
from liens.draw.passage import passage_items
from liens.draw.tie import tie_html
from liens.show.dossier_file import tie_file
from liens.store.export.formats import export
from liens.web import links
from liens.web.addresses import pen
from liens.web.page import Asked, File, Route, View
from liens.web.period import day, kept, wanted

# Lists, drawings and counts of a tie are made of so many claims, the latest; what a page says when there are more stands on it.
CLAIMS = 500
# A file of a tie has so many claims, the latest.
EXPORTED = 10_000
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


def _pair(asked: Asked) -> tuple[str, str]:
    return asked.path["first"].upper(), asked.path["second"].upper()


def show(asked: Asked) -> View:
    """What lies between two actors, in a period if one is asked for."""
    first, second = _pair(asked)
    found = tie(Stored(asked.store, CLAIMS), wanted(asked, first, second), day(asked))
    base, form = links.tie(first, second), kept(asked)
    drawing = pen(asked, base, form)
    body = Markup(tie_html(found, drawing))  # noqa: S704 # drawn by us, everything from outside escaped
    shown = {
        "body": body,
        "names": (drawing.actor(first), drawing.actor(second)),
        "form": form,
        "base": base,
        "empty": not (found.to or found.back or found.both or found.third or found.bonds or found.trend),
        "claims": drawing.links.claims({"way": "between"}),
    }
    files = {name: links.with_query(f"{base}/{file}", form) for name, (file, _) in _FILES.items()}
    return View("tie.html", found, {**shown, "file": links.with_query(f"{base}/dossier.html", form), "files": files})


def claims(asked: Asked) -> View:
    """The sentences behind a figure."""
    first, second = _pair(asked)
    drawing = pen(asked)
    found = chosen(Stored(asked.store, CLAIMS), wanted(asked, first, second), choice(asked))
    title = f"{drawing.actor(first)} ⇄ {drawing.actor(second)}"
    return passages(asked, found, title, links.with_query(links.tie(first, second), kept(asked)))


def passages(asked: Asked, found: list, title: str, back: str) -> View:  # type: ignore[type-arg] # of quoted sentences
    """A page of sentences, as many as a page shows."""
    size = asked.settings.most
    number = asked.number("page", 1, max(-(-len(found) // size), 1))
    part, drawing = found[(number - 1) * size : number * size], pen(asked)
    items = Markup(passage_items(part, drawing))  # noqa: S704 # drawn by us
    query = {name: list(values) for name, values in asked.query.items() if name != "page"}
    base = asked.address.partition("?")[0]
    around = {n: links.with_query(base, {**query, "page": number + n}) for n in (-1, 1) if 1 <= number + n <= -(-len(found) // size)}
    shown = {"items": items, "title": title, "back": back, "earlier": around.get(-1), "later": around.get(1), "asked": told(asked)}
    events = len(set(asked.source.events([quoted.claim for quoted in found]).values()))
    return View("claims.html", {"count": len(found), "events": events, "page": number, "claims": part}, shown)


def choice(asked: Asked) -> Choice:
    """What the figure counts, from the address."""
    given = {name: asked.one(name) or None for name in ("way", "role", "category", "status", "month", "place")}
    negated = {"0": False, "1": True}.get(asked.one("negated"))
    return Choice(**given, negated=negated, scored=asked.one("scored") == "1")


def told(asked: Asked) -> list[str]:
    """The choice in words."""
    words, found = asked.language.words, choice(asked)
    parts = [
        _way(asked, found.way),
        words.get(f"draw.{found.role}", "") if found.role else "",
        words.get(f"categories.{found.category}", found.category or ""),
        words.get(f"statuses.{found.status}", found.status or ""),
    ]
    month = day_text(found.month, words) if _MONTH.fullmatch(found.month or "") else found.month
    return [part for part in (*parts, month, found.place) if part]


def _way(asked: Asked, way: str | None) -> str:
    """The direction in names; nothing where every direction is asked for."""
    if way not in {"to", "from", "both", "third"} or "second" not in asked.path:
        return ""
    return asked.language.words("dossier.third") if way == "third" else way_words(way, Pair(*_pair(asked)), pen(asked))


def keep(asked: Asked) -> File:
    """The dossier as one file that needs no network."""
    first, second = _pair(asked)
    found = whole(Stored(asked.store, CLAIMS), wanted(asked, first, second), day(asked))
    content = tie_file(found, asked.language.words).encode("utf-8")
    return File(content, "text/html; charset=utf-8", f"{_plain(first)}-{_plain(second)}.html")


def _file(form: str) -> Callable[[Asked], File]:
    """What answers with the claims of the dossier in a form of export."""
    ending, media_type = _FILES[form]

    def answer(asked: Asked) -> File:
        first, second = _pair(asked)
        content = BytesIO()
        export(form, chosen_records(Stored(asked.store, EXPORTED), wanted(asked, first, second), choice(asked)), content)
        return File(content.getvalue(), media_type, f"{_plain(first)}-{_plain(second)}.{ending.rpartition('.')[2]}")

    return answer


def _plain(code: str) -> str:
    """A code as part of a file's name."""
    return "".join(c for c in code if c.isalnum() and c.isascii()) or "x"


# The end of the address of each form, and what a browser is told of it.
_FILES = {"csv": ("claims.csv", "text/csv; charset=utf-8"), "gexf": ("tie.gexf", "application/gexf+xml")}
ROUTES = (
    Route("tie", "/tie/{first}/{second}", show, "ties"),
    Route("tie-claims", "/tie/{first}/{second}/claims", claims, "ties"),
    *(Route(f"tie-{form}", f"/tie/{{first}}/{{second}}/{ending}", _file(form), "ties", twin=False) for form, (ending, _) in _FILES.items()),
    Route("tie-file", "/tie/{first}/{second}/dossier.html", keep, "ties", twin=False),
)
