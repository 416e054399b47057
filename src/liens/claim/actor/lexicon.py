"""Compiles what a language pack and the ontology know of actors: names, role nouns, pronouns, prepositions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from liens.claim.actor.entity import Entity
from liens.claim.actor.gazetteer import Gazetteer, NameContext, load_gazetteer, load_names
from liens.claim.actor.genders import FEMININE, MASCULINE, Genders, load_genders
from liens.claim.actor.own import Own, merged
from liens.claim.actor.scene import Towns
from liens.claim.actor.sorts import Sorts, load_sorts, twins
from liens.langs.gathering import uncollected
from liens.langs.pack import Pack
from liens.langs.table import Row
from liens.ontology.nearness import Nearness


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that makes an actor ("ministre", "army"): its words, sector, and what it is (person, body, group, country)."""

    words: tuple[str, ...]
    sector: str | None
    kind: str
    number: str
    place: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun or possessive: use (pronoun, object, possessive, both), person, number, gender, animacy."""

    use: str
    person: str
    plural: bool
    gender: str | None
    animacy: str
    place: str


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """Everything that finds and resolves actors in one language."""

    gazetteer: Gazetteer
    roles: Mapping[str, tuple[Role, ...]]
    pronouns: Mapping[str, Pronoun]
    prepositions: Mapping[str, str]
    counterparts: frozenset[str]
    last_named: frozenset[str]
    pair: frozenset[str]
    partitives: frozenset[str]
    numbers: frozenset[str]
    sides: frozenset[str]
    foreign: frozenset[str]
    family_first: frozenset[str]
    compass: frozenset[str]
    first_named: frozenset[str]
    impersonal: frozenset[str]
    impersonal_verbs: frozenset[str]
    numerals: frozenset[str]
    strangers: frozenset[str]
    backing: frozenset[str]
    belonging: frozenset[str]
    sorts: Sorts
    twins: Mapping[str, Mapping[str, Entity]]
    persons: frozenset[str]
    relations: frozenset[str]
    neighbours: frozenset[str]
    colonies: frozenset[str]
    sending: frozenset[str]
    flying: frozenset[str]
    collectives: frozenset[str]
    whose: frozenset[str]
    leading: frozenset[str]
    official: frozenset[str]
    allies: frozenset[str]
    movements: frozenset[str]
    offices: Mapping[str, str] = field(default_factory=dict)
    organs: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()
    towns: Towns = field(default_factory=Towns)
    nearness: Nearness = field(default_factory=Nearness)
    genders: Genders = field(default_factory=Genders)
    abroad: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    abbreviated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)


# What the cells of the tables may say: PLOVER sectors (see docs/reference/packs.md) and Liens' own few words.
SECTORS = frozenset({"GOV", "MIL", "SPY", "POL", "LEG", "JUD", "PTY", "OPP", "REB", "MED", "BUS", "CIV", "NGO"})
ROLE_KINDS = frozenset({"person", "body", "group", "country", "nothing"})
USES = frozenset({"pronoun", "object", "possessive", "both", "relative", "last"})
_SEXES = {"feminine": FEMININE, "masculine": MASCULINE}
CLASSES = frozenset({"against", "to", "on", "with", "between", "by", "of", "from", "in", "about", "at", "as", "cause", "after", "says"})


def _check(row: Row, column: str, allowed: frozenset[str]) -> Row:
    """The row, if the cell is empty or one of the allowed words."""
    value = row.get(column)
    if value is not None and value not in allowed:
        raise row.error(f"{column} {value!r} is not one of {', '.join(sorted(allowed))}")
    return row


@uncollected()
def compile_actors(pack: Pack, own: tuple[Own, ...] = ()) -> ActorLexicon:
    """Read the tables, a user's own actors over them; raises PackError naming file and line of what is wrong."""
    roles = _roles(pack)
    gazetteer = load_gazetteer(merged(load_names(pack.language), own, pack.language), _context(pack, roles))
    return replace(
        _tables(pack, gazetteer, roles),
        offices=pack.mapping("reference", "offices"),
        organs=pack.words("reference", "organs"),
        nobody=pack.words("reference", "nobody"),
        former=pack.words("reference", "former"),
        posted=pack.words("reference", "posted"),
        genders=_genders(pack, gazetteer),
        abroad=pack.words("reference", "abroad"),
        parties=pack.words("reference", "parties"),
        lasting=pack.words("reference", "lasting"),
        kinds=pack.mapping("reference", "kinds"),
        abbreviated=_abbreviated(pack.mapping("reference", "shorts")),
        values=_values(pack),
    )


