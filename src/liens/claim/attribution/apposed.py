"""A speaker with an apposition between quotation and cue: "“We go,” Ida Sow, the governor of the northern province, told reporters"."""

from liens.claim.attribution.reading import MARKS, Match, Range, Reading
from liens.claim.attribution.sources import is_time

_NOMINAL = frozenset({"NOUN", "PROPN"})
_OPENING = frozenset({"DET", "NOUN", "PROPN", "ADJ"})


def apposed(r: Reading, match: Match) -> tuple[int, Range] | None:
    """All between the closing mark and the cue, which a comma closes and which has no verb of its own."""
    first, at = r.bounds(match.i)[0], match.first - 1
    if at < first or r.low[at] != ",":
        return None
    while at >= first and r.low[at] not in MARKS and not r.finite(at):
        at -= 1
    start = at + 1
    if not after_quotation(r, start) or r.token(start).pos not in _OPENING:
        return None
    comma = next(j for j in range(start, match.first) if r.low[j] == ",")
    head = next((j for j in range(start, comma) if r.token(j).pos in _NOMINAL and not start <= r.token(j).head < comma), None)
    return None if head is None or is_time(r, head) else (head, (start, match.first - 2))


def after_quotation(r: Reading, start: int) -> bool:
    """A closing mark, with or without a comma behind it, stands right before the word."""
    before = start - 1
    if before >= 0 and r.low[before] == ",":
        before -= 1
    return before >= 0 and r.low[before] in MARKS and r.quote[before] >= 0 and before == r.quotes[r.quote[before]][1]
