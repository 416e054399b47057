"""Speech that runs over paragraphs without marks: announced lists and texts given in full.

As in "Le ministre a annoncé trois mesures :" with a list below it, "a publié la déclaration suivante :" with the declaration
below it.
"""

from collections.abc import Iterator
from dataclasses import replace

from liens.claim.attribution.documents import can_speak, documents, how, owner, rest
from liens.claim.attribution.prepositions import named
from liens.claim.attribution.quotations import paragraph_end
from liens.claim.attribution.reading import MARKS, Found, Range, Reading, trim
from liens.claim.attribution.sources import phrase
from liens.model import PartKind

# A sentence that gives a text ends in a colon, or is a heading without a stop.
_CLOSES = frozenset({":", "-", "–", "—"})
_BULLETS = frozenset("-–—―•*●▪·◦‣∙")
# A heading has no more words than this.
_HEADING = 25
# Number and sign of a numbered item ("1.", "2)", "3°").
_SIGNS = frozenset({".", ")", "°", "/", "-"})


def announced(r: Reading, found: list[Found]) -> list[Found]:
    """The findings of an article with the lists and texts that they announce, and those of whole documents."""
    new = list(found)
    for sentence in r.parsed.sentences:
        opening = (sentence.first, sentence.last - 1)
        if sentence.part is not PartKind.STORY or opening[1] + 1 >= len(r.low) or not _ends_paragraph(r, sentence.i):
            continue
        items = list(_items(r, sentence.i + 1)) if r.low[opening[1]] == ":" else []
        if items:
            new = _with_items(r, new, opening, items)
        elif _gives_text(r, opening):
            new += _text(r, opening)
            break
    return [*new, *documents(r)]


def _ends_paragraph(r: Reading, number: int) -> bool:
    sentences = r.parsed.sentences
    return number + 1 < len(sentences) and sentences[number + 1].paragraph != sentences[number].paragraph


def _items(r: Reading, number: int) -> Iterator[Range]:
    """The paragraphs of a list that begins with a sentence, without their bullets and numbers."""
    sentences = r.parsed.sentences
    goes_on = True
    while number < len(sentences):
        sentence, last = sentences[number], paragraph_end(r, number)
        if sentences[number - 1].paragraph == sentence.paragraph or sentence.part is not PartKind.STORY:
            return
        start = _behind_sign(r, sentence.first, last)
        if start is None and (not goes_on or r.low[last] != ";"):
            return
        content = trim(r, (sentence.first if start is None else start, last))
        if content is not None:
            yield content
        # The last item of a list without signs ends in a full stop.
        goes_on = start is not None or r.low[last] == ";"
        number = r.token(last).sentence + 1


def _behind_sign(r: Reading, first: int, last: int) -> int | None:
    """The word behind the bullet or number that opens a paragraph, None without one."""
    if r.low[first] in _BULLETS and first < last:
        return first + 1
    short = r.low[first].isdigit() or (len(r.low[first]) == 1 and r.low[first].isalpha())
    if short and first + 1 < last and r.low[first + 1] in _SIGNS:
        return first + 2
    return None


def _with_items(r: Reading, found: list[Found], opening: Range, items: list[Range]) -> list[Found]:
    """A list is said by whoever announces it; without a cue, by the source behind a preposition or the subject that gives a document."""
    cues = [n for n, f in enumerate(found) if f.at is not None and opening[0] <= f.at <= opening[1] and f.source is not None]
    main = [n for n in cues if r.token(found[n].at or 0).dep == "root"] or cues
    if main:
        f = found[main[0]]
        return [*found[: main[0]], replace(f, content=(*f.content, *items), why=f"{f.why}, list"), *found[main[0] + 1 :]]
    speaker = _named(r, opening) or _giver(r, opening)
    if speaker is None:
        return found
    head, source = speaker
    return [*found, Found(None, None, head, source, tuple(items), None, "announced list")]


def _named(r: Reading, opening: Range) -> tuple[int, Range] | None:
    """As in "Selon le ministère :": the source behind a preposition of source."""
    return next((source for source in (named(r, i) for i in range(*opening)) if source is not None), None)


def _gives_text(r: Reading, opening: Range) -> bool:
    """As in "a publié le communiqué suivant :", "Voici la déclaration du ministère :", "Texte du communiqué", which is a paragraph by itself."""
    first, last = opening
    noun = _document_noun(r, opening)
    if noun is None or last - first > _HEADING or not (r.low[last] in _CLOSES or r.word(last)):
        return False
    bare = not any(r.finite(j) for j in range(first, last + 1))
    alone = first == 0 or r.parsed.sentences[r.token(first).sentence - 1].paragraph != r.parsed.sentences[r.token(first).sentence].paragraph
    pointing = any(r.lexicon.is_("following", r.low[j]) for j in range(first, last))
    if r.low[last] == ":":
        return pointing or (alone and bare)
    heads = any(_is_document(r, j) and r.token(j).dep == "root" for j in range(first, last + 1))
    return alone and (pointing or (bare and heads and r.lexicon.is_("release", r.token(noun).lemma.lower())))


def _text(r: Reading, opening: Range) -> list[Found]:
    """A text given in full goes on to the end of the story, unless it stands in marks, which show its end."""
    noun, content = _document_noun(r, opening), rest(r, opening[1] + 1)
    if noun is None or content is None or r.low[opening[1] + 1] in MARKS:
        return []
    # Of a document that names nobody the speaker is sought where it was told of before.
    head, source = _giver(r, opening) or (noun, (noun, noun))
    return [Found(None, None, head, source, (content,), None, how(r, content))]


def _giver(r: Reading, opening: Range) -> tuple[int, Range] | None:
    """The subject of the verb that gives a document, or the document's owner ("la déclaration suivante du ministère")."""
    if _document_noun(r, opening) is None:
        return None
    for j in range(*opening):
        token = r.token(j)
        if token.dep == "nsubj" and r.token(token.head).dep == "root" and can_speak(r, j):
            return j, phrase(r, j)
    return next((whose for j in range(*opening) if _is_document(r, j) for whose in (owner(r, j),) if whose is not None), None)


def _document_noun(r: Reading, opening: Range) -> int | None:
    """The document that a sentence names; of "the text of the declaration" the declaration."""
    nouns = [j for j in range(opening[0], opening[1] + 1) if _is_document(r, j)]
    return next((j for j in reversed(nouns) if j == nouns[0] or nouns[0] in r.parsed.path_up(j)), None)


def _is_document(r: Reading, j: int) -> bool:
    return r.token(j).pos == "NOUN" and r.lexicon.is_("spoken", r.token(j).lemma.lower())
