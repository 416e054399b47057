"""The parse of an article: exact offsets, every character accounted for, a line is a border, neighbours change nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liens.errors import ModelMissing
from liens.langs.pack import Pack, load_pack
from liens.model import Article, Part, PartKind, Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from tests.conftest import LANGUAGES, Parse, ParseLines
from tests.conftest import line_alone as alone

LINES = {
    "fr": [
        "Le Kenya a averti les rebelles.",
        "« Nous partons », a dit M. Sow. Il a souri.",
        "11 000 soldats ont quitté Goma, selon l’armée.",
        "Kim Jong-un n’a pas répondu à l’envoyé des États-Unis.",
        "Titre sans point",
    ],
    "en": [
        "Kenya warned the rebels.",
        "“We are leaving,” Mr. Sow said. He smiled.",
        "Some 11,000 soldiers have left Goma, the army said.",
        "Kim Jong-un did not answer the U.S. envoy’s letter.",
        "Title without stop",
    ],
}
MIXED = "\n\n".join([*LINES["fr"], "", *LINES["en"]])
WORDS = [
    "Paris",
    "l’armée",
    "«",
    "»",
    "“No",
    "way”",
    "11 000",
    "3.5",
    "M.",
    "U.S.",
    "attaque",
    "the",
    "port",
    "...",
    "?!",
    "Jong-un",
    "\u00a0",
    "–",
    "😀",
    "e\u0301t\u0301e\u0301",
    "\r",
    "\t",
]
texts = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", " "]), max_size=30).map(" ".join) | st.text(max_size=60)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(parsed: Parsed) -> None:
    """What holds for every parse, whatever the text."""
    text = parsed.article.text
    assert [t.i for t in parsed.tokens] == list(range(len(parsed.tokens)))
    assert all(text[t.start : t.end] == t.text for t in parsed.tokens)
    assert all(a.end <= b.start for a, b in zip(parsed.tokens, parsed.tokens[1:], strict=False))
    covered = [False] * len(text)
    for number, s in enumerate(parsed.sentences):
        assert (s.i, s.first < s.last) == (number, True)
        whole = parsed.span(s.first, s.last - 1)
        assert s.span.start == whole.start
        assert s.span.of(text) == (whole.of(text).rstrip() or whole.of(text))
        assert "\n" not in s.span.of(text)
        inside = parsed.tokens[s.first : s.last]
        assert all(t.sentence == number and s.first <= t.head < s.last for t in inside)
        assert any(t.head == t.i for t in inside)
        covered[s.span.start : s.span.end] = [True] * (s.span.end - s.span.start)
    assert all(done or c.isspace() for done, c in zip(covered, text, strict=True))
    assert all(parsed.tokens[j].head == i for i, kids in enumerate(parsed.children) for j in kids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article(language: str, analyse: Parse) -> None:
    check(analyse(language, MIXED))


@pytest.mark.parametrize("language", LANGUAGES)
@few
@given(text=texts)
def test_any_text(language: str, analyse: Parse, text: str) -> None:
    check(analyse(language, text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", "\n\n", " \t\u00a0"], ids=["nothing", "newlines", "blanks"])
def test_nothing_to_read(language: str, text: str, analyse: Parse) -> None:
    parsed = analyse(language, text)
    assert (parsed.tokens, parsed.sentences) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbours_change_nothing(language: str, analyse: Parse, analyse_lines: ParseLines) -> None:
    lines = LINES[language]
    assert analyse_lines(language, lines) == [analyse(language, line) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_is_the_same(language: str, analyse: Parse) -> None:
    assert analyse(language, MIXED) == analyse(language, MIXED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newline_is_a_border(language: str, analyse: Parse) -> None:
    first, second = LINES[language][-1], LINES[language][0]
    parsed = analyse(language, f"{first}\n{second}")
    assert [s.span.of(parsed.article.text) for s in parsed.sentences] == [first, second]
    assert [s.paragraph for s in parsed.sentences] == [0, 1]
    assert alone(parsed, 1) == analyse(language, second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_keep_to_abbreviations_and_quotations(language: str, analyse: Parse) -> None:
    parsed = analyse(language, LINES[language][1])
    assert len(parsed.sentences) == 2
    assert len(parsed.quotations) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_universal(language: str, analyse: Parse) -> None:
    labels = {t.dep for t in analyse(language, MIXED).tokens}
    assert not labels & {"dobj", "pobj", "prep", "nsubjpass", "auxpass", "relcl", "poss", "prt", "ROOT"}
    assert {"root", "nsubj", "obj", "case", "punct"} <= labels


@pytest.mark.parametrize(
    ("language", "sentence", "form", "lemma"),
    [
        ("fr", "Les troupes se sont retirées.", "retirées", "retirer"),
        ("fr", "Il devrait partir.", "devrait", "devoir"),
        ("fr", "Les pourparlers ont repris.", "pourparlers", "pourparlers"),
        ("fr", "Le chef des rebelles est venu.", "des", "de"),
        ("fr", "Il parle aux rebelles.", "aux", "à"),
        ("fr", "Les FDS ont quitté les Pays-Bas.", "FDS", "fds"),
        ("fr", "Les FDS ont quitté les Pays-Bas.", "Pays-Bas", "pays-bas"),
        ("fr", "Les parties ont signé la trêve.", "parties", "partie"),
        ("fr", "L’aide est arrivée à Goma.", "aide", "aide"),
        ("fr", "La demande est rejetée.", "demande", "demande"),
        ("fr", "Lima vise le port de Quito.", "vise", "viser"),
        ("fr", "Lima signe la trêve.", "signe", "signer"),
        ("fr", "Lima accuse Quito de fraude.", "accuse", "accuser"),
        ("fr", "Les tirs ont cessé lundi.", "tirs", "tir"),
        ("fr", "Le ministre reconnait sa faute.", "reconnait", "reconnaître"),
        ("fr", "La junte vit ses derniers jours.", "vit", "vivre"),
        ("fr", "Les combattants djihadistes avancent.", "djihadistes", "djihadiste"),
        ("en", "Rebels retook the town.", "retook", "retake"),
        ("en", "The talks failed.", "talks", "talk"),
        ("en", "The junta stages a parade.", "stages", "stage"),
        ("en", "Chad wages war.", "wages", "wage"),
        ("en", "The boycotts of May surprised Lima.", "boycotts", "boycott"),
        ("en", "Judges fined the bank.", "fined", "fine"),
        ("en", "The troops left.", "troops", "troop"),
    ],
)
def test_dictionary_forms(language: str, sentence: str, form: str, lemma: str, analyse: Parse) -> None:
    assert next(t.lemma for t in analyse(language, sentence).tokens if t.text == form) == lemma


def test_the_part_of_the_page_is_kept(parsers: dict[str, Parser]) -> None:
    text = "Port shut\nThe port is shut. Boats wait.\nPhoto: Ida Sow"
    borders = [0, 10, 40, len(text)]
    kinds = (PartKind.TITLE, PartKind.STORY, PartKind.CREDIT)
    parts = tuple(Part(kind, Span(a, b), "by hand") for kind, a, b in zip(kinds, borders, borders[1:], strict=False))
    parsed = parsers["en"].parse(Article("a-test", text, "en", parts=parts))
    assert [s.part for s in parsed.sentences] == [PartKind.TITLE, PartKind.STORY, PartKind.STORY, PartKind.CREDIT]


def test_a_missing_model_says_how_to_get_it() -> None:
    pack = load_pack("en")
    settings = {**pack.settings, "model": {"package": "en_core_web_nowhere", "requirement": "en-core-web-nowhere==1", "weights": "", "labels": "clear"}}
    with pytest.raises(ModelMissing, match="en_core_web_nowhere is not installed; run: pip install en-core-web-nowhere==1"):
        Parser(Pack("en", pack.version, pack.folder, settings))
