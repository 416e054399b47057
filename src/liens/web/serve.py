"""Runs the site on this machine: finds a free address, says where to open it, and links new claims while it runs."""

import gc
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from liens.draw.borders import DRAWN, load_borders
from liens.errors import CannotServe, LiensError
from liens.ingest.clock import Clock
from liens.store.database import Location, open_store, open_to_read
from liens.store.linking import count_unlinked, link_new
from liens.store.overview import stamp
from liens.web.page import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 # what such an address means is the point
# New claims are linked once the database has been still for so many seconds.
_STILL = 5.0
# A page makes very many small objects, and nearly all of them go when it is sent. Searched for garbage as often as Python does by
# itself, a dossier takes some 4 % longer (84 ms for 81); so the search waits for about as many as one page leaves, and leaves the tables that are loaded alone.
_COLLECTED = (50_000, 20, 50)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve: database, address and port; for an address that others reach, the token, the names under which it is known, and how maps draw borders."""

    database: Location
    host: str = "127.0.0.1"
    port: int = 8643
    token: str | None = None
    names: tuple[str, ...] = ()
    borders: str = DRAWN

    @property
    def settings(self) -> Settings:
        """The settings of the site; raises CannotServe where nobody could say by which names it is asked."""
        if self.borders not in load_borders():
            raise CannotServe(f"there is no way {self.borders!r} to draw borders; choose one of {', '.join(load_borders())} with --borders")
        given = Settings(borders=self.borders)
        if self.host in LOOPBACK:
            return replace(given, hosts=(*given.hosts, *self.names), token=self.token)
        if self.host in _EVERYWHERE and not self.names:
            raise CannotServe(f"{self.host} is every address of this machine; say with --name under which names it is asked, for instance --name press.example")
        named = f"[{self.host}]" if ":" in self.host else self.host
        return replace(given, hosts=(*given.hosts, named, *self.names), token=self.token or os.urandom(16).hex())

    def address(self, port: int, token: str | None) -> str:
        """What to open in a browser."""
        name = self.names[0] if self.host in _EVERYWHERE else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{port}/" + (f"?token={token}" if token else "")


def serve(place: Place, told: Callable[[str], None]) -> None:
    """Serve until told to stop; ``told`` gets the address to open. Raises StoreError, or CannotServe for an address that cannot be had."""
    import uvicorn

    from liens.web.app import create_app

    open_to_read(place.database).close()
    settings = place.settings
    listening = _listen(place)
    ended = threading.Event()
    linker = threading.Thread(target=keep_linked, args=(place.database, ended), daemon=True)
    try:
        linker.start()
        app = create_app(place.database, settings)
        told(place.address(listening.getsockname()[1], settings.token))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            limit_concurrency=400,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=3,
            h11_max_incomplete_event_size=32_768,
        )
        with seldom_collected():
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        ended.set()
        listening.close()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Pages are drawn with fewer searches for garbage; afterwards the collector is as it was."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _listen(place: Place) -> socket.socket:
    """A socket that listens; raises CannotServe."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((place.host, place.port))
        made.listen(256)
    except OSError as error:
        made.close()
        raise CannotServe(f"cannot serve at {place.host} port {place.port} ({error.strerror or error}); choose another with --port") from error
    return made


def keep_linked(database: Location, ended: threading.Event, still: float = _STILL) -> None:
    """Link new claims whenever nothing has been stored for a while: an ingest that runs is left alone."""
    before = settled = ""
    while not ended.wait(still):
        # A database that is locked, or away for a moment, is looked at again.
        with suppress(LiensError):
            now = _stamp(database)
            if now == before and now != settled:
                link_waiting(database)
                settled = now = _stamp(database)
            before = now


def link_waiting(database: Location) -> None:
    """Link the claims that were not, if there are any."""
    with open_to_read(database) as store:
        waiting = count_unlinked(store)
    if waiting:
        with open_store(database) as store:
            link_new(store, Clock().stamp())


def _stamp(database: Location) -> str:
    with open_to_read(database) as store:
        return stamp(store)
