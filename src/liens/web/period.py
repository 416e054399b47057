"""What a dossier's form asks for: days from and to, and a language."""

from datetime import date

from liens.dossier.source import Wanted
from liens.errors import QueryError
from liens.langs.pack import languages
from liens.web.page import Asked

FIELDS = ("from", "to", "language")


def wanted(asked: Asked, first: str | None = None, second: str | None = None) -> Wanted:
    """The claims that an address asks for; raises QueryError for what is no date or no language."""
    language = asked.one("language") or None
    if language is not None and language not in languages():
        raise QueryError(f"language={language} is not known; there are {', '.join(languages())}")
    return Wanted(first, second, _day(asked, "from"), _day(asked, "to"), language)


def kept(asked: Asked) -> dict[str, str]:
    """The part of the query that belongs to the form."""
    return {name: asked.one(name) for name in FIELDS if asked.one(name)}


def _day(asked: Asked, name: str) -> str | None:
    text = asked.one(name)
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise QueryError(f"{name}={text} is no date; write YYYY-MM-DD, for example 2025-10-24") from None


def day(asked: Asked) -> str | None:
    """The day from which "upcoming" is seen, if the address names one."""
    return _day(asked, "day")
