"""Compiles a pack's tables of number words, bounds and units to the patterns that read quantities.

The columns of the tables stand in ``docs/reference/pack-numbers.md``.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from liens.claim.quantity.values import Limit, Unit
from liens.langs.pack import Pack
from liens.langs.table import Row, read_table

ONTOLOGY = Path(__file__).parents[2] / "ontology"
NUMBERS = ("form", "kind", "value")
BOUNDS = ("pattern", "position", "bound", "example", "expects")
RANGES = ("open", "join", "example", "expects")
UNITS = ("form", "unit", "iso", "kind", "position")
_ROUNDING = 1e-9
SUBUNITS = ("unit", "part", "share")
# Kinds whose forms are read as atoms of a run, and those among them that make a run a number.
_ATOMS = ("small", "scale", "collective", "masses", "article", "vague", "multiplier", "fraction", "ordinal", "parts", "joiner", "point", "over", "of")
_NUMERIC = frozenset({"small", "scale", "collective", "masses", "fraction", "ordinal", "parts", "figure"})
_OTHERS = ("percent", "suffix", "decimal", "group", "short", "money", "limits", "subset", "age", "pronoun")
_KINDS = frozenset({*_ATOMS, *_OTHERS})
UNIT_KINDS = frozenset({"age", "angle", "area", "currency", "data", "distance", "energy", "power", "speed", "temperature", "time", "volume", "weight", "yield"})

# "2015 l'aide" is no volume: an elided article is no unit.
_UNIT_END = r"(?![^\W\d_]|'[^\W\d_])"
# A word begins at its edge; signs such as ">" stand anywhere.
_EDGE = r"(?:(?<!\w)|(?=[<>=\u2264\u2265]))"


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
    """The regular expressions for what stands beside numbers in levelled text (``short``: in the text as written)."""

    ordinal_suffix: re.Pattern[str]
    percent: re.Pattern[str]
    short: re.Pattern[str]
    short_money: re.Pattern[str]
    glued_scale: re.Pattern[str]
    of: re.Pattern[str]
    free: re.Pattern[str]
    limits: re.Pattern[str]
    subset: re.Pattern[str]
    age: re.Pattern[str]
    pronoun: re.Pattern[str]
    unit_of_share: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Everything that reading numbers and units of one language needs.

    ``heads`` gives for the first word of number words the pattern of all that begin with it, ``roles`` what each can
    be and its worth.
    """

    heads: Mapping[str, re.Pattern[str]]
    roles: Mapping[str, Mapping[str, float]]
    numeric: frozenset[str]
    shorts: Mapping[str, float]
    decimal: str
    group: str
    patterns: NumberPatterns
    before: tuple[BoundRule, ...]
    after: tuple[BoundRule, ...]
    before_any: re.Pattern[str]
    ranges: tuple[RangeRule, ...]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    units_after: Mapping[str, Unit]
    units_before: Mapping[str, Unit]
    subunits: Mapping[tuple[str, str], float]


def compile_numbers(pack: Pack) -> NumberLexicon:
    """The number lexicon of a pack; raises PackError naming the line of a wrong entry."""
    kinds = _kinds(pack)
    roles = _roles(kinds)
    bounds = list(pack.rows("numbers_bounds.tsv", BOUNDS))
    before, after = _units(pack)
    ahead = "|".join(row["pattern"] for row in bounds if row["position"] == "before")
    return NumberLexicon(
        _heads(roles),
        roles,
        _NUMERIC,
        {form: float(value) for kind in ("short", "money") for form, value in kinds[kind].items()},
        next(iter(kinds["decimal"])),
        next(iter(kinds["group"])),
        _patterns(kinds, after),
        tuple(_bound(row) for row in bounds if row["position"] == "before"),
        tuple(_bound(row) for row in bounds if row["position"] == "after"),
        re.compile(rf"{_EDGE}(?:{ahead}) ?$"),
        tuple(_range(row, either(before)) for row in pack.rows("numbers_ranges.tsv", RANGES)),
        re.compile(rf"[ -]{{0,2}}(?:{_linking(kinds['of'])})?(?P<unit>{either(after)}){_UNIT_END}"),
        re.compile(rf"(?<![^\W_])(?P<unit>{either(before)}) ?$"),
        after,
        before,
        _subunits(),
    )


def _kinds(pack: Pack) -> dict[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in sorted(_KINDS)}
    for row in pack.rows("numbers.tsv", NUMBERS):
        if row["kind"] not in _KINDS:
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(sorted(_KINDS))}")
        if row["kind"] in _ATOMS and _ratio(row["value"]) is None:
            raise row.error(f"value {row['value']!r} is not a number or a fraction such as 1/3")
        kinds[row["kind"]][row["form"]] = row["value"]
    return kinds


