"""Where the marks of drawings lead on the site."""

from urllib.parse import parse_qsl, urlencode

from liens.draw.borders import load_borders
from liens.draw.links import Choice, Links
from liens.draw.pen import Pen
from liens.errors import QueryError
from liens.web import links
from liens.web.page import Asked


class Addresses(Links):
    """Leads to the pages of the site; ``base`` is the dossier at hand, ``kept`` the part of its query that goes with its figures, ``here`` the page."""

    def __init__(self, base: str = "", kept: Choice | None = None, here: str = "") -> None:
        self._base, self._kept, self._here = base, dict(kept or {}), here

    def event(self, identifier: str) -> str:  # one of several kinds
        """The dossier of an event."""
        return links.event(identifier)

    def actor(self, code: str) -> str | None:  # one of several kinds
        """The dossier of an actor, none of an unknown one."""
        return None if code.startswith("?") else links.actor(code)

    def tie(self, first: str, second: str) -> str:  # one of several kinds
        """The dossier of two actors, by their roots."""
        return links.tie(first.partition("/")[0], second.partition("/")[0])

    def claims(self, choice: Choice) -> str | None:
        """The sentences of the dossier at hand that fit."""
        return links.with_query(f"{self._base}/claims", {**self._kept, **choice}) if self._base else None

    def borders(self, policy: str) -> str | None:
        """The page at hand with borders drawn after another policy."""
        path, _, query = self._here.partition("?")
        pairs = [(name, value) for name, value in parse_qsl(query) if name != "borders"]
        return f"{path}?{urlencode([*pairs, ('borders', policy)])}#map" if self._here else None

    def passage(self, claim: str) -> str:  # one of several kinds
        """Where a claim stands."""
        return links.claim(claim)

    def outlet(self, name: str) -> str:  # one of several kinds
        """A search for what an outlet prints."""
        return links.search(f'outlet:"{name}"' if " " in name else f"outlet:{name}")

    def anchor(self, identifier: str) -> str:  # one of several kinds
        """A row's id is the object's."""
        return identifier


def pen(asked: Asked, base: str = "", kept: Choice | None = None) -> Pen:
    """What the drawings of a page are made with."""
    return Pen(asked.language.words, Addresses(base, kept, asked.address), _borders(asked))


def _borders(asked: Asked) -> str:
    """The policy that the address asks for, else that of the site; raises QueryError for one that is not known."""
    policy, known = asked.one("borders") or asked.settings.borders, load_borders()
    if policy not in known:
        raise QueryError(f"borders={policy} is not known; there are {', '.join(known)}")
    return policy
