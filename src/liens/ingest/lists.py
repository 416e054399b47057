"""Reads lists: feeds (RSS, Atom) by feedparser, sitemaps, and OPML; each gives the addresses that it names, in its order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from liens.errors import EmptyInput, MalformedRecord
from liens.ingest.piece import About, Kind, Lead, Piece

_SHORTEST_STORY = 600
_TAG = re.compile(r"<[^>]*>")
_FEEDS = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)[\s>]", re.IGNORECASE)
_SITEMAPS = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]", re.IGNORECASE)
_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_HEAD = 4096


def list_kind(data: bytes) -> Kind | None:
    """Which kind of list some bytes are, None if they are none."""
    head = data[:_HEAD]
    if b"<html" in head.lower():
        return None
    found = {Kind.FEED: _FEEDS, Kind.SITEMAP: _SITEMAPS, Kind.OPML: _OPML}
    return next((kind for kind, pattern in found.items() if pattern.search(head)), None)


def leads(piece: Piece, most: int) -> tuple[Lead, ...]:
    """The addresses that a list names, each once, at most so many; raises EmptyInput or MalformedRecord."""
    read = {Kind.FEED: _feed, Kind.SITEMAP: _sitemap, Kind.OPML: _opml}[piece.kind]
    found: dict[str, Lead] = {}
    for about in read(piece):
        address = _absolute(piece, about.address)
        if address and address not in found:
            listed = piece.kind is Kind.FEED or (piece.kind is Kind.SITEMAP and not _is_map(address))
            found[address] = Lead(piece.source, address, replace(about, address=address), listed)
        if len(found) >= most:
            break
    if not found:
        raise EmptyInput(f"the {piece.kind} names no web address")
    return tuple(found.values())


def _absolute(piece: Piece, address: str | None) -> str | None:
    if not address:
        return None
    try:
        whole = urljoin(piece.about.address or "", address.strip())
        return whole if urlsplit(whole).scheme in {"http", "https"} and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _is_map(address: str) -> bool:
    return re.search(r"sitemap[^/]*$|\.xml(\.gz)?$", urlsplit(address).path, re.IGNORECASE) is not None


def _feed(piece: Piece) -> Iterator[About]:
    import feedparser

    parsed = feedparser.parse(piece.data)
    if parsed.bozo and not parsed.entries:
        raise MalformedRecord(f"the feed cannot be read ({type(parsed.bozo_exception).__name__}); look at its address in a browser")
    outlet = _line(parsed.feed.get("title"))
    for entry in parsed.entries:
        yield About(entry.get("link"), _line(entry.get("title")), outlet, _day(entry), content=_content(entry))


def _content(entry: Any) -> str | None:
    """The longest text of an entry, if it is long enough to be the story."""
    texts = [part.get("value") or "" for part in entry.get("content", [])] + [entry.get("summary") or ""]
    longest = max(texts, key=len)
    return longest if len(_TAG.sub("", longest)) >= _SHORTEST_STORY else None


def _day(entry: Any) -> date | None:
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*parts[:3]) if parts else None
    except (ValueError, TypeError):
        return None


def _line(value: Any) -> str | None:
    return " ".join(_TAG.sub("", value).split()) or None if isinstance(value, str) else None


def _sitemap(piece: Piece) -> Iterator[About]:
    for element in _elements(piece.data, "loc"):
        yield About((element.text or "").strip())


def _opml(piece: Piece) -> Iterator[About]:
    for element in _elements(piece.data, "outline"):
        address = element.get("xmlUrl") or element.get("xmlurl")
        if address:
            yield About(address, outlet=_line(element.get("title") or element.get("text")))


def _elements(data: bytes, name: str) -> Iterator[Any]:
    """Every element of a name, whatever its name space; entities are never resolved, and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedRecord(f"the list is not XML ({error}); look at its address in a browser") from error
    if root is None:
        raise MalformedRecord("the list is not XML; look at its address in a browser")
    return (e for e in root.iter() if isinstance(e.tag, str) and etree.QName(e).localname.lower() == name)
