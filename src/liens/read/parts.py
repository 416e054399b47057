"""Tells the story of a page from what stands around it: title, deck, captions, credits, bylines, links to other articles.

Every line that is not blank becomes one part, a dateline at its head another. A line is furniture only where a line of ``furniture.tsv`` or a rule
below says so; when in doubt it is story, for a lost sentence is worse than a stray credit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.model import Part, PartKind
from liens.read.datelines import split_dateline
from liens.read.furniture import At, Furniture, Rule, compile_furniture
from liens.read.lines import Line, find_lines
from liens.read.titles import find_title, is_deck

_Label = tuple[PartKind, str]
# A deck bears no dateline: a line that does is the story.
_DATED = frozenset({PartKind.STORY, PartKind.DECK})
_STORY: _Label = (PartKind.STORY, "story: nothing says otherwise")
_LINK = 160  # a link to another article is no longer than a headline


def find_parts(text: str, pack: Pack, title: str | None) -> tuple[Part, ...]:
    """What each line of a text is; ``title`` is the article's title where it is known from elsewhere."""
    return PartFinder(pack).find(text, title)


class PartFinder:
    """The furniture of one language, compiled once, ready to read any number of articles."""

    def __init__(self, pack: Pack) -> None:
        """Compile the pack's tables; raises PackError naming file and line of what is wrong."""
        self._furniture = compile_furniture(pack)

    def find(self, text: str, title: str | None) -> tuple[Part, ...]:
        """One part for each line that is not blank, in order."""
        lines = find_lines(text)
        labels = _label(lines, self._furniture, title)
        found: list[Part] = []
        told = 0
        for line, (kind, why) in zip(lines, labels, strict=True):
            split = split_dateline(line, self._furniture, told) if kind in _DATED else None
            found += split or (Part(kind, line.span, why),)
            told += kind is PartKind.STORY
        return tuple(found)


def _label(lines: Sequence[Line], furniture: Furniture, title: str | None) -> list[_Label]:
    page = _Page(lines, furniture, [None] * len(lines))
    page.everywhere()
    page.top()
    found = find_title(lines, [label is None for label in page.labels], title)
    if found is not None:
        page.labels[found.index] = (found.kind, found.why)
    page.top()
    page.end()
    page.captions()
    if found is not None:
        page.deck(found.index)
    return [label or _STORY for label in page.labels]


@dataclass(slots=True)
class _Page:
    """The lines of one article while they are being labelled; None is a line that nothing speaks for yet."""

    lines: Sequence[Line]
    furniture: Furniture
    labels: list[_Label | None]

    def everywhere(self) -> None:
        """Rules that hold anywhere, and the links that follow a heading such as "On the same subject"."""
        below, told = None, False
        for i, line in enumerate(self.lines):
            heading = self.furniture.find(line, At.LIST)
            rule = heading or self.furniture.find(line, At.ANY)
            if rule:
                self._set(i, rule)
            elif below and not line.ends_sentence and len(line.folded) <= _LINK:
                self.labels[i] = (PartKind.RELATED, f"link below {below}")
                continue
            # Above the story a heading is a menu, and the line below it may be the title.
            told = told or (rule is None and line.ends_sentence)
            below = heading.place if heading and told else below if rule else None

    def top(self) -> None:
        """Rules for the lines above the story."""
        for i, line in enumerate(self.lines):
            rule = self.furniture.find(line, At.TOP) if self.labels[i] is None else None
            if rule:
                self._set(i, rule)
            elif self.labels[i] is None:
                return

    def end(self) -> None:
        """Rules for the lines below the story, which never reach up to the first line."""
        for i in range(len(self.lines) - 1, 0, -1):
            rule = self.furniture.find(self.lines[i], At.END) if self.labels[i] is None else None
            if rule:
                self._set(i, rule)
            elif self.labels[i] is None:
                return

    def captions(self) -> None:
        """What describes a picture, right above its credit."""
        for i, line in enumerate(self.lines[:-1]):
            below = self.labels[i + 1]
            if self.labels[i] is None and below and below[0] is PartKind.CREDIT and not self.lines[i + 1].spaced:
                rule = self.furniture.find(line, At.ABOVE_CREDIT)
                if rule:
                    self._set(i, rule)

    def deck(self, title: int) -> None:
        """The line below the title, if the page sets it off from the story."""
        below = title + 1
        while below < len(self.lines) and self._is(below, PartKind.BADGE):
            below += 1
        if self.labels[below : below + 1] != [None] or None not in self.labels[below + 1 :]:
            return
        set_off = self._is(below + 1, PartKind.CAPTION, PartKind.CREDIT, PartKind.BYLINE)
        reason = is_deck(self.lines[below], self.lines[below + 1], set_off=set_off)
        if reason:
            self.labels[below] = (PartKind.DECK, reason)

    def _set(self, i: int, rule: Rule) -> None:
        self.labels[i] = (rule.kind, rule.place)

    def _is(self, i: int, *kinds: PartKind) -> bool:
        label = self.labels[i]
        return label is not None and label[0] in kinds
