"""Compiles the event lexicon of a language pack: triggers with categories, frames and conditions on arguments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from liens.claim.event.control import Control
from liens.langs.pack import Pack
from liens.langs.table import EMPTY, Row
from liens.model import Category
from liens.ontology.plover import load_plover

_COLUMNS = ("trigger", "pos", "mode", "frame", "when", "example")
_FRAME_COLUMNS = ("frame", "pos", "initiator", "recipient", "mutual", "gloss")
_NONE = "none"
# Logical roles that conditions and frames may name (parse/grammar.py), and what an argument may be by the gazetteer.
ROLES = frozenset({"subj", "obj", "iobj", "agent", "poss", "amod", "compound", "appos", "advcl", "acl", "xcomp", "ccomp", "refl", "obl", "head", "dep"})
KINDS = frozenset({"state", "person", "group", "org", "place", "actor", "number"})


class Shape(StrEnum):
    """What part of speech a trigger's head word has; ``X`` is matched as written."""

    VERB = "V"
    NOUN = "N"
    ADJECTIVE = "A"
    PHRASE = "X"


@dataclass(frozen=True, slots=True)
class Frame:
    """Which logical roles (in order of preference) hold the initiator and the recipient of an event."""

    name: str
    initiator: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A demand on an argument: in ``role`` stands one of ``words``, something of ``kinds``, or anything at all."""

    role: str
    words: frozenset[str]
    kinds: frozenset[str]
    anything: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class EventRule:
    """One line of the lexicon; ``category`` None marks a sense that is no political event."""

    trigger: str
    head: str
    rest: tuple[str, ...]
    shape: Shape
    category: Category | None
    mode: str | None
    frame: Frame
    conditions: tuple[Condition, ...]
    place: str
    example: str


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All rules of a language, by head word; and light verbs with what their subject does to the event they carry.

    ``light_verbs`` maps a verb to ``does`` ("launch" an attack) or ``receives`` ("suffer" one); ``classes`` tells the
    classes of a lemma; ``measures`` are nouns that count or hold what stands behind them ("dozens of tanks"); ``control``
    are words that hide who does what an infinitive or gerund tells.
    """

    rules: Mapping[str, tuple[EventRule, ...]]
    light_verbs: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    measures: frozenset[str]
    control: Control


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines of an event table may refer to."""

    frames: Mapping[str, Frame]
    classes: Mapping[str, frozenset[str]]
    modes: Mapping[Category, frozenset[str]]


def compile_events(pack: Pack) -> EventLexicon:
    """Read frames, classes and event tables; raises PackError naming file and line of what is wrong."""
    frames = {row["frame"]: _frame(row) for row in pack.rows("frames.tsv", _FRAME_COLUMNS)}
    classes = word_classes(pack)
    modes = {Category(name): plover.modes for name, plover in load_plover().items()}
    rules: dict[str, list[EventRule]] = {}
    for path in sorted((pack.folder / "events").glob("*.tsv")):
        stem = path.stem
        for row in pack.rows(f"events/{path.name}", _COLUMNS):
            rule = _rule(row, stem, Known(frames, classes, modes))
            rules.setdefault(rule.head, []).append(rule)
            if "-" in rule.trigger and " " not in rule.trigger:
                # Some parsers keep a hyphenated word whole.
                rules.setdefault(rule.trigger, []).append(replace(rule, head=rule.trigger, rest=()))
    ordered = {head: tuple(sorted(found, key=_specific_first)) for head, found in rules.items()}
    light = {row["verb"]: row["subject"] for row in pack.rows("light_verbs.tsv", ("verb", "subject"))}
    words: dict[str, set[str]] = {}
    for name, members in classes.items():
        for word in members:
            words.setdefault(word, set()).add(name)
    control = Control(*(pack.words("grammar", key) for key in ("gerunds", "ranking", "intentions", "granting", "granted", "datives")))
    return EventLexicon(ordered, light, {word: frozenset(found) for word, found in words.items()}, pack.words("words", "measures"), control)


def _specific_first(rule: EventRule) -> tuple[int, int, bool, str]:
    return (-len(rule.rest), -len(rule.conditions), rule.category is not None, rule.place)


def word_classes(pack: Pack) -> dict[str, frozenset[str]]:
    """The classes of words of ``classes*.tsv``, by name."""
    found: dict[str, set[str]] = {}
    for path in sorted(pack.folder.glob("classes*.tsv")):
        for row in pack.rows(path.name, ("class", "word")):
            found.setdefault(row["class"].removeprefix("@"), set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def _frame(row: Row) -> Frame:
    def roles(column: str) -> tuple[str, ...]:
        found = tuple((row.get(column) or "").split())
        for role in found:
            _check_role(row, role)
        return found

    if row["mutual"] not in {"yes", "no"}:
        raise row.error(f"mutual {row['mutual']!r} is not yes or no")

    return Frame(row["frame"], roles("initiator"), roles("recipient"), row["mutual"] == "yes")


def _rule(row: Row, stem: str, known: Known) -> EventRule:
    frames, classes, modes = known.frames, known.classes, known.modes
    try:
        shape = Shape(row["pos"])
        category = None if stem.startswith(_NONE) else Category(stem.upper())
    except ValueError as error:
        raise row.error(str(error)) from None
    mode = row.get("mode")
    if category and mode and mode not in modes[category]:
        raise row.error(f"mode {mode!r} is not one of {', '.join(sorted(modes[category])) or 'none'}")
    frame = frames.get(row["frame"]) if category or row.get("frame") else frames["solo"]
    if frame is None:
        raise row.error(f"frame {row['frame']!r} is not one of {', '.join(sorted(frames))}")
    conditions = () if row["when"] == EMPTY else tuple(_condition(row, part, classes) for part in row["when"].split())
    head, *rest = _words(row["trigger"])
    return EventRule(row["trigger"].lower(), head, tuple(rest), shape, category, mode, frame, conditions, row.place, row["example"])


def _words(trigger: str) -> Iterator[str]:
    """The words of a trigger; an apostrophe ends its word and a hyphen parts two, as parsers cut them."""
    for part in trigger.lower().replace("\u2019", "'").split():
        for word in part.split("-"):
            pieces = word.split("'")
            yield from (piece + "'" for piece in pieces[:-1])
            if pieces[-1]:
                yield pieces[-1]


def _check_role(row: Row, role: str) -> None:
    name = role.removeprefix("up.")
    if name not in ROLES and not name.startswith("prep."):
        raise row.error(f"role {role!r} is not one of {', '.join(sorted(ROLES))} or prep.<preposition>")


def _condition(row: Row, text: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    role, equals, values = text.lstrip("!").partition("=")
    if not equals or not values:
        raise row.error(f"condition {text!r} is not ROLE=VALUES")
    _check_role(row, role)
    words: set[str] = set()
    kinds: set[str] = set()
    for value in values.split("|"):
        if value.startswith("@"):
            if value[1:] not in classes:
                raise row.error(f"class {value!r} is not defined in classes*.tsv")
            words |= classes[value[1:]]
        elif value.startswith("#"):
            if value[1:] not in KINDS:
                raise row.error(f"kind {value!r} is not one of {', '.join(sorted(KINDS))}")
            kinds.add(value[1:])
        else:
            words.add(value)
    return Condition(role, frozenset(words - {"*"}), frozenset(kinds), "*" in words, text.startswith("!"))
