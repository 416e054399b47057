"""Compiles a pack's tables of time words and expressions to the patterns that find times in a text.

The columns of the tables stand in ``docs/reference/pack-times.md``. Every pattern runs over text in lower case whose
typography was made plain, one character for one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from liens.claim.when.alternatives import any_of
from liens.claim.when.lazy import Lazy
from liens.claim.when.macros import macros_of, opening_of
from liens.claim.when.names import Calendar, calendar_of, words_of
from liens.claim.when.values import Bound, Direction, Part, Tense
from liens.langs.pack import Pack
from liens.langs.table import Row

TIMES = ("pattern", "op", "args", "example", "expects")
MODIFIERS = ("pattern", "position", "meaning", "example", "expects")
RANGES = ("open", "join", "example", "expects")
TENSES = ("pattern", "tense", "example", "expects")
LINKS = ("preposition", "relation", "example")

_MACRO = re.compile(r"\{([a-z]+\d?)\}")
# Marks a line of times_ranges.tsv that joins only months, weekdays or years that follow each other.
_NEIGHBOURS = "+"
_LOOK_BACK = 52
_OPTIONAL = re.compile(r"\(\?:[^()]*\{[a-z]+\d?\}[^()]*\)\?")
_GROUP_NAME = re.compile(r"\?P<\w+>")
_Closed = TypeVar("_Closed", bound=StrEnum)


class Op(StrEnum):
    """How the parts of an expression make a value."""

    DATE = "date"
    DAYS = "days"
    YEARS = "years"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    HOLIDAY = "holiday"
    RELATIVE = "relative"
    SOFAR = "sofar"
    REST = "rest"
    ANAPHORA = "anaphora"
    OFFSET = "offset"
    AGO = "ago"
    WITHIN = "within"
    SPAN = "span"
    WEEKOF = "weekof"
    SINCE = "since"
    DURATION = "duration"
    SET = "set"
    REFERENCE = "reference"
    CLOCK = "clock"
    NTH = "nth"
    PORTION = "portion"
    DAYOF = "dayof"


class Link(StrEnum):
    """How a clause stands in time to an event that a preposition introduces.

    After SINCE and DURING the time of the event holds for the clause; after DURING and WITH that of the clause for
    the event. ARGUMENT is WITH for what the verb itself asks for ("participer à une réunion"), and says nothing of a
    circumstance ("à la demande de"). AFTER and BEFORE count a length of time from the event ("two days after"). WHEN
    opens a clause that tells what happened at the time named before it ("in 2015, when …"), WHICH one that tells what happened in the event
    before it ("a raid in May, during which …").
    """

    SINCE = "since"
    DURING = "during"
    WITH = "with"
    ARGUMENT = "argument"
    AFTER = "after"
    BEFORE = "before"
    WHEN = "when"
    WHICH = "which"


class Effect(StrEnum):
    """What a modifier does to the time beside it."""

    PLAIN = "plain"
    EVIDENCE = "evidence"
    DIRECTION = "direction"
    PART = "part"
    OPEN = "open"
    YEAR = "year"
    CLOCK = "clock"
    WEEK = "week"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Expression:
    """One line of times.tsv; ``opening`` is a pattern that matches wherever the line does."""

    pattern: Lazy
    opening: str
    op: Op
    args: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The expressions that a kind of calendar word may stand in; where ``any_of`` does not match none of them does."""

    any_of: Lazy
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Modifier:
    """One line of times_modifiers.tsv, compiled; patterns of words before end where the time begins."""

    pattern: re.Pattern[str]
    effect: Effect
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Join:
    """One line of times_ranges.tsv: what opens a range (None where nothing does) and what joins its ends; ``word`` is that with what follows."""

    open: re.Pattern[str] | None
    join: re.Pattern[str]
    word: re.Pattern[str]
    why: str
    neighbours: bool = False


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Everything that finding and reading times in one language needs."""

    calendar: Calendar
    anchor: re.Pattern[str]
    around: dict[str, tuple[Group, ...]]
    keyword: re.Pattern[str]
    keywords: tuple[Expression, ...]
    before: tuple[Modifier, ...]
    after: tuple[Modifier, ...]
    joins: tuple[Join, ...]
    tenses: tuple[tuple[re.Pattern[str], Tense], ...]
    links: dict[str, Link]
    capital_months: bool
    ambiguous: frozenset[str]
    follows_year: frozenset[str]
    numbered: re.Pattern[str]
    age: re.Pattern[str]
    lead: re.Pattern[str]
    first: re.Pattern[str]
    closing: frozenset[str]
    since: re.Pattern[str] | None
    articles: frozenset[str]

    @property
    def look_back(self) -> int:
        """How many characters before a calendar word an expression may begin."""
        return _LOOK_BACK


def compile_times(pack: Pack) -> TimeLexicon:
    """The time lexicon of a pack; raises PackError naming the line of a wrong entry."""
    words = words_of(pack)
    calendar = calendar_of(pack, words)
    macros = macros_of(pack, words, calendar)
    expressions = [(row, _expression(row, macros)) for row in pack.rows("times.tsv", TIMES)]
    by_anchor, keywords = _by_anchor(expressions)
    modifiers = list(pack.rows("times_modifiers.tsv", MODIFIERS))
    return TimeLexicon(
        calendar,
        _anchor(words),
        _around(_anchor_kinds(words), by_anchor),
        re.compile(rf"(?<![\w-])(?=\S)(?={'|'.join(_GROUP_NAME.sub('?:', e.pattern.source) for e in keywords)})"),
        tuple(keywords),
        tuple(_modifier(row, macros) for row in modifiers if row["position"] == "before"),
        tuple(_modifier(row, macros) for row in modifiers if row["position"] == "after"),
        tuple(_join(row) for row in pack.rows("times_ranges.tsv", RANGES)),
        tuple(_tense(row) for row in pack.rows("times_tense.tsv", TENSES)),
        {row["preposition"]: _member(row, Link, row["relation"]) for row in pack.rows("times_links.tsv", LINKS)},
        *_traps(words),
        frozenset(words.get("closing", {})),
        re.compile(rf"(?<![\w-])(?:{any_of(words['lasting'])})(?!\w)") if "lasting" in words else None,
        frozenset(words.get("article", {})),
    )


def _expand(row: Row, text: str, macros: dict[str, str]) -> str:
    def macro(match: re.Match[str]) -> str:
        if match.group(1) not in macros:
            raise row.error(f"{{{match.group(1)}}} is not one of {' '.join(sorted(macros))}")
        return macros[match.group(1)]

    return _MACRO.sub(macro, text)


def _compiled(row: Row, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise row.error(f"pattern is not a regular expression: {error}") from error


def _expression(row: Row, macros: dict[str, str]) -> Expression:
    pattern = Lazy(rf"(?:{_expand(row, row['pattern'], macros)})(?!\w)", row)
    opening = _GROUP_NAME.sub("?:", _expand(row, opening_of(row["pattern"]), macros))
    return Expression(pattern, opening, _member(row, Op, row["op"]), tuple((row.get("args") or "").split()), row.place)


def _member(row: Row, enum: type[_Closed], value: str) -> _Closed:
    try:
        return enum(value)
    except ValueError:
        raise row.error(f"{enum.__name__.lower()} {value!r} is not one of {', '.join(enum)}") from None


_ANCHORS = {
    "v": "unit",
    "w": "weekday",
    "m": "month",
    "u": "unit",
    "s": "season",
    "h": "holiday",
    "p": "part",
    "y": "year",
    "hh": "digits",
    "yy": "digits",
    "y4": "year",
}


def _by_anchor(rows: list[tuple[Row, Expression]]) -> tuple[dict[str, tuple[Expression, ...]], list[Expression]]:
    """Sorts expressions by the kinds of calendar word in them; those without one are found by their own words."""
    by: dict[str, list[Expression]] = {}
    keywords = []
    for row, expression in rows:
        needed = _OPTIONAL.sub("", row["pattern"])
        kinds = {_ANCHORS[name] for name in _MACRO.findall(needed) if name in _ANCHORS}
        if "(?P<u>" in row["pattern"]:
            kinds.add("unit")
        for kind in sorted(kinds):
            by.setdefault(kind, []).append(expression)
        if not kinds:
            keywords.append(expression)
    return {kind: tuple(found) for kind, found in by.items()}, keywords


def _openings(expressions: Iterable[Expression]) -> str:
    return "|".join(dict.fromkeys(e.opening for e in expressions))


def _around(anchor_kinds: dict[str, tuple[str, ...]], by_anchor: dict[str, tuple[Expression, ...]]) -> dict[str, tuple[Group, ...]]:
    """For each calendar word the expressions that it may stand in, in one group for each kind of word."""
    groups = {kind: Group(Lazy(_openings(expressions)), expressions) for kind, expressions in by_anchor.items()}
    return {word: tuple(groups[kind] for kind in kinds if kind in groups) for word, kinds in anchor_kinds.items()}


_NAMED_KINDS = ("weekday", "month", "unit", "season", "holiday", "part")


def _anchor(words: dict[str, dict[str, str]]) -> re.Pattern[str]:
    """Finds the calendar words and the numbers that may be years or days, around which expressions are looked for."""
    named = any_of({word for kind in _NAMED_KINDS for word in words[kind]})
    return re.compile(rf"(?<![^\W\d_])(?:(?P<year>(?<!\d)(?:1\d|2[01])\d\d(?!\d))|(?P<digits>(?<!\d)\d\d?(?!\d))|(?:{named})(?!\w))")


def _anchor_kinds(words: dict[str, dict[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each calendar word the kinds of expression it may stand in ("nuit" is a length and a part of a day)."""
    kinds: dict[str, tuple[str, ...]] = {"year": ("year",), "digits": ("digits",)}
    for kind in _NAMED_KINDS:
        for word in words[kind]:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


