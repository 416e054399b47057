"""Which numbers belong to which event; parses are written by hand, one line a word: form pos dep head features."""

import pytest

from liens.claim.quantity import compile_numbers, find_numbers, quantities_of
from liens.langs.pack import load_pack
from liens.model import Article, PartKind, Span
from liens.parse.parsed import Parsed, Sentence, Token

LEXICONS = {language: compile_numbers(load_pack(language)) for language in ("fr", "en")}


def parsed(language: str, rows: str) -> Parsed:
    """A parse of one sentence; heads are word numbers from 0."""
    words = [line.split() for line in rows.strip().splitlines()]
    text, tokens = "", []
    for i, (form, pos, dep, head, *morph) in enumerate(words):
        start = len(text)
        text += form + " "
        tokens.append(Token(i, form, start, start + len(form), form.lower(), pos, "|".join(morph), int(head), dep, 0))
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    sentence = Sentence(0, 0, len(tokens), Span(0, len(text) - 1), PartKind.STORY, 0)
    return Parsed(Article("a", text, language), tuple(tokens), (sentence,), (), children, "by hand")


PASSIVE = """
Environ ADV advmod 1
40 NUM nummod 2
gardes NOUN nsubj:pass 4
furent AUX aux:pass 4
blessés VERB root 4 VerbForm=Part Tense=Past
"""
COUNTED = """
Le DET det 1
séisme NOUN nsubj 2
fit VERB root 2
30 NUM nummod 4
morts NOUN obj 2
et CCONJ cc 7
12 NUM nummod 7
blessés NOUN conj 4
"""
MASS = """
Des DET det 1
milliers NOUN nsubj 4
de ADP case 3
mineurs NOUN nmod 1
défilent VERB root 4
"""
ARTICLE = """
Lima PROPN nsubj 1
invoque VERB root 1
l' DET det 3
article NOUN obj 1
51 NUM nummod 3
"""
AGE = """
Un DET det 1
garde NOUN nsubj 5
de ADP case 4
30 NUM nummod 4
ans NOUN nmod 1
tomba VERB root 5
"""
GERUND = """
Ten NUM nummod 1
rebels NOUN nsubj 2
attacked VERB root 2 VerbForm=Fin Tense=Past
Cusco PROPN obj 2
, PUNCT punct 2
killing VERB advcl 2 VerbForm=Part Tense=Pres
5 NUM nummod 7
guards NOUN obj 5
"""
PARTICLE = """
Rebels NOUN nsubj 1
handed VERB root 1 VerbForm=Fin Tense=Past
over ADP compound:prt 1
21 NUM nummod 4
guards NOUN obj 1
"""
DISTANCE = """
It PRON nsubj 1
flew VERB root 1 VerbForm=Fin Tense=Past
about ADV advmod 3
350 NUM nummod 4
kilometers NOUN obl:tmod 1
"""

CASES = [
    ("the subject of a passive", "fr", PASSIVE, 4, [(40, 40, "gardes")]),
    ("the event noun itself", "fr", COUNTED, 4, [(30, 30, "morts")]),
    ("each of two counts to its own noun", "fr", COUNTED, 7, [(12, 12, "blessés")]),
    ("a mass", "fr", MASS, 4, [(1000, None, "mineurs")]),
    ("an article of law counts nothing", "fr", ARTICLE, 1, []),
    ("an age counts nothing", "fr", AGE, 5, []),
    ("a gerund has its object", "en", GERUND, 5, [(5, 5, "guards")]),
    ("and its governor its subject", "en", GERUND, 2, [(10, 10, "rebels")]),
    ("the particle of a verb is no bound", "en", PARTICLE, 1, [(21, 21, "guards")]),
    ("a distance", "en", DISTANCE, 1, [(350, 350, "kilometers")]),
]


@pytest.mark.parametrize(("rule", "language", "rows", "trigger", "expected"), CASES)
def test_quantities_of(rule: str, language: str, rows: str, trigger: int, expected: list[tuple[float, float | None, str]]) -> None:
    one = parsed(language, rows)
    found = quantities_of(one, find_numbers(one.article.text, LEXICONS[language]), (), trigger)
    assert [(q.minimum, q.maximum, q.of) for q in found] == expected, rule
    assert all(q.span.of(one.article.text) == q.text for q in found)


class Covered:
    """A stretch that another reader took for a time."""

    def __init__(self, span: Span) -> None:
        self.span = span


def test_what_is_a_time_is_no_quantity() -> None:
    one = parsed("fr", PASSIVE)
    numbers = find_numbers(one.article.text, LEXICONS["fr"])
    assert quantities_of(one, numbers, [Covered(numbers[0].span)], 4) == ()
