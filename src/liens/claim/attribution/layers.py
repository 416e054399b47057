"""The chain of sources over a stretch of text, and the attribution layer as records."""

from typing import Any

from liens.claim.attribution.lexicon import TOPIC, Frame
from liens.model import Attribution, Force, Quoting, Span
from liens.parse.parsed import Parsed

# A quoted name or term of fewer words makes no clause "partly quoted"; a quotation of so many tokens can be a sentence.
# Both were chosen on the training articles of the evaluation data.
_PHRASE, _SENTENCE = 4, 8
# Mark and blank around the words of a quotation.
_MARK = 2
# A passive of these names no act of speech: "is expected to", "is said to", "is threatened with".
_THOUGHT = frozenset({Force.STATE, Force.ESTIMATE, Force.THREATEN, Force.DOUBT})


def chain(attributions: tuple[Attribution, ...], span: Span) -> tuple[Attribution, ...]:
    """Those whose content holds the span, nearest (smallest content) first; a cue or source is not its own content.

    Intentions ("Lima veut rouvrir", "Lima plans to reopen") tell what somebody means to do, topics ("discussed a loan")
    what they know or speak of; nobody vouches for either, nor for what "is expected", so they stand in no chain, unless
    the words are theirs ("spoke of a “raid”").
    """
    holding = [a for a in attributions if not a.why.endswith(Frame.INTENDS) and not _topic(a) and not _unvouched(a) and _holds(a, span)]
    # Of two with the same content the one who is cited is nearer than the one who cites.
    return tuple(sorted(holding, key=lambda a: (_size(a), not a.why.endswith(Frame.CITES), a.cue or a.content[0], a.why)))


def _topic(attribution: Attribution) -> bool:
    return attribution.why.endswith(TOPIC) and attribution.quoting is Quoting.INDIRECT


def _unvouched(attribution: Attribution) -> bool:
    """As in "The leaders were expected to meet": nobody is said to say so, while somebody accuses whoever "is accused"."""
    return attribution.source is None and attribution.force in _THOUGHT and attribution.why.endswith((f"verb+{Frame.RAISED}", f"verb+{Frame.OF}"))


def _holds(attribution: Attribution, span: Span) -> bool:
    for own in (attribution.cue, attribution.source):
        if own is not None and own.touches(span):
            return False
    return any(content.holds(span) for content in attribution.content)


def _size(attribution: Attribution) -> int:
    return sum(content.end - content.start for content in attribution.content)


def quoting_at(attribution: Attribution, parsed: Parsed, span: Span) -> Quoting:
    """How a stretch of a partly quoted content is given: direct in a quoted clause, mixed by a quoted phrase, else indirect."""
    if attribution.quoting is not Quoting.MIXED:
        return attribution.quoting
    marks = [q.inner for q in parsed.quotations if any(c.touches(q.inner) for c in attribution.content)]
    around = [mark for mark in marks if mark.holds(span)]
    if around:
        # Behind "a dénoncé un crime :" the announced quotation stands for itself, however short its sentence.
        alone = any(around[0].start - _MARK <= c.start and c.end <= around[0].end + _MARK for c in attribution.content if c.holds(span))
        return Quoting.DIRECT if alone or _clause(parsed, around[0]) else Quoting.MIXED
    own = [t.i for t in parsed.tokens if span.holds(Span(t.start, t.end))]
    below = [parsed.tokens[j] for j in sorted({j for i in own for j in parsed.subtree(i)})]
    phrases = [mark for mark in marks if _words(parsed, mark) >= _PHRASE]
    return Quoting.MIXED if any(mark.holds(Span(t.start, t.end)) for mark in phrases for t in below) else Quoting.INDIRECT


def _words(parsed: Parsed, span: Span) -> int:
    return sum(t.pos != "PUNCT" and span.holds(Span(t.start, t.end)) for t in parsed.tokens)


def _clause(parsed: Parsed, span: Span) -> bool:
    """A quotation with a finite verb and words enough to be a sentence."""
    inside = [t for t in parsed.tokens if span.holds(Span(t.start, t.end))]
    return len(inside) >= _SENTENCE and any(t.feature("VerbForm") == "Fin" for t in inside)


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
