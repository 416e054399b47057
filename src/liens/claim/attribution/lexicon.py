"""Compiles the tables of a language pack that say which words attribute, and with which complements.

``cues.tsv`` holds one cue a line: its dictionary form (with a leading reflexive and following words where it has
them), its part of speech, its frames, its force, whether it presupposes its content, and an example.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from liens.langs.pack import Pack
from liens.langs.table import Row
from liens.model import Force

_CUES = ("cue", "pos", "frames", "force", "factive", "example")
_NOUNS = ("noun", "kind")
_PREPOSITIONS = ("preposition", "kind", "example")
_WORDS = ("class", "word")


# Marks findings whose cue only names what is known or talked about ("discussed a loan"): nobody vouches for it.
TOPIC = "topic"


class Frame(StrEnum):
    """The kinds of complement by which a word becomes a cue."""

    THAT = "that"
    QUOTE = "quote"
    INFINITIVE = "inf"
    INTENDS = "intends"
    NOUN = "np"
    SMALL = "small"
    OF = "of"
    RAISED = "raised"
    CITES = "cites"


class Kind(StrEnum):
    """What a noun is as a source; ``not_source`` bars it after a preposition of source ("selon les cas")."""

    DOCUMENT = "document"
    MEDIUM = "medium"
    PERSON = "person"
    BODY = "body"
    NOT_SOURCE = "not_source"


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of ``cues.tsv``: how its words are found and what it does with its content."""

    words: tuple[str, ...]
    reflexive: bool
    pos: str
    frames: frozenset[Frame]
    prepositions: frozenset[str]
    force: Force
    factive: bool
    place: str
    example: str

    def takes(self, frame: Frame) -> bool:
        """True if the cue may have this kind of complement."""
        return frame in self.frames


@dataclass(frozen=True, slots=True)
class SourcePreposition:
    """One line of ``source_prepositions.tsv``: a careful one needs a source that is known to speak, another ends in it.

    An owned one is a preposition and a noun, between which stands whose view or count it is ("in … view").
    """

    words: tuple[str, ...]
    careful: bool
    noun: bool
    place: str
    example: str
    owned: bool = False


@dataclass(frozen=True, slots=True)
class AttributionLexicon:
    """Everything that a language's pack says about attribution, ready for look-up."""

    language: str
    cues: dict[tuple[str, str], tuple[Cue, ...]]
    forms: dict[str, tuple[Cue, ...]]
    prepositions: dict[str, tuple[SourcePreposition, ...]]
    nouns: dict[str, Kind]
    words: dict[str, frozenset[str]]

    def kind(self, word: str) -> Kind | None:
        """What a noun is as a source, None if the pack does not know it."""
        return self.nouns.get(word)

    def is_(self, name: str, word: str) -> bool:
        """True if the word belongs to a class of ``attribution.tsv``."""
        return word in self.words.get(name, frozenset())

    def all_cues(self) -> Iterator[Cue]:
        """Every cue once, in the order of the file."""
        for entries in self.cues.values():
            yield from entries


def compile_attribution(pack: Pack) -> AttributionLexicon:
    """Read the pack's tables on attribution; raises PackError with file and line where one is wrong."""
    words: dict[str, set[str]] = {}
    for row in pack.rows("attribution.tsv", _WORDS):
        words.setdefault(row["class"], set()).add(row["word"])
    classes = {name: frozenset(members) for name, members in words.items()}
    reflexives = classes.get("reflexive", frozenset())
    cues: dict[tuple[str, str], list[Cue]] = {}
    for row in pack.rows("cues.tsv", _CUES):
        cue = _cue(row, reflexives)
        cues.setdefault((cue.words[0], cue.pos), []).append(cue)
    # The longest expression is tried first ("faire savoir" before "faire"), a reflexive before a plain verb.
    ordered = {key: tuple(sorted(found, key=lambda c: (-len(c.words), not c.reflexive))) for key, found in cues.items()}
    return AttributionLexicon(pack.language, ordered, _forms(ordered, classes), _prepositions(pack), _nouns(pack), classes)


def _forms(cues: dict[tuple[str, str], tuple[Cue, ...]], classes: dict[str, frozenset[str]]) -> dict[str, tuple[Cue, ...]]:
    """Present-tense forms of the verbs, by the spelling rules of the pack, for words that a parser takes for nouns."""
    rules = [rule.split(">") for rule in sorted(classes.get("present", ()))]
    forms: dict[str, tuple[Cue, ...]] = {}
    for (lemma, pos), entries in cues.items():
        for ending, new in rules if pos == "V" else ():
            if lemma.endswith(ending):
                forms.setdefault(lemma.removesuffix(ending) + new, entries)
    return forms


def _cue(row: Row, reflexives: frozenset[str]) -> Cue:
    words = row["cue"].split(" ")
    reflexive = words[0] in reflexives and len(words) > 1
    if row["pos"] not in {"V", "N", "A"}:
        raise row.error(f"pos {row['pos']!r} is not one of V, N, A")
    if row["factive"] not in {"yes", "no"}:
        raise row.error(f"factive {row['factive']!r} is not one of yes, no")
    if row["force"] not in set(Force):
        raise row.error(f"force {row['force']!r} is not one of {', '.join(Force)}")
    frames, prepositions = set(), set()
    for frame in row["frames"].split(" "):
        if frame.startswith("prep:"):
            prepositions.add(frame.removeprefix("prep:"))
        elif frame in set(Frame):
            frames.add(Frame(frame))
        else:
            raise row.error(f"frame {frame!r} is not one of {', '.join(Frame)}, prep:…")
    return Cue(
        tuple(words[reflexive:]),
        reflexive,
        row["pos"],
        frozenset(frames),
        frozenset(prepositions),
        Force(row["force"]),
        row["factive"] == "yes",
        row.place,
        row["example"],
    )


def _prepositions(pack: Pack) -> dict[str, tuple[SourcePreposition, ...]]:
    found: dict[str, list[SourcePreposition]] = {}
    for row in pack.rows("source_prepositions.tsv", _PREPOSITIONS):
        if row["kind"] not in {"any", "careful", "noun", "owned"}:
            raise row.error(f"kind {row['kind']!r} is not one of any, careful, noun, owned")
        words = tuple(row["preposition"].split(" "))
        entry = SourcePreposition(words, row["kind"] == "careful", row["kind"] == "noun", row.place, row["example"], row["kind"] == "owned")
        found.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in found.items()}


def _nouns(pack: Pack) -> dict[str, Kind]:
    nouns: dict[str, Kind] = {}
    for row in pack.rows("source_nouns.tsv", _NOUNS):
        if row["kind"] not in set(Kind):
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(Kind)}")
        nouns[row["noun"]] = Kind(row["kind"])
    return nouns
