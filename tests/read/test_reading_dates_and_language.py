"""The publication date that a text lets be known, and the language that it is in."""

from datetime import date

import pytest

from liens.errors import UnsupportedLanguage
from liens.langs.pack import load_pack
from liens.read.articles import Options, canonical, read_text
from liens.read.dates import compile_dates, parse_date
from liens.read.language import compile_languages, named_language

FINDER = compile_languages()
DATED = [
    ("fr", "14 mars 2019. – Lima a rouvert la frontière fermée depuis le 1er janvier 2021.", "2019-03-14"),
    ("fr", "Lima, 14 mars 2019 - Le Pérou a rouvert la frontière.", "2019-03-14"),
    ("fr", "Lima, 14 sept 2019 (AFP) - Le Pérou a rouvert la frontière.", "2019-09-14"),
    ("fr", "Publié le 03/05/2019 à 8h05\nLima a rouvert la frontière le 2 mai 2020.", "2019-05-03"),
    ("fr", "Lima a rouvert la frontière. Elle était fermée du 2 mai 2018 au 9 juin 2019.", "2019-06-09"),
    ("fr", "Lima a fermé la frontière le 1er février 2019 et votera d'ici au 3 mai 2031.", "2019-02-01"),
    ("fr", "Lima a fermé la frontière le 2 février 2019. Le 3 mai 2031, le traité expire.", "2019-02-02"),
    ("fr", "Lima a rouvert la frontière en mars 2019.", None),
    ("fr", "Lima a rouvert la frontière le 31 février 2019.", None),
    ("en", "March 14, 2019 – Peru reopened its border.", "2019-03-14"),
    ("en", "Updated 14 March 2019 at 8:05 GMT\nPeru reopened its border on March 2, 2020.", "2019-03-14"),
    ("en", "Peru closed its border on Feb. 1, 2019, and will vote on May 3, 2031.", "2019-02-01"),
    ("en", "Peru closed its border on 2019-02-01, the ministry said.", "2019-02-01"),
    ("en", "Peru closed its border on 03/05/2019, the ministry said.", None),
    ("en", "Peru closed its border on 03/25/2019, the ministry said.", "2019-03-25"),
]


@pytest.mark.parametrize(("language", "text", "expected"), DATED)
def test_the_date_that_the_text_lets_be_known(language, text, expected):
    article = read_text(text, Options(language=language))
    assert (article.published and article.published.isoformat()) == expected
    assert article.published_from == ("text" if expected else None)


def test_a_given_date_wins_over_the_text():
    article = read_text("14 mars 2019. – Lima a rouvert les frontières.", Options(published=date(2020, 1, 2)))
    assert (article.published, article.published_from) == (date(2020, 1, 2), "given")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_that_looks_ahead_keeps_its_date_out(language):
    pack = load_pack(language)
    finder = compile_dates(pack)
    for row in pack.rows("furniture_dates.tsv", ("kind", "value", "example")):
        if row["kind"] == "ahead":
            parts = read_text(row["example"], Options(language=language)).parts
            assert finder.infer(row["example"], parts) is None, row.place


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2019-03-14", date(2019, 3, 14)), ("2019-03-14T08:05:00Z", date(2019, 3, 14)), ("14/03/2019", None), ("2019-02-31", None), ("2019-03-145", None)],
)
def test_dates_of_records(written, expected):
    assert parse_date(written) == expected


LANGUAGES = [
    ("fr", "Le Pérou a rouvert la frontière avec la Bolivie, a annoncé le ministère."),
    ("fr", "L’accord n’est pas signé."),
    ("fr", "La Norvège et le Ghana signent un accord de pêche"),
    ("en", "Peru has reopened its border with Bolivia, the ministry said."),
    ("en", "The deal was not signed."),
    ("en", "Norway and Ghana sign a fishing deal"),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_language(language, text):
    assert FINDER.find(text) == language


FOREIGN = [
    "El gobierno de Perú reabrió la frontera con Bolivia, según anunció el ministerio en un comunicado, y pidió a los dos países que respeten el acuerdo.",
    "Il governo del Perù ha riaperto la frontiera con la Bolivia, ha annunciato il ministero, e ha chiesto ai due paesi di rispettare l'accordo firmato.",
    "O governo do Peru reabriu a fronteira com a Bolívia, anunciou o ministério em comunicado, e pediu que os dois países respeitem o acordo assinado.",
    "Die Regierung von Peru hat die Grenze zu Bolivien wieder geöffnet, wie das Ministerium mitteilte, und bat beide Länder, das Abkommen einzuhalten.",
    "De regering van Peru heeft de grens met Bolivia weer geopend, zo meldde het ministerie, en vroeg beide landen zich aan het akkoord te houden.",
    "El govern del Perú ha reobert la frontera amb Bolívia, segons ha anunciat el ministeri, i ha demanat als dos països que respectin l'acord signat.",
    "Правительство Перу вновь открыло границу с Боливией, сообщило министерство, и попросило обе страны соблюдать подписанное соглашение.",
    "秘鲁政府重新开放了与玻利维亚的边界。",
    "1234 5678",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_language_without_pack_is_an_error_that_names_those_that_there_are(text):
    with pytest.raises(UnsupportedLanguage, match=r"\(en, fr\)"):
        FINDER.find(text)


def test_named_languages():
    assert [named_language(code) for code in ("fr", "FR", "fr-CA", "en_GB")] == ["fr", "fr", "fr", "en"]
    with pytest.raises(UnsupportedLanguage, match="'de' has no pack; Liens reads en, fr"):
        named_language("de")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Courier.Example/a/?utm_source=x&id=3#top", "https://courier.example/a?id=3"),
        ("https://courier.example/a?b=2&a=1", "https://courier.example/a?a=1&b=2"),
        ("http://[half", "http://[half"),
    ],
)
def test_canonical_addresses(url, expected):
    assert canonical(url) == expected
