"""What a trigger counts: the dead, the freed, the missiles fired, under one name in every language."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from liens.langs.pack import Pack, languages, load_pack

_COLUMNS = ("stem", "sense", "example")


@dataclass(frozen=True, slots=True)
class Senses:
    """The beginnings of words of one language that name a sense, the longest first."""

    stems: tuple[tuple[str, str], ...]

    def of(self, words: str) -> str | None:
        """The sense of the first word of a trigger that has one, None where no word tells."""
        text = folded(words)
        pieces = text.split()
        for stem, sense in self.stems:
            if stem in text if " " in stem else any(piece.startswith(stem) for piece in pieces):
                return sense
        return None


def folded(words: str) -> str:
    """Words in lower case, without accents, and with blanks for whatever is no letter or digit."""
    plain = unicodedata.normalize("NFD", words.casefold())
    return "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))


def compile_senses(pack: Pack) -> Senses:
    """The senses of a language; raises PackError where a stem is not folded as triggers are, or is named twice."""
    found: dict[str, str] = {}
    for row in pack.rows("senses.tsv", _COLUMNS):
        stem = row["stem"]
        if folded(stem) != stem:
            raise row.error(f"stem {stem!r} must be in lower case without accents: {folded(stem)!r}")
        if stem in found:
            raise row.error(f"stem {stem!r} is named twice")
        found[stem] = row["sense"]
    return Senses(tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


@cache
def all_senses() -> Mapping[str, Senses]:
    """The senses of every language that has a pack."""
    return {language: compile_senses(load_pack(language)) for language in languages()}


def known_senses(senses: Sequence[Senses]) -> frozenset[str]:
    """Every sense that some language names."""
    return frozenset(sense for one in senses for _, sense in one.stems)
