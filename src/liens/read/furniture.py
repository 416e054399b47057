"""Knows what stands on a page beside the story: compiles ``furniture.tsv`` and says which of its lines fits a line of text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liens.langs.pack import Pack
from liens.langs.table import Row
from liens.model import PartKind
from liens.read.lines import Line
from liens.read.templates import compile_slots

_COLUMNS = ("kind", "at", "pattern", "example")
# The first kind that fits wins: "Read more: photo by …" is a link, "(Corrects the byline…)" a correction.
_ORDER = (
    PartKind.CORRECTION,
    PartKind.RELATED,
    PartKind.CREDIT,
    PartKind.AGENCY,
    PartKind.BYLINE,
    PartKind.BADGE,
    PartKind.CAPTION,
    PartKind.BIOGRAPHY,
)
# A line longer than this tells something; captions, notes on authors, corrections and legal notices may be longer.
_SHORT = 240
_MAY_BE_LONG = frozenset({PartKind.CAPTION, PartKind.BIOGRAPHY, PartKind.CORRECTION, PartKind.CREDIT})
_LONG = 1500
# A dateline is no longer than this; behind it a blank and a sentence follow, or a sentence that was glued to its mark.
_HEAD = 120
_FOLLOWS = re.compile(r"(?:(?<=[-)/.:]) |(?<=\)))(?=[^\W_a-zß-öø-ÿ]|[\"'«“„$€£])")
# Bullets, arrows and rules around a line, and the stop at its end, say nothing about it.
_TRIM = " .:|>*•▶►→-_"


class At(StrEnum):
    """Where on the page a pattern may fit."""

    ANY = "any"
    TOP = "top"  # before the first line of the story
    END = "end"  # after the last line of the story
    ABOVE_CREDIT = "above_credit"  # right above the credit of a picture
    LIST = "list"  # anywhere, and the lines without a full stop below it are links
    HEAD = "head"  # the beginning of a line of the story
    OPENING = "opening"  # the beginning of the story itself
    TOWN = "town"  # likewise, if it is the name of a town


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of ``furniture.tsv``: what a line that fits is, and where it may stand."""

    kind: PartKind
    at: At
    expression: re.Pattern[str]
    place: str

    def fits(self, line: Line) -> bool:
        """True if the whole line is what the pattern says."""
        limit = _LONG if self.kind in _MAY_BE_LONG else _SHORT
        return len(line.folded) <= limit and self.expression.fullmatch(line.folded.strip(_TRIM)) is not None

    def opening(self, line: Line) -> str | None:
        """The beginning of a line that the pattern fits, if something else follows it there; ``None`` else."""
        found = self.expression.match(line.folded[:_HEAD])
        return found.group() if found and _FOLLOWS.match(line.folded, found.end()) else None


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rules of one language, by the place on the page at which they apply."""

    rules: Mapping[At, Sequence[Rule]]

    def find(self, line: Line, at: At) -> Rule | None:
        """The first rule for this place that fits the line."""
        return next((rule for rule in self.rules[at] if rule.fits(line)), None)


def compile_furniture(pack: Pack) -> Furniture:
    """Compile ``furniture.tsv``; raises PackError naming the line that is wrong."""
    slots = compile_slots(pack)
    rules = []
    for row in pack.rows("furniture.tsv", _COLUMNS):
        expression = slots.compile(row["pattern"], row)
        rules.append(Rule(_kind(row), _at(row), expression, row.place))
    rules.sort(key=lambda rule: _ORDER.index(rule.kind))
    return Furniture({at: tuple(rule for rule in rules if rule.at is at) for at in At})


def _kind(row: Row) -> PartKind:
    known = {str(kind): kind for kind in _ORDER}
    if row["kind"] not in known:
        raise row.error(f"kind {row['kind']!r} is not one of {', '.join(known)}")
    return known[row["kind"]]


def _at(row: Row) -> At:
    try:
        return At(row["at"])
    except ValueError:
        raise row.error(f"place {row['at']!r} is not one of {', '.join(At)}") from None
