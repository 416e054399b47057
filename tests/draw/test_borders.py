"""Borders of maps: each way to draw them is a line of data, and none changes what else a map shows."""

import re

import pytest

from liens.draw.atlas import Arc, atlas, spotted
from liens.draw.borders import DRAWN, Stroke, load_borders
from liens.draw.links import Links
from liens.draw.pen import Pen
from liens.draw.tie import map_html
from liens.draw.world import load_world
from liens.errors import CannotServe
from liens.show.words import load_words
from liens.web.serve import Place
from tests.draw.made import line, site


def around():
    """A town and an arc near lands of several policies."""
    return spotted([line(where=(site(country="MKD", at=(41.9, 21.4)),))])[0], [Arc("SRB", "ALB", 3, "to")]


def drawn(policy):
    places, arcs = around()
    return atlas(places, arcs, Pen(load_words("en"), Links(), policy))


def lands(picture):
    return re.findall(r'<path [^>]*class="land[^>]*>', picture)


def rest(picture):
    return re.sub(r'<g class="lands".*?</g></g>', "", picture)


def test_every_policy_names_lands_of_the_map_and_says_what_all_others_get():
    known = {country.code for country in load_world().countries}
    assert DRAWN in load_borders()
    for borders in load_borders().values():
        assert borders.lands.keys() - {"*"} <= known
        assert "*" in borders.lands


def test_each_way_draws_other_lines_and_the_same_marks():
    pictures = {policy: drawn(policy) for policy in load_borders()}
    assert len(set(pictures.values())) == len(pictures)
    assert len({rest(picture) for picture in pictures.values()}) == 1
    assert not any("stroke=" in land for land in lands(pictures["none"]))
    assert all("stroke-dasharray" not in land for land in lands(pictures[DRAWN]))
    assert sum("stroke-dasharray" in land for land in lands(pictures["marked"])) == 1


@pytest.mark.parametrize(
    ("policy", "land", "line"), [("marked", "XKX", "dashed"), ("marked", "FRA", "solid"), ("drawn", "XKX", "solid"), ("none", "FRA", "none")]
)
def test_the_line_around_a_land(policy, land, line):
    assert load_borders()[policy].around(land) is Stroke(line)


def test_a_page_offers_the_ways_and_a_file_does_not():
    class Here(Links):
        def borders(self, policy):
            return f"/here?borders={policy}"

    places, arcs = around()
    for links, offered in ((Here(), ["marked", "none"]), (Links(), [])):
        pen = Pen(load_words("en"), links)
        assert re.findall(r"borders=(\w+)", map_html(atlas(places, arcs, pen), (places, arcs), 0, pen)) == offered


def test_a_site_is_not_served_with_a_way_that_there_is_not(tmp_path):
    assert Place(tmp_path, borders="marked").settings.borders == "marked"
    with pytest.raises(CannotServe, match="drawn, marked, none"):
        _ = Place(tmp_path, borders="mine").settings
