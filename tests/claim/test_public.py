"""Whether anybody political takes part: what families, patients and shops do is no event, what is done to civilians by armed men is."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines

from liens.claim.public import is_public
from liens.langs.table import read_table
from liens.model import Actor, Category, Via
from liens.pipeline import Report

CASES = list(read_table(Path(__file__).parent / "public_cases.tsv", ("lang", "kind", "text", "category")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_concerns_nobody_political_is_no_event(language, readers, analyse_lines: ParseLines):
    cases = [case for case in CASES if case["lang"] == language]
    wrong = {}
    for case, parsed in zip(cases, analyse_lines(language, [c["text"] for c in cases]), strict=True):
        found = {str(c.event.category) for c in readers[language].read(parsed, Report()) if c.event}
        if found != ({case["category"]} - {"none"}):
            wrong[case["text"]] = found
    assert wrong == {}


def test_what_is_left_out_is_counted(readers, analyse: Parse):
    report = Report()
    readers["en"].read(analyse("en", "The patient refused the treatment."), report)
    assert report.dropped["event", "nobody political takes part"] == 1


@pytest.fixture(scope="module")
def claim(readers, analyse: Parse):
    return next(c for c in readers["en"].read(analyse("en", "Norway condemned Russia."), Report()) if c.event)


def actor(code: str, entity: str | None = None) -> Actor:
    return Actor(code, entity, code, code.partition("/")[2] or None, None, None, Via.NAME, "by hand")


@pytest.mark.parametrize(
    ("category", "codes", "political", "expected"),
    [
        (Category.ACCUSE, ["NOR"], False, True),
        (Category.ACCUSE, ["?/CIV"], True, False),
        (Category.ACCUSE, ["NOR/CIV"], True, False),
        (Category.ACCUSE, ["NOR/CIV", "?/GOV"], True, True),
        (Category.COOPERATE, ["NOR/BUS"], True, True),
        (Category.AID, [], True, False),
        (Category.ASSAULT, [], True, True),
        (Category.ASSAULT, [], False, False),
        (Category.ASSAULT, ["?/CIV"], True, True),
        (Category.ASSAULT, ["NOR/CIV"], False, True),
        (Category.PROTEST, ["?/CIV"], False, True),
    ],
)
def test_who_is_political(claim, category, codes, political, expected):
    told = replace(claim, event=replace(claim.event, category=category), initiators=tuple(actor(c) for c in codes), recipients=())
    assert is_public(told, political=political) is expected


def test_whoever_the_ontology_knows_is_political(claim):
    west = replace(claim, initiators=(actor("?", "west"),), recipients=())
    assert is_public(west, political=False)
