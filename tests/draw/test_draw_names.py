"""Names on drawings: whole, inside their boxes, beside each other and beside no dot; and the same drawings as lists for narrow screens."""

import re

import pytest

from liens.dossier.actor import Counterpart
from liens.dossier.sources import Voice
from liens.draw.absent import TIE, absent
from liens.draw.atlas import Spotted, atlas
from liens.draw.ego import MOST, ego, ego_list
from liens.draw.names import name_lines
from liens.draw.pen import parts_first
from liens.draw.ranges import ranges
from liens.draw.voices import voices_html
from liens.link.compare import Figure
from liens.link.disagree import Stated
from tests.draw.made import pen, site
from tests.draw.marked import hrefs, parsed

STATES = ("UKR", "CHN", "COD", "GBR", "SAU", "CAF", "ARE", "BIH", "PNG", "STP", "USA", "KOR", "PRK", "FRA", "DEU")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("India", ["India"]),
        ("North Korea", ["North Korea"]),
        ("République démocratique du Congo", ["République", "démocratique", "du Congo"]),
        ("Jaish-e-Mohammad", ["Jaish-e-", "Mohammad"]),
        ("Incomprehensibilities", ["Incomprehen…"]),
        ("one two three four five six seven eight nine", ["one two", "three four", "five six…"]),
    ],
)
def test_a_name_is_broken_between_words_and_cut_only_where_it_must(name, lines):
    assert name_lines(name, 12, 3) == lines


def boxes(drawn):
    """The boxes of a drawing: left, top, right, bottom."""
    found = []
    for box in parsed(drawn).iter("rect"):
        x, y, width, height = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


@pytest.mark.parametrize("count", range(1, MOST + 1))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_box_around_an_actor_hides_another(count, language):
    drawn = ego("RUS", [Counterpart(code, 9, 5, 4) for code in STATES[:count]], pen(language))
    found = boxes(drawn)
    assert len(found) == count + 1
    touching = [(a, b) for k, a in enumerate(found) for b in found[:k] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert touching == []
    width, height = (float(x) for x in re.search(r'viewBox="0 0 (\S+) (\S+)"', drawn).groups())
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height for box in found)


def test_the_list_of_an_actor_has_the_same_others_as_the_drawing():
    others = [Counterpart("UKR", 5, 1, 4), Counterpart("CHN", 2, 2, 0)]
    listed = "".join(parsed(ego_list("RUS", others, pen())).itertext())
    assert listed == "Ukraine 5 events cooperation: 1 · conflict: 4China 2 events cooperation: 2"


def test_a_name_on_the_map_hides_no_other_place():
    near = [Spotted(site(name, "FRA", at), ("e-1",)) for name, at in (("Arelville", (48.9, 2.3)), ("Borlesse", (49.1, 6.7)), ("Carnes", (47.2, -1.5)))]
    far = [Spotted(site("Dorn", "UKR", (50.4, 30.5)), ("e-2",)), Spotted(site("Esk", "ESP", (40.4, -3.7)), ("e-3",))]
    drawn = parsed(atlas([*near, *far], (), pen()))
    dots = [(float(c.get("cx")), float(c.get("cy"))) for c in drawn.iter("circle") if c.get("fill") == "currentColor" and c.get("stroke") is None]
    names = [t for t in drawn.iter("text") if "place" in t.get("class")]
    assert len(names) >= 3
    for name in names:
        width, x, y = 7.4 * len(name.text), float(name.get("x")), float(name.get("y"))
        left = {"start": x, "end": x - width, "middle": x - width / 2}[name.get("text-anchor")]
        assert [dot for dot in dots if left < dot[0] < left + width and y - 14 < dot[1] < y + 4] == []


def test_a_whole_is_not_named_beside_its_part():
    assert parts_first(("PRK", "PRK/GOV", "KOR")) == ["PRK/GOV", "KOR"]
    assert parts_first(("PRK", "PRKX")) == ["PRK", "PRKX"]
    assert pen().deed(("PRK", "PRK/GOV"), ("USA",)) == "North Korea (government) → United States"
    assert pen().deed((), ("USA",)) == "unknown actor → United States"


def test_what_is_missing_is_told_but_neither_all_nor_nothing():
    whole = dict.fromkeys(TIE, "<section></section>")
    assert absent(whole, TIE, "2024-05-01", pen()) == ""
    assert absent(dict.fromkeys(TIE, ""), TIE, "2024-05-01", pen()) == ""
    told = parsed(absent({**whole, "map": "", "upcoming": ""}, TIE, "2024-05-01", pen()))
    assert [dt.text for dt in told.iter("dt")] == ["Map", "Upcoming and overdue"]
    assert "1\u00a0May\u00a02024" in "".join(told.itertext())


def test_unnamed_sources_share_a_row():
    def voice(speaker, **more):
        return Voice(speaker, 4, 2, ("Gazette",), 3, 1, 0, more.get("direct", 0), more.get("anonymous", False), "2024-05-01", more.get("last", "2024-05-02"))

    voices = [voice("RUS/GOV"), voice("? a-1", anonymous=True, direct=4), voice("? a-2", anonymous=True, last="2024-06-03"), voice("outlet:Gazette")]
    drawn = voices_html(voices, [], pen())
    rows = ["|".join("".join(cell.itertext()) for cell in row) for row in parsed(f"<div>{drawn}</div>").iter("tr")][1:]
    assert [row.split("|")[0] for row in rows] == ["Russia (government)", "Gazette", "2 unnamed sources"]
    assert rows[2].replace("\u00a0", " ") == "2 unnamed sources|anonymous|8|4|1|–|2|0|50 %|1 May – 3 Jun 2024"
    assert "/actor" not in "".join(hrefs(drawn))


def test_a_figure_stands_in_words_beside_its_mark_and_inside_the_drawing():
    stated = [
        Stated("RUS/GOV", f"c-{k}", Figure("killed", "soldiers of the army", frozenset(), low, high, False, 1))
        for k, (low, high) in enumerate(((10.0, None), (400.0, 400.0), (3.0, 5.0), (10.0, 390.0), (None, 380.0)))
    ]
    drawn = parsed(ranges(stated, "killed", pen()))
    said = [t for t in drawn.iter("text") if t.get("class") == "value"]
    assert len(said) == len(stated)
    for figure in said:
        x, width = float(figure.get("x")), 6.8 * len(figure.text)
        left = x if figure.get("text-anchor") == "start" else x - width
        assert (figure.text, left >= 0, left + width <= 560) == (figure.text, True, True)
    # The speaker of several figures is named once.
    assert [t.text for t in drawn.iter("text") if t.get("class") == "speaker"] == ["Russia (government)"]
