"""How near two reports are in time: days side by side may be one night, months side by side are two times."""

import pytest

from liens.link.link import link
from liens.link.report import summed
from liens.link.score import time
from tests.link.made import days, made

NEAR = [
    (days("2024-05-02"), days("2024-05-02"), 1.0),
    (days("2024-05-02"), days("2024-05-03"), 0.5),
    (days("2024-05-02"), days("2024-05-04"), 0.0),
    (days("2024-05-01", "2024-05-31"), days("2024-05-20"), 0.7),
    (days("2024-05-01", "2024-05-31"), days("2024-06-01"), 0.0),
    (days("2024-04-01", "2024-04-30"), days("2024-05-01", "2024-05-31"), 0.0),
]


@pytest.mark.parametrize(("left", "right", "expected"), NEAR)
def test_nearness_in_time(left, right, expected):
    one, other = (summed([made(name, when=when)]) for name, when in (("c-1", left), ("c-2", right)))
    assert time(one, other) == time(other, one) == expected


def test_what_each_of_two_months_brought_is_not_one_happening():
    """A launch of April and a launch of May, each told by its month alone, stay two, whoever else tells of a day in them."""
    told = [
        made("c-1", by=("PRK",), category="MOBILIZE", sense="fired", when=days("2024-04-01", "2024-04-30")),
        made("c-2", by=("PRK",), category="MOBILIZE", sense="fired", when=days("2024-05-01", "2024-05-31")),
        made("c-3", by=("PRK",), category="MOBILIZE", sense="fired", when=days("2024-04-04")),
        made("c-4", by=("PRK",), category="MOBILIZE", sense="fired", when=days("2024-05-30")),
    ]
    found = {frozenset(c.claim for c in event.claims) for event in link(told).events}
    assert found == {frozenset({"c-1", "c-3"}), frozenset({"c-2", "c-4"})}
