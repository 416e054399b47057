"""Dossiers in a notebook: the drawings of the pages, without script, links or ids that would meet those of another cell."""

import re

import pytest
from tests.dossier.made import BODY

from liens.dossier.actor import actor
from liens.dossier.event import event
from liens.dossier.source import Memory, Wanted
from liens.dossier.tie import tie
from liens.show.notebook import dossier_bundle


@pytest.fixture(scope="module")
def dossiers():
    source = Memory(BODY)
    found = tie(source, Wanted("RUS", "UKR"))
    return {"tie": found, "actor": actor(source, Wanted("RUS")), "event": event(source, found.to[0].event)}


@pytest.mark.parametrize("kind", ["tie", "actor", "event"])
def test_a_dossier_shows_itself(dossiers, kind):
    shown = dossiers[kind]._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/html"}
    found = dossiers[kind]
    told = {"tie": lambda: found.to[0], "actor": lambda: found.did[0], "event": lambda: found.line}[kind]()
    assert [form for form, content in shown.items() if told.sentence not in content] == []
    assert re.findall(r"<script| id=\"| style=| on\w+=|href=", shown["text/html"]) == []


def test_a_drawing_is_legible_without_its_style_sheet(dossiers):
    """Where a notebook strips style sheets, lines and marks still have colour and width of their own."""
    drawn = dossier_bundle(dossiers["tie"], "en")["text/html"]
    graph = drawn[drawn.index("drawing graph") :].partition("</svg>")[0]
    lines = re.findall(r"<path[^>]*>", graph)
    assert len(lines) > 4
    assert all('stroke="currentColor"' in line or 'fill="currentColor"' in line for line in lines)


def test_a_dossier_speaks_the_language_that_is_asked_for(dossiers):
    assert "Chronologie" in dossier_bundle(dossiers["tie"], "fr")["text/html"]
    assert "Timeline" in dossier_bundle(dossiers["tie"], "en")["text/html"]
