"""Compiles the patterns of ``furniture.tsv``, which people write in a small notation, into regular expressions.

| notation | stands for |
|---|---|
| ``{a|b}`` | a or b |
| ``[a]`` | a, or nothing |
| ``…`` | anything, or nothing |
| ``<name>``, ``<names>`` | a capitalised name; several with commas or short words between |
| ``<town>`` | a town in capitals, or several, with what lies around it: "NIAMEY, Niger" |
| ``<agency>`` | one of ``furniture_agencies.tsv`` |
| ``<credit>`` | names and at least one agency, separated by slashes, commas or short words |
| ``<date>``, ``<time>``, ``<number>`` | a calendar date, a clock time, digits |

| a space | where one word ends: a space, or nothing beside a mark |

Everything else stands for itself, in capitals or not. A pattern must fit the whole line. Square brackets and bars of a
line are read as round brackets and slashes, so that the notation never collides with the text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.langs.table import Row
from liens.read.lines import fold

_PIECE = re.compile(r"<(\w+)>|([{}|\[\]… ])|([^<{}|\[\]… ]+|<)")
_MARKS = {"{": "(?:", "}": ")", "|": "|", "[": "(?:", "]": ")?", "…": ".*", " ": r"(?: |(?<!\w)|(?!\w))"}
_TYPED = str.maketrans({"’": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})
# A name is words with capitals; one or two short words (particles, "and", "in") may stand between them.
_WORD = r"(?:(?:[a-zß-öø-ÿ]{1,2}['-])?[^\W\d_a-zß-öø-ÿ][\w.'-]*)"
_NAME = rf"{_WORD}(?:(?: [a-zß-öø-ÿ]{{1,3}}){{0,2}} {_WORD}){{0,5}}"
# Three letters in capitals at least; "ABOARD THE OCEAN VIKING", "TOKYO/SEOUL", "PORT-AU-PRINCE, Haiti", "WASHINGTON, D.C.".
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'-]*(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'-]*)*(?<=[A-ZÀ-ÖØ-Þ.])"
_TOWN = rf"(?=(?:[.' -]*[A-ZÀ-ÖØ-Þ]){{3}}){_CAPITALS}(?:(?: ?/ ?| [a-zß-öø-ÿ]{{1,3}} ){_CAPITALS})*(?:, {_NAME}| ?\({_NAME}\)){{0,2}}"
_TIME = r"\d{1,2} ?(?:[:h.] ?\d{0,2})(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?|\d{1,2} ?[ap]\.?m\.?(?: [A-Z]{2,4})?"


@dataclass(frozen=True, slots=True)
class Slots:
    """What the names in angle brackets stand for in one language."""

    expressions: Mapping[str, str]

    def compile(self, pattern: str, row: Row) -> re.Pattern[str]:
        """The regular expression of a pattern; raises PackError, naming the line, for one that makes no sense."""
        pieces = []
        for slot, mark, literal in _PIECE.findall(pattern.translate(_TYPED)):
            if slot and slot not in self.expressions:
                known = ", ".join(self.expressions)
                raise row.error(f"pattern {pattern!r} has <{slot}>, which is not one of {known}")
            pieces.append(f"(?:{self.expressions[slot]})" if slot else _MARKS.get(mark) or f"(?i:{re.escape(literal)})")
        try:
            return re.compile("".join(pieces))
        except re.error as error:
            raise row.error(f"pattern {pattern!r} is not well formed ({error}); are its brackets paired?") from error


def month_names(pack: Pack) -> dict[str, int]:
    """The names of the months, in lower case, with their numbers."""
    rows = pack.rows("times_words.tsv", ("word", "kind", "value"))
    return {row["word"]: int(row["value"]) for row in rows if row["kind"] == "month"}


def compile_slots(pack: Pack) -> Slots:
    """The slots of one language: its agencies and the names of its months."""
    names = [row["agency"] for row in pack.rows("furniture_agencies.tsv", ("agency",))]
    agency = _alternatives(names)
    # Most agencies are names like others; only those in small letters must be spelt out once more.
    small = "".join(f"|{re.escape(name)}" for name in names if name.islower())
    month = f"(?i:{_alternatives(month_names(pack))})"
    part = rf"(?:{_WORD}|@\w+{small})"
    between = r"(?: ?[/,;|+&©] ?| - | [a-zß-öø-ÿ]{1,3} | )"
    agency_somewhere = rf"(?=.*(?<![\w-]){agency}(?![\w-]))"
    numeric = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.+Z]+)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    day = r"\d{1,2}[^\W\d_]{0,3}"
    written = rf"{day} {month}\.?,?(?: \d{{4}})?|{month}\.? {day}(?:,? \d{{4}})?"
    return Slots(
        {
            "name": _NAME,
            "names": rf"{_NAME}(?:(?:, | ?& ?| ?/ ?|, [^\W\d_]{{2,3}} ){_NAME})*",
            "town": _TOWN,
            "agency": agency,
            "credit": rf"{agency_somewhere}{part}(?:{between}{part})*",
            "date": rf"(?:[^\W\d_]{{3,10}}\.?,? )?(?:{numeric}|{written})",
            "time": _TIME,
            "number": r"\d+",
        }
    )


def _alternatives(words: Iterable[str]) -> str:
    """One expression for any of the words, longest first so that the longest fits."""
    ordered = sorted(map(fold, words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
