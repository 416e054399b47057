"""Whether an article is about politics at all."""

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines

from liens.claim.contexts import compile_contexts, scene_of
from liens.claim.signs import words_at
from liens.claim.topics import compile_topics, topic_of
from liens.pipeline import Report

QUIET = [
    (
        "en",
        "sport",
        "Kenya beat Ghana in the final. The striker scored twice in extra time. The coach praised his goalkeeper and the club cheered.",
    ),
    (
        "en",
        "accident",
        "Two trains collided near Tartu. Twelve Estonian passengers were killed and a driver was injured. Firemen freed the victims from the rubble.",
    ),
    (
        "fr",
        "sport",
        "Le Kenya a battu le Ghana en finale. L'attaquant a marqué deux buts en prolongations. L'entraîneur a salué son gardien et le club a fêté le titre.",
    ),
    (
        "fr",
        "weather",
        "La tempête a frappé la Galice. Des rafales ont tué un automobiliste et la pluie a coupé des routes. La vigilance orange est levée.",
    ),
]
POLITICAL = [
    (
        "en",
        "Gunmen attacked a football stadium in Kabul during a match. Two policemen were killed. The Taliban denied that their fighters had done it.",
        "attacked",
    ),
    ("fr", "Des hommes armés ont attaqué un stade de football à Kaboul pendant un match. Deux policiers ont été tués. Les talibans nient.", "attaqué"),
    ("en", "Norway condemned Russia over the airstrike. The army shelled Kharkiv.", "condemned"),
    (
        "fr",
        "La finale du tournoi a réuni Kenya et Ghana. Le match était beau. Le président kényan a condamné l'attentat de Nairobi devant les joueurs.",
        "condamné",
    ),
]


def topic(readers, parsed):
    reader = readers[parsed.article.language]
    context = reader.context(parsed)
    return topic_of(parsed, reader.topics, scene_of(parsed, compile_contexts(reader.pack)), context.mentions)


@pytest.mark.parametrize(("language", "name", "text"), QUIET)
def test_an_article_on_something_else_has_no_claims(language, name, text, readers, analyse: Parse):
    parsed, report = analyse(language, text), Report()
    found = topic(readers, parsed)
    assert found is not None
    assert found.name == name
    assert [c.event.trigger_text for c in readers[language].read(parsed, report) if c.event] == []


@pytest.mark.parametrize(("language", "text", "trigger"), POLITICAL)
def test_what_is_political_is_kept(language, text, trigger, readers, analyse: Parse):
    claims = readers[language].read(analyse(language, text), Report())
    assert [c for c in claims if c.event and trigger in c.event.trigger_text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_works_in_its_example(language, packs, analyse_lines: ParseLines):
    lexicon = compile_topics(packs[language])
    lines = {w.place: w.example for w in lexicon.words.entries()}
    parses = analyse_lines(language, list(lines.values()))
    idle = [
        example
        for (place, example), parsed in zip(lines.items(), parses, strict=True)
        if place not in {w.place for t in parsed.tokens for w in words_at(parsed, lexicon.words, t.i)}
    ]
    assert idle == []


def test_what_is_left_out_is_counted(readers, analyse: Parse):
    report = Report()
    readers["en"].read(analyse("en", QUIET[1][2]), report)
    assert any(slot == "event" and "no political event" in reason for slot, reason in report.dropped)
