"""Words as patterns, years in words, working days, week-ends of feasts."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.claim.when import compile_times, find_times
from liens.claim.when.alternatives import any_of
from liens.claim.when.calendar import Days, shift, unit_of, weekend_with
from liens.claim.when.macros import opening_of
from liens.claim.when.spelled import spelled_year
from liens.langs.pack import load_pack
from liens.model import Precision

WORDS = st.lists(st.text(alphabet="abc .'é-(", min_size=1, max_size=6), max_size=12)


@given(words=WORDS, other=st.text(alphabet="abc .'é-(", max_size=7))
def test_a_tree_of_beginnings_matches_its_words_and_no_others(words: list[str], other: str) -> None:
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert (pattern.fullmatch(other) is not None) == (other in words)


@given(words=WORDS, text=st.text(alphabet="abc .'é-(", max_size=12))
def test_a_tree_of_beginnings_takes_the_longest_word(words: list[str], text: str) -> None:
    longest = max((len(word) for word in words if text.startswith(word)), default=None)
    match = re.match(any_of(words), text)
    assert (None if match is None else match.end()) == longest


@pytest.mark.parametrize(
    ("language", "written", "year"),
    [
        ("en", "nineteen eighty-six", 1986),
        ("en", "nineteen hundred ninety three", 1993),
        ("en", "two thousand and twenty", 2020),
        ("en", "two thousand", 2000),
        ("en", "seventeen thousand", None),
        ("en", "twenty thirty", 2030),
        ("fr", "mille neuf cent quatre-vingt-dix-sept", 1997),
        ("fr", "deux mille vingt et un", 2021),
        ("fr", "dix-huit cent douze", 1812),
        ("fr", "mille", None),
    ],
)
def test_years_in_words(language: str, written: str, year: int | None) -> None:
    assert spelled_year(written, compile_times(load_pack(language)).calendar) == year


@pytest.mark.parametrize(("count", "day"), [(1, 27), (4, 30), (5, 31), (6, 34), (0, 24), (-1, 23), (-5, 17), (-6, 16)])
def test_working_days_leave_out_the_weekend(count: int, day: int) -> None:
    friday = date(2025, 10, 24)
    assert (shift(friday, "workday", count) - date(2025, 10, 1)).days + 1 == day


def test_weeks_of_work_and_fortnights() -> None:
    assert unit_of(date(2025, 10, 24), "workweek", 1) == Days(date(2025, 10, 27), date(2025, 11, 1))
    assert unit_of(date(2025, 10, 24), "fortnight", 1) == Days(date(2025, 11, 3), date(2025, 11, 17))


@pytest.mark.parametrize(
    ("feast", "first", "after"),
    [
        (date(2025, 4, 20), date(2025, 4, 19), date(2025, 4, 21)),
        (date(2021, 9, 6), date(2021, 9, 4), date(2021, 9, 7)),
        (date(2023, 11, 23), date(2023, 11, 23), date(2023, 11, 27)),
    ],
)
def test_the_weekend_of_a_feast_holds_the_feast(feast: date, first: date, after: date) -> None:
    assert weekend_with(unit_of(feast, "day")) == Days(first, after)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The bill was dear: $12 December 27 was the due day.", "December 27"),
        ("en", "In May twenty people left.", "May"),
        ("en", "She sold two thousand and twenty lamps.", None),
        ("fr", "Il vendit deux mille vingt lampes.", None),
        ("fr", "Le port fut fermé de novembre à février 2017.", "novembre à février 2017"),
        ("fr", "Le port fut fermé d'avril à la fin de juin 2017.", "avril à la fin de juin 2017"),
        ("fr", "Le chantier prendra fin en 2031.", "2031"),
    ],
)
def test_what_looks_like_a_time(language: str, text: str, found: str | None) -> None:
    times = find_times(text, compile_times(load_pack(language)), date(2025, 10, 24))
    assert [text[t.span.start : t.span.end] for t in times] == ([found] if found else [])


@pytest.mark.parametrize(
    ("pattern", "opening"),
    [
        ("(?:about )?{n} {u} ago", "(?:about )?{n}"),
        ("(?:{w},? )?(?:the )?{d}(?: of)? {m}", "(?:{w},? )?(?:the )?{d}"),
        ("{w}? {m} {y}", "{w}? {m}"),
        ("today|{w}", "today|{w}"),
        (r"[|(]\|{y}-{mn}", r"[|(]\|{y}"),
        ("(?:in {m})", "(?:in {m})"),
    ],
)
def test_the_opening_of_a_pattern(pattern: str, opening: str) -> None:
    assert opening_of(pattern) == opening


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Le port a rouvert le 16 sept 2022.", ["2022-09-16"]),
        ("Le port a reçu sept navires, puis 16 sept ou huit mois après.", []),
        ("Le 3 mai 2022, sept 2000 tonnes.", ["2022-05-03"]),
    ],
)
def test_a_month_that_is_a_number_too_needs_a_day_and_a_year(text: str, days: list[str]) -> None:
    times = find_times(text, compile_times(load_pack("fr")), date(2025, 10, 24))
    assert [t.start.isoformat() for t in times if t.start is not None and t.precision is Precision.DAY] == days
