"""Finds numbers in figures, in words and as masses, with the words that bound them."""

from collections.abc import Iterator
from dataclasses import replace

from liens.claim.quantity.atoms import runs
from liens.claim.quantity.counts import Run
from liens.claim.quantity.grammar import read_run
from liens.claim.quantity.lexicon import NumberLexicon
from liens.claim.quantity.limits import between_limits, bounded, parts, ranges
from liens.claim.quantity.measures import with_units
from liens.claim.quantity.values import NumberExpression, NumberKind
from liens.model import Span
from liens.parse.normalise import levelled

_BEFORE = 9


def find_numbers(text: str, lexicon: NumberLexicon) -> tuple[NumberExpression, ...]:
    """All numbers of a text in order; offsets are code points of ``text``. Articles ("un", "a") are not numbers."""
    level = levelled(text)
    found = with_units(text, level, lexicon, _shares(text, level, lexicon))
    joined = bounded(level, ranges(level, found, lexicon), lexicon)
    kept = [n for n in between_limits(level, joined, lexicon) if not n.weak or _bound(n)]
    return tuple(parts(level, kept, lexicon))


def _bound(n: NumberExpression) -> bool:
    """Words that are weak by themselves are a number only beside a bound ("au moins un mort") or a unit ("half a mile")."""
    if n.kind is NumberKind.FRACTION and n.unit is not None and not n.unit.counts_time:
        return True
    return n.minimum is None or n.maximum is None or (n.kind is NumberKind.FRACTION and n.span != n.core)


def _shares(text: str, level: str, lexicon: NumberLexicon) -> Iterator[NumberExpression]:
    """The numbers by themselves; percentages with the sign or word after them."""
    for atoms in runs(text, level, lexicon):
        for n in read_run(Run(atoms, level, lexicon)):
            if _stands_for(level, n, lexicon):
                continue
            percent = lexicon.patterns.percent.match(level, n.span.end) if n.kind is NumberKind.CARDINAL else None
            yield n if percent is None else replace(n, span=Span(n.span.start, percent.end()), kind=NumberKind.PERCENT)


def _stands_for(level: str, n: NumberExpression, lexicon: NumberLexicon) -> bool:
    """True for a one that stands for a noun ("the one", "no one"): it counts nothing."""
    if n.value != 1 or level[n.core.start].isdigit() or n.kind is not NumberKind.CARDINAL:
        return False
    return lexicon.patterns.pronoun.search(level, max(0, n.core.start - _BEFORE), n.core.start) is not None
