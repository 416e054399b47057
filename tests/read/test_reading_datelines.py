"""Datelines are parts of their own, whatever agency writes them; a sentence that opens likewise stays whole."""

from datetime import date
from pathlib import Path

import pytest

from liens.langs.pack import load_pack
from liens.langs.table import read_table
from liens.model import PartKind
from liens.read.dates import compile_dates
from liens.read.parts import PartFinder

FINDERS = {language: PartFinder(load_pack(language)) for language in ("fr", "en")}
CASES = list(read_table(Path(__file__).with_name("datelines.tsv"), ("language", "opening", "dateline")))
STORY = {
    "fr": "Le ministre péruvien Joao Freitas a déclaré lundi que la frontière serait rouverte.",
    "en": "Peruvian Foreign Minister Joao Freitas said on Monday that the border would be reopened.",
}


@pytest.mark.parametrize("row", [r for r in CASES if r["dateline"] == "yes"], ids=lambda r: r["opening"])
def test_a_dateline_is_a_part_of_its_own(row):
    story = STORY[row["language"]]
    text = f"{row['opening']} {story}"
    dateline, told = FINDERS[row["language"]].find(text, None)
    assert (dateline.span.of(text), told.span.of(text)) == (row["opening"], story)
    assert not dateline.kind.holds_claims
    assert told.kind is PartKind.STORY


@pytest.mark.parametrize("row", [r for r in CASES if r["dateline"] == "no"], ids=lambda r: r["opening"])
def test_a_sentence_that_opens_likewise_is_whole(row):
    (part,) = FINDERS[row["language"]].find(row["opening"], None)
    assert part.kind is PartKind.STORY


@pytest.mark.parametrize("blank", ["\u00a0", "  ", "\u202f"])
def test_blanks_of_any_kind_stand_around_it(blank):
    text = f"MAPUTO,{blank}March 4 (Reuters){blank}–{blank}{STORY['en']}"
    dateline, told = FINDERS["en"].find(text, None)
    assert dateline.span.of(text) == f"MAPUTO,{blank}March 4 (Reuters){blank}–"
    assert told.span.of(text) == STORY["en"]


def test_a_town_opens_the_story_and_no_later_paragraph():
    text = "\n".join([STORY["en"]] * 4 + [f"Maputo – {STORY['en']}"])
    assert len(FINDERS["en"].find(text, None)) == 5


def test_a_short_line_with_a_dateline_is_the_story_and_no_deck():
    text = f"Peru reopens its border\nLIMA (Reuters) - Peru reopened it\nBy Amina Kabore\n{STORY['en']}"
    assert [str(p.kind) for p in FINDERS["en"].find(text, None)] == ["title", "agency", "story", "byline", "story"]


@pytest.mark.parametrize("opening", ["MOSCOW, March 4, 2024 —", "Geneva, 4 March 2024 –", "March 4, 2024 (KHARTOUM) –", "New York, March 4, 2024 (AFP) –"])
def test_the_article_is_dated_by_it(opening):
    text = f"{opening} {STORY['en']}"
    assert compile_dates(load_pack("en")).infer(text, FINDERS["en"].find(text, None)) == date(2024, 3, 4)
