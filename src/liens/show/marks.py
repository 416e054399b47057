"""Draws an article's text with its claims highlighted: stripped of its tags, it is the text exactly as read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liens.draw.markup import element, escaped
from liens.model import Claim, Part, PartKind, Span
from liens.show import wording
from liens.show.segments import Layered, Run, runs
from liens.show.words import Words

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number on the page and the prefix of ids there, which keeps two readings on one page apart.

    ``more`` is HTML that its margin note ends with: links to what else is known of it.
    """

    number: int
    claim: Claim
    prefix: str
    more: str = ""

    def mark_id(self) -> str:
        """The id of its number in the text."""
        return f"{self.prefix}m-{self.number}"

    def note_id(self) -> str:
        """The id of its margin note."""
        return f"{self.prefix}n-{self.number}"


def passages(claim: Claim) -> list[Span]:
    """Where a claim stands: from its first to its last word in its sentence; for a bare statement what is said."""
    if claim.event is None:
        return list(claim.attribution[0].content) if claim.attribution else [claim.sentence]
    slots = [actor.span for actor in (*claim.initiators, *claim.recipients)]
    slots += [place.span for place in claim.where]
    slots += [quantity.span for quantity in claim.quantities]
    slots.append(claim.when.span if claim.when is not None else None)
    inside = [claim.event.trigger, *(s for s in slots if s is not None and claim.sentence.holds(s))]
    return [Span(min(s.start for s in inside), max(s.end for s in inside))]


def layered(numbered: Iterable[Numbered]) -> list[Layered]:
    """All spans to be marked on a page."""
    found: list[Layered] = []
    for item in numbered:
        found += [Layered(span, item.number) for span in passages(item.claim)]
        if item.claim.event is not None:
            found.append(Layered(item.claim.event.trigger, item.number, trigger=True))
    return found


@dataclass(frozen=True, slots=True)
class Canvas:
    """What is needed to draw a text: its characters, the claims by number, their marks, the words for labels, and a passage that somebody was sent to."""

    text: str
    claims: Mapping[int, Numbered]
    marks: Sequence[Layered]
    words: Words
    passage: Span | None = None


def canvas(text: str, numbered: Sequence[Numbered], words: Words, passage: Span | None = None) -> Canvas:
    """Prepare a text and its claims for drawing."""
    return Canvas(text, {n.number: n for n in numbered}, layered(numbered), words, passage)


def paragraph(drawn: Canvas, within: Span, starting: Sequence[Numbered]) -> str:
    """The HTML of one paragraph; ``starting`` are the claims whose numbers stand in it."""
    text = drawn.text
    end = within.start + len(within.of(text).rstrip())
    anchors: dict[int, list[Numbered]] = {}
    for item in starting:
        anchors.setdefault(max(within.start, wording.anchor(item.claim).start), []).append(item)
    pieces = []
    sent = [] if drawn.passage is None else [drawn.passage.start, drawn.passage.end]
    for run in runs(within, drawn.marks, [end, *anchors, *sent]):
        pieces += [_number(item, drawn.words) for item in anchors.get(run.span.start, ())]
        pieces.append(_run(drawn, run) if run.span.start < end else element("span", escaped(run.span.of(text)), class_="eol"))
    return "".join(pieces)


def _number(item: Numbered, words: Words) -> str:
    """A claim's number, drawn by the style sheet so that the text stays as it is when copied."""
    label = words("page.anchor", number=item.number, status=wording.status_word(item.claim, words))
    return element("a", class_="n", id=item.mark_id(), href=f"#{item.note_id()}", data_n=str(item.number), aria_label=label)


def _run(drawn: Canvas, run: Run) -> str:
    content = escaped(run.span.of(drawn.text))
    asked = drawn.passage is not None and drawn.passage.holds(run.span)
    first = "passage" if drawn.passage is not None and run.span.start == drawn.passage.start else None
    if not run.marks:
        return element("mark", content, class_="asked", data_c="", id=first) if asked else content
    numbers = sorted({mark.claim for mark in run.marks})
    innermost = run.marks[0]
    classes = [f"st-{wording.standing(drawn.claims[innermost.claim].claim)}", f"d{min(len(numbers), _DEEPEST)}"]
    if any(mark.trigger for mark in run.marks):
        classes.append("trigger")
    if asked:
        classes.append("asked")
    return element("mark", content, class_=" ".join(classes), data_c=" ".join(map(str, numbers)), id=first)


def part_at(parts: Sequence[Part], within: Span) -> PartKind:
    """What a paragraph is: what most of it is, for a dateline opens it; the story where nothing says otherwise."""
    inside = [part for part in parts if part.span.touches(within)]
    return max(inside, key=lambda part: min(part.span.end, within.end) - max(part.span.start, within.start)).kind if inside else PartKind.STORY
