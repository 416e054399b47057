"""What is to be fetched: a queue for each host, one request to a host at a time and not too often, many hosts side by side."""

import zlib
from collections import defaultdict, deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Self

from liens.errors import FetchError, LiensError
from liens.ingest.answers import answer_kind, charset_of, stamp_of
from liens.ingest.clock import Clock
from liens.ingest.fetch import Answer, Fetcher, Validators
from liens.ingest.piece import Kind, Lead, Listed, Piece, Settings, Stage
from liens.read.articles import canonical
from liens.store.database import Store
from liens.store.runs import Failed, address_known, tries_of
from liens.store.sources import Asked, asked_before, note_asked

_THREADS = 8
# A page that failed so often is left alone when its feed names it again; `liens ingest --retry` asks for it.
_TRIES = 3


class Frontier:
    """The addresses of one run; threads only fetch, everything else happens where :meth:`ready` is called."""

    def __init__(self, store: Store, fetcher: Fetcher, settings: Settings, clock: Clock) -> None:
        self._store, self._fetcher, self._settings, self._clock = store, fetcher, settings, clock
        self._queues: dict[str, deque[Lead]] = defaultdict(deque)
        self._flying: dict[str, tuple[Lead, Future[Answer]]] = {}
        self._next: dict[str, float] = {}
        self._seen: dict[str, int] = {}
        self._asked: dict[str, Asked] = {}
        self._pool = ThreadPoolExecutor(_THREADS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def pending(self) -> bool:
        """True while something is queued or being fetched."""
        return bool(self._flying) or any(self._queues.values())

    def add(self, lead: Lead, depth: int = 0) -> None:
        """Queue an address, unless it was in this run already, or a list names it and its article is there."""
        address = canonical(lead.address)
        if address in self._seen or (lead.listed and (address_known(self._store, address) or tries_of(self._store, lead.address) >= _TRIES)):
            return
        self._seen[address] = depth
        self._queues[_host(lead.address)].append(lead)

    def add_list(self, listed: Listed) -> None:
        """Queue what a list names; lists within lists only so deep."""
        depth = self._seen.get(canonical(listed.piece.place), 0) + 1
        if depth <= self._settings.limits.depth:
            for lead in listed.leads:
                self.add(lead, depth)

    def ready(self) -> Iterator[Piece | Failed | Listed]:
        """What has been fetched since the last time."""
        self._send()
        for host, (lead, future) in list(self._flying.items()):
            if future.done():
                del self._flying[host]
                self._next[host] = self._clock.ticks() + self._pace(lead)
                yield self._fetched(lead, future)
        self._send()

    def finish(self, stamp: str) -> None:
        """Note what conditional requests need, now that everything that was fetched is stored: not before, or a killed run would lose it."""
        for asked in self._asked.values():
            note_asked(self._store, replace(asked, checked=stamp))

    def _send(self) -> None:
        now = self._clock.ticks()
        for host, queue in self._queues.items():
            if queue and host not in self._flying and len(self._flying) < _THREADS and self._next.get(host, 0.0) <= now:
                lead = queue.popleft()
                before = asked_before(self._store, lead.address)
                validators = Validators() if before is None else Validators(before.etag, before.modified)
                self._flying[host] = (lead, self._pool.submit(self._fetcher.fetch, lead.address, validators))

    def _pace(self, lead: Lead) -> float:
        try:
            return self._fetcher.pace(lead.address)
        except LiensError:
            return 0.0

    def _fetched(self, lead: Lead, future: "Future[Answer]") -> Piece | Failed | Listed:
        try:
            return self._piece(lead, future.result())
        except LiensError as error:
            if lead.about.content is not None:
                return _of_feed(lead)
            return Failed(lead.source, lead.address, str(Stage.FETCH), type(error).__name__, str(error))
        except Exception as error:  # noqa: BLE001 # a fault in one answer must not end the run; the failure names it
            return Failed(lead.source, lead.address, str(Stage.FETCH), LiensError.__name__, f"{type(error).__name__}: {error}")

    def _piece(self, lead: Lead, answer: Answer) -> Piece | Listed:
        about = replace(lead.about, address=answer.address, charset=charset_of(answer.content_type))
        if answer.data is None:
            # Nothing new: an empty list, whatever it is.
            return Listed(Piece(lead.source, lead.address, Kind.FEED, b"", "", about), ())
        data = _unpacked(answer.data, self._settings.limits.document)
        kind = answer_kind(answer.content_type, data)
        if kind is None:
            raise FetchError(f"it is {answer.content_type.partition(';')[0] or 'of no known kind'}, which holds no article; give the address of a page")
        if kind.is_list or not lead.listed:
            validators = answer.validators
            self._asked[lead.address] = Asked(lead.address, str(kind), validators.etag, validators.modified)
        return Piece(lead.source, lead.address, kind, data, stamp_of(data), about)


def _of_feed(lead: Lead) -> Piece:
    """The story as the feed gives it, since its page cannot be had."""
    html = f"<html><body><article>{lead.about.content}</article></body></html>".encode("utf-8", "replace")
    return Piece(lead.source, lead.address, Kind.PAGE, html, stamp_of(html), replace(lead.about, content=None))


def _unpacked(data: bytes, limit: int) -> bytes:
    """A packed sitemap as it is inside."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, limit)
    except zlib.error as error:
        raise FetchError(f"its compression is damaged ({error}); try again later") from error


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0].rpartition("@")[2].lower()
