"""Chronologies: paragraphs that open with a date and a colon or dash, or stand under a heading that is a date, tell what happened then."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from liens.claim.when.values import TimeExpression, TimeKind
from liens.model import Precision, Span
from liens.parse.parsed import Parsed

# One dated paragraph may be a dateline, or tell of its day only in its first sentence; two lines that are dates may be those of the page.
_LEAST, _HEADINGS = 2, 3
_OPENING = re.compile(r"[\s\u2022*\u00b7\u25cf\u25aa(\[-]*")
_YEAR = re.compile(r"\s*((?:1[5-9]|20)\d\d)[\s.:]*")
_CLOSING = re.compile(r"[)\]]? ?(?::|[\u2013\u2014-](?= ))")


def entries_of(parsed: Parsed, times: Sequence[TimeExpression]) -> Mapping[int, TimeExpression]:
    """For each paragraph of a chronology the time of its entry; nothing where the article is none."""
    found = {paragraph: (time, alone) for paragraph, time, alone in _dated(parsed, times)}
    if sum(alone for _, alone in found.values()) < _HEADINGS:
        found = {paragraph: (time, alone) for paragraph, (time, alone) in found.items() if not alone}
    if len(found) < _LEAST:
        return MappingProxyType({})
    entries, heading = {}, None
    for paragraph in sorted({s.paragraph for s in parsed.sentences}):
        time, alone = found.get(paragraph, (None, False))
        if time is not None:
            heading = time if alone else None
        current = time or heading
        if current is not None:
            entries[paragraph] = current
    return entries


def _dated(parsed: Parsed, times: Sequence[TimeExpression]) -> Iterator[tuple[int, TimeExpression, bool]]:
    """The paragraphs that a date opens, with the date, and whether they are nothing else."""
    text = parsed.article.text
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in parsed.sentences:
        low, high = bounds.get(sentence.paragraph, (sentence.span.start, sentence.span.end))
        bounds[sentence.paragraph] = min(low, sentence.span.start), max(high, sentence.span.end)
    opening = {time.phrase.start: time for time in times if time.kind in {TimeKind.DATE, TimeKind.RANGE} and time.start is not None and time.modifier is None}
    for paragraph, (low, high) in bounds.items():
        match = _OPENING.match(text, low)
        time = opening.get(match.end() if match else low) or _year(text, Span(low, high))
        if time is None or time.phrase.end > high:
            continue
        alone = not text[time.phrase.end : high].strip(" .:\n")
        if alone or _CLOSING.match(text, time.phrase.end):
            yield paragraph, time, alone


def _year(text: str, paragraph: Span) -> TimeExpression | None:
    """The year that a paragraph is, which elsewhere would be a mere number."""
    match = _YEAR.fullmatch(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    span, year = Span(*match.span(1)), int(match[1])
    return TimeExpression(span, span, TimeKind.RANGE, Precision.YEAR, start=date(year, 1, 1), end=date(year + 1, 1, 1))
