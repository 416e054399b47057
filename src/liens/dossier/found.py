"""What a search finds: claims, the events and articles that they stand in, the actors in them, and what would be found with one word less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, lines
from liens.dossier.search import parse_search, pieces
from liens.dossier.stored import Stored
from liens.store import ask
from liens.store.database import Store
from liens.store.facets import Facet, facets, origins
from liens.store.load import records
from liens.store.overview import claims_of_events
from liens.store.texts import Passage, articles_with, find_articles

Json = dict[str, Any]
# Facets, events and articles are those of so many of the latest claims that fit: enough to choose by, at a bounded cost.
SEEN = 2000
# Counting stops here: nobody reads on so far.
MOST = 10_000
_TOLD = 24


@dataclass(frozen=True, slots=True)
class Without:
    """A search with one of its pieces left out: the piece, what is left, and how many claims that finds."""

    piece: str
    rest: str
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds.

    ``count`` stops at 10,000; ``seen`` is over how many of the latest claims facets, ``events`` and ``articles`` count. Of ``claims``, ``told``
    (events) and ``texts`` (articles) only what is asked for is filled, a page of it. ``rests`` is filled where nothing was found.
    """

    query: str
    count: int
    seen: int
    events: int
    articles: int
    facets: Mapping[str, tuple[Facet, ...]]
    claims: tuple[Json, ...] = ()
    linked: Mapping[str, str] | None = None
    told: tuple[Line, ...] = ()
    texts: tuple[Passage, ...] = ()
    rests: tuple[Without, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What of the results is wanted: ``claims``, ``events``, ``articles`` or ``actors``, how many, after how many others."""

    kind: str
    size: int
    skip: int


def found(store: Store, text: str, page: Page) -> Found:
    """What a search finds; raises QueryError."""
    query = parse_search(text)
    keys = ask.find(store, query, SEEN)
    count = len(keys) if len(keys) < SEEN else ask.count_found(store, query, MOST)
    from_where = origins(store, keys)
    events = list(dict.fromkeys(o.event for o in from_where if o.event))
    articles = list(dict.fromkeys(o.article for o in from_where))
    shown = _shown(store, text, page, (keys, events, articles))
    return Found(text, count, len(keys), len(events), len(articles), facets(store, keys), **shown)


def _shown(store: Store, text: str, page: Page, seen: tuple[Sequence[int], Sequence[str], Sequence[str]]) -> dict[str, Any]:
    """The page that is asked for."""
    keys, events, articles = seen
    part = slice(page.skip, page.skip + page.size)
    if not keys and text:
        texts = find_articles(store, text, page.size) if page.kind == "articles" and ":" not in text else []
        return {"rests": tuple(_without(store, text)), "texts": tuple(texts)}
    if page.kind == "events":
        wanted = list(events[part])
        told = {line.event: line for line in lines(list(records(store, claims_of_events(store, wanted, _TOLD))), Stored(store))}
        return {"told": tuple(told[event] for event in wanted if event in told)}
    if page.kind == "articles":
        return {"texts": tuple(articles_with(store, articles[part]))}
    claims = tuple(records(store, ask.find(store, parse_search(text), page.size, page.skip)))
    return {"claims": claims, "linked": Stored(store).events([r["id"] for r in claims])}


def _without(store: Store, text: str) -> list[Without]:
    """What would be found with one piece less: which piece it is that finds nothing."""
    parts = pieces(text)
    if len(parts) < 2:
        return []
    rests = [(piece, " ".join(parts[:k] + parts[k + 1 :])) for k, piece in enumerate(parts)]
    counted = [Without(piece, rest, ask.count_found(store, parse_search(rest), MOST)) for piece, rest in rests]
    return [one for one in counted if one.claims]
