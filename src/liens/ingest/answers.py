"""Tells what an answer of a web server holds, by what it says and by its first bytes."""

import re
from hashlib import sha256

from liens.ingest.lists import list_kind
from liens.ingest.piece import Kind

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|title)[\s>]", re.IGNORECASE)
_HEAD = 2048


def answer_kind(content_type: str, data: bytes) -> Kind | None:
    """The kind of what was answered, None for pictures, scripts and other things that hold no article."""
    said = content_type.partition(";")[0].strip().lower()
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if said.startswith(("image/", "audio/", "video/", "font/")) or "javascript" in said or said == "text/css":
        return None
    listed = list_kind(data)
    if listed is not None:
        return listed
    if said in {"text/html", "application/xhtml+xml"} or _PAGE.search(data[:_HEAD]):
        return Kind.PAGE
    return Kind.TEXT if said in {"text/plain", "text/markdown"} else None


def charset_of(content_type: str) -> str | None:
    """The encoding that an answer names."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else None


def stamp_of(data: bytes) -> str:
    """A hash that changes with the bytes."""
    return sha256(data).hexdigest()[:24]
