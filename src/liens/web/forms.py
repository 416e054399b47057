"""Forms that change something: sent from a page of this very site, or not taken in.

Each browser gets a random cookie, each form a token that only this site can make for it.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

COOKIE = "liens-form"
FIELD = "form-token"
_LONGEST_NAME = 64


class Forms:
    """Makes and checks the tokens of forms; the key lives as long as the server does."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or os.urandom(32)

    def browser(self, request: Request) -> str:
        """The random name of a browser, a new one where it has none yet."""
        known = request.cookies.get(COOKIE, "")
        return known if known.isalnum() and len(known) == 32 else os.urandom(16).hex()

    def token(self, browser: str) -> str:
        """What a form that is shown to a browser must carry."""
        return hmac.new(self._key, browser.encode(), hashlib.sha256).hexdigest()

    def accepts(self, request: Request, form: Mapping[str, list[str]]) -> bool:
        """True for a form from a page of this site: the same origin by the browser's word, and the token of that browser."""
        fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if fetched not in {None, "same-origin"}:
            return False
        # As pages send no referrer, browsers write "null" for the origin of their forms; then what no page can forge must tell where it is from.
        own = fetched is not None if origin == "null" else origin in {None, f"{request.url.scheme}://{request.headers.get('host', '')}"}
        if not own:
            return False
        shown = (form.get(FIELD) or [""])[-1]
        return hmac.compare_digest(shown.encode(), self.token(request.cookies.get(COOKIE, "")).encode())


async def read_form(request: Request, most: int) -> dict[str, list[str]] | None:
    """The fields of a form that was sent in, None for one that is too long or none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return None
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=200)
    except (UnicodeDecodeError, ValueError):
        return None
    for name, value in pairs:
        found.setdefault(name[:_LONGEST_NAME], []).append(value)
    return found
