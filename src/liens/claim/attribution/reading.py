"""One article made ready for the search: subtree edges, quotations as token ranges, plain lower-case words.

Everything is computed once, in time linear in the number of tokens, so that each construction can look things up.
"""

from bisect import bisect_left
from dataclasses import dataclass

from liens.claim.attribution.lexicon import AttributionLexicon, Cue
from liens.model import Quoting, Span
from liens.parse.normalise import plain
from liens.parse.parsed import Parsed, Token

Range = tuple[int, int]
MARKS = frozenset({*"«»“”„\"'", "''", "``"})
_TRIMMED = frozenset(",;:.…-–—―")
_MAIN = frozenset({"root", "ccomp", "conj", "parataxis"})
_AUXILIARY = frozenset({"aux", "cop", "expl", "advmod"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed article with the look-ups that attribution needs.

    ``quote`` gives for each token the number of the outermost quotation that it stands in, or -1; ``quotes`` gives
    the token ranges of those quotations, marks included (first and last token). ``voices`` are names that can speak.
    """

    parsed: Parsed
    lexicon: AttributionLexicon
    low: tuple[str, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    quote: tuple[int, ...]
    quotes: tuple[Range, ...]
    voices: frozenset[int] = frozenset()

    def token(self, i: int) -> Token:
        """The token at a position."""
        return self.parsed.tokens[i]

    def bounds(self, i: int) -> Range:
        """First and last token of the sentence that a token is in."""
        sentence = self.parsed.sentences[self.parsed.tokens[i].sentence]
        return sentence.first, sentence.last - 1

    def word(self, i: int) -> bool:
        """True for a token with a letter or digit in it."""
        return any(c.isalnum() for c in self.low[i])

    def finite(self, i: int) -> bool:
        """True for a verb that carries tense and person, itself or through its auxiliary.

        A past form that the tagger took for a participle has a subject of its own, which no participle has ("an official acknowledged on Tuesday").
        """
        token, kids = self.parsed.tokens[i], self.parsed.children[i]
        if token.pos in {"VERB", "AUX"} and token.feature("VerbForm") == "Fin":
            return True
        if any(self.parsed.tokens[j].dep.split(":")[0] in {"aux", "cop"} and self.parsed.tokens[j].feature("VerbForm") == "Fin" for j in kids):
            return True
        past = token.pos == "VERB" and token.dep in _MAIN and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
        auxiliary = any(self.parsed.tokens[j].dep.startswith("aux") for j in kids)
        return past and not auxiliary and any(j < i and self.parsed.tokens[j].dep == "nsubj" for j in kids)


@dataclass(frozen=True, slots=True)
class Match:
    """A cue of the lexicon found in the text: its main token, all its tokens, and its verb group's first and last."""

    i: int
    tokens: tuple[int, ...]
    first: int
    last: int
    cue: Cue


@dataclass(frozen=True, slots=True)
class Found:
    """What a construction found, in tokens, before the findings are made to agree.

    ``head`` is the source's head token, ``source`` its range; ``cue`` the range of the cue and ``at`` its main token.
    """

    at: int | None
    cue: Range | None
    head: int | None
    source: Range | None
    content: tuple[Range, ...]
    entry: Cue | None
    why: str
    carrier: int | None = None


def read(parsed: Parsed, lexicon: AttributionLexicon, voices: frozenset[int] = frozenset()) -> Reading:
    """Prepare an article."""
    count = len(parsed.tokens)
    left, right = list(range(count)), list(range(count))
    for i in range(count):
        for j in parsed.path_up(i):
            left[j] = min(left[j], i)
            right[j] = max(right[j], i)
    starts = [token.start for token in parsed.tokens]
    quote = [-1] * count
    quotes: list[Range] = []
    for quotation in parsed.quotations:
        first = bisect_left(starts, quotation.outer.start)
        last = bisect_left(starts, quotation.outer.end) - 1
        if first > last or quote[first] >= 0:
            continue
        for i in range(first, last + 1):
            quote[i] = len(quotes)
        quotes.append((first, last))
    low = tuple(plain(token.text).lower() for token in parsed.tokens)
    return Reading(parsed, lexicon, low, tuple(left), tuple(right), tuple(quote), tuple(quotes), voices)


def group(r: Reading, i: int) -> Range:
    """The verb group: auxiliaries, clitics, negation and adverbs in front of the verb, and clitics right behind it."""
    first = last = i
    while first > 0 and (_glued(r, first - 1, i) or (r.token(first - 1).head == i and _in_group(r, first - 1))):
        first -= 1
    while last + 1 < len(r.low) and r.token(last + 1).head == i and r.low[last + 1].startswith("-") and len(r.low[last + 1]) > 1:
        last += 1
    return first, last


def _glued(r: Reading, j: int, i: int) -> bool:
    """As in "a-t-il dit": the letter between auxiliary and pronoun hangs on the auxiliary, or on nothing that makes sense."""
    return r.low[j].startswith("-") and len(r.low[j]) > 1 and j > 0 and r.token(j).start == r.token(j - 1).end and r.token(j).head in {i, j - 1, j + 1}


def _in_group(r: Reading, j: int) -> bool:
    token = r.token(j)
    base = token.dep.split(":")[0]
    if token.dep == "expl:subj" and not r.low[j].startswith("-"):
        return False
    if base in _AUXILIARY and r.word(j):
        return base != "advmod" or token.pos not in {"NOUN", "PROPN"}
    if token.pos != "PRON":
        return False
    return r.low[j].startswith("-") or base in {"obj", "iobj"} or (base == "obl" and r.left[j] == r.right[j] == j)


def cue_range(r: Reading, match: Match) -> Range:
    """The characters of a cue: from its first auxiliary to its last word."""
    first = match.i
    for j in range(match.first, match.i):
        if r.token(j).dep.split(":")[0] in {"aux", "cop"}:
            first = j
            break
    return min(first, *match.tokens), max(match.i, match.last, *match.tokens)


def trim(r: Reading, span: Range) -> Range | None:
    """A content range without the punctuation around it; None if no word is left.

    Quotation marks stay where their quotation lies inside the range.
    """
    first, last = span
    while first <= last and not r.word(first) and not _kept(r, first, span):
        first += 1
    while last >= first and not r.word(last) and not _kept(r, last, span) and r.low[last] not in "!?)%":
        last -= 1
    if first > last or not any(r.word(i) for i in range(first, last + 1)):
        return None
    return first, last


def _kept(r: Reading, i: int, span: Range) -> bool:
    if r.low[i] in _TRIMMED:
        return False
    number = r.quote[i]
    if number < 0 or r.low[i] not in MARKS:
        return r.low[i] in "([$£€#@"
    first, last = r.quotes[number]
    return span[0] <= first and last <= span[1]


def without(span: Range, hole: Range) -> list[Range]:
    """What is left of a range when another one is cut out."""
    if hole[1] < span[0] or span[1] < hole[0]:
        return [span]
    pieces = [(span[0], hole[0] - 1), (hole[1] + 1, span[1])]
    return [(a, b) for a, b in pieces if a <= b]


def whole_quotation(r: Reading, span: Range) -> Range:
    """A range that cuts a quotation is widened to its end, also over sentence borders."""
    first, last = span
    number = r.quote[last]
    if number >= 0 and first == r.quotes[number][0] + 1:
        return r.quotes[number]
    if number >= 0 and first <= r.quotes[number][0]:
        last = max(last, r.quotes[number][1])
    return first, last


def characters(r: Reading, span: Range) -> Span:
    """The characters of a token range."""
    return Span(r.token(span[0]).start, r.token(span[1]).end)


def quoting(r: Reading, content: tuple[Range, ...]) -> Quoting:
    """Direct if every word stands in quotation marks, mixed if some do, else indirect."""
    words = [i for a, b in content for i in range(a, b + 1) if r.word(i)]
    quoted = sum(r.quote[i] >= 0 for i in words)
    if not quoted:
        return Quoting.INDIRECT
    return Quoting.DIRECT if quoted == len(words) else Quoting.MIXED
