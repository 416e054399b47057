"""What holds for the times of any text: exact offsets, the same answer twice, no date moved by words that have nothing to do with it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liens.claim.when import TimeExpression, compile_times, find_times, times_layer
from liens.claim.when.lexicon import TIMES
from liens.langs.pack import load_pack

LEXICONS = {language: compile_times(load_pack(language)) for language in ("fr", "en")}
EXAMPLES = {language: [row["example"] for row in load_pack(language).rows("times.tsv", TIMES)] for language in LEXICONS}
UNRELATED = {
    "fr": ["Le vieux phare domine la baie.", "Trente voiliers dorment au port.", "La mairie est peinte en vert.", "« Tout va bien », dit le gardien."],
    "en": ["The old lighthouse stands above the bay.", "Thirty boats sleep in the harbour.", "The town hall is green.", "“All is well,” says the keeper."],
}
LANGUAGES = st.sampled_from(sorted(LEXICONS))
EXAMPLE = LANGUAGES.flatmap(lambda language: st.tuples(st.just(language), st.sampled_from(EXAMPLES[language])))
THOROUGH = settings.get_current_profile_name() == "thorough"
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def _shown(times: tuple[TimeExpression, ...], text: str, shift: int = 0) -> list[tuple[object, ...]]:
    return [(t.span.start - shift, t.span.of(text), t.start, t.end, t.seconds, t.ref, t.value) for t in times]


def _alone(text: str) -> bool:
    """A text without a full stop is an entry in a diary, not a sentence of a story."""
    return not text.endswith(".")


@settings(max_examples=10_000 if THOROUGH else 1500, deadline=None)
@given(language=LANGUAGES, text=st.text(max_size=80), pieces=st.lists(EXAMPLE, max_size=3), day=st.one_of(st.none(), st.dates()))
def test_any_text_is_read_with_exact_offsets_and_no_error(language: str, text: str, pieces: list[tuple[str, str]], day: date | None) -> None:
    whole = text.join(piece for _, piece in pieces) or text
    times = find_times(whole, LEXICONS[language], day)
    for time in times:
        assert 0 <= time.phrase.start <= time.span.start < time.span.end <= time.phrase.end <= len(whole)
        assert time.start is None or time.end is None or time.start < time.end
        assert all(time.phrase.start <= end.span.start < end.span.end <= time.phrase.end for end in time.ends)
    assert [t.span for t in times] == sorted(t.span for t in times)
    assert len(list(times_layer(times))) == len(times) + sum(len(t.ends) for t in times)


@settings(max_examples=10_000 if THOROUGH else 300, deadline=None)
@given(example=EXAMPLE, day=DAYS)
def test_reading_twice_gives_the_same(example: tuple[str, str], day: date) -> None:
    language, text = example
    assert find_times(text, LEXICONS[language], day) == find_times(text, LEXICONS[language], day)


@settings(max_examples=10_000 if THOROUGH else 600, deadline=None)
@given(example=EXAMPLE, day=DAYS, data=st.data())
def test_no_date_shifts_when_unrelated_text_is_added(example: tuple[str, str], day: date, data: st.DataObject) -> None:
    language, text = example
    if _alone(text):
        return
    before, after = (data.draw(st.sampled_from(["", *UNRELATED[language]])) for _ in range(2))
    longer = f"{before}\n{text}\n{after}"
    # "The next day" in the first sentence of a text counts from publication, further on from what was told.
    least = UNRELATED[language][0] if before else ""
    plain = f"{least}\n{text}"
    shown = _shown(find_times(longer, LEXICONS[language], day), longer, len(before) + 1)
    assert shown == _shown(find_times(plain, LEXICONS[language], day), plain, len(least) + 1)


@pytest.mark.parametrize(("language", "text"), [("en", "The guests left the next day."), ("fr", "Les invités partirent le lendemain.")])
def test_what_nothing_told_before_can_anchor_counts_from_publication_in_the_first_sentence_only(language: str, text: str) -> None:
    first, later = (find_times(whole, LEXICONS[language], date(2025, 10, 24)) for whole in (text, f"{UNRELATED[language][0]} {text}"))
    assert [t.start for t in first] == [date(2025, 10, 25)]
    assert [t.start for t in later] == [None]


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("fr", "La trêve a tenu du 19 au 23 juillet 2021.", ["19 au 23 juillet 2021", "19", "23 juillet 2021"]),
        ("fr", "Le conseil a siégé entre 2011 et 2014.", ["2011 et 2014", "2011", "2014"]),
        ("en", "The envoy stayed from March 3 to April 4, 2021.", ["March 3 to April 4, 2021", "March 3", "April 4, 2021"]),
    ],
)
def test_the_ends_of_a_range_are_times_of_their_own(language: str, text: str, spans: list[str]) -> None:
    records = list(times_layer(find_times(text, LEXICONS[language], date(2022, 5, 6))))
    assert [text[r["start"] : r["end"]] for r in records] == spans  # type: ignore[misc, index]
    assert [("part_of" in r) for r in records] == [False, True, True]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "La foire ouvrira en mars 2024.", "2024-03"),
        ("fr", "Le siège dura trois semaines.", "P3W"),
        ("fr", "Plusieurs jours ont passé.", "PXD"),
        ("fr", "La semaine dernière, le port a rouvert.", "2022-W17"),
        ("en", "The port reopened in the third quarter of 2021.", "2021-Q3"),
        ("en", "The mine closed in the 1980s.", "198"),
        ("en", "The port has been shut since May 2, 2021.", "2021-05-02/.."),
    ],
)
def test_timex_values(language: str, text: str, value: str) -> None:
    (time,) = find_times(text, LEXICONS[language], date(2022, 5, 6))
    assert time.value == value


def test_a_month_that_nothing_places_is_told_with_its_unknown_year() -> None:
    (time,) = find_times("Le port a rouvert en septembre.", LEXICONS["fr"], None)
    assert (time.value, time.start) == ("XXXX-09", None)
