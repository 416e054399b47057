"""Words that are signs of something (a context, a topic): entries of a pack's table, found in the words of an article."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from liens.langs.table import Row
from liens.parse.parsed import Parsed

Sign = tuple[str, int]
_STEM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One entry: its words, what it says, where it is written; a word that ends in ``*`` is a beginning."""

    first: str
    rest: tuple[str, ...]
    sign: Sign
    place: str
    example: str


@dataclass(frozen=True, slots=True)
class SignLexicon:
    """The entries by their first word, or by the first letters of one that is a beginning."""

    words: Mapping[str, tuple[Word, ...]]
    stems: Mapping[str, tuple[Word, ...]]

    def entries(self) -> Iterator[Word]:
        """Every entry."""
        for table in (self.words, self.stems):
            for found in table.values():
                yield from found


def compile_signs(rows: Iterator[Row], sign_of: Callable[[Row], Sign]) -> SignLexicon:
    """The entries of a table with ``words`` joined by a bar and an ``example``; raises PackError naming a wrong line."""
    words: dict[str, list[Word]] = {}
    stems: dict[str, list[Word]] = {}
    for row in rows:
        sign = sign_of(row)
        for text in row["words"].split("|"):
            for word in _entries(row, text, sign):
                if word.first.endswith("*"):
                    stems.setdefault(word.first[:_STEM], []).append(word)
                else:
                    words.setdefault(word.first, []).append(word)
    return SignLexicon({k: tuple(v) for k, v in words.items()}, {k: tuple(v) for k, v in stems.items()})


def _entries(row: Row, text: str, sign: Sign) -> Iterator[Word]:
    """An entry's words as parsers cut them: behind an apostrophe, and at a hyphen or, as some do, not there."""
    parts = text.replace("\u2019", "'").replace("'", "' ").replace("-", " ").split()
    if not parts or any("*" in p[:_STEM] or "*" in p[:-1] for p in parts):
        raise row.error(f"{text!r} is not a word, or a beginning of at least {_STEM} letters before *")
    yield Word(parts[0], tuple(parts[1:]), sign, row.place, row["example"])
    if "-" in text and not {" ", "'"} & set(text):
        yield Word(text, (), sign, row.place, row["example"])


def words_at(parsed: Parsed, lexicon: SignLexicon, i: int) -> Iterator[Word]:
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
