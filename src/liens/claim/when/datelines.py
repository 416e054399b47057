"""Leaves the times of datelines and bylines aside ("BAMAKO, 3 mars 2026 – …"): their day is that of the dispatch, not of an event."""

from collections.abc import Sequence

from liens.claim.when.values import TimeExpression
from liens.parse.parsed import Parsed


def outside_datelines(parsed: Parsed, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times less those of the parts of the page that do not report."""
    silent = [sentence.span for sentence in parsed.sentences if not sentence.part.holds_claims]
    return tuple(t for t in times if not any(span.holds(t.phrase) for span in silent))
