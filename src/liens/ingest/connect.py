"""Opens a connection to a web address only where that is allowed: public hosts, unless private ones were allowed.

The name is looked up once and the connection made to the very address that was checked, so that a name which changes its
meaning in between (DNS rebinding) leads nowhere.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Sequence
from functools import cache
from urllib.parse import SplitResult, urlsplit

from liens.errors import FetchError

_PORTS = {"http": 80, "https": 443}


def split(address: str) -> SplitResult:
    """A web address taken apart; raises FetchError for what is none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{address[:200]!r} is no web address ({error}); check it") from error
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise FetchError(f"{address[:200]!r} is no web address; it must begin with http:// or https:// and name a host")
    if any(c.isspace() or ord(c) < 32 for c in address):
        raise FetchError(f"{address[:200]!r} holds blanks or control characters; check it")
    return parts


def connection(parts: SplitResult, seconds: float, *, private: bool) -> http.client.HTTPConnection:
    """A connection that is open; raises FetchError, or OSError if nobody answers."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    opened = _first(_checked(_looked_up(host, port), host, private=private), port, seconds)
    try:
        stream = _secure().wrap_socket(opened, server_hostname=host) if parts.scheme == "https" else opened
    except BaseException:
        opened.close()
        raise
    found = http.client.HTTPConnection(host, port, timeout=seconds)
    found.sock = stream
    return found


@cache
def _secure() -> ssl.SSLContext:
    return ssl.create_default_context()


def _looked_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host {host[:100]!r} ({error}); check the address and the network") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _checked(numbers: Sequence[str], host: str, *, private: bool) -> Sequence[str]:
    if not private:
        for number in numbers:
            if not _public(number):
                raise FetchError(f"{host!r} is a private address ({number}); use --allow-private if it is meant")
    return numbers


def _public(number: str) -> bool:
    found = ipaddress.ip_address(number.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    found = inner or found
    return found.is_global and not found.is_multicast


def _first(numbers: Sequence[str], port: int, seconds: float) -> socket.socket:
    """A socket to the first number that answers."""
    last: OSError = OSError("no address")
    for number in numbers[:4]:
        try:
            return socket.create_connection((number, port), timeout=seconds)
        except OSError as error:
            last = error
    raise last
