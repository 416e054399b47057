"""Where a time stands in the tree of its sentence: the token that heads it, and the clause that a token is in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liens.claim.when.since import outside
from liens.claim.when.values import COMPARED, TimeExpression, TimeKind
from liens.parse.parsed import Parsed

_CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "X", "SYM"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time with the token that heads it."""

    time: TimeExpression
    head: int


def placed_in(parsed: Parsed, times: Sequence[TimeExpression], trigger: int) -> Iterator[Placed]:
    """The times of the trigger's sentence that place something in the calendar, with their heads."""
    sentence = parsed.sentences[parsed.tokens[trigger].sentence]
    for time in times:
        if not (time.dated and sentence.span.start <= time.phrase.start < sentence.span.end):
            continue
        if time.kind in {TimeKind.SET, TimeKind.REFERENCE} or time.modifier == COMPARED:
            continue
        if time.compared and outside(parsed.article.text, time, parsed.tokens[trigger].start):
            continue
        head = head_of(parsed, time, sentence.first, sentence.last)
        if head is not None:
            yield Placed(time, head)


def head_of(parsed: Parsed, time: TimeExpression, first: int, last: int) -> int | None:
    """The token of the expression whose governor stands outside; of several a noun or number before others."""
    inside = [t for t in parsed.tokens[first:last] if t.start < time.phrase.end and t.end > time.phrase.start]
    members = {t.i for t in inside}
    tops = [t for t in inside if t.head not in members or t.head == t.i]
    if not tops:
        return None
    tops.sort(key=lambda t: (t.pos not in _NOMINAL, t.dep in {"case", "mark", "det", "punct", "advmod"}, t.i))
    return tops[0].i


def clause_of(parsed: Parsed, i: int) -> int:
    """The head of the clause that a token stands in: the nearest verb or predicate above it, itself included."""
    for j in (i, *parsed.path_up(i)):
        if heads_clause(parsed, j):
            return j
    return i


def heads_clause(parsed: Parsed, i: int) -> bool:
    """True for a token that begins a clause of its own in the tree."""
    token = parsed.tokens[i]
    if token.dep in _CLAUSAL or token.head == i:
        return True
    return token.dep == "conj" and token.pos in _VERBAL
