"""What a page declares about itself to machines: headline, day, authors and body of its article (schema.org, as JSON-LD)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from liens.read.dates import parse_date

_BLOCK = re.compile(r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>(.{2,400000}?)</script>", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(r"Article$|Posting$|^Report$|^LiveBlogPosting$")
_MOST_NODES = 2_000


_META = re.compile(r"<meta\b(?:[^<>\"']++|\"[^\"]{0,1000}+\"|'[^']{0,1000}+'){0,60}+>", re.IGNORECASE)
_SHARED = re.compile(r"\bproperty\s*=\s*[\"']?og:title\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
# Beyond so many characters no page has its head.
_HEAD = 500_000


@dataclass(frozen=True, slots=True)
class Declared:
    """What was declared; None and empty where nothing was."""

    headline: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    body: str | None = None


def declared(page: str) -> Declared:
    """What the first article that a page declares says of itself."""
    for node in _articles(page):
        headline = _line(node.get("headline"))
        if headline:
            written = node.get("datePublished")
            day = parse_date(written) if isinstance(written, str) else None
            return Declared(headline, day, tuple(dict.fromkeys(_names(node.get("author")))), _text(node.get("articleBody")))
    return Declared()


def shared_title(page: str) -> str | None:
    """The title that a page hands out with its link (``og:title``)."""
    for meta in _META.finditer(page[:_HEAD]):
        content = _CONTENT.search(meta[0]) if _SHARED.search(meta[0]) else None
        if content:
            return _line(content[1] or content[2])
    return None


def _articles(page: str) -> Iterator[dict[str, Any]]:
    for block in _BLOCK.findall(page)[:20]:
        try:
            # Many sites break lines inside strings, which strict JSON forbids.
            data = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting, seen = [data], 0
        while waiting and seen < _MOST_NODES:
            node, seen = waiting.pop(0), seen + 1
            if isinstance(node, dict):
                if any(_ARTICLE.search(kind) for kind in _kinds(node)):
                    yield node
                waiting += [value for value in node.values() if isinstance(value, dict | list)]
            elif isinstance(node, list):
                waiting += node


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _names(authors: Any) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else [authors]:
        name = _line(author.get("name") if isinstance(author, dict) else author)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _line(value: Any) -> str | None:
    return " ".join(html.unescape(value).replace("\u00ad", "").split()) or None if isinstance(value, str) else None


def _text(value: Any) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None
