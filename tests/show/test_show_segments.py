from hypothesis import given
from hypothesis import strategies as st

from liens.model import Span
from liens.show.segments import Layered, lines, runs

texts = st.text(st.sampled_from("ab é\n\r\t—𝔸"), max_size=60)


@given(texts)
def test_paragraphs_cover_the_text_once(text):
    found = lines(text)
    assert "".join(span.of(text) for span in found) == text


@given(texts)
def test_a_paragraph_holds_at_most_one_line_of_words(text):
    for span in lines(text):
        assert sum(bool(part.strip()) for part in span.of(text).split("\n")) <= 1


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda p: p[0] != p[1]).map(lambda p: Span(min(p), max(p)))


@given(spans, st.lists(spans, max_size=8), st.lists(st.integers(0, 40), max_size=4))
def test_runs_cover_exactly_and_know_all_that_covers_them(within, marked, cuts):
    marks = [Layered(span, number) for number, span in enumerate(marked)]
    found = list(runs(within, marks, cuts))
    assert [i for run in found for i in range(run.span.start, run.span.end)] == list(range(within.start, within.end))
    for run in found:
        for i in range(run.span.start, run.span.end):
            assert {m.claim for m in run.marks} == {m.claim for m in marks if m.span.start <= i < m.span.end}


def test_the_innermost_claim_comes_first():
    outer, inner, crossing = Layered(Span(0, 10), 1), Layered(Span(2, 6), 2), Layered(Span(4, 12), 3)
    found = {run.span: [m.claim for m in run.marks] for run in runs(Span(0, 12), [outer, inner, crossing])}
    assert found == {Span(0, 2): [1], Span(2, 4): [2, 1], Span(4, 6): [2, 3, 1], Span(6, 10): [3, 1], Span(10, 12): [3]}
