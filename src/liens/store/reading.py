"""What is kept of one article beside its text: its current version, the other ones, its copies, and what its reading dropped."""

import json
from dataclasses import dataclass

from liens.errors import NoSuchArticle, NoSuchClaim
from liens.store.database import Store

_VERSIONS = "versions AS v JOIN articles AS a ON a.key = v.article"


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article: its number, its digest, when it was published, and whether it is the current one."""

    number: int
    digest: str
    published: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that repeats another nearly word by word: its id, title, outlet and publication, and whether the group is led by it."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    lead: bool


@dataclass(frozen=True, slots=True)
class Extraction:
    """Who read a version, and what was dropped or left unknown: slot, reason, how often."""

    engine: dict[str, str]
    dropped: tuple[tuple[str, str, int], ...]


def current_version(store: Store, article: str) -> tuple[int, bool]:
    """The key of an article's current version, and whether its text is there; raises NoSuchArticle."""
    found = store.row(f"SELECT v.key, v.text IS NOT NULL FROM {_VERSIONS} WHERE a.id = ? AND v.current = 1", (article,))
    if found is None:
        raise NoSuchArticle(f"there is no article {article!r} here; 'liens search' lists the ids of articles")
    return int(found[0]), bool(found[1])


def versions_of(store: Store, article: str) -> list[Version]:
    """Every wording of an article, the first one first."""
    found = store.rows(
        "SELECT v.number, v.digest, v.published, v.current FROM versions AS v JOIN articles AS a ON a.key = v.article WHERE a.id = ? ORDER BY v.number",
        (article,),
    )
    return [Version(number, digest, published, bool(current)) for number, digest, published, current in found]


def copies_of(store: Store, version: int) -> list[Copy]:
    """The articles of the group of near copies that a version belongs to, itself left out, by day."""
    found = store.rows(
        "SELECT a.id, v.title, o.name, v.published, m.version = m.lead FROM copies AS c JOIN copies AS m ON m.lead = c.lead"
        " JOIN versions AS v ON v.key = m.version JOIN articles AS a ON a.key = v.article"
        " LEFT JOIN outlets AS o ON o.key = v.outlet WHERE c.version = ? AND m.version <> ? ORDER BY v.published NULLS FIRST, a.id",
        (version, version),
    )
    return [Copy(article, title, outlet, published, bool(lead)) for article, title, outlet, published, lead in found]


def extraction_of(store: Store, version: int) -> Extraction | None:
    """The current reading of a version, None for one that was not read."""
    found = store.row(
        "SELECT e.record, x.dropped FROM extractions AS x JOIN engines AS e ON e.key = x.engine WHERE x.version = ? AND x.current = 1",
        (version,),
    )
    if found is None:
        return None
    return Extraction(json.loads(found[0]), tuple((slot, reason, count) for slot, reason, count in json.loads(found[1])))


def article_of_claim(store: Store, claim: str) -> str:
    """The id of the article that a current claim stands in; raises NoSuchClaim."""
    found = store.value(
        "SELECT a.id FROM claims AS c JOIN versions AS v ON v.key = c.version JOIN articles AS a ON a.key = v.article WHERE c.id = ? AND c.current = 1",
        (claim,),
    )
    if found is None:
        raise NoSuchClaim(f"there is no claim {claim!r} here; 'liens search' lists the ids of claims")
    return str(found)
