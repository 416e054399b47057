"""Hangs a time where it belongs in the tree where the parser took it for a part of something else.

English leaves out "that": in "said on Tuesday troops would leave" the day is that of the saying, as it stands before
all words of the clause that is said. A day without a preposition stands right after a place ("backed sanctions against
Lima Monday") and is no part of its name. What follows a colon and is set off by a comma opens the clause after it.
"""

from collections.abc import Sequence
from dataclasses import replace

from liens.claim.when.placing import clause_of, head_of
from liens.claim.when.values import TimeExpression
from liens.parse.parsed import Parsed, Sentence

_GOVERNED = frozenset({"ccomp", "xcomp", "parataxis", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_COLONS = frozenset(":;")
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
    if head is None or sentence is None:
        return None
    above = verb_before(parsed, head)
    if above is None:
        above = _past_name(parsed, time, head)
    if above is None:
        above = _opened(parsed, time, head, sentence)
    return None if above is None or above == parsed.tokens[head].head else (head, above)


def _past_name(parsed: Parsed, time: TimeExpression, head: int) -> int | None:
    """The verb of the clause, for a day without a preposition that the parser took together with the name before it."""
    token = parsed.tokens[head]
    kids = [parsed.tokens[j] for j in parsed.children[head] if parsed.tokens[j].end <= time.phrase.start]
    if token.dep.split(":", 1)[0] not in _ADVERBIAL or parsed.tokens[token.head].pos not in _NOUNS:
        return None
    if not any(k.dep == "case" for k in kids) or not any(k.pos == "PROPN" for k in kids):
        return None
    above = clause_of(parsed, token.head)
    return above if parsed.tokens[above].pos == "VERB" and above < head else None


def _opened(parsed: Parsed, time: TimeExpression, head: int, sentence: Sentence) -> int | None:
    """The first verb after a time that follows a colon and is set off by a comma ("… : mardi, elle a signé")."""
    inside = [t.i for t in parsed.tokens[sentence.first : sentence.last] if t.start < time.phrase.end and t.end > time.phrase.start]
    before, after = inside[0] - 1, inside[-1] + 1
    if before < sentence.first or after >= sentence.last or parsed.tokens[before].text not in _COLONS or parsed.tokens[after].text != ",":
        return None
    return next((t.i for t in parsed.tokens[after : sentence.last] if t.pos == "VERB" and parsed.tokens[head].head < before), None)


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
