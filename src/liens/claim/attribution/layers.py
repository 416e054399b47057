"""The chain of sources over a stretch of text, and the attribution layer as records."""

from typing import Any

from liens.claim.attribution.lexicon import Frame
from liens.model import Attribution, Span


def chain(attributions: tuple[Attribution, ...], span: Span) -> tuple[Attribution, ...]:
    """Those whose content holds the span, nearest (smallest content) first; a cue or source is not its own content.

    Intentions ("Lima veut rouvrir", "Lima plans to reopen") tell what somebody means to do, not what they say, so they
    vouch for nothing and stand in no chain.
    """
    holding = [a for a in attributions if not a.why.endswith(Frame.INTENDS) and _holds(a, span)]
    return tuple(sorted(holding, key=lambda a: (_size(a), a.cue or a.content[0], a.why)))


def _holds(attribution: Attribution, span: Span) -> bool:
    for own in (attribution.cue, attribution.source):
        if own is not None and own.touches(span):
            return False
    return any(content.holds(span) for content in attribution.content)


def _size(attribution: Attribution) -> int:
    return sum(content.end - content.start for content in attribution.content)


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
