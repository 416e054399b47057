"""What others must do is demanded of them, what the speaker's own side must do is on the calendar."""

from datetime import date

import pytest

from liens.model import Article
from liens.pipeline import Report


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("L'Iran doit libérer les marins, a affirmé le ministre saoudien des Affaires étrangères.", "libérer les marins", "wanted"),
        ("Pour le ministre grec de la Défense, la Turquie doit retirer ses troupes de Chypre.", "retirer ses troupes", "wanted"),
        ("Le ministre saoudien doit se rendre en Iran lundi, a annoncé son porte-parole.", "rendre", "planned"),
        ("Le Kenya expulserait l'ambassadeur tchadien, avait prévenu le ministre kényan.", "expulserait l'ambassadeur", "planned"),
        ("Le président kényan doit rencontrer son homologue tchadien lundi, a indiqué le ministère tchadien.", "rencontrer", "planned"),
    ],
)
def test_who_must_and_who_says_so(parsers, readers, text, trigger, status):
    claims = readers["fr"].read(parsers["fr"].parse(Article("a-test", text, "fr", date(2024, 5, 3), "given")), Report())
    assert [str(c.status) for c in claims if c.event and c.event.trigger_text == trigger] == [status]
