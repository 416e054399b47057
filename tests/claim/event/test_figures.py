"""What is no political event: figures of speech, sport, weather, accidents, art, shops, votes, standing facts."""

import re
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, ParseLines
from tests.test_packs import copied

from liens.claim.event.figures import compile_figures
from liens.errors import PackError
from liens.langs.table import read_table
from liens.pipeline import Report

HERE = Path(__file__).parent
NEGATIVE = list(read_table(HERE / "negative_cases.tsv", ("lang", "kind", "text")))
POSITIVE = list(read_table(HERE / "shield_cases.tsv", ("lang", "kind", "text", "trigger")))
KINDS = ("standing", "figure", "electoral", "price", "sport", "weather", "business", "culture", "history")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_event_is_read(language, kind, readers, analyse_lines: ParseLines):
    texts = [case["text"] for case in NEGATIVE if (case["lang"], case["kind"]) == (language, kind)]
    assert texts
    read = {}
    for text, parsed in zip(texts, analyse_lines(language, texts), strict=True):
        found = [c.event.trigger_text for c in readers[language].read(parsed, Report()) if c.event]
        read |= {text: found} if found else {}
    assert read == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_event_beside_such_words_is_proposed(language, rules, analyse_lines: ParseLines):
    cases = [case for case in POSITIVE if case["lang"] == language]
    missed = []
    for case, parsed in zip(cases, analyse_lines(language, [c["text"] for c in cases]), strict=True):
        context = rules[language].context(parsed)
        found = [t for t in rules[language].triggers(context) if case["trigger"] in t.span(parsed).of(case["text"])]
        if not found or rules[language].figure(context, found[0]) is not None:
            missed.append(case["text"])
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_works_in_its_example(language, rules, analyse_lines: ParseLines):
    proposer, idle = rules[language], []
    for figure, parsed in zip(proposer.figures, analyse_lines(language, [f.example for f in proposer.figures]), strict=True):
        context = proposer.context(parsed)
        hits = [f for t in proposer.triggers(context) for f in [proposer.figure(context, t)] if f is not None]
        if figure not in hits:
            idle.append((figure.line, figure.example))
    assert idle == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("sky\tASSAULT\t-\tstorm\t-\tA storm hit.", "'sky' is not a valid Place"),
        ("subj\tGLOAT\t-\tstorm\t-\tA storm hit.", "'GLOAT' is not a valid Category"),
        ("subj\tASSAULT\t-\t@nowhere\t-\tA storm hit.", "class '@nowhere' is not defined"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, message):
    pack = copied(tmp_path)
    with (pack.folder / "figures.tsv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(PackError, match=r"en/figures\.tsv:\d+: .*" + re.escape(message)):
        compile_figures(pack)
