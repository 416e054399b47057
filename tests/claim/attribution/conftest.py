from collections.abc import Callable

import pytest

from liens.claim.attribution import AttributionLexicon, compile_attribution, find_attributions
from liens.langs.pack import load_pack
from liens.model import Article, Attribution
from liens.parse.nlp import Parser
from liens.parse.parsed import Parsed

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="session")
def lexicons() -> dict[str, AttributionLexicon]:
    return {language: compile_attribution(load_pack(language)) for language in LANGUAGES}


@pytest.fixture(scope="session")
def parse() -> Callable[[str, str], Parsed]:
    parsers = {language: Parser(load_pack(language)) for language in LANGUAGES}
    return lambda language, text: parsers[language].parse(Article("a-test", text, language))


@pytest.fixture(scope="session")
def attribute(parse: Callable[[str, str], Parsed], lexicons: dict[str, AttributionLexicon]) -> Callable[[str, str], tuple[Attribution, ...]]:
    return lambda language, text: find_attributions(parse(language, text), lexicons[language])
