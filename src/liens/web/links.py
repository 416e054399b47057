"""The addresses of the pages: every object has one that stays, made from its id."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

_PLAIN = "/:@!$'()*,~"
Values = Mapping[str, str | int | Sequence[str] | None]


def _address(*parts: str) -> str:
    return "/" + "/".join(quote(part, safe=_PLAIN) for part in parts)


def quoted(path: str) -> str:
    """A path as an address has it."""
    return quote(path, safe=_PLAIN)


def article(identifier: str, claim: str | None = None) -> str:
    """The page of an article, at one of its claims."""
    return _address("a", identifier) + (f"#{quote(claim, safe=_PLAIN)}" if claim else "")


def claim(identifier: str) -> str:
    """Where a claim stands: sends on to the page of its article."""
    return _address("c", identifier)


def tie(first: str, second: str) -> str:
    """The dossier of two actors."""
    return _address("tie", first, second)


def actor(code: str) -> str:
    """The dossier of an actor."""
    return _address("actor", code)


def event(identifier: str) -> str:
    """The dossier of an event."""
    return _address("event", identifier)


def review_claim(identifier: str) -> str:
    """What people judged of a claim, and the form to judge it."""
    return _address("review", "c", identifier)


def review_article(identifier: str) -> str:
    """The form to add a claim that was missed in an article."""
    return _address("review", "a", identifier)


def review_event(identifier: str) -> str:
    """What people judged of an event, and the forms to merge and to split it."""
    return _address("review", "e", identifier)


def search(text: str, **more: str | int | None) -> str:
    """A search."""
    return with_query("/search", {"q": text, **more})


def with_query(path: str, values: Values) -> str:
    """An address with a query; what is None or empty is left out."""
    pairs = [(name, one) for name, value in values.items() for one in (value if isinstance(value, list | tuple) else [value]) if one not in {None, ""}]
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def twin(address: str) -> str:
    """The same page as JSON: its path with ``.json``, the query as it is."""
    path, mark, query = address.partition("?")
    path = path.rstrip("/") or "/home"
    return f"{path}.json{mark}{query}"


def local(address: str) -> str:
    """An address of this site as it stands; the first page for any other, so that nobody is sent away by a link."""
    inside = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if inside else "/"
