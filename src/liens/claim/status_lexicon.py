"""Compiles the table of words that make an event planned, possible, wanted, alleged or negated: the pack's ``status.tsv``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from liens.langs.pack import Pack
from liens.model import Background, Status

COLUMNS = ("word", "pos", "effect", "example")
NEGATED, PASSES, ASIDE = "negated", "passes", "aside"
# What a form shows that has tense and mood of its own in no sense that matters ("ne saurait").
NO_MOOD = "-"
ACTUAL, HABITUAL = str(Status.ACTUAL), str(Background.HABITUAL)
_EFFECTS = frozenset({*map(str, Status), NEGATED, PASSES, HABITUAL, ASIDE})
_POSITIONS = frozenset("VNAMEC")
_GRAMMAR = frozenset({"inf", "xcomp", "obj", "np", "mark", "aux", "perfect", "past", "ahead", "self"})
_CONDITIONS = _GRAMMAR | frozenset({"open", "purpose", "aim", "hortative", "if", "told", "quoted", "denied"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of ``status.tsv``: what the word does, under which conditions, and where it is written."""

    effects: tuple[str, ...]
    conditions: tuple[str, ...]
    beside: str | None
    place: str


@dataclass(frozen=True, slots=True)
class StatusLexicon:
    """Words with an effect on status: governors by lemma and part of speech, and small words and features."""

    governors: Mapping[tuple[str, str], tuple[Mark, ...]]
    modifiers: Mapping[str, tuple[Mark, ...]]
    endings: Mapping[str, str]
    lemmas: Mapping[str, str]
    cases: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    ranking: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


def compile_status(pack: Pack) -> StatusLexicon:
    """Read ``status.tsv``; raises PackError on an unknown part of speech, effect or condition."""
    governors: dict[tuple[str, str], list[Mark]] = {}
    modifiers: dict[str, list[Mark]] = {}
    endings: dict[str, str] = {}
    lemmas: dict[str, str] = {}
    cases: dict[tuple[str, str], Mark] = {}
    for row in pack.rows("status.tsv", COLUMNS):
        if row["pos"] == "E":
            name, _, value = row["effect"].partition("=")
            (lemmas if name == "Lemma" else endings)[row["word"]] = value if name == "Lemma" else row["effect"]
            continue
        if row["pos"] == "C":
            preposition, _, noun = row["word"].partition("+")
            cases[preposition, noun] = Mark((row["effect"],), (), None, row.place)
            continue
        effects = tuple(row["effect"].split("+"))
        *conditions, word = row["word"].split(":")
        beside, _, word = word.rpartition("+")
        for what, known in ((effects, _EFFECTS), (conditions, _CONDITIONS), ([row["pos"]], _POSITIONS)):
            if unknown := [w for w in what if w not in known]:
                raise row.error(f"{unknown[0]!r} is not one of {', '.join(sorted(known))}")
        mark = Mark(effects, tuple(conditions), beside or None, row.place)
        if row["pos"] == "M":
            modifiers.setdefault(word, []).append(mark)
        else:
            governors.setdefault((word, row["pos"]), []).append(mark)
    # The line with more conditions is the more special one and is asked first.
    for marks in (*governors.values(), *modifiers.values()):
        marks.sort(key=lambda mark: -len(mark.conditions) - 2 * bool(mark.beside))
    small = {word: tuple(marks) for word, marks in modifiers.items()}
    words = (pack.words("grammar", key) for key in ("ranking", "only"))
    return StatusLexicon({key: tuple(marks) for key, marks in governors.items()}, small, endings, lemmas, cases, *words)
