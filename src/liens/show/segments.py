"""Cuts a text at every border of the spans to be marked, so that crossing spans are drawn right without nesting.

Each run of text knows all spans that cover it; one mark is drawn a run.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liens.model import Span


@dataclass(frozen=True, slots=True)
class Layered:
    """A span to be marked: which claim it belongs to, and whether it is the words that name the event."""

    span: Span
    claim: int
    trigger: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the marks that cover all of it, innermost (shortest) first."""

    span: Span
    marks: tuple[Layered, ...]


def lines(text: str) -> list[Span]:
    """The paragraphs of a text: each line that is not blank, with its line end and the blank lines that follow.

    They cover the text exactly; blank lines at the very beginning belong to the first paragraph.
    """
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    firsts = [0, *starts[1:]]
    return [Span(s, e) for s, e in zip(firsts, [*firsts[1:], len(text)], strict=True) if s < e]


def runs(within: Span, marked: Sequence[Layered], cuts: Iterable[int] = ()) -> Iterator[Run]:
    """The runs of one paragraph in order: they cover it exactly, and no run crosses a border of a span or a cut."""
    here = [m for m in marked if m.span.touches(within)]
    borders = {within.start, within.end}
    for position in (*cuts, *(p for m in here for p in (m.span.start, m.span.end))):
        if within.start < position < within.end:
            borders.add(position)
    for start, end in pairwise(sorted(borders)):
        run = Span(start, end)
        covering = [m for m in here if m.span.holds(run)]
        yield Run(run, tuple(sorted(covering, key=_innermost)))


def _innermost(mark: Layered) -> tuple[int, int, int]:
    return (mark.span.end - mark.span.start, mark.span.start, mark.claim)
