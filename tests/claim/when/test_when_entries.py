"""Chronologies: what stands under a date, or behind a date and a colon, happened then."""

from datetime import date

import pytest

from liens.claim.reader import ClaimReader
from liens.claim.when import compile_times, times_of
from liens.claim.when.entries import entries_of
from liens.langs.pack import Pack
from liens.model import Article
from liens.parse.nlp import Parser
from liens.pipeline import Report
from liens.read.parts import find_parts

COLONS = (
    "Key dates of a dispute\n\nMarch 2018: Chad recalls its ambassador from Mali. Mali accuses Chad of espionage.\n\n"
    "May 4, 2019 \u2013 Chad attacks a village in Mali."
)
HEADINGS = (
    "Key dates of a dispute\n\n1975\n\nChad recalls its ambassador from Mali.\n\nMay 4, 2019\n\n"
    "Chad attacks a village in Mali. Mali condemns the attack.\n\nMarch 2020\n\nMali shells a village in Chad."
)
PLAIN = "In March 2018 Chad recalled its ambassador.\n\nMay 4, 2019, was a day of grief."


def _article(text: str, pack: Pack) -> Article:
    title = text.partition("\n")[0]
    return Article("a-test", text, "en", date(2025, 10, 24), "given", title=title, parts=find_parts(text, pack, title))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COLONS, {"recalls": "2018-03-01", "accuses": "2018-03-01", "attacks": "2019-05-04"}),
        (HEADINGS, {"recalls": "1975-01-01", "attacks": "2019-05-04", "condemns": "2019-05-04", "shells": "2020-03-01"}),
    ],
)
def test_events_have_the_date_of_their_entry(
    text: str, expected: dict[str, str], packs: dict[str, Pack], parsers: dict[str, Parser], readers: dict[str, ClaimReader]
) -> None:
    claims = readers["en"].read(parsers["en"].parse(_article(text, packs["en"])), Report())
    found = {c.event.trigger_text.split()[0]: str(c.when.start) for c in claims if c.event and c.when}
    assert {word: found.get(word) for word in expected} == expected


def test_one_dated_paragraph_makes_no_chronology(packs: dict[str, Pack], parsers: dict[str, Parser]) -> None:
    parsed = parsers["en"].parse(_article(PLAIN, packs["en"]))
    assert not entries_of(parsed, times_of(parsed, compile_times(packs["en"])))
