"""Whom a pronoun beside speech takes up: "« … », a-t-il dit", "selon lui".

Who spoke last speaks on, unless somebody else has been the subject of a main clause of the paragraph since.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liens.claim.attribution import AttributionLexicon
from liens.model import Attribution, Span
from liens.parse.parsed import Parsed, Token

_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_BEHIND = frozenset({"obl", "nmod"})
# So many sentences back who spoke last is meant by "selon lui".
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant: a speaker before, with his attribution, or the subject of a clause, with none."""

    head: int
    attribution: Attribution | None


def takes_up(parsed: Parsed, lexicon: AttributionLexicon, head: int) -> bool:
    """As in "« Oslo a signé », a-t-il dit": a pronoun behind its verb or preposition is the speaker before it, not who was just named."""
    token = parsed.tokens[head]
    if lexicon.is_("inverted", token.text.lower()):
        return True
    personal = token.pos == "PRON" and token.feature("PronType") == "Prs" and token.feature("Person") in {None, "3"}
    return personal and token.dep.split(":")[0] in _BEHIND and token.feature("Reflex") is None


def candidates(parsed: Parsed, lexicon: AttributionLexicon, attributions: Sequence[Attribution], a: Attribution) -> list[Candidate]:
    """Nearest first; those whose gender or number is another come last."""
    if a.head is None:
        return []
    pronoun = parsed.tokens[a.head]
    spoken = [o for o in attributions if o is not a and _before(o, pronoun) and not _inner(o, attributions)]
    spoken = [o for o in spoken if o.head is not None and not takes_up(parsed, lexicon, o.head)]
    if not lexicon.is_("inverted", pronoun.text.lower()):
        spoken = [o for o in spoken if pronoun.sentence - parsed.tokens[o.head or 0].sentence <= _NEAR]
    spoken.sort(key=lambda o: -_start(o))
    last = _start(spoken[0]) if spoken else -1
    found = [Candidate(j, None) for j in _subjects(parsed, attributions, pronoun) if parsed.tokens[j].start > last]
    found += [Candidate(o.head, o) for o in spoken if o.head is not None]
    return sorted(found, key=lambda c: not _agrees(pronoun, parsed.tokens[c.head]))


def _before(o: Attribution, pronoun: Token) -> bool:
    return o.source is not None and o.source.end <= pronoun.start


def _start(o: Attribution) -> int:
    return o.source.start if o.source is not None else -1


def _inner(o: Attribution, attributions: Sequence[Attribution]) -> bool:
    """As in "« L'Iran a promis de signer », a-t-il dit": who speaks inside another's words."""
    cue = o.cue or o.source
    return cue is not None and any(p is not o and p.cue != o.cue and any(c.holds(cue) for c in p.content) for p in attributions)


def _subjects(parsed: Parsed, attributions: Sequence[Attribution], pronoun: Token) -> Iterator[int]:
    """The subjects of main clauses of the same paragraph that nobody's words hold, nearest first."""
    paragraph = parsed.sentences[pronoun.sentence].paragraph
    held = [*(c for a in attributions for c in a.content), *(q.outer for q in parsed.quotations)]
    for token in reversed(parsed.tokens[: pronoun.i]):
        if parsed.sentences[token.sentence].paragraph != paragraph:
            return
        verb = parsed.tokens[token.head]
        if token.dep.split(":")[0] == "nsubj" and verb.dep.split(":")[0] in _MAIN and token.pos in {"NOUN", "PROPN"}:
            span = Span(token.start, token.end)
            if not any(h.holds(span) for h in held):
                yield token.i


def _agrees(pronoun: Token, other: Token) -> bool:
    """A name or another pronoun may be of either gender for all that its tag is worth."""
    if other.pos != "NOUN":
        return True
    pairs = ((pronoun.feature(name), other.feature(name)) for name in ("Gender", "Number"))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)
