"""What a dossier's form asks for: days from and to, a language, how claims stand, and who vouches for them."""

from collections.abc import Sequence
from datetime import date

from liens.dossier.source import STANDINGS, Wanted
from liens.errors import QueryError
from liens.langs.pack import languages
from liens.ontology.calling import code_called
from liens.ontology.speaking import Speaking
from liens.web.page import Asked

FIELDS = ("from", "to", "language", "standing", "speaker", "independent", "borders")


def wanted(asked: Asked, first: str | None = None, second: str | None = None) -> Wanted:
    """The claims that an address asks for; raises QueryError for what is no date or no language."""
    language = asked.one("language") or None
    if language is not None and language not in languages():
        raise QueryError(f"language={language} is not known; there are {', '.join(languages())}")
    days = _day(asked, "from"), _day(asked, "to")
    standing, speaker = _one_of(asked, "standing", STANDINGS), _one_of(asked, "speaker", tuple(Speaking))
    return Wanted(first, second, *days, language, standing=standing, speaker=speaker, independent=asked.one("independent") == "1")


def party(asked: Asked) -> str | None:
    """The actor that the address names, by its code or by a name that only one bears."""
    text = asked.one("actor")
    return (code_called(text) or text.upper()) if text else None


def kept(asked: Asked) -> dict[str, str]:
    """The part of the query that belongs to the form."""
    return {name: asked.one(name) for name in FIELDS if asked.one(name)}


def _one_of(asked: Asked, name: str, known: Sequence[str]) -> str | None:
    text = asked.one(name) or None
    if text is not None and text not in known:
        raise QueryError(f"{name}={text} is not known; there are {', '.join(known)}")
    return text


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
