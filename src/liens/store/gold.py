"""Exports articles with their claims as people judged them: every current article with text of which somebody judged a claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from liens.review.gold import gold_article
from liens.store.ask import Query, every
from liens.store.codes import Json
from liens.store.database import Store
from liens.store.judged import judged_in
from liens.store.load import article_of, claims_of, records


@dataclass(frozen=True, slots=True)
class Gold:
    """One article in the form of gold, and the ids of claims that this form cannot tell."""

    article: Json
    left: tuple[str, ...]


def gold(store: Store, query: Query) -> Iterator[Gold]:
    """The judged articles that hold a claim that fits a query (all judged ones without any), in the order in which they were stored."""
    wanted = None if query == Query() else set(_articles_of(store, query))
    query_all = (
        "SELECT DISTINCT v.article, v.key FROM acts AS t JOIN versions AS v ON v.article = t.article AND v.current = 1 WHERE v.text IS NOT NULL ORDER BY v.key"
    )
    for article, version in store.rows(query_all):
        if wanted is not None and article not in wanted:
            continue
        judged = judged_in(store, article)
        if judged:
            verdicts = {name: told.verdict for name, told in judged.items()}
            found, left = gold_article(article_of(store, version), records(store, claims_of(store, version)), verdicts)
            yield Gold(found, tuple(left))


def _articles_of(store: Store, query: Query) -> Iterator[int]:
    """The articles of the claims that fit."""
    for key in every(store, query):
        yield int(store.value("SELECT v.article FROM claims AS c JOIN versions AS v ON v.key = c.version WHERE c.key = ?", (key,)))
