"""Reads a web page into a draft of an article: the story's lines, the title first, and what the page says about itself."""

import re
from html import unescape
from typing import Any

from liens.errors import EmptyInput, TooLarge
from liens.read.articles import Draft
from liens.read.dates import parse_date
from liens.read.declared import declared, shared_title
from liens.read.lines import fold

# The largest of 88 real pages has 1.2 million characters; one of 27 million took 13 seconds and a gigabyte.
_LARGEST = 10_000_000
# The deepest of the 88 pages nests 29 such elements; parsers that recurse fail at about 1,000.
_DEEPEST = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_SUFFIX = re.compile(r"\s+[|–—-]\s+([^|]{2,40})$")
_HEADING = re.compile(r"<(/?)h([1-3])\b[^<>]*>", re.IGNORECASE)
_LONGEST_HEADING = 2_000
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^>]*>")
# A kicker names place or subject before the headline.
_KICKER = re.compile(r"^[^:]{2,60}: ")
_LEAST_HEADLINE = 15
# What stands inside these is no element of the page.
_OPAQUE = frozenset({"script", "style", "svg", "noscript", "template", "textarea", "title"})
# Elements that never close or need not be closed; an unclosed one adds no depth.
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_LOOSE = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "html", "head", "body"})
_FLAT = _VOID | _LOOSE


def read_page(html: str, path: str | None, url: str | None = None) -> Draft:
    """The draft of a page; raises TooLarge for one too large or too deep, EmptyInput if no story is left."""
    _check(html)
    found = _extract(html, url)
    text = (found.text or "").strip("\n") if found is not None else ""
    if not text.strip():
        raise EmptyInput("no story is left of the page once menus and scripts are taken away; save the article's own page, or its text")
    outlet = _clean(found.sitename) or _clean(found.hostname)
    said = declared(html)
    title = _below(html, said.headline, outlet) or _headline(_without_site(_whole(said.headline, html), outlet), _without_site(_clean(found.title), outlet))
    return Draft(
        text=_with_title(text, title),
        hinted=_language(html) or _clean(found.language),
        dated=parse_date(found.date or "") or said.published,
        outlet=outlet,
        url=url or _clean(found.url),
        title=title,
        path=path,
        authors=said.authors or _authors(found.author),
    )


def _headline(declared_one: str | None, shown: str | None) -> str | None:
    """The headline that a page declares, else the one it shows; the shorter one where both are alike but for a kicker ("Sahel: …")."""
    if declared_one and shown and len(shown) >= _LEAST_HEADLINE and _KICKER.sub("", declared_one) == shown:
        return shown
    return declared_one or shown


def _below(html: str, declared_one: str | None, outlet: str | None) -> str | None:
    """The title that a page hands out with its link, where it stands, whole or behind a kicker, in a heading below the first rank.

    Some sites set a headline for search engines in the first rank, and declare it, often as the last step of the way to the page; the one
    that readers are meant to read stands below.
    """
    title = _without_site(shared_title(html), outlet)
    lower = [_words(text) for level, text in _headings(html) if level != "1"]
    if title is None or len(title) < _LEAST_HEADLINE or _ends_with(lower, declared_one):
        return None
    return title if _ends_with(lower, title) else None


def _ends_with(headings: list[list[str]], title: str | None) -> bool:
    wanted = _words(title or "")
    return bool(wanted) and any(heading[-len(wanted) :] == wanted for heading in headings)


def _headings(html: str) -> list[tuple[str, str]]:
    """The headings of a page in reading order: how high, and what they say. One look at each tag: pages may hold a million that never close."""
    found, level, start = [], "", 0
    for tag in _HEADING.finditer(html):
        if not tag[1]:
            level, start = tag[2], tag.end()
        elif level == tag[2] and tag.start() - start <= _LONGEST_HEADING:
            text = unescape(_MARKUP.sub(" ", html[start : tag.start()])).replace("\u00ad", "")
            found.append((level, " ".join(text.split())))
            level = ""
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _whole(headline: str | None, html: str) -> str | None:
    """A headline that was declared cut off, as the page shows it in full."""
    kept = headline.removesuffix("...").removesuffix("…").rstrip() if headline else ""
    if headline is None or len(kept) in {0, len(headline)}:
        return headline
    shown = (text for level, text in _headings(html) if level == "1")
    return next((text for text in shown if text.startswith(kept)), headline)


def _authors(found: Any) -> tuple[str, ...]:
    return tuple(name for part in found.split(";") if (name := part.strip())) if isinstance(found, str) else ()


def _extract(html: str, url: str | None) -> Any:
    """What trafilatura makes of the page, or None; it is imported here because that takes most of a second."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True, include_tables=True)
    except (RecursionError, ValueError, TypeError, AttributeError) as error:
        raise EmptyInput(f"the page cannot be taken apart ({type(error).__name__}); save its text instead") from error


def _check(html: str) -> None:
    if len(html) > _LARGEST:
        raise TooLarge(f"the page has {len(html):,} characters, more than {_LARGEST:,}; save the article alone, or its text")
    if depth(html) > _DEEPEST:
        raise TooLarge(f"the page nests more than {_DEEPEST} elements, which no article does; save its text instead")


def depth(html: str) -> int:
    """How deep elements lie in one another, at most; counting stops above the limit."""
    now = deepest = 0
    opaque: str | None = None
    for closing, tag, single in _TAG.findall(html):
        name = tag.lower()
        if opaque is not None:
            opaque = None if closing and name == opaque else opaque
        elif name in _OPAQUE:
            opaque = None if closing or single else name
        elif not single and name not in _FLAT:
            now = max(0, now - 1) if closing else now + 1
            deepest = max(deepest, now)
            if deepest > _DEEPEST:
                break
    return deepest


def _with_title(text: str, title: str | None) -> str:
    """The story with its title as first line, unless it stands among the first lines already."""
    if title is None or fold(title).casefold() in {fold(line).casefold() for line in text.split("\n")[:5]}:
        return text
    return f"{title}\n{text}"


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """The title without the name of the site that many pages add to it ("… | The Gulf Courier")."""
    found = _SUFFIX.search(title) if title and outlet else None
    if title and outlet and found and found.start() and _plain(found.group(1)) in _plain(outlet):
        return title[: found.start()].rstrip()
    return title


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _language(html: str) -> str | None:
    found = re.search(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", html[:20_000], re.IGNORECASE)
    return found.group(1).lower() if found else None


def _clean(value: Any) -> str | None:
    """A value of the metadata on one line, None if blank."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
