"""Tells whether anything in a database changed: a name for its state, another one after every change, whichever program made it."""

import sqlite3
import threading
from pathlib import Path

from liens.errors import StoreError
from liens.store.database import Location, Store, on_server, open_to_watch

# The file at a path: which one it is, for it may be put in the place of another.
_File = tuple[int, int] | None


class Watch:
    """Looks at one database again and again, through a connection that stays open; any thread may ask.

    Names of states can be compared as long as the watch lives; they mean nothing to another one.
    """

    def __init__(self, place: Location) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._file: _File = None
        self._opened = 0

    def state(self) -> str | None:
        """The name of the state, None for a database that cannot be looked at just now: then nothing is known of it."""
        with self._lock:
            try:
                return self._seen()
            except (StoreError, OSError, sqlite3.Error):
                self._close()
                return None

    def _seen(self) -> str:
        store = self._open()
        return f"{self._opened} {store.state}"

    def close(self) -> None:
        """Let go of the database; it is opened again when asked for."""
        with self._lock:
            self._close()

    def _open(self) -> Store:
        file = None if on_server(self._place) else _file(self._place)
        if self._store is None or file != self._file:
            self._close()
            self._store, self._file = open_to_watch(self._place), file
            self._opened += 1
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = None


def _file(place: Location) -> _File:
    found = Path(place).stat()
    return found.st_dev, found.st_ino
