"""Fetches one web address, politely and carefully: robots.txt, conditional requests, limits of size and time, every redirect checked."""

import http.client
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlunsplit
from urllib.robotparser import RobotFileParser

from liens.engine import program_version
from liens.errors import FetchError, TooLarge, TooSlow
from liens.ingest.clock import Clock
from liens.ingest.connect import connection, split
from liens.ingest.piece import Settings

_HOPS = 5
_CHUNK = 1 << 16
_ROBOTS_SIZE = 512_000
# robots.txt may ask for a slower pace, up to so many seconds; who asks for more is asked so often all the same.
_SLOWEST = 30.0
_SILENCE = 20.0
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK, _NOT_MODIFIED, _TOO_MANY = 200, 304, 429


@dataclass(frozen=True, slots=True)
class Validators:
    """What the last answer gave so that one may ask whether it has changed."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        found = {"if-none-match": self.etag, "if-modified-since": self.modified}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the address in the end, its type, its bytes (None if nothing has changed), and validators for the next time."""

    address: str
    content_type: str
    data: bytes | None
    validators: Validators


@dataclass(frozen=True, slots=True)
class _Raw:
    status: int
    headers: Mapping[str, str]
    data: bytes


class Fetcher:
    """Fetches addresses for one run; remembers what each host's robots.txt says."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._robots: dict[str, RobotFileParser] = {}
        self.agent = f"Liens/{program_version()}"

    def fetch(self, address: str, validators: Validators | None = None) -> Answer:
        """The answer of an address; raises FetchError, TooLarge or TooSlow."""
        known = validators or Validators()
        seen = [address]
        for _ in range(_HOPS + 1):
            parts = split(seen[-1])
            if not self._may(parts):
                raise FetchError(f"robots.txt of {parts.hostname} does not allow {seen[-1][:200]!r}; ask the publisher")
            raw = self._request(parts, known.headers(), self._settings.limits.document)
            if raw.status in _MOVED and raw.headers.get("location"):
                seen.append(urljoin(seen[-1], raw.headers["location"]))
                if seen[-1] in seen[:-1]:
                    raise FetchError(f"it is redirected in a circle ({' -> '.join(a[:80] for a in seen)}); check the address")
                continue
            return self._answer(seen[-1], raw, known)
        raise FetchError(f"it is redirected more than {_HOPS} times; give the address that it leads to")

    def pace(self, address: str) -> float:
        """Seconds to leave between two requests to the host of an address."""
        robots = self._robots.get(_origin(split(address)))
        asked = robots.crawl_delay(self.agent) if robots is not None and robots.mtime() else None
        return max(self._settings.pace, min(float(asked or 0.0), _SLOWEST))

    def _answer(self, address: str, raw: _Raw, known: Validators) -> Answer:
        kind = raw.headers.get("content-type", "")
        if raw.status == _NOT_MODIFIED:
            return Answer(address, kind, None, known)
        if raw.status != _OK:
            wait = f", to be asked again in {raw.headers['retry-after'][:40]}" if raw.headers.get("retry-after") else ""
            raise FetchError(f"the server answers {raw.status} {http.client.responses.get(raw.status, '')}{wait}; look at the address in a browser")
        return Answer(address, kind, raw.data, Validators(raw.headers.get("etag"), raw.headers.get("last-modified")))

    def _may(self, parts: SplitResult) -> bool:
        origin = _origin(parts)
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        return self._robots[origin].can_fetch(self.agent, urlunsplit(parts))

    def _read_robots(self, origin: str) -> RobotFileParser:
        """What a host allows: everything where it has no robots.txt, nothing while it cannot say (RFC 9309)."""
        robots = RobotFileParser()
        address = f"{origin}/robots.txt"
        for _ in range(_HOPS + 1):
            raw = self._request(split(address), {}, _ROBOTS_SIZE, cut=True)
            if raw.status in _MOVED and raw.headers.get("location"):
                address = urljoin(address, raw.headers["location"])
                continue
            robots.parse(_rules(raw))
            return robots
        robots.parse([])
        return robots

    def _request(self, parts: SplitResult, headers: Mapping[str, str], limit: int, *, cut: bool = False) -> _Raw:
        """One request; ``cut`` keeps the beginning of what is too large."""
        limits = self._settings.limits
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        sent = {"User-Agent": self.agent, "Accept": "text/html,application/xml;q=0.9,*/*;q=0.5", "Accept-Encoding": "gzip", "Connection": "close", **headers}
        expired = threading.Event()
        try:
            opened = connection(parts, min(_SILENCE, limits.fetch), private=self._settings.private)
            timer = threading.Timer(limits.fetch, _cut, (opened, expired))
            timer.daemon = True
            timer.start()
            try:
                opened.request("GET", _quoted(target), headers=sent)
                # An answer that is not read to its end holds the socket open until it is closed.
                with opened.getresponse() as answer:
                    told = {name.lower(): value for name, value in answer.getheaders()}
                    data = b"" if answer.status in _MOVED else _body(answer, told, limit, cut=cut)
                if expired.is_set():
                    raise TooSlow(f"it took more than {limits.fetch:g} seconds to fetch; try again later")
                return _Raw(answer.status, told, data)
            finally:
                timer.cancel()
                opened.close()
        except FetchError as error:
            if expired.is_set():
                raise TooSlow(f"it took more than {limits.fetch:g} seconds to fetch; try again later") from error
            raise
        except (OSError, http.client.HTTPException, ssl.SSLError, ValueError, zlib.error) as error:
            if expired.is_set() or isinstance(error, TimeoutError):
                raise TooSlow(f"it took more than {limits.fetch:g} seconds to fetch, or fell silent; try again later") from error
            raise FetchError(f"it cannot be fetched ({type(error).__name__}: {str(error)[:200]}); check the address and the network") from error


def _rules(raw: _Raw) -> list[str]:
    if raw.status == _OK:
        return raw.data.decode("utf-8", "replace").splitlines()
    return ["User-agent: *", "Disallow: /"] if raw.status >= 500 or raw.status == _TOO_MANY else []


def _cut(opened: http.client.HTTPConnection, expired: threading.Event) -> None:
    """End a request that takes too long, wherever it is."""
    expired.set()
    try:
        opened.sock.shutdown(2)
    except (OSError, AttributeError):
        opened.close()


def _body(answer: http.client.HTTPResponse, headers: Mapping[str, str], limit: int, *, cut: bool) -> bytes:
    """The content, unpacked; more than the limit is an error, or cut off."""
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if headers.get("content-encoding", "").lower() in {"gzip", "x-gzip"} else None
    parts, total = [], 0
    while chunk := answer.read1(_CHUNK):
        while chunk:
            piece = unpack.decompress(chunk, limit + 1 - total) if unpack is not None else chunk
            chunk = unpack.unconsumed_tail if unpack is not None else b""
            parts.append(piece)
            total += len(piece)
            if total > limit:
                if cut:
                    return b"".join(parts)[:limit]
                raise TooLarge(f"it is larger than the limit of {limit:,} bytes; save the article alone")
    if answer.length not in {0, None}:
        raise FetchError("it ended before it was whole; try again later")
    if unpack is not None and total and not unpack.eof:
        raise FetchError("its compression is cut off; try again later")
    return b"".join(parts)


def _quoted(target: str) -> str:
    return quote(target, safe="/?&=%:;,+@!$'()*~#[]-._")


def _origin(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
