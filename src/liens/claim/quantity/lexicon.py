"""Compiles a pack's tables of number words, bounds and units to the patterns that read quantities.

The columns of the tables stand in ``docs/reference/pack-times.md``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liens.claim.quantity.values import Limit, Unit
from liens.langs.pack import Pack
from liens.langs.table import Row

NUMBERS = ("form", "kind", "value")
BOUNDS = ("pattern", "position", "bound", "example", "expects")
RANGES = ("open", "join", "example", "expects")
UNITS = ("form", "unit", "iso", "kind", "position")
_COUNTS = ("small", "scale", "collective", "masses", "article", "vague", "multiplier", "fraction", "percent", "ordinal")
_KINDS = frozenset({*_COUNTS, "joiner", "decimal", "group", "of", "suffix"})


@dataclass(frozen=True, slots=True)
class BoundRule:
    """One line of numbers_bounds.tsv, compiled."""

    pattern: re.Pattern[str]
    limit: Limit
    why: str


@dataclass(frozen=True, slots=True)
class RangeRule:
    """One line of numbers_ranges.tsv, compiled; ``open`` is None where nothing opens the range."""

    open: re.Pattern[str] | None
    join: re.Pattern[str]
    why: str


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    """The regular expressions that find numbers in levelled text."""

    figure: re.Pattern[str]
    words: re.Pattern[str]
    word: re.Pattern[str]
    scale_after: re.Pattern[str]
    mass: re.Pattern[str]
    collective: re.Pattern[str]
    ordinal_suffix: re.Pattern[str]
    ordinal_word: re.Pattern[str]
    percent: re.Pattern[str]
    fraction: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Everything that reading numbers and units of one language needs."""

    small: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    masses: dict[str, int]
    vague: dict[str, int]
    articles: frozenset[str]
    fractions: dict[str, float]
    ordinals: dict[str, int]
    multipliers: dict[str, float]
    decimal: str
    group: str
    patterns: NumberPatterns
    before: tuple[BoundRule, ...]
    after: tuple[BoundRule, ...]
    before_any: re.Pattern[str]
    ranges: tuple[RangeRule, ...]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    units: dict[str, Unit]


def compile_numbers(pack: Pack) -> NumberLexicon:
    """The number lexicon of a pack; raises PackError naming the line of a wrong entry."""
    kinds = _kinds(pack)
    bounds = list(pack.rows("numbers_bounds.tsv", BOUNDS))
    units, before, after = _units(pack)
    return NumberLexicon(
        _whole(kinds["small"]),
        _whole(kinds["scale"]),
        _whole(kinds["collective"]),
        _whole(kinds["masses"]),
        _whole(kinds["vague"]),
        frozenset(kinds["article"]),
        {form: _ratio(value) for form, value in kinds["fraction"].items()},
        _whole(kinds["ordinal"]),
        {form: float(value) for form, value in kinds["multiplier"].items()},
        next(iter(kinds["decimal"])),
        next(iter(kinds["group"])),
        _patterns(kinds),
        tuple(_bound(row) for row in bounds if row["position"] == "before"),
        tuple(_bound(row) for row in bounds if row["position"] == "after"),
        re.compile(rf"(?<!\w)(?:{'|'.join(row['pattern'] for row in bounds if row['position'] == 'before')}) ?$"),
        tuple(_range(row, either(before)) for row in pack.rows("numbers_ranges.tsv", RANGES)),
        re.compile(rf"[ -]?(?:(?:{either(kinds['of'])}) ?)?(?P<unit>{either(after)})(?!\w)"),
        re.compile(rf"(?P<unit>{either(before)}) ?$"),
        units,
    )


def _kinds(pack: Pack) -> dict[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in sorted(_KINDS)}
    for row in pack.rows("numbers.tsv", NUMBERS):
        if row["kind"] not in _KINDS:
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(sorted(_KINDS))}")
        kinds[row["kind"]][row["form"]] = row["value"]
    return kinds


