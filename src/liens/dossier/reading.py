"""The dossier of one article: its text as it was read, its claims with the events that they tell, its other wordings and its copies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liens.model import Article
from liens.store.database import Store
from liens.store.linking import events_of
from liens.store.load import article_of, claims_of, records
from liens.store.reading import Copy, Extraction, Version, copies_of, current_version, extraction_of, versions_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ArticleDossier:
    """What an archive has of one article.

    ``whole`` tells whether the text is there; of an article whose claims were imported only their sentences are. ``events`` gives the event of each
    claim that tells one, by id.
    """

    article: Article
    whole: bool
    claims: tuple[Json, ...]
    events: Mapping[str, str]
    extraction: Extraction | None
    versions: tuple[Version, ...]
    copies: tuple[Copy, ...]


def reading(store: Store, identifier: str) -> ArticleDossier:
    """The dossier of an article; raises NoSuchArticle."""
    version, whole = current_version(store, identifier)
    found = tuple(records(store, claims_of(store, version)))
    return ArticleDossier(
        article=article_of(store, version),
        whole=whole,
        claims=found,
        events=events_of(store, [r["id"] for r in found]),
        extraction=extraction_of(store, version),
        versions=tuple(versions_of(store, identifier)),
        copies=tuple(copies_of(store, version)),
    )
