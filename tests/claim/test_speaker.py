"""Who vouches: the actor of a source, from its words, from the speaker before it, from who published the document."""

from functools import cache

import pytest

from liens.claim.reader import ClaimReader
from liens.langs.pack import load_pack
from liens.model import Article
from liens.parse.nlp import Parser
from liens.pipeline import Report


@cache
def _tools(language):
    pack = load_pack(language)
    return Parser(pack), ClaimReader(pack)


def _links(language, text):
    parser, reader = _tools(language)
    found = reader.read(parser.parse(Article("a-test", text, language)), Report())
    return {(link.source.text, link.source.code.split("/")[0], link.source.anonymous) for claim in found for link in claim.attribution}


@pytest.mark.parametrize(
    ("language", "text", "link"),
    [
        ("fr", "Le président kényan a dit : « La trêve tient. » « Elle durera », a-t-il ajouté.", ("-il", "KEN", False)),
        ("fr", "Le Ghana a attaqué le Togo, selon des experts.", ("des experts", "?", True)),
        ("en", "Ghana attacked Togo, experts said.", ("experts", "?", True)),
        ("en", "Ghana attacked Togo, Kenyan diplomats said.", ("Kenyan diplomats", "KEN", True)),
        ("fr", "Le Ghana a publié une lettre annonçant que ses soldats ont attaqué le Togo.", ("une lettre", "GHA", False)),
    ],
)
def test_the_source_gets_its_actor(language, text, link):
    assert link in {(text, code, anonymous) for text, code, anonymous in _links(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The ministers of Ghana and Togo were expected to meet on Friday."), ("fr", "Le Ghana est soupçonné d'avoir attaqué le Togo.")],
)
def test_nobody_vouches_for_what_is_expected_or_suspected(language, text):
    assert _links(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "background"),
    [
        ("fr", "L'armée kényane bombarde régulièrement la Somalie.", "habitual"),
        ("en", "Kenya's army often bombs Somalia.", "habitual"),
        ("en", "Kenya's army bombed Somalia.", None),
    ],
)
def test_what_is_told_as_a_custom_is_marked(language, text, background):
    parser, reader = _tools(language)
    found = [c for c in reader.read(parser.parse(Article("a-test", text, language)), Report()) if c.event]
    assert [c.background for c in found] == [background]
