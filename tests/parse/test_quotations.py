"""Quotation marks of French and English papers, paired paragraph by paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.parse.quotations import pair_quotations

CASES = [
    ("« La mer monte », dit Ida.", ["« La mer monte »"]),
    ("“The sea is rising,” Ida said.", ["“The sea is rising,”"]),
    ('"The sea is rising," Ida said. "Leave now."', ['"The sea is rising,"', '"Leave now."']),
    ("''The sea is rising,'' Ida said.", ["''The sea is rising,''"]),
    ("Ida said: 'The sea is rising.' Nobody moved.", ["'The sea is rising.'"]),
    ("Ida called it ‘a wall of water’ and left.", ["‘a wall of water’"]),
    ("« Il a crié “Sortez” deux fois », dit Ida.", ["« Il a crié “Sortez” deux fois »", "“Sortez”"]),
    ("« La mer monte et personne ne vient", ["« La mer monte et personne ne vient"]),
    ("The ministers' plan and the mayor's bridge", []),
    ("In the '90s, Ida's boat sank.", []),
    ("L'été, c'est loin, dit-elle, d'ici.", []),
    ('Un écran de 27" est cher', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [q.outer.of(text) for q in pair_quotations(text, 0, len(text))] == expected


def test_inner_leaves_marks_and_blanks_out() -> None:
    text = "''The sea is rising,'' she said. « La mer »"
    assert [q.inner.of(text) for q in pair_quotations(text, 0, len(text))] == ["The sea is rising,", "La mer"]


@given(st.text(alphabet="ab «»“”\"'’‘.,", max_size=60))
def test_quotations_nest_and_lie_in_the_paragraph(text: str) -> None:
    found = [q.outer for q in pair_quotations(text, 0, len(text))]
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
    for a in found:
        for b in found:
            assert not a.start < b.start < a.end < b.end