def _tables(pack: Pack, gazetteer: Gazetteer, roles: Mapping[str, list[Role]]) -> ActorLexicon:
    return ActorLexicon(
        gazetteer,
        {word: tuple(sorted(found, key=lambda r: (-len(r.words), r.place))) for word, found in roles.items()},
        _pronouns(pack),
        {row["preposition"]: _check(row, "class", CLASSES)["class"] for row in pack.rows("prepositions.tsv", ("preposition", "class"))},
        pack.words("reference", "counterparts"),
        pack.words("reference", "last_named"),
        pack.words("reference", "pair"),
        pack.words("reference", "partitives"),
        pack.words("reference", "numbers"),
        pack.words("reference", "sides"),
        pack.words("reference", "foreign"),
        pack.words("reference", "family_first"),
        pack.words("reference", "compass"),
        pack.words("reference", "first_named"),
        pack.words("reference", "impersonal"),
        pack.words("reference", "impersonal_verbs"),
        pack.words("reference", "numerals"),
        pack.words("reference", "strangers"),
        pack.words("reference", "backing"),
        pack.words("reference", "belonging"),
        load_sorts(pack.mapping("reference", "sorts")),
        twins(gazetteer, pack.words("reference", "compass")),
        _persons(roles),
        pack.words("reference", "relations"),
        pack.words("reference", "neighbours"),
        pack.words("reference", "colonies"),
        pack.words("reference", "sending"),
        pack.words("reference", "flying"),
        pack.words("reference", "collectives"),
        pack.words("reference", "whose"),
        pack.words("reference", "leading"),
        pack.words("reference", "official"),
        pack.words("reference", "allies"),
        pack.words("reference", "movements"),
    )


def _genders(pack: Pack, gazetteer: Gazetteer) -> Genders:
    nouns = {word: gender for key, gender in _SEXES.items() for word in pack.words("reference", key)}
    return load_genders(gazetteer.context.forenames, nouns, pack.words("reference", "family_first"))


def _abbreviated(shorts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """By organisation the single words that mean it once an article has named it."""
    return {code: tuple(word for word, meant in shorts.items() if meant == code) for code in dict.fromkeys(shorts.values())}


def _values(pack: Pack) -> dict[str, int]:
    """The small numbers in words, as they count states told of before ("the three countries")."""
    return {row["form"]: int(row["value"]) for row in pack.rows("numbers.tsv", ("form", "kind", "value")) if row["kind"] == "small"}


def _roles(pack: Pack) -> dict[str, list[Role]]:
    """The role nouns by their first word."""
    roles: dict[str, list[Role]] = {}
    for row in pack.rows("roles.tsv", ("lemma", "sector", "kind", "number")):
        _check(_check(row, "sector", SECTORS), "kind", ROLE_KINDS)
        for words in _splits(row["lemma"]):
            roles.setdefault(words[0], []).append(Role(words, row.get("sector"), row["kind"], row["number"], row.place))
    return roles


def _pronouns(pack: Pack) -> dict[str, Pronoun]:
    """The pronouns by their form."""
    return {
        _check(row, "use", USES)["form"]: Pronoun(row["use"], row["person"], row["number"] == "plur", row.get("gender"), row["animacy"], row.place)
        for row in pack.rows("pronouns.tsv", ("form", "use", "person", "number", "gender", "animacy"))
    }


def _persons(roles: Mapping[str, list[Role]]) -> frozenset[str]:
    """The words that open the name of an office or rank."""
    return frozenset(word.lower() for word, found in roles.items() if any(role.kind == "person" for role in found))


def _titles(roles: Mapping[str, list[Role]]) -> frozenset[str]:
    """The words of offices and ranks: what may stand before a surname without being a given name; "the Trump administration" is none."""
    every = [role for found in roles.values() for role in found]
    bodies = {role.words[0].lower() for role in every if role.kind == "body" and len(role.words) == 1}
    return frozenset(word.lower() for role in every if role.kind == "person" for word in role.words) - bodies


def _context(pack: Pack, roles: Mapping[str, list[Role]]) -> NameContext:
    bodies = frozenset(" ".join(r.words).lower() for found in roles.values() for r in found if r.kind == "body")
    return NameContext(
        _titles(roles) | pack.words("reference", "titles"),
        bodies,
        pack.words("reference", "attitudes"),
        *(pack.words("reference", k) for k in ("given", "pacts", "sites", "vessels", "waters", "eras")),
    )


def _splits(lemma: str) -> list[tuple[str, ...]]:
    """A role noun in words: parsers split some words at the hyphen and leave others whole."""
    spaced = lemma.replace("'", "' ")
    return list(dict.fromkeys([tuple(spaced.replace("-", " - ").split()), tuple(spaced.split())]))
