"""Keeps pages that were drawn, for as long as nothing in the database changes: who asks for one again gets the same characters at once."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

# So many characters of pages are kept, the ones that were asked for last: a few hundred pages.
MOST = 32_000_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it was drawn: its text (with a mark where a form's token goes), its status and its language."""

    body: str
    status: int = 200
    language: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """What a page is drawn from besides the database: kind of answer, path, query, language and colours."""

    kind: str
    path: str
    query: str
    language: str = ""
    theme: str = ""


class Kept:
    """Pages by name, each with the state of the database that it shows."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._lock = threading.Lock()
        self._pages: OrderedDict[Name, tuple[str, Drawn]] = OrderedDict()

    def get(self, name: Name, state: str | None) -> Drawn | None:
        """The page of that state, None if it was not drawn yet."""
        with self._lock:
            found = self._pages.get(name)
            if found is None or state is None or found[0] != state:
                return None
            self._pages.move_to_end(name)
            return found[1]

    def put(self, name: Name, state: str, drawn: Drawn) -> None:
        """Keep a page; those that were not asked for the longest make room."""
        with self._lock:
            self._take(name)
            self._pages[name] = (state, drawn)
            self._size += len(drawn.body)
            while self._size > self._most:
                self._take(next(iter(self._pages)))

    def _take(self, name: Name) -> None:
        _, drawn = self._pages.pop(name, ("", None))
        self._size -= len(drawn.body) if drawn is not None else 0
