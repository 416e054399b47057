"""Status and polarity of events: a table of sentences, read with the real models, and the errors of the lexicon."""

from functools import cache
from pathlib import Path

import pytest

from liens.claim.status import status_of
from liens.claim.status_lexicon import StatusLexicon, compile_status
from liens.errors import PackError
from liens.langs.pack import Pack, languages, load_pack
from liens.langs.table import Row, read_table
from liens.model import Article
from liens.parse.nlp import Parser

CASES = tuple(read_table(Path(__file__).parent / "status_cases.tsv", ("lang", "sentence", "trigger", "status", "negated")))


@cache
def _tools(language: str) -> tuple[Parser, StatusLexicon]:
    pack = load_pack(language)
    return Parser(pack), compile_status(pack)


def _write(folder: Path, line: str) -> Pack:
    (folder / "status.tsv").write_text(f"word\tpos\teffect\texample\n{line}\n", encoding="utf-8")
    return Pack("xx", "0", folder, {})


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']}-{c['sentence'][:40]}")
def test_a_reader_and_liens_agree_on_the_status(case: Row) -> None:
    parser, lexicon = _tools(case["lang"])
    parsed = parser.parse(Article("case", case["sentence"], case["lang"]))
    trigger = next(t.i for t in parsed.tokens if t.text == case["trigger"])
    verdict = status_of(parsed, lexicon, trigger)
    assert (verdict.status, verdict.negated) == (case["status"], case["negated"] == "yes"), verdict.why


def test_a_purpose_below_a_verb_that_may_be_denied_comes_to_an_end() -> None:
    parser, lexicon = _tools("fr")
    parsed = parser.parse(Article("case", "Lima refuse d'exclure le recours à la force pour s'emparer de l'îlot chilien.", "fr"))
    trigger = next(t.i for t in parsed.tokens if t.text == "emparer")
    assert status_of(parsed, lexicon, trigger).status == "planned"


@pytest.mark.parametrize("language", languages())
def test_the_table_has_sixty_sentences_a_language(language: str) -> None:
    assert sum(case["lang"] == language for case in CASES) >= 60


@pytest.mark.parametrize("language", languages())
def test_the_verdict_names_the_lines_that_decided_it(language: str) -> None:
    parser, lexicon = _tools(language)
    case = next(c for c in CASES if c["lang"] == language and c["status"] == "wanted")
    parsed = parser.parse(Article("case", case["sentence"], language))
    trigger = next(t.i for t in parsed.tokens if t.text == case["trigger"])
    assert status_of(parsed, lexicon, trigger).why.startswith(f"{language}/status.tsv:")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("hope\tV\thoped\tx", "'hoped' is not one of"),
        ("hope\tQ\twanted\tx", "'Q' is not one of"),
        ("soon:hope\tV\twanted\tx", "'soon' is not one of"),
    ],
)
def test_a_wrong_line_of_the_lexicon_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(PackError, match=r"status\.tsv:2") as error:
        compile_status(_write(tmp_path, line))
    assert message in str(error.value)
