"""Sets datelines apart ("BAMAKO, 3 mars 2026 – …"): their day is that of the dispatch, not of an event."""

from collections.abc import Sequence

from liens.claim.when.values import TimeExpression
from liens.model import Span
from liens.parse.parsed import Parsed, Sentence

# A dateline is short: a town, a day, an agency, then a dash.
_DATELINE = 14
_TOWN = 3
_DASHES = frozenset("-\u2013\u2014")


def outside_datelines(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times less those of datelines."""
    lines = [line for sentence in parsed.sentences if (line := _dateline(parsed, sentence)) is not None]
    return tuple(t for t in times if not any(line.holds(t.phrase) for line in lines))


def _dateline(parsed: Parsed, sentence: Sentence) -> Span | None:
    """What stands before the dash at the head of a sentence that begins with a town in capitals."""
    head = parsed.tokens[sentence.first : min(sentence.last, sentence.first + _DATELINE)]
    if not head or len(head[0].text) < _TOWN or not head[0].text.isupper():
        return None
    dash = next((t for t in head if t.text in _DASHES), None)
    return None if dash is None else Span(sentence.span.start, dash.start)
