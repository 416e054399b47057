"""What the parser hands on: tokens with Universal Dependencies, sentences, quotations. No meaning yet.

Indices are positions in ``Parsed.tokens``; heads and children never cross a sentence border.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from liens.model import Article, PartKind, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, what it is (UD part of speech, features), and what it depends on."""

    i: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    sentence: int

    def feature(self, name: str) -> str | None:
        """A UD feature, for instance ``feature("Tense")`` is "Past"; None where the word has none."""
        at = self.morph.find(name + "=")
        if at < 0:
            return None
        return self.morph[at + len(name) + 1 :].split("|", 1)[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens ``first`` up to, not including, ``last``; its characters; the part of the page it is in."""

    i: int
    first: int
    last: int
    span: Span
    part: PartKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks: ``outer`` with the marks, ``inner`` without; ``closed`` False if the end mark is missing."""

    outer: Span
    inner: Span
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its analysis."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    children: tuple[tuple[int, ...], ...]
    model: str

    def subtree(self, i: int) -> list[int]:
        """The token and all that depends on it, in text order."""
        found, open_ = [], [i]
        while open_:
            j = open_.pop()
            found.append(j)
            open_.extend(self.children[j])
        return sorted(found)

    def kids(self, i: int, *labels: str) -> Iterator[int]:
        """The dependents of a token whose relation is one of ``labels`` (``obl`` also fits ``obl:arg``)."""
        for j in self.children[i]:
            dep = self.tokens[j].dep
            if dep in labels or dep.split(":", 1)[0] in labels:
                yield j

    def path_up(self, i: int) -> Iterator[int]:
        """The governors of a token, nearest first, up to the root of its sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to token ``last``, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)
