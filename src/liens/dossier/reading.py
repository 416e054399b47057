"""The dossier of one article: its text as it was read, its claims with the events that they tell, who speaks in it, its other wordings and its copies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liens.model import Article
from liens.store.database import Store
from liens.store.linking import events_of
from liens.store.load import article_of, claims_of, records
from liens.store.reading import Copy, Extraction, Version, copies_of, current_version, extraction_of, versions_of

Json = dict[str, Any]
# Stands for the outlet's own voice among those who speak.
OWN_VOICE = "-"


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody who speaks in an article: the code, the name as the article has it, and the claims that he or she vouches for, by id.

    The outlet itself has the code ``-`` and no name.
    """

    code: str
    name: str | None
    claims: tuple[str, ...]


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
    speaking: tuple[Speaking, ...]
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
        speaking=tuple(_speaking(found)),
        extraction=extraction_of(store, version),
        versions=tuple(versions_of(store, identifier)),
        copies=tuple(copies_of(store, version)),
    )


def _speaking(claims: Sequence[Json]) -> list[Speaking]:
    """Who vouches for what: the nearest source of each claim, whoever vouches for most first."""
    groups: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for record in claims:
        source = record["attribution"][0]["source"] if record["attribution"] else None
        key = (OWN_VOICE, None) if source is None else (source["code"], source["name"])
        groups[key].append(record["id"])
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0][0], pair[0][1] or ""))
    return [Speaking(code, name, tuple(ids)) for (code, name), ids in ranked]
