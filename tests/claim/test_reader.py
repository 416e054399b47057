"""Claims put together: stable ids, exact characters, nothing lost uncounted, and one bad article that stops nobody."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import LANGUAGES
from tests.gate.score import load_gold
from tests.sources import ROOT

import liens
from liens.claim.reader import ClaimReader
from liens.engine import Layer
from liens.errors import PackError
from liens.identity import identifier
from liens.model import Article, Claim, Interval, Part, PartKind, Place, Quantity, Span
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed
from liens.pipeline import Report
from liens.read.articles import Draft, Maker, Options
from liens.record import claim_record

SENTENCES = {
    "fr": [
        "Le Tchad a attaqué le Niger lundi.",
        "« Nous ne céderons pas », a déclaré le président nigérien.",
        "L’armée tchadienne a tué 12 soldats, selon l’AFP.",
        "Environ 3 000 manifestants ont défilé à Niamey, d’après la police.",
        "Le Mali propose d’accueillir des pourparlers en mai.",
        "Le Niger n’a pas rappelé son ambassadeur.",
        "Titre sans point",
        "Photo : Ida Sow",
    ],
    "en": [
        "Chad attacked Niger on Monday.",
        "“We will not yield,” Niger’s president said.",
        "The Chadian army killed 12 soldiers, AFP reported.",
        "About 3,000 protesters marched in Niamey, police said.",
        "Mali offered to host talks in May.",
        "Niger did not recall its ambassador.",
        "Title without stop",
        "Photo: Ida Sow",
    ],
}
ENGINE = {"liens": "test", "pack": "test", "model": "test"}
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Reading = tuple[tuple[Claim, ...], Report]
Read = Callable[[Article], Reading]


@pytest.fixture(scope="module")
def read(parsers: dict[str, Parser], readers: dict[str, ClaimReader]) -> Read:
    def one(article: Article) -> Reading:
        report = Report()
        return readers[article.language].read(parsers[article.language].parse(article), report), report

    return one


def made(text: str, language: str, name: str = "a-test") -> Article:
    return Maker(Options()).make(Draft(text, id=name, language=language, published=date(2025, 3, 14)))


def samples() -> Iterator[Article]:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        yield made(path.read_text(encoding="utf-8"), "fr" if "fr" in path.stem else "en", path.stem)
    for language in LANGUAGES:
        for gold in load_gold(ROOT / "tests" / "gate" / "gold" / language)[::4]:
            yield made(gold.text, language, gold.id)


def spans(claim: Claim) -> Iterator[tuple[Span, str | None]]:
    """Every stretch of text that a claim points to, with what it says stands there."""
    yield claim.sentence, None
    if claim.event:
        yield claim.event.trigger, claim.event.trigger_text
    for actor in (*claim.initiators, *claim.recipients, *(link.source for link in claim.attribution)):
        if actor.span:
            yield actor.span, actor.text
    valued: tuple[Place | Quantity | Interval, ...] = (*claim.where, *claim.quantities, *([claim.when] if claim.when else []))
    yield from ((value.span, value.text) for value in valued)
    for link in claim.attribution:
        yield from ((span, None) for span in (*link.content, *([link.cue] if link.cue else [])))


def check(claims: tuple[Claim, ...], article: Article) -> None:
    """What holds for the claims of every article."""
    text = article.text
    for claim in claims:
        assert claim.article is article
        for span, quoted in spans(claim):
            assert 0 <= span.start < span.end <= len(text)
            assert quoted is None or span.of(text) == quoted
            assert span == claim.sentence or span.of(text).strip() == span.of(text)
        assert "\n" not in claim.sentence.of(text)
        if claim.event:
            assert claim.sentence.holds(claim.event.trigger)
            assert {slot for slot, _ in claim.why} >= {"event", "status", "initiators", "recipients", "when", "where"}
        assert claim.event or claim.attribution, "a bare statement has somebody who states it"
        assert all(reason for _, reason in claim.why)
        assert all(actor.code and actor.why for actor in (*claim.initiators, *claim.recipients))
        assert (claim.when is None) or claim.when.start is None or claim.when.end is None or claim.when.start <= claim.when.end
        record = claim_record(claim, ENGINE)
        assert text[record["sentence"]["start"] : record["sentence"]["end"]] == record["sentence"]["text"]
    assert len({c.id for c in claims}) == len(claims)
    starts = [c.sentence.start for c in claims]
    assert starts == sorted(starts)


def test_characters_are_exact(read: Read) -> None:
    for article in samples():
        claims, _ = read(article)
        check(claims, article)


@pytest.mark.parametrize("language", LANGUAGES)
@few
@given(data=st.data())
def test_characters_are_exact_in_any_order(language: str, data: st.DataObject, read: Read) -> None:
    lines = data.draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=8))
    joints = data.draw(st.lists(st.sampled_from([" ", "\n", "\n\n", "  "]), min_size=len(lines), max_size=len(lines)))
    article = made("".join(line + joint for line, joint in zip(lines, joints, strict=True)), language)
    claims, _ = read(article)
    check(claims, article)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_hash_what_a_claim_is(language: str, read: Read) -> None:
    article = made(" ".join(SENTENCES[language]), language)
    claims, _ = read(article)
    events = [c for c in claims if c.event]
    assert events
    assert [c.id for c in events] == [
        identifier("c", [article.id, str(c.event.category), c.event.trigger.start, c.event.trigger.end]) for c in events if c.event
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_twice_is_reading_once(language: str, read: Read) -> None:
    article = made("\n".join(SENTENCES[language]), language)
    first, again = read(article), read(article)
    assert [claim_record(c, ENGINE) for c in first[0]] == [claim_record(c, ENGINE) for c in again[0]]
    assert first[1].lines() == again[1].lines()


def test_what_was_read_before_changes_nothing(read: Read) -> None:
    article = made("\n".join(SENTENCES["en"]), "en")
    before = read(article)[0]
    for other in samples():
        read(other)
    assert read(article)[0] == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_word_is_kept_or_counted_as_dropped(language: str, parsers: dict[str, Parser], readers: dict[str, ClaimReader]) -> None:
    for article in samples():
        if article.language != language:
            continue
        parsed, report = parsers[language].parse(article), Report()
        claims = readers[language].read(parsed, report)
        found = readers[language].triggers(readers[language].context(parsed))
        dropped = sum(count for (slot, _), count in report.dropped.items() if slot == "event")
        kept = [c for c in claims if c.event]
        # A tour is told by one word and read as a claim a stage.
        assert len(found) == len({(c.event.trigger, c.event.rule) for c in kept}) + dropped
        assert (report.taken, report.given) == (1, len(claims))
        assert sum(n for (slot, _), n in report.dropped.items() if slot == "when") == sum(c.when is None for c in kept)
        assert sum(n for (slot, _), n in report.dropped.items() if slot == "where") == sum(not c.where for c in kept)
        assert all(reason.strip() for _, reason in report.dropped)


def test_credits_hold_no_claims(read: Read) -> None:
    text = "Chad attacked Niger.\nChad attacked Mali."
    parts = (Part(PartKind.STORY, Span(0, 20), "by hand"), Part(PartKind.CREDIT, Span(21, len(text)), "by hand"))
    claims, _ = read(Article("a-test", text, "en", parts=parts))
    assert {c.sentence.of(text) for c in claims if c.event} <= {"Chad attacked Niger."}
    whole, _ = read(Article("a-test", text, "en"))
    assert {c.sentence.of(text) for c in whole if c.event} == {"Chad attacked Niger.", "Chad attacked Mali."}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "…", "«", "“” “", "12 000", "?!", "\u200b", "😀 😀", "a" * 3000, "M. M. M.", "e\u0301" * 50, "\x00\x01"],
    ids=lambda text: ascii(text)[:12],
)
def test_odd_texts_give_no_error(language: str, text: str, read: Read) -> None:
    article = Article("a-test", text, language)
    claims, report = read(article)
    check(claims, article)
    assert report.taken == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_without_date_is_read(language: str, read: Read) -> None:
    article = Article("a-test", "\n".join(SENTENCES[language]), language)
    claims, _ = read(article)
    assert [c for c in claims if c.event]
    check(claims, article)


def test_a_sentence_ends_with_its_last_word(read: Read) -> None:
    claims, _ = read(made("Chad attacked Niger.  Mali condemned the raid.", "en"))
    assert claims[0].sentence.of(claims[0].article.text) == "Chad attacked Niger."


@pytest.mark.parametrize("error", [ValueError("broken"), PackError("en/cues.tsv:6: broken")], ids=["unforeseen", "foreseen"])
def test_one_bad_article_stops_nobody(error: Exception, readers: dict[str, ClaimReader], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error of one article is a failure that names it; those before and after it are read."""
    lines = [json.dumps({"id": name, "lang": "en", "text": f"{who} attacked Niger."}) for name, who in (("a", "Chad"), ("b", "Mali"), ("c", "Libya"))]
    (tmp_path / "three.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    whole = ClaimReader.read

    def fails_on_b(self: ClaimReader, parsed: Parsed, report: Report) -> tuple[Claim, ...]:
        if parsed.article.id == "b":
            raise error
        return whole(self, parsed, report)

    monkeypatch.setattr(ClaimReader, "read", fails_on_b)
    first, second, third = liens.read_many([tmp_path / "three.jsonl"])
    assert isinstance(first, liens.Reading)
    assert isinstance(second, liens.Failure)
    assert isinstance(third, liens.Reading)
    assert [first.article.id, third.article.id] == ["a", "c"]
    assert "article b" in str(second.reason)
    assert "broken" in str(second.reason)


def test_an_empty_article_gives_nothing(read: Read) -> None:
    claims, report = read(Article("a-test", "", "en"))
    assert (claims, report.given, report.lines()) == ((), 0, [])


def test_reports_add_up() -> None:
    first, second = Report(2, 5), Report(1, 3)
    first.drop("when", "no time in the clause")
    second.drop("when", "no time in the clause")
    second.drop("event", "a rival")
    first.merge(second)
    assert (first.taken, first.given) == (3, 8)
    assert first.lines() == ["when: no time in the clause (2)", "event: a rival (1)"]


@pytest.mark.parametrize(
    ("language", "sentence", "status", "negated", "source"),
    [
        ("en", "Chad attacked Niger.", "actual", False, None),
        ("en", "Niger said that Chad had attacked Mali.", "actual", False, "NER"),
        ("en", "Niger denied that Chad had attacked Mali.", "actual", True, "NER"),
        ("en", "Chad will attack Niger.", "planned", False, None),
        ("fr", "Le Tchad a attaqué le Niger.", "actual", False, None),
        ("fr", "Le Niger affirme que le Tchad a attaqué le Mali.", "actual", False, "NER"),
        ("fr", "Le Niger nie que le Tchad ait attaqué le Mali.", "actual", True, "NER"),
        ("fr", "Le Tchad attaquera le Niger.", "planned", False, None),
    ],
)
def test_slots_come_together(language: str, sentence: str, status: str, *, negated: bool, source: str | None, read: Read) -> None:
    claims, _ = read(made(sentence, language))
    (claim,) = [c for c in claims if c.event and str(c.event.category) == "ASSAULT"]
    assert (str(claim.status), claim.negated) == (status, negated)
    assert (claim.attribution[0].source.code.split("/")[0] if claim.attribution else None) == source


def test_every_layer_has_a_name() -> None:
    assert [str(layer) for layer in Layer] == ["claims", "attributions", "times", "numbers", "quantities"]


def test_a_dateline_dates_the_dispatch_and_no_event(read: Read) -> None:
    text = "BAMAKO, 3 mars 2026 – Le Mali a expulsé lundi l'ambassadeur du Danemark."
    claims, _ = read(made(text, "fr"))
    expelled = next(c for c in claims if c.event and "expulsé" in c.event.trigger_text)
    assert expelled.when is not None
    assert expelled.when.text == "lundi"
