"""Who stands where around a predicate: passives, relatives, control, coordination, participles and light verbs undone."""

from pathlib import Path

import pytest

from liens.langs.table import Row, read_table
from liens.parse.grammar import arguments, conjuncts, is_passive, preposition, subject
from liens.parse.parsed import Parsed
from tests.conftest import LANGUAGES, Parse, ParseLines

CASES = tuple(read_table(Path(__file__).parent / "argument_cases.tsv", ("lang", "construction", "sentence", "word", "roles")))
FAILING: dict[tuple[str, str], str] = {
    ("en", "control, promise"): "grammar._controller takes the object of every verb; of a promise the subject acts",
    ("en", "possessor in a relative"): "grammar.antecedent leaves a possessive relative (a DET) to itself",
}


def cases() -> list[object]:
    marks = {key: pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason) for key, reason in FAILING.items()}
    return [pytest.param(c, id=f"{c['lang']} {c['construction']}", marks=marks.get((c["lang"], c["construction"]), ())) for c in CASES]


@pytest.fixture(scope="module")
def parses(analyse_lines: ParseLines) -> dict[str, Parsed]:
    found: dict[str, Parsed] = {}
    for language in LANGUAGES:
        own = [c for c in CASES if c["lang"] == language]
        found |= {c.place: parsed for c, parsed in zip(own, analyse_lines(language, [c["sentence"] for c in own]), strict=True)}
    return found


def token(parsed: Parsed, word: str) -> int:
    return next(t.i for t in parsed.tokens if t.text == word)


@pytest.mark.parametrize("case", cases())
def test_roles(case: Row, parses: dict[str, Parsed]) -> None:
    parsed = parses[case.place]
    found = {f"{a.role}={parsed.tokens[a.token].text}" for a in arguments(parsed, token(parsed, case["word"]))}
    wanted = case["roles"].split(" ")
    assert sorted({w for w in wanted if not w.startswith("!")} - found) == []
    assert sorted(found & {w[1:] for w in wanted if w.startswith("!")}) == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['construction']}")
def test_no_argument_is_given_twice_or_is_the_word_itself(case: Row, parses: dict[str, Parsed]) -> None:
    parsed = parses[case.place]
    for t in parsed.tokens:
        found = arguments(parsed, t.i)
        assert len(found) == len(set(found))
        assert all(parsed.tokens[a.token].sentence == t.sentence for a in found)
        assert t.i not in {a.token for a in found if a.how == "direct"}


@pytest.mark.parametrize(
    ("language", "sentence", "word", "expected"),
    [
        ("en", "The bridge was bombed.", "bombed", True),
        ("en", "Rebels bombed the bridge.", "bombed", False),
        ("en", "The town held by rebels fell.", "held", True),
        ("fr", "Le pont a été bombardé.", "bombardé", True),
        ("fr", "Les rebelles ont bombardé le pont.", "bombardé", False),
        pytest.param("fr", "Le maire est parti.", "parti", False),
        ("fr", "La ville tenue par les rebelles est tombée.", "tenue", True),
        ("fr", "La paix.", "paix", False),
    ],
)
def test_passive(language: str, sentence: str, word: str, *, expected: bool, analyse: Parse) -> None:
    parsed = analyse(language, sentence)
    assert is_passive(parsed, token(parsed, word)) is expected


@pytest.mark.parametrize(
    ("language", "sentence", "word", "expected"),
    [
        ("en", "Troops withdrew from Goma.", "Goma", "from"),
        ("en", "Talks between India and Nepal failed.", "Nepal", "between"),
        ("en", "Kenya warned Chad.", "Chad", None),
        ("fr", "Les troupes se retirent du Mali.", "Mali", "de"),
        ("fr", "Il parle aux rebelles.", "rebelles", "à"),
        ("fr", "Il vote contre l’accord.", "accord", "contre"),
        ("fr", "Il a parlé avant la réunion.", "réunion", "avant"),
    ],
)
def test_prepositions(language: str, sentence: str, word: str, expected: str | None, analyse: Parse) -> None:
    parsed = analyse(language, sentence)
    assert preposition(parsed, token(parsed, word)) == expected


def test_conjuncts_are_in_order(analyse: Parse) -> None:
    parsed = analyse("en", "France, Italy and Malta signed a pact.")
    assert [parsed.tokens[j].text for j in conjuncts(parsed, token(parsed, "France"))] == ["France", "Italy", "Malta"]


def test_a_root_without_subject_has_none(analyse: Parse) -> None:
    parsed = analyse("en", "Leave the town!")
    assert subject(parsed, token(parsed, "Leave")) is None
