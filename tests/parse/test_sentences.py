"""Where sentences begin: after a full stop that ends one, never inside a name, an abbreviation, a number or a quotation."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.langs.pack import load_pack
from liens.langs.table import Row, read_table
from liens.parse.quotations import pair_quotations
from liens.parse.sentences import sentence_rules, sentence_starts
from tests.conftest import LANGUAGES

RULES = {language: sentence_rules(load_pack(language)) for language in LANGUAGES}

# "|" stands before every sentence but the first.
CASES = tuple(read_table(Path(__file__).parent / "sentence_cases.tsv", ("lang", "what", "text")))


def starts_of(language: str, text: str) -> list[int]:
    return sentence_starts(text, pair_quotations(text, 0, len(text)), 0, RULES[language])


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['text'][:40]}")
def test_sentences(case: Row) -> None:
    language, marked = case["lang"], case["text"]
    text = marked.replace("|", "")
    starts = starts_of(language, text)
    found = "|".join(text[a:b] for a, b in pairwise([*starts, len(text)]))
    assert found == marked


def test_offsets_are_of_the_paragraph() -> None:
    text = "Première ligne.\n« Non ! Non ! », dit-il. Fin."
    at = text.index("«")
    line = text[at:]
    assert sentence_starts(line, pair_quotations(text, at, len(text)), at, RULES["fr"]) == [0, line.index("Fin")]


@given(st.sampled_from(LANGUAGES), st.text(alphabet="aB1 .!?…«»“”\"'’()M-\u00a0", max_size=60))
def test_starts_rise_and_stand_on_a_character(language: str, text: str) -> None:
    starts = starts_of(language, text)
    assert starts[0] == 0
    assert all(a < b < len(text) for a, b in pairwise(starts))
    assert all(not text[start].isspace() for start in starts[1:])
