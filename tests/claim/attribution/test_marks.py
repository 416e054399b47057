"""Odd, mixed, nested and unclosed marks: nothing fails, no sentence is lost, every span fits its text.

The suite reads a few hundred made-up texts; ``benchmarks/marks.py`` reads ten thousand.
"""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def _benchmark():
    spec = importlib.util.spec_from_file_location("marks_benchmark", ROOT / "benchmarks" / "marks.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()


def test_made_up_texts_are_read_whole(parse, lexicons):
    from liens.claim.attribution import find_attributions

    faults = []
    for language, text in BENCHMARK.texts(300, seed=7):
        parsed = parse(language, text)
        faults += [(fault, text) for fault in BENCHMARK.wrong(parsed, find_attributions(parsed, lexicons[language]))]
    assert faults == []


def test_the_check_sees_what_is_lost(parse):
    parsed = parse("en", "The truce holds. The king said so.")
    import dataclasses

    lost = dataclasses.replace(parsed, sentences=parsed.sentences[:1])
    assert BENCHMARK.wrong(lost, ()) == ["a sentence is lost"]


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "« La trêve tient », a dit le roi.", "« La trêve tient »"),
        ("fr", "« Il a dit “jamais” trois fois », a raconté le gardien.", "« Il a dit “jamais” trois fois »"),
        ("fr", "“La trêve tient”, a dit le roi.", "“La trêve tient”"),
        ("en", '"The truce holds," the king said.', '"The truce holds,"'),
        ("en", "“He said ‘never’ three times,” the guard said.", "“He said ‘never’ three times,”"),
        ("en", "''The truce holds,'' the king said.", "''The truce holds,''"),
    ],
)
def test_marks_of_all_kinds_hold_their_speech(language, text, content, attribute):
    assert content in {"".join(span.of(text) for span in a.content) for a in attribute(language, text)}
