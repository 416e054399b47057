"""Which words name no political event where they stand: figures of speech, sport, weather, accidents, art, shops, votes.

The lines of ``figures.tsv`` hold for whole categories or for families of words: a storm that kills, a film that tells of an attack,
a side that beats another in a final. A line may be called off by a word of its sentence: shots at a match are shots.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from liens.claim.event.lexicon import word_classes
from liens.claim.event.triggers import Trigger
from liens.langs.pack import Pack
from liens.langs.table import EMPTY, Row
from liens.model import Category
from liens.parse.parsed import Parsed

_COLUMNS = ("place", "categories", "triggers", "words", "unless", "example")
_ANY = "*"


class Place(StrEnum):
    """Where a word must stand: doer, sufferer, modifier, any argument, what the event noun is said to be, anywhere in the sentence."""

    SUBJECT = "subj"
    OBJECT = "obj"
    MODIFIER = "of"
    ARGUMENT = "with"
    ABOVE = "up"
    SENTENCE = "sentence"


_ROLES: Mapping[Place, frozenset[str]] = {
    Place.SUBJECT: frozenset({"subj", "agent", "up.subj"}),
    Place.OBJECT: frozenset({"obj"}),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: where one of its words must stand, for which categories and triggers, and what calls it off."""

    place: Place
    categories: frozenset[Category]
    triggers: frozenset[str]
    words: frozenset[str]
    unless: frozenset[str]
    line: str
    example: str


def compile_figures(pack: Pack) -> tuple[Figure, ...]:
    """Read ``figures.tsv``; raises PackError naming file and line of what is wrong."""
    classes = word_classes(pack)
    return tuple(_figure(row, classes) for row in pack.rows("figures.tsv", _COLUMNS))


def _figure(row: Row, classes: Mapping[str, frozenset[str]]) -> Figure:
    try:
        place = Place(row["place"])
        named = list(Category) if row["categories"] == _ANY else [Category(c) for c in row["categories"].split("|")]
    except ValueError as error:
        raise row.error(str(error)) from None
    return Figure(
        place, frozenset(named), _words(row, "triggers", classes), _words(row, "words", classes), _words(row, "unless", classes), row.place, row["example"]
    )


def _words(row: Row, column: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for value in [] if row[column] == EMPTY else row[column].split("|"):
        if value.startswith("@") and value[1:] not in classes:
            raise row.error(f"class {value!r} is not defined in classes*.tsv")
        found |= classes[value[1:]] if value.startswith("@") else {value}
    return frozenset(found)


def figure_at(parsed: Parsed, figures: tuple[Figure, ...], trigger: Trigger) -> Figure | None:
    """The line by which a trigger is no political event; None where it may be one."""
    category = trigger.rule.category
    for figure in figures:
        if category not in figure.categories or (figure.triggers and not figure.triggers & _names(parsed, trigger)):
            continue
        if _stands(parsed, figure, trigger) and not (figure.unless and figure.unless & _sentence(parsed, trigger)):
            return figure
    return None


def _names(parsed: Parsed, trigger: Trigger) -> frozenset[str]:
    return frozenset(parsed.tokens[i].lemma for i in trigger.tokens)


def _stands(parsed: Parsed, figure: Figure, trigger: Trigger) -> bool:
    if figure.place is Place.SENTENCE:
        return bool(figure.words & _sentence(parsed, trigger))
    if figure.place is Place.ABOVE:
        return bool(figure.words & _above(parsed, trigger.token))
    return any(parsed.tokens[a.token].lemma in figure.words for a in trigger.arguments if _fits(figure.place, a.role))


def _above(parsed: Parsed, i: int) -> frozenset[str]:
    """What an event noun is said to be ("is the subject of a thesis"), or is told in ("fills a chapter")."""
    head = parsed.tokens[parsed.tokens[i].head]
    if parsed.tokens[i].dep.split(":")[0] != "nsubj" or head.i == i:
        return frozenset()
    below = [j for j in parsed.children[head.i] if parsed.tokens[j].dep.split(":")[0] in {"obj", "nmod", "obl"}]
    return frozenset(parsed.tokens[j].lemma for j in (head.i, *below, *(k for j in below for k in parsed.children[j])))


def _fits(place: Place, role: str) -> bool:
    if place is Place.MODIFIER:
        return role in {"amod", "compound", "poss"} or role.startswith("prep.")
    return place is Place.ARGUMENT or role in _ROLES[place]


def _sentence(parsed: Parsed, trigger: Trigger) -> frozenset[str]:
    """The lemmas of the sentence; of what a hyphen joins, the whole too ("quarter-final")."""
    sentence = parsed.sentences[parsed.tokens[trigger.token].sentence]
    words = [parsed.tokens[i].lemma for i in range(sentence.first, sentence.last)]
    return frozenset((*words, *(f"{words[i - 1]}-{words[i + 1]}" for i in range(1, len(words) - 1) if words[i] == "-")))
