"""Who says that somebody is no threat accuses nobody."""

import pytest
from tests.conftest import Parse

from liens.pipeline import Report

CASES = [
    ("en", "Iran does not pose a threat to Iraq, the Omani minister said.", False),
    ("en", "Iran poses a threat to Iraq, the Bahraini minister said.", True),
    ("en", "The Chinese patrol was not a threat to Manila, the Australian minister said.", False),
    ("fr", "Ce tir ne représente pas de menace pour Tokyo, a dit le ministre japonais.", False),
    ("fr", "Ce tir nord-coréen représente une menace pour Tokyo, a dit le ministre japonais.", True),
    ("fr", "L'Iran ne constitue pas un danger pour Oman, a affirmé le sultan.", False),
]


@pytest.mark.parametrize(("language", "text", "accuses"), CASES)
def test_a_denied_danger_is_no_accusation(language, text, accuses, readers, analyse: Parse):
    report = Report()
    found = {str(c.event.category) for c in readers[language].read(analyse(language, text), report) if c.event}
    assert ("ACCUSE" in found) is accuses
    assert any("denies a danger" in why for _, why in report.dropped) is not accuses
