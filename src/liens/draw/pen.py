"""What every drawing is given: the user's words, where marks lead, and how codes of actors are named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liens.draw.borders import DRAWN
from liens.draw.links import Links
from liens.draw.words import Words
from liens.link.disagree import OUTLET
from liens.link.told import UNKNOWN
from liens.ontology.naming import display_names

_ARTICLE = re.compile(r"a-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Pen:
    """Words and links of a drawing, and the policy of its borders (:mod:`liens.draw.borders`)."""

    words: Words
    links: Links
    borders: str = DRAWN

    def actor(self, code: str) -> str:
        """The name of an actor: "North Korea" for PRK, with the part of it that is meant ("North Korea (army)" for PRK/MIL)."""
        names = display_names(self.words.language)
        if code in names:
            return names[code]
        root, _, sector = code.partition("/")
        if root == UNKNOWN:
            return self.words("draw.unknown")
        name = names.get(root, root)
        return f"{name} ({self.words.get(f'sectors.{sector}', sector)})" if sector else name

    def actors(self, codes: Sequence[str]) -> str:
        """Several actors, or that none is known; a whole is left out where its part is named ("North Korea (army)" says both)."""
        return ", ".join(self.actor(code) for code in parts_first(codes)) or self.words("draw.unknown")

    def deed(self, initiators: Sequence[str], recipients: Sequence[str]) -> str:
        """Who to whom: "North Korea → Russia"; of what is done to nobody only who does it."""
        return self.actors(initiators) + (f" → {self.actors(recipients)}" if recipients else "")

    def speaker(self, name: str) -> str:
        """Who vouches: an outlet in its own voice, an unnamed source, or an actor."""
        if name.startswith(OUTLET):
            outlet = name.removeprefix(OUTLET)
            # An article without an outlet speaks for itself, by its id.
            return f"{self.words('table.outlet')} ({outlet})" if _ARTICLE.fullmatch(outlet) else outlet
        return self.words("draw.unnamed") if name.startswith(UNKNOWN) else self.actor(name)

    def category(self, name: str) -> str:
        """A category of events in words."""
        return self.words(f"categories.{name}")

    def sense(self, name: str) -> str:
        """What a figure counts ("killed"), or the category."""
        return self.words.get(f"senses.{name}", self.words.get(f"categories.{name}", name))


def parts_first(codes: Sequence[str]) -> list[str]:
    """Codes without those of which a part is among them."""
    return [code for code in codes if not any(other.startswith(f"{code}/") for other in codes)]
