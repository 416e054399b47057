"""In which context an event stands (PLOVER's 37: military, trade, migration …), from words near it, its kind and its parties.

A sign counts whole in the phrase of the event, half elsewhere in its sentence, and the rest of the article can support a
context but never gives one by itself: an article on elections may tell of a strike that has nothing to do with them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liens.langs.pack import Pack
from liens.langs.table import Row
from liens.model import Actor, Category
from liens.ontology.contexts import Sign, Signs, load_contexts, load_signs, sign_of
from liens.parse.parsed import Parsed, Sentence

_COLUMNS = ("context", "weight", "words", "example")
# A sure word (2) anywhere in the sentence is enough, a weak one (1) needs the event's own phrase and more, or two of its kind.
_ENOUGH = 1.0
_NEAR, _SENTENCE = 0.75, 0.5
# What the article as a whole may add: so much at most, reached with this many signs outside the sentence.
_ARTICLE, _MANY = 0.5, 4
_MOST = 4
_STEM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One entry: its further words, what it says, and where it is written; a word that ends in ``*`` is a beginning."""

    first: str
    rest: tuple[str, ...]
    sign: Sign
    place: str
    example: str


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """The entries by their first word, or by the first letters of one that is a beginning; and what kinds and parties say."""

    words: Mapping[str, tuple[Word, ...]]
    stems: Mapping[str, tuple[Word, ...]]
    signs: Signs


@dataclass(frozen=True, slots=True)
class Scene:
    """The signs of an article: by token (first of the words), and their sums by context."""

    signs: Mapping[int, tuple[Sign, ...]]
    total: Mapping[str, int]


def compile_contexts(pack: Pack) -> ContextLexicon:
    """Read ``contexts.tsv``; raises PackError naming file and line of what is wrong."""
    contexts = load_contexts()
    words: dict[str, list[Word]] = {}
    stems: dict[str, list[Word]] = {}
    for row in pack.rows("contexts.tsv", _COLUMNS):
        sign = sign_of(row, contexts)
        for text in row["words"].split("|"):
            word = _word(row, text, sign)
            if word.first.endswith("*"):
                stems.setdefault(word.first[:_STEM], []).append(word)
            else:
                words.setdefault(word.first, []).append(word)
    return ContextLexicon({k: tuple(v) for k, v in words.items()}, {k: tuple(v) for k, v in stems.items()}, load_signs())


def _word(row: Row, text: str, sign: Sign) -> Word:
    """An entry's words as parsers cut them: behind an apostrophe, and at a hyphen."""
    parts = text.replace("\u2019", "'").replace("'", "' ").replace("-", " ").split()
    if not parts or any("*" in p[:_STEM] or "*" in p[:-1] for p in parts):
        raise row.error(f"{text!r} is not a word, or a beginning of at least {_STEM} letters before *")
    return Word(parts[0], tuple(parts[1:]), sign, row.place, row["example"])


def scene_of(parsed: Parsed, lexicon: ContextLexicon) -> Scene:
    """Every sign in the words of an article, once."""
    found: dict[int, tuple[Sign, ...]] = {}
    total: dict[str, int] = {}
    for token in parsed.tokens:
        signs = tuple(word.sign for word in words_at(parsed, lexicon, token.i))
        if signs:
            found[token.i] = signs
            for context, weight in signs:
                total[context] = total.get(context, 0) + weight
    return Scene(found, total)


def words_at(parsed: Parsed, lexicon: ContextLexicon, i: int) -> Iterator[Word]:
    """The entries that begin at a token."""
    token = parsed.tokens[i]
    lemma, form = token.lemma, token.text.lower()
    entries = (*lexicon.words.get(lemma, ()), *(lexicon.words.get(form, ()) if form != lemma else ()), *lexicon.stems.get(form[:_STEM], ()))
    if not entries:
        return
    last = parsed.sentences[token.sentence].last
    for entry in entries:
        if _is(entry.first, lemma, form) and (not entry.rest or _follows(parsed, i + 1, last, entry.rest)):
            yield entry


def _follows(parsed: Parsed, at: int, last: int, rest: Sequence[str]) -> bool:
    for word in rest:
        if at < last and parsed.tokens[at].text == "-":
            at += 1
        if at >= last or not _is(word, parsed.tokens[at].lemma, parsed.tokens[at].text.lower().replace("\u2019", "'")):
            return False
        at += 1
    return True


def _is(word: str, lemma: str, form: str) -> bool:
    return form.startswith(word[:-1]) if word.endswith("*") else word in {lemma, form}


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
