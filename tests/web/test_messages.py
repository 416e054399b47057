"""The catalogues of the pages: complete in every language, with nothing that no template uses."""

import sys

import pytest

from liens.show.words import interface_languages
from liens.web.languages import languages, load_language
from tests.sources import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import messages as tool


def test_pages_and_terminal_speak_the_same_languages():
    assert languages() == interface_languages()


def test_every_message_is_there_translated_and_used():
    assert tool.complain() == []


def test_messages_are_found_in_templates():
    assert len(tool.used()) > 20


@pytest.mark.parametrize("code", ["fr"])
def test_a_translation_is_one(code):
    """Most messages differ from the English ones; those that do not are words of both languages."""
    told = load_language(code).messages
    same = [m for m in tool.used() if isinstance(m, str) and told.gettext(m) == m]
    assert len(same) < len(tool.used()) / 5


@pytest.mark.parametrize("code", languages())
def test_fields_survive_translation(code):
    import re

    told = load_language(code).messages
    broken = [m for m in tool.used() if isinstance(m, str) and sorted(re.findall(r"%\(\w+\)s|%%", m)) != sorted(re.findall(r"%\(\w+\)s|%%", told.gettext(m)))]
    assert broken == []
