"""The counted noun with the words that say which kind: "missiles balistiques à courte portée", "tonnes of rice"."""

from liens.model import Span
from liens.parse.parsed import Parsed, Token

_PART_OF_NAME = frozenset({"compound", "flat", "flat:name", "flat:foreign", "amod"})
_NOT_BARE = ("det", "nummod", "nmod:poss")
_MOST_WORDS = 5
_RANGE_WORDS = 3
# "Portée" is a participle to some parsers.
_RANGE_NOUNS = frozenset({"NOUN", "VERB"})


def noun_phrase(parsed: Parsed, noun: int) -> Span:
    """The characters of a counted noun and its kind; what names its owner, its place or an act is left out."""
    first = last = noun
    for j in sorted(parsed.children[noun], key=lambda j: abs(j - noun)):
        if parsed.tokens[j].pos == "NUM" or not (parsed.tokens[j].dep in _PART_OF_NAME or _kind(parsed, j, noun)):
            continue
        words = parsed.subtree(j)
        if len(words) > _MOST_WORDS or words[-1] - words[0] >= len(words):
            continue
        if words[-1] == first - 1:
            first = words[0]
        elif words[0] == last + 1:
            last = words[-1]
    return parsed.span(first, _range(parsed, last))


def _kind(parsed: Parsed, j: int, noun: int) -> bool:
    """True for a bare noun that says which kind ("tonnes de riz", "short-range"): no name, no article, no number."""
    token = parsed.tokens[j]
    if token.dep.split(":")[0] != "nmod" or token.pos != "NOUN" or any(True for _ in parsed.kids(j, *_NOT_BARE)):
        return False
    cases = [parsed.tokens[k] for k in parsed.kids(j, "case")]
    if not cases:
        return j < noun
    return all(case.feature("Definite") != "Def" and _plain(case) for case in cases)


def _plain(case: Token) -> bool:
    """False for a preposition fused with an article ("des", "du"); "d'" is only shortened."""
    return case.lemma.startswith(case.text.lower().rstrip("'\u2019"))


def _range(parsed: Parsed, last: int) -> int:
    """With a preposition, an adjective and a noun right behind ("à longue portée"), which parsers like to tie elsewhere."""
    behind = parsed.tokens[last + 1 : last + 4]
    if [t.pos for t in behind[:2]] != ["ADP", "ADJ"] or len(behind) < _RANGE_WORDS or behind[0].feature("Definite") == "Def":
        return last
    tied = behind[0].dep == "case" and behind[0].head == behind[1].head == behind[2].i
    return behind[2].i if tied and behind[2].pos in _RANGE_NOUNS else last
