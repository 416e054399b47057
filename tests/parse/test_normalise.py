"""Typography is made plain for the parser, and no character ever moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liens.parse.normalise import plain

CASES = [
    ("L’accord", "L'accord"),
    ("‘Stop’, she said", "'Stop', she said"),
    ("11 000 soldats", "11.000 soldats"),
    ("11\u00a0000 soldats", "11.000 soldats"),
    ("1\u202f234\u202f567 euros", "1.234.567 euros"),
    ("en 2019 200 soldats", "en 2019 200 soldats"),
    ("du 3 au 12 000", "du 3 au 12.000"),
    ("3,5 000", "3,5 000"),
    ("porte\u2011avions", "porte-avions"),
    ("1\u2009234,5 tonnes", "1.234,5 tonnes"),
    ("12\u2006000 tonnes", "12.000 tonnes"),
    ("10 000-12 000 hommes", "10.000-12.000 hommes"),
    ("3 000 € et $5 000", "3.000 € et $5.000"),
    ("le vol MH17 298 passagers", "le vol MH17 298 passagers"),
    ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    ("le 12 000e visiteur", "le 12.000e visiteur"),
    ("\u22125 degrés", "-5 degrés"),
    ("l´accord, l\u2032accord", "l'accord, l'accord"),
    ("Kim Jong-un est parti", "Kim Jong-un est parti"),
    ("Marie-Claire est partie", "Marie-Claire est partie"),
    ("« Non\u00a0! »", "« Non ! »"),
    ("tab\there", "tab here"),
]
typed = st.text(alphabet=st.sampled_from("aAzZé09 '’‘-\u2011\u00a0\u202f\u2009\u200b\u00ad\ufeff\t\r.,«»\"") | st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(typed)
def test_no_character_moves(text: str) -> None:
    found = plain(text)
    assert len(found) == len(text)
    moved = {(old, new) for old, new in zip(text, found, strict=True) if old != new}
    assert all(new in "' -." for _, new in moved)
    assert not any(old.isalnum() for old, _ in moved)


@given(typed)
def test_plain_text_stays(text: str) -> None:
    assert plain(plain(text)) == plain(text)