def either(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word; one that never matches if there is none."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in ordered) or "(?!)"


def _whole(forms: dict[str, str]) -> dict[str, int]:
    return {form: int(value) for form, value in forms.items()}


def _ratio(value: str) -> float:
    above, _, below = value.partition("/")
    return int(above) / int(below)


def _patterns(kinds: dict[str, dict[str, str]]) -> NumberPatterns:
    """The patterns of figures and number words."""
    group, decimal = (re.escape(next(iter(kinds[k]))) for k in ("group", "decimal"))
    small, scale = either(kinds["small"]), either(kinds["scale"])
    joiner, of = either(kinds["joiner"]), either(kinds["of"])
    one = rf"(?:{small}|{scale})(?!\w)"
    # Digits inside names and codes ("F-16", "A320", "2.0.1", "14:30") are no numbers.
    figure = rf"(?<![\w.,:/])(?<![^\W\d_]-)(?:\d{{1,3}}(?:[{group} ]\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?(?![\d:])(?!/\d)"
    words = rf"(?<![\w-])(?:(?:{either([*kinds['article'], *kinds['multiplier']])})[ -](?={scale}))?{one}(?:(?:[ -](?:(?:{joiner})[ -])?|-){one})*"
    masses, larger = either(kinds["masses"]), either([*kinds["masses"], *kinds["scale"]])
    mass = rf"(?<![\w-])(?:(?P<vague>{either(kinds['vague'])}) )?(?P<mass>(?:{masses})(?!\w)(?: (?:{of}) ?(?:{larger})(?!\w))*)"
    vague_scale = rf"(?<![\w-])(?P<vague2>{either(kinds['vague'])}) (?P<scale>{scale})(?!\w)"
    return NumberPatterns(
        re.compile(figure),
        re.compile(words),
        re.compile(rf"{one}|(?:{either([*kinds['article'], *kinds['multiplier']])})(?!\w)"),
        re.compile(rf"[ -]?(?P<scale>{scale})(?!\w)"),
        re.compile(rf"{mass}|{vague_scale}"),
        re.compile(_collective(kinds, small)),
        re.compile(rf"(?:{either(kinds['suffix'])})(?!\w)"),
        re.compile(rf"(?<![\w-])(?:{either(kinds['ordinal'])})(?!\w)"),
        re.compile(rf" ?(?:{either(kinds['percent'])})(?!\w)"),
        re.compile(rf"(?<![\w-])(?P<times>{either(kinds['article'])}|{small}|\d{{1,2}})[ -](?P<fraction>{either(kinds['fraction'])})(?!\w)"),
    )


def _collective(kinds: dict[str, dict[str, str]], small: str) -> str:
    half, article = either(kinds["multiplier"]), either(kinds["article"])
    return rf"(?<![\w-])(?:(?P<half>{half}) )?(?P<times>{article}|{small}|\d+) (?P<set>{either(kinds['collective'])})(?!\w)"


def _limit(row: Row) -> Limit:
    try:
        return Limit(row["bound"])
    except ValueError:
        raise row.error(f"bound {row['bound']!r} is not one of {', '.join(Limit)}") from None


def _compiled(row: Row, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise row.error(f"pattern is not a regular expression: {error}") from error


def _bound(row: Row) -> BoundRule:
    body = row["pattern"]
    pattern = rf"(?<!\w)(?:{body}) ?$" if row["position"] == "before" else rf" (?:{body})(?!\w)"
    return BoundRule(_compiled(row, pattern), _limit(row), row.place)


def _range(row: Row, symbols: str) -> RangeRule:
    opening = row.get("open")
    before = None if opening is None else _compiled(row, rf"(?<!\w)(?:{opening}) ?$")
    return RangeRule(before, _compiled(row, rf" ?(?:{row['join']}) ?(?:(?:{symbols}) ?)?"), row.place)


def _units(pack: Pack) -> tuple[dict[str, Unit], list[str], list[str]]:
    units: dict[str, Unit] = {}
    before: list[str] = []
    after: list[str] = []
    for row in pack.rows("units.tsv", UNITS):
        if row["position"] not in {"before", "after"}:
            raise row.error(f"position {row['position']!r} is not one of before, after")
        units[row["form"]] = Unit(row["unit"], row.get("iso"), row["kind"], row.place)
        (before if row["position"] == "before" else after).append(row["form"])
    return units, before, after
