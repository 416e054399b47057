"""What is a time, which days it means, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liens.claim.when import Tense, TimeKind, compile_times, find_times, times_layer
from liens.claim.when.calendar import easter, season, unit_of
from liens.langs.pack import load_pack

FRENCH, ENGLISH = compile_times(load_pack("fr")), compile_times(load_pack("en"))
LEXICONS = {"fr": FRENCH, "en": ENGLISH}
FRIDAY = date(2024, 5, 17)

VALUES = [
    ("fr", "Le parlement de Lima a siégé mardi.", "mardi", "2024-05-14", "2024-05-15"),
    ("fr", "Le parlement de Lima siégera mardi.", "mardi", "2024-05-21", "2024-05-22"),
    ("fr", "Le port a brûlé vendredi.", "vendredi", "2024-05-17", "2024-05-18"),
    ("fr", "Le port a brûlé vendredi dernier.", "vendredi dernier", "2024-05-10", "2024-05-11"),
    ("fr", "La reine se rendra à Oslo le 3 octobre.", "le 3 octobre", "2024-10-03", "2024-10-04"),
    ("fr", "La reine s'est rendue à Oslo le 3 octobre.", "le 3 octobre", "2023-10-03", "2023-10-04"),
    ("fr", "Le scrutin, prévu en juillet, reste fixé.", "en juillet", "2024-07-01", "2024-08-01"),
    ("fr", "Du 28 avril au 2 mai, le pont fut fermé.", "Du 28 avril au 2 mai", "2024-04-28", "2024-05-03"),
    ("fr", "Entre mars et mai 2021, le pont fut fermé.", "Entre mars et mai 2021", "2021-03-01", "2021-06-01"),
    ("fr", "De novembre 2022 à mars 2023, le pont fut fermé.", "De novembre 2022 à mars 2023", "2022-11-01", "2023-04-01"),
    ("fr", "Le lac est gelé depuis le 3 janvier 2024.", "depuis le 3 janvier 2024", "2024-01-03", None),
    ("fr", "Les troupes partiront d\u2019ici au 30 juin.", "d\u2019ici au 30 juin", None, "2024-07-01"),
    ("fr", "Aujourd\u2019hui, le lac est gelé.", "Aujourd\u2019hui", "2024-05-17", "2024-05-18"),
    ("fr", "Le 1er\u00a0mai 2019, le lac gelait.", "Le 1er\u00a0mai 2019", "2019-05-01", "2019-05-02"),
    ("fr", "À la mi-mars 2020, le lac gelait.", "À la mi-mars 2020", "2020-03-11", "2020-03-21"),
    ("fr", "Le jeudi 29 février, le lac gelait.", "Le jeudi 29 février", "2024-02-29", "2024-03-01"),
    ("fr", "Le lac a gelé dans la nuit de lundi à mardi.", "dans la nuit de lundi à mardi", "2024-05-13", "2024-05-15"),
    ("fr", "Lima a expulsé mardi 14 consuls.", "mardi", "2024-05-14", "2024-05-15"),
    ("fr", "Le port a brûlé mardi 14 au soir.", "mardi 14 au soir", "2024-05-14", "2024-05-15"),
    ("fr", "Mardi 14, le port a brûlé.", "Mardi 14", "2024-05-14", "2024-05-15"),
    ("fr", "Lima dit avoir libéré jeudi deux otages.", "jeudi", "2024-05-16", "2024-05-17"),
    ("fr", "Deux jours plus tard le pont tombait.", "Deux jours plus tard", "2024-05-19", "2024-05-20"),
    ("en", "On Tuesday 14 consuls left Lima.", "On Tuesday", "2024-05-14", "2024-05-15"),
    ("en", "On Tuesday 14 the harbour burned.", "On Tuesday 14", "2024-05-14", "2024-05-15"),
    ("en", "Parliament in Lima sat on Tuesday.", "on Tuesday", "2024-05-14", "2024-05-15"),
    ("en", "Parliament in Lima will sit on Tuesday.", "on Tuesday", "2024-05-21", "2024-05-22"),
    ("en", "The harbour burned Friday.", "Friday", "2024-05-17", "2024-05-18"),
    ("en", "The queen visited Oslo on October 3.", "on October 3", "2023-10-03", "2023-10-04"),
    ("en", "The queen will visit Oslo on October 3.", "on October 3", "2024-10-03", "2024-10-04"),
    ("en", "From April 28 to May 2 the bridge was shut.", "From April 28 to May 2", "2024-04-28", "2024-05-03"),
    ("en", "The lake froze in late February.", "in late February", "2024-02-21", "2024-03-01"),
    ("en", "The lake has been frozen since Jan. 3, 2024.", "since Jan. 3, 2024", "2024-01-03", None),
    ("en", "Troops must leave by June 30.", "by June 30", None, "2024-07-01"),
    ("en", "The 2015 pact with Peru lapsed.", "The 2015", "2015-01-01", "2016-01-01"),
    ("en", "Lima cut prices earlier this week.", "earlier this week", "2024-05-13", "2024-05-18"),
    ("en", "The ferry left Lima on Sunday, 25 of its crew aboard.", "on Sunday", "2024-05-12", "2024-05-13"),
]

TRAPS = [
    ("fr", "Environ 2000 mineurs ont défilé à Lima."),
    ("fr", "La sonde a quitté Mars sans encombre."),
    ("fr", "Il a été reçu par la reine."),
    ("fr", "La résolution 1973 fut contestée."),
    ("fr", "Le maire, 54 ans, a démissionné."),
    ("fr", "Les sept. navires sont partis."),
    ("en", "Some 2000 miners paraded in Lima."),
    ("en", "The rebels may march on Lima."),
    ("en", "Resolution 1973 was disputed."),
    ("en", "Peru skipped the Winter Games."),
    ("en", "The mayor, 54, resigned."),
    ("en", "The mayor, aged 54 years, resigned."),
]


@pytest.mark.parametrize(
    "text", ["Cela suit de deux jours après qu'Oslo a cédé.", "Deux jours après ces raids, Oslo cède.", "Deux jours après cet aveu, Oslo cède."]
)
def test_days_counted_from_what_follows_are_a_length(text: str) -> None:
    (time,) = find_times(text, FRENCH, FRIDAY)
    assert time.kind is TimeKind.DURATION
    assert time.seconds == 2 * 86400


@pytest.mark.parametrize(("language", "text", "words", "start", "end"), VALUES)
def test_values(language: str, text: str, words: str, start: str | None, end: str | None) -> None:
    (time,) = find_times(text, LEXICONS[language], FRIDAY)
    assert time.phrase.of(text) == words
    assert (time.start and time.start.isoformat(), time.end and time.end.isoformat()) == (start, end)
    assert time.why.startswith(f"{language}/times")


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_traps(language: str, text: str) -> None:
    assert find_times(text, LEXICONS[language], FRIDAY) == ()


BESIDE = [
    ("fr", "Lima ferma le port jeudi. Le fort date de 1911. La veille, un quai avait brûlé.", "La veille", "2024-05-15", "2024-05-16"),
    ("en", "Lima shut the port on Thursday. The fort dates from 1911. The day before, a quay burned.", "The day before", "2024-05-15", "2024-05-16"),
    ("fr", "Le maire, élu en 2019, est mort le 3 mars.", "le 3 mars", "2024-03-03", "2024-03-04"),
    ("en", "The mayor, elected in 2019, died on March 3.", "on March 3", "2024-03-03", "2024-03-04"),
    ("en", "Rebels took the fort on May 3, 2019 and burned it on June 5.", "on June 5", "2019-06-05", "2019-06-06"),
]


@pytest.mark.parametrize(("language", "text", "words", "start", "end"), BESIDE)
def test_a_day_beside_other_times(language: str, text: str, words: str, start: str, end: str) -> None:
    (time,) = (t for t in find_times(text, LEXICONS[language], FRIDAY) if t.phrase.of(text) == words)
    assert (str(time.start), str(time.end)) == (start, end)


def test_the_tense_of_a_parse_wins_over_words_nearby() -> None:
    (time,) = find_times("Le port fermera mardi.", FRENCH, FRIDAY, lambda _: Tense.PAST)
    assert time.start == date(2024, 5, 14)


def test_without_a_publication_date_relative_times_have_no_days() -> None:
    (time,) = find_times("Le port a fermé hier.", FRENCH, None)
    assert not time.dated
    (full,) = find_times("Le port a fermé le 3 mai 2020.", FRENCH, None)
    assert full.start == date(2020, 5, 3)


def test_impossible_dates_are_not_times() -> None:
    assert find_times("Le 31 février 2020 n'existe pas.", FRENCH, FRIDAY) == ()


def test_the_layer_gives_values_in_plain_form() -> None:
    text = "Le port a fermé deux jours ; il est désormais ouvert depuis le 3 mai 2024."
    values = [record["value"] for record in times_layer(find_times(text, FRENCH, FRIDAY))]
    assert values == [{"seconds": 172800.0}, {"ref": "PRESENT_REF"}, {"start": "2024-05-03", "end": None}]


@pytest.mark.parametrize(("year", "month", "day"), [(1999, 4, 4), (2016, 3, 27), (2024, 3, 31), (2038, 4, 25)])
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_units_of_the_calendar() -> None:
    assert unit_of(date(2000, 6, 1), "century").start == date(1901, 1, 1)
    assert unit_of(date(2024, 5, 17), "weekend").start == date(2024, 5, 18)
    assert unit_of(date(2024, 5, 17), "quarter", -1).start == date(2024, 1, 1)
    winter = season(2023, "winter")
    assert winter is not None
    assert winter.end == date(2024, 3, 20)


VOCABULARY = """le la 3 31 1er mai mars lundi mardi dernier prochain depuis jusqu'au fin début mi- 2024 2000 - à au et de du hier
    il y a deux semaines ans 14 h 30 . , ( ) on in May March since until last next Monday week 1990s the of and to from 9999 0"""
words = st.sampled_from(VOCABULARY.split())


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(words, max_size=14).map(" ".join)), day=st.dates())
def test_any_text_is_read_without_error_and_with_exact_spans(text: str, day: date) -> None:
    for lexicon in LEXICONS.values():
        found = find_times(text, lexicon, day)
        assert found == find_times(text, lexicon, day)
        ends = 0
        for time in found:
            assert ends <= time.span.start < time.span.end <= len(text)
            ends = time.span.end
            if time.start and time.end and time.kind is not TimeKind.OPEN:
                assert time.start <= time.end
