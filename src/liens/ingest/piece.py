"""What flows through an ingest: pieces of a source, and what became of each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from liens.model import Article
from liens.store.database import Location
from liens.store.keep import Extract
from liens.store.runs import Failed


class Kind(StrEnum):
    """What a piece is: one article in some form, a list that leads to others, or a version in the store that is read again."""

    TEXT = "text"
    PAGE = "page"
    PDF = "pdf"
    RECORD = "record"
    FEED = "feed"
    SITEMAP = "sitemap"
    OPML = "opml"
    VERSION = "version"

    @property
    def is_list(self) -> bool:
        """True for what names other pieces."""
        return self in {Kind.FEED, Kind.SITEMAP, Kind.OPML}


class Stage(StrEnum):
    """Where in the run something failed."""

    FIND = "find"
    FETCH = "fetch"
    READ = "read"
    EXTRACT = "extract"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a piece beside its bytes: from a feed, the headers of an answer, or an archive."""

    address: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    charset: str | None = None
    # The story as a feed gives it, for a page that cannot be had.
    content: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes that hold one article, or a list: the source asked for, the place in it, and a stamp that changes with the bytes."""

    source: str
    place: str
    kind: Kind
    data: bytes = field(repr=False)
    stamp: str
    about: About = About()


@dataclass(frozen=True, slots=True)
class Lead:
    """An address that a list or the user names; ``listed`` for one that a list named, which is not asked again once it was read."""

    source: str
    address: str
    about: About = About()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A piece that was read and its claims extracted."""

    piece: Piece
    extract: Extract = field(repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A piece whose article is in the store already in these words."""

    piece: Piece
    article: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was read: the addresses that it names."""

    piece: Piece = field(repr=False)
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Something of a source that the user should know, though all of it was taken in: a place, and what is to be said."""

    place: str
    message: str


Outcome = Read | Known | Listed | Failed | Noted


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken: bytes of one document or list, seconds and memory to read it, seconds to fetch it, lists within lists, entries."""

    document: int = 50_000_000
    seconds: float = 120.0
    memory: int = 6_000_000_000
    fetch: float = 60.0
    depth: int = 3
    entries: int = 50_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How an ingest works: publication date and language where articles do not tell, processes, limits, and what is allowed."""

    database: Location
    published: date | None = None
    language: str | None = None
    jobs: int = 1
    limits: Limits = Limits()
    private: bool = False
    pace: float = 1.0
    # What reads claims from an article; None is the chain of this program. Workers are handed it by name.
    extract: Callable[[Article], Extract] | None = None
