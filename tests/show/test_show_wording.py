from dataclasses import replace
from datetime import date

import pytest
from handmade import ARTICLE, claims

from liens.model import Actor, Interval, Precision, Quantity, Span, Status, Via
from liens.show import wording
from liens.show.words import load_words

FRENCH, ENGLISH = load_words("fr"), load_words("en")
AID, LEAVING, SAID, CLOSING = claims()


def interval(start, end):
    return Interval(start and date.fromisoformat(start), end and date.fromisoformat(end), Precision.DAY, Span(0, 1), "x", "")


@pytest.mark.parametrize(
    ("start", "end", "short", "full"),
    [
        ("2025-10-24", "2025-10-24", "2025-10-24", "24\u00a0October 2025"),
        ("2024-02-01", "2024-02-29", "2024-02", "February 2024"),
        ("2024-01-01", "2024-12-31", "2024", "2024"),
        ("2020-01-01", "2029-12-31", "2020–2029", "from 1\u00a0January 2020 to 31\u00a0December 2029"),
        ("2025-10-20", "2025-10-26", "2025-10-20 – 2025-10-26", "from 20\u00a0October 2025 to 26\u00a0October 2025"),
        ("2025-10-20", None, "≥\u00a02025-10-20", "from 20\u00a0October 2025"),
        (None, "2025-10-20", "≤\u00a02025-10-20", "until 20\u00a0October 2025"),
        (None, None, "", "unknown"),
    ],
)
def test_times(start, end, short, full):
    assert wording.when(interval(start, end)) == short
    assert wording.when_words(interval(start, end), ENGLISH) == full


@pytest.mark.parametrize(
    ("minimum", "maximum", "approximate", "unit", "expected"),
    [
        (11000, 12000, False, None, "11\u202f000–12\u202f000\u00a0soldats"),
        (2000, 2000, True, None, "≈\u00a02\u202f000\u00a0soldats"),
        (100, None, False, None, "≥\u00a0100\u00a0soldats"),
        (None, 50, False, None, "≤\u00a050\u00a0soldats"),
        (0, None, False, None, "≥\u00a00\u00a0soldats"),
        (None, None, False, None, "des soldats"),
    ],
)
def test_quantities(minimum, maximum, approximate, unit, expected):
    assert wording.quantity(Quantity("soldats", minimum, maximum, approximate, unit, Span(0, 1), "des soldats", ""), FRENCH) == expected


def test_a_unit_stands_in_for_a_noun():
    assert wording.quantity(Quantity(None, 5, 5, False, "USD", Span(0, 1), "$5", ""), FRENCH) == "5\u00a0USD"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (AID, "✓ survenu"),
        (LEAVING, "✗ nié, annoncé"),
        (SAID, "❝ propos"),
        (CLOSING, "? possible"),
        (replace(AID, status=Status.ALLEGED), "≈ rapporté"),
        (replace(AID, status=Status.WANTED), "◇ demandé"),
        (replace(AID, negated=True), "✗ nié"),
    ],
)
def test_status(claim, expected):
    assert wording.status(claim, FRENCH) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [(AID, "le journal"), (LEAVING, "Nísia\u00a0(BRA/GOV) «\u00a0a assuré\u00a0» via Radio Maputo\u00a0(MOZ/MED)")],
)
def test_who_says(claim, expected):
    assert wording.who_says(claim, FRENCH) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (AID, "Brésil\u00a0(BRA) → Mozambique\u00a0(MOZ)"),
        (replace(AID, initiators=()), "? → Mozambique\u00a0(MOZ)"),
        (replace(AID, recipients=()), "Brésil\u00a0(BRA)"),
        (replace(AID, initiators=(*AID.initiators, *AID.recipients), recipients=()), "Brésil\u00a0(BRA) ⇄ Mozambique\u00a0(MOZ)"),
        (replace(AID, initiators=(), recipients=()), "?"),
    ],
)
def test_who_to_whom(claim, expected):
    assert wording.actors(claim, FRENCH) == expected


def test_an_unnamed_actor_keeps_its_words():
    unnamed = Actor("?", None, "?", None, Span(0, 1), "des inconnus", Via.NAME, "")
    assert wording.named(unnamed, FRENCH) == "des inconnus"
    assert wording.named(replace(unnamed, text=None), FRENCH) == "source non nommée"


def test_an_excerpt_ends_between_words():
    assert wording.excerpt("un deux trois", 10) == "un deux\u00a0…"
    assert wording.excerpt("un deux", 10) == "un deux"


@pytest.mark.parametrize("hostile", ["a\x1b[31mb", "a\u202eb", "a\x07b", "a\u2066b"])
def test_nothing_can_command_a_terminal(hostile):
    assert "\ufffd" in wording.one_line(hostile)
    assert not set(wording.one_line(hostile)) & set("\x1b\u202e\x07\u2066")


def test_a_header_names_its_facts():
    assert wording.facts(ARTICLE, ENGLISH) == ["Le Journal <du> Sud", "5\u00a0March 2025 (inferred from the text)", "French", "sud.txt", "a-1"]


def test_an_article_without_title_is_known_by_its_file():
    assert wording.title(replace(ARTICLE, title=None), ENGLISH) == "sud.txt"
    assert wording.title(replace(ARTICLE, title=None, path=None, url=None), ENGLISH) == "a-1"
