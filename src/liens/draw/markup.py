"""Small functions that write HTML: everything that comes from outside is escaped here and nowhere else."""

import re
from collections.abc import Iterable
from functools import cache

_ESCAPES = str.maketrans({
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    # A bare carriage return would be read as a line feed, and the text would no longer be exactly as read.
    "\r": "&#13;",
})  # fmt: skip
_SPECIAL = re.compile("[&<>\"'\r]")
_VOID = frozenset({"meta"})


def escaped(text: str) -> str:
    """Text that stands for itself in HTML, in content and in quoted attributes."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


@cache
def _attribute(key: str) -> str:
    """A keyword of Python as the name of an attribute."""
    return key.rstrip("_").replace("_", "-")


def element(name: str, content: str = "", /, **attributes: str | None) -> str:
    """An element; ``content`` is HTML already, attributes are escaped, those that are None left out.

    An attribute that is a word of Python ends with an underscore (``class_``); inner ones become hyphens (``data_n``).
    """
    given = "".join(f' {_attribute(key)}="{escaped(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{content}</{name}>"


def text_element(name: str, text: str, /, **attributes: str | None) -> str:
    """An element that holds plain text."""
    return element(name, escaped(text), **attributes)


def definitions(pairs: Iterable[tuple[str, str]], **attributes: str | None) -> str:
    """A list of terms, plain text, with their descriptions, HTML."""
    rows = (element("div", text_element("dt", term) + element("dd", description)) for term, description in pairs)
    return element("dl", "".join(rows), **attributes)
