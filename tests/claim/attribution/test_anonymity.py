"""Anonymous sources: described but not named, as against offices, bodies, documents and names."""

import pytest

from liens.claim.attribution import find_attributions, unnamed


@pytest.mark.parametrize(
    ("language", "text", "anonymous"),
    [
        ("fr", "Un responsable militaire kényan a déclaré que le pont tenait.", True),
        ("fr", "Des témoins ont raconté que le pont avait cédé.", True),
        ("fr", "Le ministre de la Défense a déclaré que le pont tenait.", False),
        ("fr", "Ida Sow a déclaré que le pont tenait.", False),
        ("fr", "Un rapport a révélé que le pont cédait.", False),
        ("en", "A senior Kenyan officer said that the bridge held.", True),
        ("en", "Two diplomats said that the talks had failed.", True),
        ("en", "The defence minister said that the bridge held.", False),
        ("en", "Jane Doe said that the bridge held.", False),
        ("en", "Nairobi's mayor said that the bridge held.", False),
    ],
)
def test_who_is_left_unnamed(language, text, anonymous, parse, lexicons):
    parsed = parse(language, text)
    found = find_attributions(parsed, lexicons[language])[0]
    assert unnamed(parsed, lexicons[language], found.head, found.source) is anonymous
