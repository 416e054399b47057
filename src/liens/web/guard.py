"""Keeps the site to itself: only asked by its own names, nothing from outside loaded, no long questions, strangers show a token."""

import json
from collections.abc import Iterable
from hmac import compare_digest
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from liens.web.page import Settings

TOKEN_COOKIE = "liens-token"  # noqa: S105 # the name of a cookie
_YEAR = 31_536_000
HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none';"
            b" form-action 'self'; frame-ancestors 'none'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


class Guard:
    """Stands before the pages: turns away what must not come in, and puts the headers of safety on every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or turn away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await _turn_away(refused, guarded, problem=scope["path"].endswith(".json"))
        else:
            await self._app(scope, receive, self._with_cookie(scope, guarded))

    def _refused(self, scope: Scope) -> int | None:
        """The status of a refusal, None for a request that may pass."""
        if host_of(_header(scope, b"host")) not in self._settings.hosts:
            return 421
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self._settings.longest:
            return 414
        if self._settings.token is not None and not any(compare_digest(shown.encode(), self._settings.token.encode()) for shown in _tokens(scope)):
            return 401
        return None

    def _with_cookie(self, scope: Scope, send: Send) -> Send:
        """Remember a token that came in the address, so that links need not carry it."""
        token = self._settings.token
        if token is None or token not in _in_query(scope):
            return send

        async def remembering(message: Message) -> None:
            if message["type"] == "http.response.start":
                cookie = f"{TOKEN_COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={_YEAR}"
                message["headers"] = [*message.get("headers", ()), (b"set-cookie", cookie.encode("latin-1"))]
            await send(message)

        return remembering


def host_of(header: str) -> str:
    """The name in a ``Host`` header, without its port."""
    name = header.lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def _header(scope: Scope, name: bytes) -> str:
    found: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return next((value.decode("latin-1") for key, value in found if key == name), "")


def _in_query(scope: Scope) -> list[str]:
    try:
        return parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=100).get("token", [])
    except ValueError:
        return []


def _tokens(scope: Scope) -> list[str]:
    """What a request shows as its token: in the address, in a cookie, or as bearer."""
    shown = _in_query(scope)
    kind, _, bearer = _header(scope, b"authorization").partition(" ")
    if kind.lower() == "bearer":
        shown.append(bearer.strip())
    try:
        cookie = SimpleCookie(_header(scope, b"cookie")).get(TOKEN_COOKIE)
    except CookieError:
        cookie = None
    return shown if cookie is None else [*shown, cookie.value]


_REASONS = {401: b"token needed\n", 414: b"address too long\n", 421: b"not a name of this site\n"}


async def _turn_away(status: int, send: Send, *, problem: bool) -> None:
    """Say no, in words; as JSON (RFC 9457) to who asked for JSON."""
    body, kind = _REASONS[status], b"text/plain; charset=utf-8"
    if problem:
        told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": body.decode().strip()}
        body, kind = json.dumps(told).encode() + b"\n", b"application/problem+json"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
