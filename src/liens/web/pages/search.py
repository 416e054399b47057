"""Search: claims that fit words and operators, with what they have in common, and the events, articles and actors in them."""

from dataclasses import replace

from liens.dossier.found import MOST, Page, found
from liens.dossier.search import plain_words
from liens.web.page import Asked, Route, View

KINDS = ("claims", "events", "articles", "actors")
# Beyond so many pages a search wants another word, not another page.
_LAST = 40


def show(asked: Asked) -> View:
    """A page of what a search finds."""
    text = " ".join([asked.one("q"), *(piece for piece in asked.query.get("and", ()) if piece.strip())]).strip()
    kind = asked.one("in") if asked.one("in") in KINDS else KINDS[0]
    size, number = asked.number("size", asked.settings.page, asked.settings.most), asked.number("page", 1, _LAST)
    wanted = Page(kind, size, size * (number - 1))
    # What is there without a question is the same for everybody.
    data = found(asked.store, text, wanted) if text else asked.memo.get(f"search {wanted}", asked.state, lambda: found(asked.store, "", wanted))
    total = {"claims": data.count, "events": data.events, "articles": data.articles, "actors": len(data.facets["who"])}
    pages = min(-(-total[kind] // size), _LAST)
    shown = {"kind": kind, "kinds": KINDS, "total": total, "page": number, "pages": pages, "most": MOST, "wanted": plain_words(text), "last": _LAST}
    return View("search.html", replace(data, query=text), shown)


ROUTES = (Route("search", "/search", show, "search"),)
