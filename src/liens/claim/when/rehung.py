"""Hangs a time where it belongs in the tree where the parser took it into the clause that follows it.

English leaves out "that": in "said on Tuesday troops would leave" the day is that of the saying, as it stands before
all words of the clause that is said.
"""

from collections.abc import Sequence
from dataclasses import replace

from liens.claim.when.placing import head_of
from liens.claim.when.values import TimeExpression
from liens.parse.parsed import Parsed

_GOVERNED = frozenset({"ccomp", "xcomp", "parataxis", "advcl"})
_ADVERBIAL = frozenset({"obl", "nmod", "advmod", "advcl"})


def rehung(parsed: Parsed, times: Sequence[TimeExpression]) -> Parsed:
    """The parse with those times hung on the verb before them; the parse itself where there are none."""
    moved = dict(found for time in times if not time.qualifies and (found := _moved(parsed, time)) is not None)
    if not moved:
        return parsed
    tokens = tuple(replace(t, head=moved[t.i]) if t.i in moved else t for t in parsed.tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return replace(parsed, tokens=tokens, children=tuple(map(tuple, children)))


def _moved(parsed: Parsed, time: TimeExpression) -> tuple[int, int] | None:
    """The token that heads a time, and the verb that it should hang on."""
    sentence = next((s for s in parsed.sentences if s.span.start <= time.phrase.start < s.span.end), None)
    head = None if sentence is None else head_of(parsed, time, sentence.first, sentence.last)
    above = None if head is None else verb_before(parsed, head)
    return None if head is None or above is None else (head, above)


def verb_before(parsed: Parsed, head: int) -> int | None:
    """The verb that governs the clause in which a time stands first; None if the time stands elsewhere or hangs on what is before it."""
    token = parsed.tokens[head]
    clause = parsed.tokens[token.head]
    if clause.i <= head or token.dep.split(":", 1)[0] not in _ADVERBIAL or clause.dep not in _GOVERNED:
        return None
    verb = parsed.tokens[clause.head]
    own = set(parsed.subtree(head))
    if verb.pos != "VERB" or verb.i >= min(own) or min(set(parsed.subtree(clause.i)) - own) < head:
        return None
    # "He said, on Tuesday troops left": what is set off before the day is another clause.
    return None if any(t.pos == "PUNCT" for t in parsed.tokens[verb.i + 1 : min(own)]) else verb.i
