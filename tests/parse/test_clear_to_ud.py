"""The English model's labels come out as Universal Dependencies: the heads and labels that the rules read, construction by construction."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.langs.table import Row, read_table
from liens.parse.clear_to_ud import to_ud
from liens.parse.parsed import Parsed
from tests.conftest import ParseLines

CASES = tuple(read_table(Path(__file__).parent / "ud_cases.tsv", ("construction", "sentence", "expected")))


@pytest.fixture(scope="module")
def parses(analyse_lines: ParseLines) -> dict[str, Parsed]:
    return {case.place: parsed for case, parsed in zip(CASES, analyse_lines("en", [c["sentence"] for c in CASES]), strict=True)}


def written(parsed: Parsed) -> set[str]:
    """Every word as ``word>head:label``."""
    heads = ("0" if t.head == t.i else parsed.tokens[t.head].text for t in parsed.tokens)
    return {f"{t.text}>{head}:{t.dep}" for t, head in zip(parsed.tokens, heads, strict=True)}


def cases() -> list[object]:
    return [pytest.param(c, id=c["construction"]) for c in CASES]


@pytest.mark.parametrize("case", cases())
def test_construction(case: Row, parses: dict[str, Parsed]) -> None:
    assert sorted(set(case["expected"].split(" ")) - written(parses[case.place])) == []


def test_there_are_enough_constructions() -> None:
    assert len({c["sentence"] for c in CASES}) >= 80


HAND = [
    # heads, labels, parts of speech -> heads, labels
    ("behind a preposition", [1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"], ["NOUN", "VERB", "ADP", "NOUN"], [1, 1, 3, 1], ["nsubj", "root", "case", "obl"]),
    ("of a noun", [0, 0, 1], ["ROOT", "prep", "pobj"], ["NOUN", "ADP", "PROPN"], [0, 2, 0], ["root", "case", "nmod"]),
    ("stranded", [0, 0], ["ROOT", "prep"], ["VERB", "ADP"], [0, 0], ["root", "advmod"]),
    ("agent", [1, 1, 1, 2], ["nsubjpass", "ROOT", "agent", "pobj"], ["NOUN", "VERB", "ADP", "NOUN"], [1, 1, 3, 1], ["nsubj:pass", "root", "case", "obl:agent"]),
]


@pytest.mark.parametrize(("heads", "deps", "pos", "new_heads", "new_deps"), [h[1:] for h in HAND], ids=[h[0] for h in HAND])
def test_prepositions_by_hand(heads: list[int], deps: list[str], pos: list[str], new_heads: list[int], new_deps: list[str]) -> None:
    assert to_ud(heads, deps, pos, ["x"] * len(heads)) == (new_heads, new_deps)


def test_conjuncts_hang_on_the_first_and_conjunctions_on_theirs() -> None:
    heads, deps = to_ud([0, 0, 0, 2], ["ROOT", "conj", "cc", "conj"], ["NOUN", "NOUN", "CCONJ", "NOUN"], ["x"] * 4)
    assert (heads, deps) == ([0, 0, 0, 2], ["root", "conj", "cc", "conj"]), "a conjunction is no conjunct: nothing to hang on"
    heads, deps = to_ud([0, 0, 1, 1], ["ROOT", "conj", "cc", "conj"], ["NOUN", "NOUN", "CCONJ", "NOUN"], ["x"] * 4)
    assert (heads, deps) == ([0, 0, 3, 0], ["root", "conj", "cc", "conj"])


def test_what_there_is_is_the_subject() -> None:
    heads, deps = to_ud([1, 1, 1], ["expl", "ROOT", "attr"], ["PRON", "VERB", "NOUN"], ["there", "be", "raid"])
    assert (heads, deps) == ([1, 1, 1], ["expl", "root", "nsubj"])


def test_a_copula_hangs_on_its_predicate() -> None:
    heads, deps = to_ud([1, 1, 1, 1], ["nsubj", "ROOT", "acomp", "punct"], ["NOUN", "AUX", "ADJ", "PUNCT"], ["road", "be", "open", "."])
    assert (heads, deps) == ([2, 2, 2, 2], ["nsubj", "cop", "root", "punct"])


LABELS = ["nsubj", "nsubjpass", "dobj", "prep", "pobj", "pcomp", "agent", "dative", "attr", "acomp", "relcl", "poss", "conj", "ccomp", "punct"]
POS = ["NOUN", "VERB", "AUX", "ADP", "ADJ", "PROPN", "SCONJ", "PRON", "DET"]
word = st.tuples(st.integers(0, 30), st.sampled_from(LABELS), st.sampled_from(POS), st.sampled_from(["be", "x"]))


@given(st.lists(word, min_size=1, max_size=12))
def test_a_tree_stays_a_tree(words: list[tuple[int, str, str, str]]) -> None:
    heads = [0, *(at % i for i, (at, *_) in enumerate(words[1:], 1))]
    deps = ["ROOT", *(w[1] for w in words[1:])]
    before = list(heads)
    found, labels = to_ud(heads, deps, [w[2] for w in words], [w[3] for w in words])
    assert heads == before, "what is handed in stays as it is"
    assert len(found) == len(labels) == len(words)
    assert sum(head == i for i, head in enumerate(found)) == 1
    for i in range(len(found)):
        seen: set[int] = set()
        while found[i] != i:
            assert i not in seen
            seen.add(i)
            i = found[i]  # noqa: PLW2901 # climbing to the root is the point
