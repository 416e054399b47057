"""What a page is: an address, a function that answers it from the database, and the answer as data for a template and for its ``.json`` twin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from liens.dossier.stored import Stored
from liens.draw.borders import DRAWN
from liens.store.database import Location, Store
from liens.web.languages import Language
from liens.web.memo import Memo


@dataclass(frozen=True, slots=True)
class Settings:
    """How the site behaves: the names it answers to, the token that strangers must show, and limits on what is asked and shown.

    ``longest`` bounds the characters of an address with its query, ``form`` the bytes of a form that is sent in;
    ``borders`` is how maps draw them unless an address asks for another way.
    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    token: str | None = None
    longest: int = 4096
    form: int = 64_000
    page: int = 25
    most: int = 100
    live_seconds: int = 2
    borders: str = DRAWN


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as a page sees it: a database that is open to read, and what the address and the form say.

    ``query`` and ``form`` have for each name its values in order; :meth:`one` gives the last of them. ``state`` names the state of the
    database, as far as it is known; for it ``memo`` keeps what is costly.
    """

    database: Location
    store: Store
    source: Stored
    language: Language
    settings: Settings
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    address: str = "/"
    state: str | None = None
    memo: Memo = field(default_factory=Memo)

    def one(self, name: str, default: str = "") -> str:
        """The last value of a name in the query, without blanks around it."""
        values = self.query.get(name, ())
        return values[-1].strip() if values else default

    def number(self, name: str, default: int, most: int) -> int:
        """A number from 1 to ``most`` in the query; the default where it is none."""
        text = self.one(name)
        return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 10 else default


@dataclass(frozen=True, slots=True)
class View:
    """An answer: the template that shows it, its data (which are the ``.json`` twin too), and what only the page needs, such as drawings.

    ``data`` is a record of a dossier, or a mapping of them; the template has it as ``data``, and the names of ``shown`` beside it.
    """

    template: str
    data: Any
    shown: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class File:
    """An answer that is a file to keep: a calendar, a page for offline reading."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that sends on to another address of this site, after a form was taken in or to where an object is shown; ``data`` is its twin."""

    address: str
    data: Any = None


Answer = View | File | Moved


@dataclass(frozen=True, slots=True)
class Route:
    """An address and who answers it; ``section`` is the entry of the navigation that it belongs to.

    A route of method GET gets a twin at ``path.json`` if ``twin`` is set. A route of method POST is called only after the token of its form was
    checked; it gets the database closed to writing and opens it itself. What a ``live`` route answers changes while the database does not.
    """

    name: str
    path: str
    answer: Callable[[Asked], Answer]
    section: str = ""
    method: str = "GET"
    twin: bool = True
    live: bool = False
