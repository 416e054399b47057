"""What one language says of places: prepositions, nouns of place, relations such as "near", distances; and the gazetteer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from liens.claim.where.habits import Habits, load_habits
from liens.langs.gathering import uncollected
from liens.langs.pack import Pack
from liens.langs.table import EMPTY
from liens.model import Nearness, PlaceLevel
from liens.ontology.places import Spot, TownTable, load_lands, load_nationalities, load_regions, load_states

DIRECTIONS = frozenset(Nearness) - {Nearness.NEAR, Nearness.OFF, Nearness.BETWEEN, Nearness.TOWARD}


@dataclass(frozen=True, slots=True)
class Relation:
    """Words before a place that say how near; ``km`` is how far that reaches, None where only a distance gives it sense."""

    words: tuple[str, ...]
    nearness: Nearness
    km: float | None
    why: str


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A noun for a kind of place; ``back`` if it can point back alone ("la ville")."""

    level: PlaceLevel
    back: bool


@dataclass(frozen=True, slots=True)
class Distances:
    """Words of distances: units in kilometres, numbers, and words before them that only hedge."""

    units: Mapping[tuple[str, ...], float]
    numbers: Mapping[tuple[str, ...], float]
    hedges: frozenset[tuple[str, ...]]


class PlaceLexicon:
    """The place words of a language and the places of the world; the big table is only read when a text is."""

    def __init__(self, pack: Pack) -> None:
        """Compile the tables; raises PackError naming file and line of what is wrong."""
        self.language = pack.language
        self.prepositions: Mapping[str, str] = {row["preposition"]: row["class"] for row in pack.rows("prepositions.tsv", ("preposition", "class"))}
        self.contractions = pack.mapping("grammar", "contractions")
        self.nouns: Mapping[str, PlaceNoun] = {
            row["noun"]: PlaceNoun(PlaceLevel(row["level"]), row["back"] == "yes") for row in pack.rows("places.tsv", ("noun", "level", "back"))
        }
        self.relations = _relations(pack)
        self.compass = frozenset(word for r in self.relations if r.nearness in DIRECTIONS for word in r.words)
        self.distances = _distances(pack)
        self.towns = TownTable()

    @cached_property
    @uncollected()
    def states(self) -> Mapping[str, tuple[Spot, ...]]:
        """States and territories under their names, by key."""
        return load_states(self.lands, self.language)

    @cached_property
    def nationalities(self) -> Mapping[str, Spot]:
        """The states that adjectives mark land as."""
        return load_nationalities(self.lands, self.language)

    @cached_property
    @uncollected()
    def regions(self) -> Mapping[str, tuple[Spot, ...]]:
        """Regions, waters and sites by key."""
        return load_regions(self.language)

    @cached_property
    def lands(self) -> Mapping[str, Spot]:
        """The middle of each state, by its code."""
        return load_lands()

    @cached_property
    def habits(self) -> Habits:
        """Which ties between a place and an event word mean that it happens there."""
        return load_habits()

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(key.split(" ", 1)[0] for key in (*self.states, *self.regions))

    def knows(self, opening: str) -> bool:
        """True if the name of a place begins with this key."""
        return bool(opening) and (opening.split(" ", 1)[0] in self._openings or self.towns.known(opening))

    def is_noun(self, lemma: str, text: str) -> bool:
        """True for a noun of place, by its dictionary form or as written."""
        return lemma.lower() in self.nouns or text.lower() in self.nouns or text in self.nouns

    def spots(self, key: str) -> list[Spot]:
        """All places of that key: regions, waters and sites first."""
        return [*self.states.get(key, ()), *self.regions.get(key, ()), *self.towns.spots(key)]


def split_words(text: str) -> tuple[str, ...]:
    """Words as the parser cuts them: an elided word is one by itself."""
    return tuple(text.lower().replace("\u2019", "'").replace("'", "' ").split())


def _relations(pack: Pack) -> tuple[Relation, ...]:
    """The relations, those of most words first."""
    found: list[Relation] = []
    for row in pack.rows("places_relations.tsv", ("words", "relation", "km", "example")):
        km = row.get("km")
        try:
            relation = Relation(split_words(row["words"]), Nearness(row["relation"]), None if km is None else float(km), row.place)
        except ValueError:
            raise row.error(f"{row['relation']!r} is not one of {', '.join(Nearness)}, or {row['km']!r} is no number") from None
        found += [relation, replace(relation, words=split_words(row["words"].replace("-", " - ")))]
    return tuple(sorted(dict.fromkeys(found), key=lambda r: (-len(r.words), r.words)))


def _distances(pack: Pack) -> Distances:
    tables: dict[str, dict[tuple[str, ...], float]] = {"unit": {}, "number": {}, "hedge": {}}
    for row in pack.rows("places_distances.tsv", ("words", "kind", "value")):
        if row["kind"] not in tables:
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(tables)}")
        tables[row["kind"]][split_words(row["words"])] = 0.0 if row["value"] == EMPTY else float(row["value"])
    return Distances(tables["unit"], tables["number"], frozenset(tables["hedge"]))
