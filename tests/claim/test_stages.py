"""Tours are divided into their stages: each with its own host, place and day."""

from datetime import date

import pytest
from tests.conftest import LANGUAGES

from liens.claim.event.triggers import Trigger
from liens.claim.reader import ClaimReader
from liens.claim.stages import Stage, divided, hosted, is_hosted, is_listed, is_tour, stages_of, stops_of
from liens.claim.when import times_of
from liens.model import Actor, Article, Claim, Status, Via
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed

MONDAY = date(2025, 3, 3)
# (language, sentence, word of the visit, stages with the text of their own times)
TOURS = [
    ("fr", "Le ministre turc se rendra au Caire lundi, à Amman mardi et à Riyad mercredi.", "rendra", "Caire lundi; Amman mardi; Riyad mercredi"),
    ("fr", "Le ministre omanais entame une tournée qui le mènera au Caire, à Amman et à Riyad.", "tournée", "Caire; Amman; Riyad"),
    ("fr", "La présidente slovène a visité l'Angola puis le Botswana.", "visité", "Angola; Botswana"),
    ("fr", "Le président togolais est attendu à Accra et à Abidjan jeudi.", "attendu", "Accra; Abidjan jeudi"),
    ("fr", "Le ministre danois s'est rendu en Norvège lundi.", "rendu", ""),
    ("fr", "Le ministre danois s'est rendu à Oslo, et Stockholm a protesté.", "rendu", ""),
    ("fr", "Le ministre grec a rencontré le Chypriote à Rome et à Paris.", "rencontré", ""),
    ("en", "The Kenyan president will visit Cairo, Amman and Riyadh next week.", "visit", "Cairo; Amman; Riyadh next week"),
    ("en", "The Turkish minister begins a tour that will take him to Cairo, Amman and Riyadh.", "tour", "Cairo; Amman; Riyadh"),
    ("en", "The Indian president arrived in Angola after a visit to Algeria and Mauritania.", "visit", "Algeria; Mauritania"),
    ("en", "The Danish minister visited Oslo, Norway.", "visited", ""),
    ("en", "The Danish minister visited Oslo and Stockholm protested.", "visited", ""),
    ("en", "The Omani minister visited Bern on Monday.", "visited", ""),
]


def parse(parsers: dict[str, Parser], language: str, text: str) -> Parsed:
    return parsers[language].parse(Article("stages", text, language, MONDAY, "given"))


def stages(reader: ClaimReader, parsed: Parsed, word: str) -> tuple[Stage, ...]:
    context = reader.context(parsed)
    stops = stops_of(context.mentions, context.locations, times_of(parsed, reader.times))
    found = tour(reader, parsed, word)
    return stages_of(parsed, found[0], stops) if found else ()


def tour(reader: ClaimReader, parsed: Parsed, word: str) -> list[Trigger]:
    return [t for t in reader.triggers(reader.context(parsed)) if is_tour(t) and word in {parsed.tokens[i].text for i in t.tokens}]


@pytest.mark.parametrize("case", TOURS, ids=lambda case: case[1][:40])
def test_stages_of_a_tour(case: tuple[str, str, str, str], readers: dict[str, ClaimReader], parsers: dict[str, Parser]) -> None:
    language, text, word, wanted = case
    parsed = parse(parsers, language, text)
    found = [(parsed.tokens[s.token].text, s.time.span.of(text) if s.time else "") for s in stages(readers[language], parsed, word)]
    assert "; ".join(f"{name} {time}".strip() for name, time in found) == wanted


def claim_of(parsed: Parsed, recipients: tuple[Actor, ...]) -> Claim:
    span = parsed.sentences[0].span
    return Claim(
        "c-tour",
        parsed.article,
        span,
        None,
        Status.PLANNED,
        False,
        (),
        recipients,
        None,
        (),
        (),
        (),
        (("recipients", "ranker"), ("when", "no time in the clause"), ("where", "no place")),
    )


def state(code: str) -> Actor:
    return Actor(code, None, code, None, None, code, Via.NAME, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stage_is_a_claim(language: str, readers: dict[str, ClaimReader], parsers: dict[str, Parser]) -> None:
    text = {
        "fr": "Le ministre turc se rendra au Caire lundi, à Amman mardi et à Riyad mercredi.",
        "en": "The Turkish minister will visit Cairo on Monday, Amman on Tuesday and Riyadh on Wednesday.",
    }[language]
    parsed = parse(parsers, language, text)
    found = stages(readers[language], parsed, {"fr": "rendra", "en": "visit"}[language])
    hosts = [(state(s.host.code),) for s in found if s.host]
    claims = divided(parsed, claim_of(parsed, hosts[0]), found, hosts)
    assert [c.recipients[0].code for c in claims] == ["EGY/GOV", "JOR/GOV", "SAU/GOV"]
    assert [c.where[0].country for c in claims] == ["EGY", "JOR", "SAU"]
    assert [c.when and c.when.start for c in claims] == [date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5)]
    assert len({c.id for c in claims}) == len(claims)
    assert claims[0].id == "c-tour"


def test_a_stage_tells_why_its_values_differ_from_those_of_the_tour(readers: dict[str, ClaimReader], parsers: dict[str, Parser]) -> None:
    parsed = parse(parsers, "fr", "Le ministre turc se rendra au Caire lundi, à Amman et à Riyad mercredi.")
    found = stages(readers["fr"], parsed, "rendra")
    claims = divided(parsed, claim_of(parsed, ()), found, [() for _ in found])
    reasons = [dict(c.why) for c in claims]
    assert [c.when is None for c in claims] == [False, True, False]
    assert [r["when"].startswith(f"stage {n} of 3: ") for n, r in enumerate(reasons, 1)] == [True, False, True]
    assert reasons[1]["when"] == "no time in the clause"
    assert [r["where"] for r in reasons] == [f"stage {n} of 3: its place" for n in (1, 2, 3)]


# Whether a noun merely lists the stages.
LISTS = [
    ("fr", "La tournée du ministre turc en Angola et au Botswana a pris fin.", "tournée", True),
    ("fr", "Le ministre omanais entame une tournée qui le mènera au Caire et à Amman.", "tournée", False),
    ("fr", "Le ministre turc a visité l'Angola et le Botswana.", "visité", False),
    ("en", "The visit of the Turkish minister to Angola and Botswana ended.", "visit", True),
    ("en", "The Omani minister begins a tour that will take him to Cairo and Amman.", "tour", False),
    ("en", "The Turkish minister visited Angola and Botswana.", "visited", False),
]


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case[1][:40])
def test_a_noun_lists_its_stages(case: tuple[str, str, str, bool], readers: dict[str, ClaimReader], parsers: dict[str, Parser]) -> None:
    language, text, word, wanted = case
    parsed = parse(parsers, language, text)
    found = stages(readers[language], parsed, word)
    assert len(found) > 1
    assert is_listed(parsed, tour(readers[language], parsed, word)[0], found) is wanted


def test_a_tour_has_the_hosts_of_all_stages(parsers: dict[str, Parser]) -> None:
    claim = claim_of(parse(parsers, "en", "The Turkish minister visited Angola and Botswana."), (state("BWA"),))
    hosts = [(state("BWA"),), (state("AGO"),)]
    assert [a.code for a in hosted(claim, hosts).recipients] == ["AGO", "BWA"]
    assert is_hosted(claim, hosts)
    assert not is_hosted(claim, [(state("AGO"),), (state("ZAF"),)])
