"""Reads a pack's names of the calendar: months, weekdays, units, feasts, numbers."""

from dataclasses import dataclass

from liens.claim.when.calendar import SEASONS, UNITS
from liens.langs.pack import Pack

WORDS = ("word", "kind", "value")
NUMBERS = ("form", "kind", "value")
_PARTS_OF_DAY = frozenset({"morning", "noon", "afternoon", "evening", "night"})
# The number words that years are spelled with beside those below a hundred.
_SCALES = frozenset({"100", "1000"})


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


def words_of(pack: Pack) -> dict[str, dict[str, str]]:
    """The words of times_words.tsv by kind; raises PackError naming the line of a wrong one."""
    words: dict[str, dict[str, str]] = {}
    for row in pack.rows("times_words.tsv", WORDS):
        kind, value = row["kind"], row["value"]
        if (kind == "unit" and value not in UNITS) or (kind == "season" and value not in SEASONS):
            raise row.error(f"{kind} {value!r} is not one of {', '.join(sorted(UNITS if kind == 'unit' else SEASONS))}")
        if kind == "part" and value not in _PARTS_OF_DAY:
            raise row.error(f"part {value!r} is not one of {', '.join(sorted(_PARTS_OF_DAY))}")
        words.setdefault(kind, {})[row["word"]] = value
    return words


def calendar_of(pack: Pack, words: dict[str, dict[str, str]]) -> Calendar:
    """The calendar of a pack, with its number words."""
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
