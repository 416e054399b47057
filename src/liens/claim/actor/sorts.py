"""Knows what sort of actor each is (jihadist group, island…) and which states share a name ("North Korea", "South Korea").

So "the jihadists" are the jihadist group that the article names, and "the North" the other Korea.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liens.claim.actor.entity import Entity
from liens.claim.actor.gazetteer import ONTOLOGY, Gazetteer
from liens.langs.table import read_table

# Sorts of armed groups that the press does not take for each other; within a set a group may be called by either word.
_APART = (frozenset({"insurgent", "militia", "separatist"}), frozenset({"islamist", "jihadist"}), frozenset({"gang"}), frozenset({"autonomist"}))


@dataclass(frozen=True, slots=True)
class Sorts:
    """``words`` says which sort a word means, ``bearers`` which actors are of a sort."""

    words: Mapping[str, str]
    bearers: Mapping[str, frozenset[str]]

    def of(self, words: tuple[str, ...]) -> frozenset[str]:
        """The actors of all the sorts that these words mean ("the West African kingdom"); empty if they mean none."""
        found: frozenset[str] = frozenset()
        for word in words:
            bearers = self.bearers.get(self.words.get(word, ""), frozenset())
            found = found & bearers or found or bearers
        return found

    def names(self, words: tuple[str, ...]) -> str | None:
        """The sort that the first of these words means."""
        return next((self.words[w] for w in words if w in self.words), None)

    def may(self, words: tuple[str, ...], code: str) -> bool:
        """True unless the words mean a sort and nothing says that the group is of that or a like sort."""
        likes = self._likes(words)
        return not likes or any(code in self.bearers.get(sort, frozenset()) for sort in likes)

    def differs(self, words: tuple[str, ...], code: str) -> bool:
        """True for a group whose sorts are known and none like any that the words mean: "the rebels" are not Al-Qaeda."""
        likes = self._likes(words)
        own = {sort for family in _APART for sort in family if code in self.bearers.get(sort, frozenset())}
        return bool(likes and own) and not likes & own

    def _likes(self, words: tuple[str, ...]) -> set[str]:
        """The sorts of armed groups that the words mean, and those like them."""
        meant = {sort for word in words if (sort := self.words.get(word)) is not None}
        return {other for sort in meant for family in _APART if sort in family for other in family}


def load_sorts(words: Mapping[str, str]) -> Sorts:
    """The sorts of the ontology for the words of one language."""
    bearers: dict[str, set[str]] = {}
    for row in read_table(ONTOLOGY / "sorts.tsv", ("code", "sort")):
        bearers.setdefault(row["sort"], set()).add(row["code"])
    return Sorts(words, {sort: frozenset(codes) for sort, codes in bearers.items()})


def twins(gazetteer: Gazetteer, compass: frozenset[str]) -> dict[str, dict[str, Entity]]:
    """For each state that shares its name with another, both by point of the compass: ``{"PRK": {"north": …, "south": …}}``."""
    shared: dict[tuple[str, ...], dict[str, Entity]] = {}
    for form, entity in gazetteer.states():
        words = tuple(form.lower().split())
        point = next((w for w in words if w in compass), None)
        if point is not None and len(words) > 1:
            shared.setdefault(tuple(w for w in words if w != point), {}).setdefault(point, entity)
    return {entity.code: pair for pair in shared.values() if len(pair) > 1 for entity in pair.values()}


def twins_of(heads: Mapping[str, object], pairs: Mapping[str, Mapping[str, Entity]]) -> Iterator[tuple[str, Entity]]:
    """The points of the compass that shorten a state's name in an article which speaks of these heads."""
    for head in sorted(heads):
        yield from pairs.get(head, {}).items()