def _modifier(row: Row, macros: dict[str, str]) -> Modifier:
    name, _, value = row["meaning"].partition(" ")
    effect = _member(row, Effect, name)
    closed = {Effect.DIRECTION: Direction, Effect.PART: Part, Effect.OPEN: Bound}.get(effect)
    if closed is not None:
        _member(row, closed, value)
    body = _expand(row, row["pattern"], macros)
    pattern = rf"(?<![\w-])(?:{body}) ?$" if row["position"] == "before" else rf" ?(?:{body})(?![\w-])"
    return Modifier(_compiled(row, pattern), effect, value, row.place)


def _join(row: Row) -> Join:
    opening = row.get("open")
    before = None if opening in {None, _NEIGHBOURS} else _compiled(row, rf"(?<![\w-])(?:{opening}) ?$")
    return Join(before, _compiled(row, rf" ?(?:{row['join']}) ?$"), _compiled(row, rf"(?:{row['join']}) "), row.place, opening == _NEIGHBOURS)


def _tense(row: Row) -> tuple[re.Pattern[str], Tense]:
    return _compiled(row, row["pattern"] + r"(?!\w)"), _member(row, Tense, row["tense"])


def _traps(words: dict[str, dict[str, str]]) -> tuple[bool, frozenset[str], frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What keeps names and counts from being read as times; the prepositions before times; the words of firsts."""
    numbered = any_of(words.get("numbered", ()))
    ages = any_of(words.get("age", ()))
    return (
        "capital-months" in words.get("writing", {}),
        frozenset(words.get("ambiguous", {})),
        frozenset(words.get("function", {})),
        re.compile(rf"(?<!\w)(?:{numbered})\.? ?$"),
        re.compile(rf"(?<!\w)(?:{ages}) ?$"),
        re.compile(rf"[(,]? ?(?:(?:{any_of(words.get('lead', ()))})(?:(?<=')|(?!\w)) ?)?"),
        re.compile(rf"(?<!\w)(?:{any_of(words.get('first', ()))})(?!\w)"),
    )
