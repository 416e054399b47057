"""How two values compare, field by field: silence and precision are no disagreement."""

import pytest

from liens.link import compare
from liens.link.compare import Agreement, Figure
from tests.link.made import days, ordinal, state, town

SAME, FITS, DIFFERS, AGAINST = Agreement.SAME, Agreement.COMPATIBLE, Agreement.DIFFERS, Agreement.CONTRADICTS
OPEN = float("inf")


def figure(low, high, *, on="2024-05-02", to=(), of=None, about=False, harm="killed"):
    return Figure(harm, of, frozenset(to), low, None if high == OPEN else high, about, ordinal(on))


FIGURES = [
    ("equal", figure(12, 12), figure(12, 12), SAME),
    ("a bound holds the number", figure(20, OPEN), figure(276, 276), FITS),
    ("a range holds the number", figure(100, 150), figure(120, 120), FITS),
    ("about", figure(2000, 2000, about=True), figure(2150, 2150), FITS),
    ("not about", figure(2000, 2000), figure(2150, 2150), DIFFERS),
    ("two ways of counting", figure(195, 195), figure(207, 207), DIFFERS),
    ("half of it on the same day", figure(3, 3), figure(6, 6), AGAINST),
    ("a toll grows", figure(3, 3, on="2024-05-01"), figure(20, 20), DIFFERS),
    ("a toll does not shrink", figure(359, 359, on="2024-05-01"), figure(253, 253), AGAINST),
    ("none and many", figure(0, 0), figure(300, 300), AGAINST),
    ("none and at least some", figure(0, 0), figure(1, OPEN), AGAINST),
    ("other people's dead", figure(13, 13, to=("USA",)), figure(169, 169, to=("AFG",)), FITS),
    ("the same people's dead", figure(40, 40, to=("CHN",)), figure(4, 4, to=("CHN", "IND")), AGAINST),
]


@pytest.mark.parametrize(("left", "right", "verdict"), [f[1:] for f in FIGURES], ids=[f[0] for f in FIGURES])
def test_figures(left, right, verdict):
    assert compare.figures(left, right, growing=True) == compare.figures(right, left, growing=True) == verdict


def test_what_does_not_grow_may_not_have_been_lower():
    early, late = figure(14, 14, on="2024-05-01", harm="fired"), figure(30, 30, harm="fired")
    assert compare.figures(early, late, growing=False) == AGAINST


@pytest.mark.parametrize(
    ("left", "right", "growing", "wanted"),
    [
        (figure(3, 3, of="naval ships", harm="taken"), figure(24, 24, of="sailors", harm="taken"), False, False),
        (figure(18, 18, of="Russian diplomats", harm="expelled"), figure(18, 18, of="diplomates russes", harm="expelled"), False, True),
        (figure(5, 5, of="officers"), figure(9, 9, of="people"), True, True),
        (figure(5, 5), figure(5, 5, harm="wounded"), True, False),
        (figure(5, 5, harm="taken"), figure(9, 9, of="guards", harm="taken"), False, True),
    ],
)
def test_only_what_counts_one_kind_of_thing_is_compared(left, right, growing, wanted):
    assert compare.comparable(left, right, growing=growing) is wanted


WEEK = days("2024-05-06", "2024-05-12")
TIMES = [
    (days("2024-05-07"), days("2024-05-07"), SAME),
    (days("2024-05-07"), WEEK, FITS),
    (days("2024-05-07"), None, FITS),
    (None, None, FITS),
    (days("2024-05-07"), days("2024-05-08"), DIFFERS),
    (days("2024-05-07"), days("2024-05-20"), AGAINST),
    (WEEK, days("2024-05-20"), AGAINST),
]


@pytest.mark.parametrize(("left", "right", "verdict"), TIMES)
def test_times(left, right, verdict):
    assert compare.times(left, right) == compare.times(right, left) == verdict


GOMA = town("Goma", "COD", (-1.68, 29.22), "geonames:216281")
AIRPORT = town("Goma airport", "COD", (-1.67, 29.24), "geonames:1")
KINSHASA = town("Kinshasa", "COD", (-4.32, 15.31), "geonames:2314302")
KIGALI = town("Kigali", "RWA", (-1.95, 30.06), "geonames:202061")
CONGO, RWANDA = state("DR Congo", "COD"), state("Rwanda", "RWA")
PLACES = [
    ((GOMA,), (GOMA, KIGALI), SAME),
    ((GOMA,), (CONGO,), FITS),
    ((GOMA,), (), FITS),
    ((GOMA,), (AIRPORT,), FITS),
    ((GOMA,), (KINSHASA,), DIFFERS),
    ((GOMA,), (KIGALI,), AGAINST),
    ((CONGO,), (RWANDA,), AGAINST),
    ((GOMA,), (state("Kivu", None),), FITS),
]


@pytest.mark.parametrize(("left", "right", "verdict"), PLACES)
def test_places(left, right, verdict):
    assert compare.places(left, right) == compare.places(right, left) == verdict


ACTORS = [
    ({"PRK"}, {"PRK"}, SAME),
    ({"PRK"}, set(), FITS),
    ({"PRK"}, {"PRK", "USA"}, FITS),
    ({"PRK", "CHN"}, {"PRK", "USA"}, DIFFERS),
    ({"IRN"}, {"HOUTHIS"}, AGAINST),
]


@pytest.mark.parametrize(("left", "right", "verdict"), ACTORS)
def test_actors(left, right, verdict):
    ours, theirs = frozenset(left), frozenset(right)
    assert compare.actors(ours, theirs) == compare.actors(theirs, ours) == verdict


STATUSES = [
    (("actual", 2), ("actual", 1), SAME),
    (("actual", 2), ("alleged", 1), FITS),
    (("planned", 1), ("actual", 2), FITS),
    (("planned", 2), ("actual", 1), DIFFERS),
    (("planned", 1), ("possible", 1), FITS),
    (("wanted", 2), ("actual", 1), FITS),
]


@pytest.mark.parametrize(("left", "right", "verdict"), STATUSES)
def test_statuses(left, right, verdict):
    assert compare.statuses(left, right) == compare.statuses(right, left) == verdict


def test_polarity():
    assert compare.polarities(left=True, right=False) == AGAINST
    assert compare.polarities(left=True, right=True) == SAME
