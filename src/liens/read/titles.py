"""Finds the title of a page, and the deck below it, by their form: no words are needed for that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from liens.model import PartKind
from liens.read.lines import Line, fold

# The longest headline of 1,188 Wikinews articles has 163 characters, that of 150 English ones 128.
_TITLE = 180
_TITLE_WORDS = 3
# A deck is a sentence or two; a longer line below the title opens the story.
_DECK = 350
_DECK_WORDS = 6
# A line this long that ends with a full stop is told, not announced: a story follows the title.
_TOLD = 40
# Share of lines that go on in small letters above which a text is cut at a fixed width ("hard wrapped").
_WRAPPED = 0.2
_OPEN_END = re.compile(r"[,;:/(«“-]$")
_WORD = re.compile(r"\w{4,}")
# Two headlines of one article share at least a third of the words of the shorter one.
_AKIN = 3
_SITE = re.compile(r" ?[/:-] ?[^/:-]{2,40}$")


@dataclass(frozen=True, slots=True)
class Title:
    """Which line is the headline, what says so, and whether it is the title or another line set above the story."""

    index: int
    kind: PartKind
    why: str


def find_title(lines: Sequence[Line], free: Sequence[bool], known: str | None) -> Title | None:
    """The line that is the known title, else the first line above the story that looks like a headline.

    ``free`` tells which lines no furniture rule speaks for.
    """
    if known and known.strip():
        wanted = _forms(known)
        for i, line in enumerate(lines):
            if len(line.folded) <= len(known) + 40 and _forms(line.text) & wanted:
                return Title(i, PartKind.TITLE, "title: the known title")
    first = next((i for i, is_free in enumerate(free) if is_free), None)
    if first is None or not _is_headline(lines[first]) or _runs_on(lines, first):
        return None
    story = any(line.ends_with_stop and len(line.folded) >= _TOLD for line, is_free in zip(lines[first + 1 :], free[first + 1 :], strict=True) if is_free)
    if not story:
        return None
    if known and known.strip() and not _akin(lines[first].folded, known):
        return Title(first, PartKind.DECK, "deck: above the story, unlike the known title")
    return Title(first, PartKind.TITLE, "title: a headline above the story")


def is_deck(line: Line, below: Line, *, set_off: bool) -> str | None:
    """Why a line under the title is the deck: a picture or a byline parts it from the story, or it has no full stop."""
    if len(line.folded) > _DECK or len(line.folded.split()) < _DECK_WORDS:
        return None
    if set_off:
        return "deck: parted from the story by furniture"
    if not line.ends_sentence and not _OPEN_END.search(line.folded) and below.ends_sentence and not _small(below):
        return "deck: under the title, without a full stop"
    return None


def _forms(title: str) -> set[str]:
    """A title in the forms in which a page may show it: with or without full stop and name of the site."""
    folded = fold(title).casefold().strip(" .\"'«»“”")
    shortened = _SITE.sub("", folded)
    return {folded, shortened} if len(shortened.split()) >= _TITLE_WORDS else {folded}


def _akin(line: str, known: str) -> bool:
    ours, theirs = (frozenset(_WORD.findall(fold(text).casefold())) for text in (line, known))
    return len(ours & theirs) * _AKIN >= min(len(ours), len(theirs))


def _is_headline(line: Line) -> bool:
    words = line.folded.split()
    if len(words) < _TITLE_WORDS or len(line.folded) > _TITLE:
        return False
    return not line.ends_with_stop and not _OPEN_END.search(line.folded) and not _small(line)


def _runs_on(lines: Sequence[Line], at: int) -> bool:
    """True if the line is a piece of a sentence in a text that is cut at a fixed width."""
    if at + 1 >= len(lines) or lines[at + 1].spaced:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if not b.spaced]
    going_on = sum(1 for a, b in pairs if not a.ends_sentence and _small(b))
    return _small(lines[at + 1]) or going_on > _WRAPPED * len(pairs)


def _small(line: Line) -> bool:
    """True if the line begins in small letters."""
    return line.folded[:1].islower()
