"""Style sheets and scripts: files of this package, addressed with a piece of their digest, so that browsers may keep them."""

import hashlib
import os
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
# The style sheets of readings and of drawings, which exported files and notebooks have too, stand with them.
SHARED = {"reading.css": Path(__file__).parents[1] / "show" / "page.css", "draw.css": Path(__file__).parents[1] / "draw" / "draw.css"}
_DIGITS = 12


@cache
def versioned(name: str) -> str:
    """The address of a static file, with what changes when it does."""
    digest = hashlib.sha256(_path(name).read_bytes()).hexdigest()[:_DIGITS]
    return f"/static/{name}?v={digest}"


def _path(name: str) -> Path:
    return SHARED.get(name, FOLDER / name)


class _Static(StaticFiles):
    """Files of the folder and the shared ones; what is asked with its digest may be kept for good."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        if path in SHARED:
            return str(SHARED[path]), SHARED[path].stat()
        return super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        kept = "public, max-age=31536000, immutable" if scope["query_string"] else "no-cache"
        response.headers["cache-control"] = kept
        return response


def static_files() -> StaticFiles:
    """What serves them."""
    return _Static(directory=FOLDER)
