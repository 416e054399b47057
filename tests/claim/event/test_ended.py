"""Trade and help that another event ends are no event beside it, and trade that goes on is one."""

from pathlib import Path

import pytest
from tests.conftest import ParseLines, ReadRows

from liens.claim.reader import ClaimReader
from liens.langs.table import Row, read_table
from liens.model import Category, Claim
from liens.parse.parsed import Parsed
from liens.pipeline import Report

CASES = tuple(read_table(Path(__file__).parent / "ended_cases.tsv", ("lang", "idea", "text", "word", "category")))
ENDED = {Category.AID, Category.COOPERATE}


@pytest.fixture(scope="module")
def read(read_rows: ReadRows) -> dict[str, tuple[Claim, ...]]:
    """The claims of every case, by its place in the table."""
    return read_rows(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['idea']}")
def test_what_is_ended_is_no_event_of_its_own(case: Row, read: dict[str, tuple[Claim, ...]]) -> None:
    events = [c.event for c in read[case.place] if c.event]
    told = {e.category for e in events if case["word"] in e.trigger_text and e.category in ENDED}
    assert told == (set() if case["category"] == "none" else {Category(case["category"])})
    assert events


def test_what_ends_is_counted(analyse_lines: ParseLines, readers: dict[str, ClaimReader]) -> None:
    parsed: list[Parsed] = analyse_lines("en", ["Kyiv stopped importing apples from Poland."])
    report = Report()
    readers["en"].read(parsed[0], report)
    assert any("another event ends" in reason for slot, reason in report.dropped if slot == "event")
