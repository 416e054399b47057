"""Tells whether a person is a man or a woman, as far as name or title show it, so that "she" does not point to him.

Given names that women bear, and names that both bear, stand in ``ontology/given_names.tsv``; the other given names of
known persons are those of men. Where the family name comes first only a whole name says anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from liens.claim.actor.gazetteer import ONTOLOGY
from liens.claim.actor.mention import Form, Mention
from liens.errors import PackError
from liens.langs.table import label_of, read_table
from liens.parse.parsed import Parsed

FEMININE, MASCULINE = "Fem", "Masc"
_GENDERS = {"F": FEMININE, "-": None}
_FILE = "given_names.tsv"
_PERSONAL = frozenset({"person", "official"})


@dataclass(frozen=True, slots=True)
class Genders:
    """``names`` says what a given or whole name shows, ``men`` are other given names, ``nouns`` words such as "queen" or "Mr"."""

    names: Mapping[str, str | None] = field(default_factory=dict)
    men: frozenset[str] = frozenset()
    nouns: Mapping[str, str] = field(default_factory=dict)
    family_first: frozenset[str] = frozenset()

    def marked(self, parsed: Parsed, mention: Mention) -> Mention:
        """The mention with the gender that its words show; the grammar of a name says nothing of its bearer."""
        if mention.type not in _PERSONAL or (mention.plural and mention.form is not Form.PERSON):
            return mention
        gender = self._told(parsed, mention)
        if gender is None and mention.form is Form.PERSON:
            gender = self._of_name(mention)
        if gender is None and mention.form is not Form.PERSON:
            return mention
        return replace(mention, gender=gender)

    def _told(self, parsed: Parsed, mention: Mention) -> str | None:
        words = (parsed.tokens[i].text.lower() for i in dict.fromkeys([mention.token, *range(max(0, mention.first - 1), mention.last + 1)]))
        return next((self.nouns[w] for w in words if w in self.nouns), None)

    def _of_name(self, mention: Mention) -> str | None:
        if mention.name in self.names:
            return self.names[mention.name]
        given, _, family = mention.name.partition(" ")
        if not family or mention.head in self.family_first:
            return None
        if given in self.names:
            return self.names[given]
        return MASCULINE if given in self.men else None


def load_genders(men: frozenset[str], nouns: Mapping[str, str], family_first: frozenset[str]) -> Genders:
    """What the ontology knows of given names, with a pack's words; raises PackError for a gender that is none."""
    names: dict[str, str | None] = {}
    for row in read_table(ONTOLOGY / _FILE, ("name", "gender")):
        if row["gender"] not in _GENDERS:
            raise PackError(f"{label_of(ONTOLOGY / _FILE)}: gender {row['gender']!r} of {row['name']!r} is not F or -")
        names[row["name"]] = _GENDERS[row["gender"]]
    return Genders(names, men - names.keys(), nouns, family_first)
