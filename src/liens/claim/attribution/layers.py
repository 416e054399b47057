"""The chain of sources over a stretch of text, and the attribution layer as records."""

from collections.abc import Iterable
from typing import Any

from liens.claim.attribution.lexicon import TOPIC, Frame
from liens.model import Attribution, Force, Quoting, Span
from liens.parse.parsed import Parsed

# A quoted name or term of fewer words makes no clause "partly quoted"; a quotation of so many tokens can be a sentence.
# Both were chosen on the training articles of the evaluation data.
_PHRASE, _SENTENCE = 4, 8
_CLAUSES = frozenset({"acl:relcl", "advcl"})
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
    # "Paieront « le prix fort »", "des meurtres « odieux »", "la trêve « doit être prolongée »": what is said of the event itself.
    beside = {*own, *(k for i in own for k in parsed.children[i]), *(parsed.tokens[i].head for i in own if parsed.tokens[i].dep.startswith("nsubj"))}
    if any(not _is_name(parsed, mark) and _inside(parsed, mark, beside) for mark in marks):
        return Quoting.MIXED
    below = {j for i in own for j in _below(parsed, i)}
    phrases = [mark for mark in marks if _words(parsed, mark) >= _PHRASE]
    return Quoting.MIXED if any(_inside(parsed, mark, below) for mark in phrases) else Quoting.INDIRECT


def _inside(parsed: Parsed, mark: Span, tokens: Iterable[int]) -> bool:
    return any(mark.holds(Span(parsed.tokens[j].start, parsed.tokens[j].end)) for j in tokens)


def _below(parsed: Parsed, i: int) -> list[int]:
    """A word and what hangs on it, without clauses that a comma sets off: their marks are those of another statement."""
    found, waiting = [], [i]
    while waiting:
        j = waiting.pop()
        found.append(j)
        waiting += [k for k in parsed.children[j] if not (parsed.tokens[k].dep in _CLAUSES and _set_off(parsed, k))]
    return found


def _set_off(parsed: Parsed, i: int) -> bool:
    first = min(parsed.subtree(i))
    return first > 0 and "," in (parsed.tokens[first].text, parsed.tokens[first - 1].text)


def _is_name(parsed: Parsed, span: Span) -> bool:
    """A quoted name ("« État islamique »"): its first word that is no article has a capital."""
    word = next((t for t in parsed.tokens if span.holds(Span(t.start, t.end)) and t.pos not in {"DET", "ADP"}), None)
    return word is not None and (word.pos == "PROPN" or word.text[:1].isupper())


def _words(parsed: Parsed, span: Span) -> int:
    return sum(t.pos != "PUNCT" and span.holds(Span(t.start, t.end)) for t in parsed.tokens)


def _clause(parsed: Parsed, span: Span) -> bool:
    """A quotation with a finite verb and words enough to be a sentence."""
    inside = [t for t in parsed.tokens if span.holds(Span(t.start, t.end))]
    finite = {t.i for t in inside if t.feature("VerbForm") == "Fin"}
    whole = any(t.dep == "nsubj" and t.head in finite for t in inside)
    return whole or (len(inside) >= _SENTENCE and bool(finite))


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
