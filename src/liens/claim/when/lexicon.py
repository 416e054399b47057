"""Compiles a pack's tables of time words and expressions to the patterns that find times in a text.

The columns of the tables stand in ``docs/reference/pack-times.md``. Every pattern runs over text in lower case whose
typography was made plain, one character for one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from liens.claim.when.calendar import SEASONS, UNITS
from liens.claim.when.values import Bound, Direction, Part, Tense
from liens.langs.pack import Pack
from liens.langs.table import Row

TIMES = ("pattern", "op", "args", "example", "expects")
MODIFIERS = ("pattern", "position", "meaning", "example", "expects")
RANGES = ("open", "join", "example", "expects")
TENSES = ("pattern", "tense", "example", "expects")
LINKS = ("preposition", "relation", "example")
WORDS = ("word", "kind", "value")
NUMBERS = ("form", "kind", "value")

_PARTS_OF_DAY = frozenset({"morning", "noon", "afternoon", "evening", "night"})
_MACRO = re.compile(r"\{([a-z]+\d?)\}")
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
# A year stands alone: "2015", not part of "20150", "2.015" or "2015,5".
_YEAR = r"(?P<y>1[0-9]\d\d|2[01]\d\d)(?![\w%]|[.,]\d)"
# Marks a line of times_ranges.tsv that joins only months, weekdays or years that follow each other.
_NEIGHBOURS = "+"
_LOOK_BACK = 52
_LAST_DAY, _TENS, _HUNDRED = 31, 10, 100
# The number words that years are spelled with beside those below a hundred.
_SCALES = frozenset({"100", "1000"})
_OPTIONAL = re.compile(r"\(\?:[^()]*\{[a-z]+\d?\}[^()]*\)\?")
_Closed = TypeVar("_Closed", bound=StrEnum)


class Op(StrEnum):
    """How the parts of an expression make a value."""

    DATE = "date"
    DAYS = "days"
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
    the event.
    """

    SINCE = "since"
    DURING = "during"
    WITH = "with"


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
    """One line of times.tsv, compiled."""

    pattern: re.Pattern[str]
    op: Op
    args: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The expressions that a calendar word may stand in; where ``any_of`` does not match none of them does."""

    any_of: re.Pattern[str]
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
class Calendar:
    """The names of a language's calendar, by kind, with what each stands for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    holidays: dict[str, str]
    ordinals: dict[str, int]
    numbers: dict[str, float | None]
    decades: dict[str, float]
    spelled: dict[str, int]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Everything that finding and reading times in one language needs."""

    calendar: Calendar
    anchor: re.Pattern[str]
    around: dict[str, Group]
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

    @property
    def look_back(self) -> int:
        """How many characters before a calendar word an expression may begin."""
        return _LOOK_BACK


def compile_times(pack: Pack) -> TimeLexicon:
    """The time lexicon of a pack; raises PackError naming the line of a wrong entry."""
    words = _words(pack)
    calendar = _calendar(pack, words)
    macros = _macros(pack, words, calendar)
    expressions = [(row, _expression(row, macros)) for row in pack.rows("times.tsv", TIMES)]
    by_anchor, keywords = _by_anchor(expressions)
    modifiers = list(pack.rows("times_modifiers.tsv", MODIFIERS))
    return TimeLexicon(
        calendar,
        _anchor(words),
        _around(_anchor_kinds(words), by_anchor),
        re.compile(rf"(?<![\w-])(?=\S)(?:{_alternation(keywords)})"),
        tuple(keywords),
        tuple(_modifier(row, macros) for row in modifiers if row["position"] == "before"),
        tuple(_modifier(row, macros) for row in modifiers if row["position"] == "after"),
        tuple(_join(row) for row in pack.rows("times_ranges.tsv", RANGES)),
        tuple(_tense(row) for row in pack.rows("times_tense.tsv", TENSES)),
        {row["preposition"]: _member(row, Link, row["relation"]) for row in pack.rows("times_links.tsv", LINKS)},
        *_traps(words),
    )


def _words(pack: Pack) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for row in pack.rows("times_words.tsv", WORDS):
        kind, value = row["kind"], row["value"]
        if (kind == "unit" and value not in UNITS) or (kind == "season" and value not in SEASONS):
            raise row.error(f"{kind} {value!r} is not one of {', '.join(sorted(UNITS if kind == 'unit' else SEASONS))}")
        if kind == "part" and value not in _PARTS_OF_DAY:
            raise row.error(f"part {value!r} is not one of {', '.join(sorted(_PARTS_OF_DAY))}")
        words.setdefault(kind, {})[row["word"]] = value
    return words


def _calendar(pack: Pack, words: dict[str, dict[str, str]]) -> Calendar:
    rows = list(pack.rows("numbers.tsv", NUMBERS))
    numbers: dict[str, float | None] = {row["form"]: float(row["value"]) for row in rows if row["kind"] in {"small", "article"}}
    spelled = {row["form"]: int(row["value"]) for row in rows if row["kind"] == "small" or (row["kind"] == "scale" and row["value"] in _SCALES)}
    numbers |= {form: float(value) for form, value in words.get("count", {}).items()}
    numbers |= dict.fromkeys(words.get("some", {}))
    return Calendar(
        {w: int(v) for w, v in words["month"].items()},
        {w: int(v) for w, v in words["weekday"].items()},
        words["unit"],
        words["season"],
        words["holiday"],
        {w: int(v) for w, v in words["ordinal"].items()},
        numbers,
        {w: float(v) for w, v in words.get("tens", {}).items()},
        spelled,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w)))


def _macros(pack: Pack, words: dict[str, dict[str, str]], calendar: Calendar) -> dict[str, str]:
    suffixes = [row["form"] for row in pack.rows("numbers.tsv", NUMBERS) if row["kind"] == "suffix"]
    day = rf"(?<!\d[.,]){_DAY_NUMBER}(?:{_either(suffixes)})?(?!\w|[.,]\d)"
    spelled = _spelled_year(pack, calendar)
    weekday, month = _either(words["weekday"]), _either(words["month"])
    return {
        "w": rf"(?P<w>{weekday})(?!\w)",
        "m": rf"(?P<m>{month})(?!\w)",
        "d": rf"(?P<d>{day})",
        "e": rf"(?P<e>{day})",
        "d3": day,
        "dw": rf"(?P<dw>{_either(w for w, n in calendar.spelled.items() if 1 <= n <= _LAST_DAY)})(?!\w)",
        "ew": rf"(?P<ew>{_either(w for w, n in calendar.spelled.items() if 1 <= n <= _LAST_DAY)})(?!\w)",
        "yw": rf"(?P<yw>{spelled})(?![\w-])",
        "dn": rf"(?P<d>{_DAY_NUMBER})",
        "mn": r"(?P<mn>1[0-2]|0?[1-9])",
        "y": _YEAR,
        "y4": r"(?P<y>1[0-9]\d0|20\d0)",
        "yy": r"(?P<yy>\d0)",
        "u": rf"(?P<u>{_either(words['unit'])})(?!\w)",
        "q": rf"(?P<o>{_either(w for w, n in words['ordinal'].items() if int(n) > 0)}|\d\d?(?:{_either(suffixes)}))(?!\w)",
        "v": rf"(?P<v>{_either(words['unit'])})(?!\w)",
        "k": rf"(?P<k>\d+(?:[.,]\d+)?|{_either(calendar.numbers)})",
        "yz": r"(?P<yz>\d\d)(?!\w)",
        "s": rf"(?P<s>{_either(words['season'])})(?!\w)",
        "p": rf"(?:{_either(words['part'])})(?!\w)",
        "h": rf"(?P<h>{_either(words['holiday'])})(?!\w)",
        "o": rf"(?P<o>{_either(words['ordinal'])}|\d\d?(?:{_either(suffixes)}))(?!\w)",
        "n": rf"(?P<n>\d+(?:[.,]\d+)?|{_either(calendar.numbers)})",
        "t": rf"(?P<t>{_either(words.get('tens', {chr(0): ''}))})(?!\w)",
        "hh": r"(?P<hh>2[0-4]|[01]?\d)",
        "mi": r"[0-5]\d",
    }


def _spelled_year(pack: Pack, calendar: Calendar) -> str:
    """A pattern of numbers in words that may be years: of thousands, of hundreds, or two numbers of two figures."""
    small = _either(w for w, n in calendar.spelled.items() if 0 < n < _HUNDRED)
    tens = _either(w for w, n in calendar.spelled.items() if _HUNDRED > n >= _TENS)
    thousand = _either(w for w, n in calendar.spelled.items() if n > _HUNDRED)
    hundred = _either(w for w, n in calendar.spelled.items() if n == _HUNDRED)
    joiner = _either(row["form"] for row in pack.rows("numbers.tsv", NUMBERS) if row["kind"] == "joiner")
    rest = rf"(?:(?: (?:{joiner}))? (?:{small}))?"
    hundreds = rf"(?: (?:{small}))? (?:{hundred}){rest}"
    return rf"(?:(?:{small}) )?(?:{thousand})(?:{hundreds}|{rest})|(?:{tens})(?: (?:{hundred}){rest}| (?:{tens}))"


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
    pattern = _compiled(row, rf"(?:{_expand(row, row['pattern'], macros)})(?!\w)")
    return Expression(pattern, _member(row, Op, row["op"]), tuple((row.get("args") or "").split()), row.place)


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


def _alternation(expressions: Iterable[Expression]) -> str:
    return "|".join(re.sub(r"\?P<\w+>", "?:", e.pattern.pattern) for e in expressions)


def _around(anchor_kinds: dict[str, tuple[str, ...]], by_anchor: dict[str, tuple[Expression, ...]]) -> dict[str, Group]:
    """For each calendar word the expressions that it may stand in; words of the same kinds share one group."""
    groups: dict[tuple[str, ...], Group] = {}
    for kinds in anchor_kinds.values():
        if kinds not in groups:
            expressions = tuple(e for kind in kinds for e in by_anchor.get(kind, ()))
            groups[kinds] = Group(re.compile(_alternation(expressions)), expressions)
    return {word: groups[kinds] for word, kinds in anchor_kinds.items()}


_NAMED_KINDS = ("weekday", "month", "unit", "season", "holiday", "part")


def _anchor(words: dict[str, dict[str, str]]) -> re.Pattern[str]:
    """Finds the calendar words and the numbers that may be years or days, around which expressions are looked for."""
    named = _either({word for kind in _NAMED_KINDS for word in words[kind]})
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
    numbered = _either(words.get("numbered", {"\x00": ""}))
    ages = _either(words.get("age", {"\x00": ""}))
    return (
        "capital-months" in words.get("writing", {}),
        frozenset(words.get("ambiguous", {})),
        frozenset(words.get("function", {})),
        re.compile(rf"(?<!\w)(?:{numbered})\.? ?$"),
        re.compile(rf"(?<!\w)(?:{ages}) ?$"),
        re.compile(rf"[(,]? ?(?:(?:{_either(words.get('lead', {chr(0): ''}))})(?:(?<=')|(?!\w)) ?)?"),
        re.compile(rf"(?<!\w)(?:{_either(words.get('first', {chr(0): ''}))})(?!\w)"),
    )