def either(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word; one that never matches if there is none."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in ordered) or "(?!)"


def _linking(words: Iterable[str]) -> str:
    """Words that stand before a unit, each with the blank behind it; none behind an apostrophe."""
    return either(word if word.endswith("'") else f"{word} " for word in words)


def _ratio(value: str) -> float | None:
    above, _, below = value.partition("/")
    try:
        return float(above) / float(below or 1)
    except (ValueError, ZeroDivisionError):
        return None


def times_scale(value: float, scale: float) -> float:
    """A value times a scale; what comes out whole but for the machine's rounding is whole ("65.4 billion")."""
    product = value * scale
    return float(round(product)) if scale >= 1 and abs(product - round(product)) < _ROUNDING * scale else product


def unaccented(form: str) -> str:
    """A form as texts without accents write it ("deuxieme", "kilometre")."""
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


def _roles(kinds: dict[str, dict[str, str]]) -> dict[str, dict[str, float]]:
    roles: dict[str, dict[str, float]] = {}
    for kind in _ATOMS:
        for form, value in kinds[kind].items():
            for spelling in sorted({form, unaccented(form)}):
                worth = _ratio(value)
                if worth is not None:
                    roles.setdefault(spelling.replace("-", " "), {})[kind] = worth
    return roles


def _heads(roles: Mapping[str, Mapping[str, float]]) -> dict[str, re.Pattern[str]]:
    """For each first word the pattern of the forms that begin with it, the longest first; hyphens count as blanks."""
    forms: dict[str, list[str]] = {}
    for form in roles:
        first = re.match(r"[^\W\d_]+'?", form)
        if first is not None:
            forms.setdefault(first.group(), []).append(form)
    patterns = {}
    for head, found in sorted(forms.items()):
        body = either(found).replace(" ", "[ -]{1,3}")
        patterns[head] = re.compile(rf"(?:{body})(?!\w)" if not head.endswith("'") else rf"(?:{body})")
    return patterns


def _patterns(kinds: dict[str, dict[str, str]], units: Iterable[str]) -> NumberPatterns:
    of = rf"(?:{either(kinds['of'])})(?!(?<!')\w)"
    shorts, money = kinds["short"], {**kinds["short"], **kinds["money"]}
    return NumberPatterns(
        re.compile(rf"(?:{either(kinds['suffix'])})(?!\w)"),
        re.compile(rf"[ -]?(?:{either(kinds['percent'])})(?!\w)"),
        re.compile(rf"[ \u00a0\u202f]?(?P<short>{either(shorts)})(?!\w)"),
        re.compile(rf"[ \u00a0\u202f]?(?P<short>{either(money)})(?!\w)"),
        re.compile(rf"(?:{either(kinds['scale'])})(?!\w)"),
        re.compile(rf" {of}"),
        re.compile(rf" {of}|(?![ -]{{0,2}}[^\W\d_])"),
        re.compile(rf",? ?(?:(?:{either(kinds['limits'])}) ?)?"),
        re.compile(rf"(?<!\w)(?:{either(kinds['subset'])}) ?$"),
        re.compile(rf"(?<!\w)(?:{either(kinds['age'])})\b"),
        re.compile(rf"(?<!\w)(?:{either(kinds['pronoun'])})[ -]$"),
        re.compile(rf"[ -]{{0,2}}(?:{_linking(kinds['of'])})?(?:(?:{either(kinds['article'])}) )?(?P<unit>{either(units)}){_UNIT_END}"),
    )


def unit_behind(text: str, level: str, end: int, lexicon: NumberLexicon) -> re.Match[str] | None:
    """The unit behind a number that ends there; one capital glued to it ("5G", "4K") is a name, not a unit."""
    found = lexicon.unit_after.match(level, end)
    if found is None or (found.end() - end == 1 and text[end].isupper()):
        return None
    return found


def _subunits() -> dict[tuple[str, str], float]:
    found = {}
    for row in read_table(ONTOLOGY / "subunits.tsv", SUBUNITS):
        share = _ratio(row["share"])
        if share is None:
            raise row.error(f"share {row['share']!r} is not a fraction such as 1/12")
        found[row["unit"], row["part"]] = share
    return found


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
    pattern = rf"{_EDGE}(?:{body}) ?$" if row["position"] == "before" else rf" ?(?:{body})(?!\w)"
    return BoundRule(_compiled(row, pattern), _limit(row), row.place)


def _range(row: Row, symbols: str) -> RangeRule:
    opening = row.get("open")
    before = None if opening is None else _compiled(row, rf"(?<!\w)(?:{opening}) ?$")
    return RangeRule(before, _compiled(row, rf" ?(?:{row['join']}) ?(?:(?:{symbols}) ?)?"), row.place)


def _units(pack: Pack) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """The units before and after a number by their forms, with and without accents."""
    found: dict[str, dict[str, Unit]] = {"before": {}, "after": {}}
    for row in pack.rows("units.tsv", UNITS):
        if row["position"] not in found:
            raise row.error(f"position {row['position']!r} is not one of before, after")
        if row["kind"] not in UNIT_KINDS:
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(sorted(UNIT_KINDS))}")
        for form in sorted({row["form"], unaccented(row["form"])}):
            found[row["position"]].setdefault(form, Unit(row["unit"], row.get("iso"), row["kind"], row.place))
    return found["before"], found["after"]
