"""Stable identifiers: the same input gives the same id on every run and machine."""

import hashlib
import json
from collections.abc import Sequence

_LENGTH = 12


def identifier(prefix: str, parts: Sequence[str | int | None]) -> str:
    """``prefix`` and the first 12 hex digits of the SHA-256 of the JSON array of the parts."""
    digest = hashlib.sha256(json.dumps(list(parts), ensure_ascii=False).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:_LENGTH]}"
