"""Opens the database of a body of articles, and runs statements on it in short transactions.

A file is a database of SQLite; an address ``postgresql://…`` names one on a server (:mod:`liens.store.postgres`). SQLite works in WAL
mode: several processes may read while one writes, and a transaction that was committed survives a power cut (``synchronous=FULL``).
Statements use ``?`` for values.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from liens.errors import StoreError
from liens.store.fulltext import Fts5, FullText

Value = str | int | float | bytes | None
Values = Sequence[Value]
Row = tuple[Any, ...]
# The path of a file, or the address of a database on a server.
Location = str | Path
_SERVERS = ("postgresql://", "postgres://")
# How long a writer waits for another one, in seconds: far longer than storing one article takes.
_PATIENCE = 60.0
_SETTINGS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536", "PRAGMA temp_store = MEMORY")


class Store:
    """A database that is open; made by :func:`open_store`. ``kind`` ends the names of steps that are for this kind of database only."""

    kind = ".sqlite.sql"
    words: FullText = Fts5()
    _errors: tuple[type[Exception], ...] = (sqlite3.Error,)

    # The connection is that of a library: each kind of database has its own.
    def __init__(self, connection: Any, place: str) -> None:
        self._connection = connection
        self.place = place

    @property
    def name(self) -> str:
        """What a visitor may see of its place: no folder, no server, no password."""
        return Path(self.place).name

    def _execute(self, statement: str, values: Values = ()) -> Any:
        return self._connection.execute(statement, values)

    def rows(self, statement: str, values: Values = ()) -> list[Row]:
        """Every row that a query finds."""
        with closing(self._execute(statement, values)) as cursor:
            found: list[Row] = cursor.fetchall()
            return found

    def stream(self, statement: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query one by one, for results larger than memory."""
        with closing(self._execute(statement, values)) as cursor:
            yield from cursor

    def row(self, statement: str, values: Values = ()) -> Row | None:
        """The first row that a query finds, or None."""
        found = self.rows(statement, values)
        return found[0] if found else None

    def value(self, statement: str, values: Values = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(statement, values)
        return None if found is None else found[0]

    def run(self, statement: str, values: Values = ()) -> int:
        """Change rows; how many were changed."""
        with closing(self._execute(statement, values)) as cursor:
            return int(cursor.rowcount)

    def run_many(self, statement: str, many: Iterable[Values]) -> None:
        """Change rows by one statement for many values."""
        with closing(self._connection.executemany(statement, many)):
            pass

    def insert(self, table: str, **values: Value) -> int:
        """Add one row to a table that has a key; the key."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" for _ in values)
        return int(self.value(f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING key", tuple(values.values())))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside, or none of them; another writer is waited for. Raises StoreError for what the database does not take."""
        self._begin()
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            with suppress(*self._errors):
                self._connection.execute("ROLLBACK")
            if isinstance(error, self._errors):
                raise StoreError(f"{self.place!r} does not take it ({error}); check that there is space on the disk and that the data are whole") from error
            raise

    @contextmanager
    def glance(self) -> Iterator[None]:
        """Every query inside sees the same state, whatever is stored meanwhile."""
        self._begin_glance()
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    @property
    def state(self) -> str:
        """What changes whenever another connection stores something; to be compared with what this very connection said before."""
        return str(self.value("PRAGMA data_version"))

    def _begin(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def _begin_glance(self) -> None:
        self._connection.execute("BEGIN")

    @property
    def step(self) -> int:
        """The number of the last step of the tables that the database has seen; 0 for a new one."""
        return int(self.value("PRAGMA user_version"))

    def note_step(self, number: int) -> None:
        """Note that the database has seen a step."""
        self.run(f"PRAGMA user_version = {number}")

    @property
    def empty(self) -> bool:
        """True for a database without any table."""
        return self.row("SELECT 1 FROM sqlite_master LIMIT 1") is None

    def script(self, statements: str) -> None:
        """Run several statements inside the transaction that is open."""
        for statement in _statements(statements):
            self._connection.execute(statement)

    def close(self) -> None:
        """Close it; nothing is lost if a program ends without."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(place: Location) -> Store:
    """Open a database to read and write, making or bringing up to date its tables; raises StoreError."""
    from liens.store.migrate import migrate

    if on_server(place):
        return _served(str(place), to_read=False)
    path = Path(place)
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {str(path.parent)!r} for the database; make it first")
    store = _connected(path, f"{path.resolve().as_uri()}")
    try:
        store.row("PRAGMA journal_mode = WAL")
        migrate(store)
    except sqlite3.DatabaseError as error:
        store.close()
        raise _unusable(path, error) from error
    return store


def on_server(place: Location) -> bool:
    """True for the address of a database on a server, False for a file."""
    return str(place).startswith(_SERVERS)


def _served(place: str, *, to_read: bool) -> Store:
    """A database on a server; its library is loaded only then."""
    from liens.store.migrate import check, migrate
    from liens.store.postgres import open_server

    store = open_server(place, to_read=to_read)
    try:
        (check if to_read else migrate)(store)
    except BaseException:
        store.close()
        raise
    return store


def open_to_read(place: Location) -> Store:
    """Open a database that is there, to read only; raises StoreError."""
    from liens.store.migrate import check

    if on_server(place):
        return _served(str(place), to_read=True)
    path = Path(place)
    if not path.is_file():
        raise StoreError(f"there is no database {str(path)!r}; make one with `liens ingest … --db {path}`")
    store = _connected(path, f"{path.resolve().as_uri()}?mode=ro")
    try:
        check(store)
    except sqlite3.DatabaseError as error:
        store.close()
        raise _unusable(path, error) from error
    return store


def open_to_watch(place: Location) -> Store:
    """Open a database to ask for its :attr:`Store.state` only, from any thread, one at a time; raises StoreError."""
    if on_server(place):
        return _served(str(place), to_read=True)
    path = Path(place)
    return _connected(path, f"{path.resolve().as_uri()}?mode=ro", any_thread=True)


def _connected(path: Path, address: str, *, any_thread: bool = False) -> Store:
    try:
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=not any_thread)
        for setting in _SETTINGS:
            connection.execute(setting)
    except sqlite3.DatabaseError as error:
        raise _unusable(path, error) from error
    return Store(connection, str(path))


def _unusable(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    return StoreError(f"{str(path)!r} cannot be used as a database ({error}); check its name and that you may write there")


def _statements(script: str) -> Iterator[str]:
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
