"""Stable identifiers: the same input gives the same id on every run and machine."""

import hashlib
import json
from collections.abc import Sequence

_LENGTH = 12
# Made once: ``json.dumps`` makes an encoder for each call, and an archive of a million claims has more ids than that.
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def identifier(prefix: str, parts: Sequence[str | int | None]) -> str:
    """``prefix`` and the first 12 hex digits of the SHA-256 of the JSON array of the parts."""
    digest = hashlib.sha256(_encoded(list(parts)).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:_LENGTH]}"
