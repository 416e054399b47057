"""Which of the days that an article tells are those of an event: by grammar, by another mention, counted from another event, or none."""

from collections.abc import Callable
from datetime import date

import pytest

from liens.claim.reader import ClaimReader
from liens.claim.when.features import FEATURES
from liens.claim.when.rank import Way, least, way_of
from liens.langs.pack import Pack
from liens.model import Article, Claim
from liens.parse.nlp import Parser
from liens.pipeline import Report
from liens.read.parts import find_parts

Read = Callable[[str, str], tuple[tuple[Claim, ...], Report]]
FRIDAY = date(2025, 10, 24)
EN_EXPULSION = "Kenya expels Ugandan envoy\n\nKenya expelled the Ugandan ambassador on Tuesday, the foreign ministry in Nairobi said."
FR_EXPULSION = "Le Kenya expulse l'ambassadeur ougandais\n\nLe Kenya a expulsé mardi l'ambassadeur ougandais, a annoncé le ministère à Nairobi."
EN_COUNTED = "Ghana signed a trade pact with Togo on Monday, three days after its army shelled a Togolese border post."
FR_COUNTED = "Le Ghana a signé lundi un accord avec le Togo, trois jours après que son armée a bombardé un poste togolais."
EN_BACKGROUND = "Peru recalled its ambassador from Bolivia on Friday. In 2019 Bolivia had expelled two Peruvian diplomats."
FR_BACKGROUND = "Le Pérou a rappelé vendredi son ambassadeur en Bolivie. En 2019, la Bolivie avait expulsé deux diplomates péruviens."
CASES = [
    ("en", EN_EXPULSION, "expels", "2025-10-21", "2025-10-21"),
    ("en", EN_EXPULSION, "expelled", "2025-10-21", "2025-10-21"),
    ("fr", FR_EXPULSION, "expulse", "2025-10-21", "2025-10-21"),
    ("en", EN_COUNTED, "signed", "2025-10-20", "2025-10-20"),
    ("en", EN_COUNTED, "shelled", "2025-10-17", "2025-10-17"),
    ("fr", FR_COUNTED, "signé", "2025-10-20", "2025-10-20"),
    ("fr", FR_COUNTED, "bombardé", "2025-10-17", "2025-10-17"),
    ("en", EN_BACKGROUND, "recalled", "2025-10-24", "2025-10-24"),
    ("en", EN_BACKGROUND, "expelled", "2019-01-01", "2019-12-31"),
    ("fr", FR_BACKGROUND, "expulsé", "2019-01-01", "2019-12-31"),
    ("en", "Norway accused Russia of jamming signals and summoned its ambassador.", "summoned", None, None),
    ("fr", "La Norvège a accusé la Russie de brouiller des signaux et convoqué son ambassadeur.", "convoqué", None, None),
]


@pytest.fixture(scope="module")
def read(packs: dict[str, Pack], parsers: dict[str, Parser], readers: dict[str, ClaimReader]) -> Read:
    """The claims of a text, whose first line is its title if it has several, and the report."""

    def claims(language: str, text: str) -> tuple[tuple[Claim, ...], Report]:
        title = text.partition("\n")[0] if "\n" in text else None
        article = Article("a-test", text, language, FRIDAY, "given", title=title, parts=find_parts(text, packs[language], title))
        report = Report()
        return readers[language].read(parsers[language].parse(article), report), report

    return claims


@pytest.mark.parametrize("case", CASES)
def test_the_days_of_events(case: tuple[str, str, str, str | None, str | None], read: Read) -> None:
    language, text, word, *days = case
    claims, _ = read(language, text)
    (claim,) = (c for c in claims if c.event and c.event.trigger_text.split()[0] == word)
    assert [claim.when and str(claim.when.start), claim.when and str(claim.when.end)] == days
    assert claim.when is None or claim.when.span.of(text) == claim.when.text


@pytest.mark.parametrize(("language", "text"), [("en", EN_EXPULSION), ("fr", FR_EXPULSION), ("en", EN_COUNTED), ("fr", FR_BACKGROUND)])
def test_every_event_without_days_is_counted_with_its_reason(language: str, text: str, read: Read) -> None:
    claims, report = read(language, text)
    missing = sum(n for (slot, _), n in report.dropped.items() if slot == "when")
    assert missing == sum(c.event is not None and c.when is None for c in claims)
    assert all("time judged" in dict(c.why)["when"] for c in claims if c.when is not None)


@pytest.mark.parametrize(
    ("features", "way"),
    [
        ({"rule: this": 1.0, "title": 1.0}, Way.RULE),
        ({"title": 1.0, "carried": 1.0, "sentences ahead": 2.0}, Way.TITLE),
        ({"carried": 1.0}, Way.HERE),
        ({"carried": 1.0, "sentences back": 3.0}, Way.CARRIED),
        ({"sentences back": 3.0}, Way.FAR),
    ],
)
def test_the_way_in_which_days_are_tied_to_an_event(features: dict[str, float], way: Way) -> None:
    assert way_of([features.get(name, 0.0) for name in FEATURES]) is way


@pytest.mark.parametrize(("scores", "needed"), [([0.5], 0.4), ([0.3, 0.2], 0.4), ([0.1], 0.72), ([0.7, 0.6], 0.0), ([], 0.8)])
def test_days_must_be_about_as_likely_as_none(scores: list[float], needed: float) -> None:
    assert least(scores, 0.8) == pytest.approx(needed)
