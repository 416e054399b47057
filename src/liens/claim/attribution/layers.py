"""The chain of sources over a stretch of text, and the attribution layer as records."""

from typing import Any

from liens.claim.attribution.lexicon import TOPIC, Frame
from liens.model import Attribution, Quoting, Span
from liens.parse.parsed import Parsed


def chain(attributions: tuple[Attribution, ...], span: Span) -> tuple[Attribution, ...]:
    """Those whose content holds the span, nearest (smallest content) first; a cue or source is not its own content.

    Intentions ("Lima veut rouvrir", "Lima plans to reopen") tell what somebody means to do, topics ("discussed a loan")
    what they know or speak of; nobody vouches for either, so they stand in no chain.
    """
    holding = [a for a in attributions if not a.why.endswith((Frame.INTENDS, TOPIC)) and _holds(a, span)]
    return tuple(sorted(holding, key=lambda a: (_size(a), a.cue or a.content[0], a.why)))


def _holds(attribution: Attribution, span: Span) -> bool:
    for own in (attribution.cue, attribution.source):
        if own is not None and own.touches(span):
            return False
    return any(content.holds(span) for content in attribution.content)


def _size(attribution: Attribution) -> int:
    return sum(content.end - content.start for content in attribution.content)


def quoting_at(attribution: Attribution, parsed: Parsed, span: Span) -> Quoting:
    """How a stretch of a content is quoted: of a partly quoted one, what stands outside the marks is indirect."""
    if attribution.quoting is not Quoting.MIXED or any(q.outer.holds(span) for q in parsed.quotations):
        return attribution.quoting
    return Quoting.INDIRECT


def layer(article_id: str, attributions: tuple[Attribution, ...]) -> dict[str, Any]:
    """The record of an article in the exchange form of quotation scorers: offsets in characters."""
    quotes = [
        {
            "source": None if a.source is None else [a.source.start, a.source.end],
            "cue": None if a.cue is None else [a.cue.start, a.cue.end],
            "content": [[c.start, c.end] for c in a.content],
            "type": str(a.quoting),
        }
        for a in attributions
    ]
    return {"id": article_id, "quotes": quotes}
