"""In which context an event stands (PLOVER's 37: military, trade, migration …), from words near it, its kind and its parties.

A sign counts whole in the phrase of the event, half elsewhere in its sentence, and the rest of the article can support a
context but never gives one by itself: an article on elections may tell of a strike that has nothing to do with them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liens.claim.signs import Sign, SignLexicon, compile_signs, words_at
from liens.langs.pack import Pack
from liens.model import Actor, Category
from liens.ontology.contexts import Signs, load_contexts, load_signs, sign_of
from liens.parse.parsed import Parsed, Sentence

_COLUMNS = ("context", "weight", "words", "example")
# A sure word (2) anywhere in the sentence is enough, a weak one (1) needs the event's own phrase and more, or two of its kind.
_ENOUGH = 1.0
_NEAR, _SENTENCE = 0.75, 0.5
# What the article as a whole may add: so much at most, reached with this many signs outside the sentence.
_ARTICLE, _MANY = 0.5, 4
_MOST = 4


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """What words say, and what kinds of events and parties say."""

    words: SignLexicon
    signs: Signs


@dataclass(frozen=True, slots=True)
class Scene:
    """The signs of an article: by token (first of the words), and their sums by context."""

    signs: Mapping[int, tuple[Sign, ...]]
    total: Mapping[str, int]


def compile_contexts(pack: Pack) -> ContextLexicon:
    """Read ``contexts.tsv``; raises PackError naming file and line of what is wrong."""
    contexts = load_contexts()
    return ContextLexicon(compile_signs(pack.rows("contexts.tsv", _COLUMNS), lambda row: sign_of(row, contexts)), load_signs())


def scene_of(parsed: Parsed, lexicon: ContextLexicon) -> Scene:
    """Every sign in the words of an article, once."""
    found: dict[int, tuple[Sign, ...]] = {}
    total: dict[str, int] = {}
    for token in parsed.tokens:
        signs = tuple(word.sign for word in words_at(parsed, lexicon.words, token.i))
        if signs:
            found[token.i] = signs
            for context, weight in signs:
                total[context] = total.get(context, 0) + weight
    return Scene(found, total)


@dataclass(frozen=True, slots=True)
class Deed:
    """What of an event matters for its contexts: its category and mode, its tokens, and its parties."""

    category: Category
    mode: str | None
    token: int
    parties: tuple[Actor, ...]


def contexts_of(parsed: Parsed, lexicon: ContextLexicon, scene: Scene, deed: Deed) -> tuple[str, ...]:
    """The contexts of an event, the surest first, at most four."""
    scores: dict[str, float] = {}
    sentence = parsed.sentences[parsed.tokens[deed.token].sentence]
    near = _phrase(parsed, deed.token, sentence)
    inside: dict[str, int] = {}
    for i in range(sentence.first, sentence.last):
        for context, weight in scene.signs.get(i, ()):
            scores[context] = scores.get(context, 0.0) + weight * (_NEAR if i in near else _SENTENCE)
            inside[context] = inside.get(context, 0) + weight
    for context, weight in _kind_signs(lexicon.signs, deed):
        scores[context] = scores.get(context, 0.0) + weight * _SENTENCE
    for context in scores:
        elsewhere = scene.total.get(context, 0) - inside.get(context, 0)
        scores[context] += _ARTICLE * min(1.0, elsewhere / _MANY)
    kept = sorted((c for c, score in scores.items() if score >= _ENOUGH), key=lambda c: (-scores[c], c))
    return tuple(kept[:_MOST])


def _kind_signs(signs: Signs, deed: Deed) -> Iterator[Sign]:
    """What category, mode and parties say, each sign once."""
    yield from signs.kinds.get(str(deed.category), ())
    yield from signs.kinds.get(f"{deed.category}:{deed.mode}", ())
    said = {s for a in deed.parties for s in (*signs.codes.get(a.code.split("/")[0], ()), *signs.sectors.get(a.sector or "", ()))}
    yield from sorted(said)


def _phrase(parsed: Parsed, token: int, sentence: Sentence) -> frozenset[int]:
    """The event's word and all that hangs on it, other clauses joined to it aside."""
    found, waiting = {token}, [token]
    while waiting:
        for j in parsed.children[waiting.pop()]:
            if j not in found and sentence.first <= j < sentence.last and not (parsed.tokens[j].dep == "conj" and parsed.tokens[j].pos == "VERB"):
                found.add(j)
                waiting.append(j)
    return frozenset(found)
