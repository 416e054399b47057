"""A database of each kind, in a file and on a server, and the handmade reading as what is stored."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from liens.model import Article, Span
from liens.record import claim_record
from liens.store.bring import bring, read_claims
from liens.store.database import Location, Store, open_store
from liens.store.keep import Extract, Origin, keep
from liens.store.linking import link_new
from liens.store.runs import begin_run
from tests.dossier.made import BODY
from tests.show import handmade
from tests.store.reviewed import NOW

Places = Callable[[str], Location]


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Gives a new database of each kind for every name, the same for the same name."""
    if request.param == "sqlite":
        return lambda name: tmp_path / f"{name}.db"
    found = request.getfixturevalue("server")
    return cache(lambda _: found.place())


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    with open_store(places("press")) as opened:
        yield opened


@pytest.fixture
def run(store: Store) -> int:
    return begin_run(store, "ingest", "2025-03-06T08:00:00Z", {"sources": ["sud.txt"]})


@pytest.fixture
def origin(run: int) -> Origin:
    return Origin(run, "sud.txt")


def extract(article: Article = handmade.ARTICLE, **changes: object) -> Extract:
    """The handmade claims as read from an article with the same text."""
    article = replace(article, **changes)
    records = tuple(claim_record(replace(claim, article=article), handmade.ENGINE) for claim in handmade.claims())
    lines, at = [], 0
    for line in article.text.split("\n"):
        lines += [Span(at, at + len(line))] if line.strip() else []
        at += len(line) + 1
    return Extract(article, tuple(lines), records, handmade.ENGINE, (("when", "no time in the clause", 2),))


@pytest.fixture
def body(places, tmp_path):
    with open_store(places("body")) as found:
        path = tmp_path / "claims.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in BODY), encoding="utf-8")
        list(bring(found, read_claims(path), "test", begin_run(found, "import", NOW, {})))
        link_new(found, NOW)
        yield found


@pytest.fixture
def press(store, origin):
    keep(store, extract(), origin)
    link_new(store, NOW)
    return store
