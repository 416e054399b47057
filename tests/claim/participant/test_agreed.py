"""Who takes part, where one event says something of another: bodies that meet by themselves, and those who are to do what is demanded."""

from pathlib import Path

import pytest
from tests.conftest import ReadRows

from liens.langs.table import Row, read_table
from liens.model import Claim

CASES = tuple(read_table(Path(__file__).parent / "agreed_cases.tsv", ("lang", "idea", "text", "trigger", "initiators", "recipients")))


@pytest.fixture(scope="module")
def read(read_rows: ReadRows) -> dict[str, tuple[Claim, ...]]:
    """The claims of every case, by its place in the table."""
    return read_rows(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']} {c['idea']}")
def test_who_meets_and_who_is_asked(case: Row, read: dict[str, tuple[Claim, ...]]) -> None:
    claim = next(c for c in read[case.place] if c.event and case["trigger"] in c.event.trigger_text)
    for side, expected in ((claim.initiators, case["initiators"]), (claim.recipients, case["recipients"])):
        assert sorted(a.code.split("/")[0] for a in side) == ([] if expected == "-" else expected.split())
