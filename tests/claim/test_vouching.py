"""Which events of a reported clause the speaker vouches for, and which the outlet adds."""

from collections.abc import Callable

import pytest

from liens.claim.reader import ClaimReader
from liens.langs.pack import load_pack
from liens.model import Article
from liens.parse.nlp import Parser


@pytest.fixture(scope="module")
def sources() -> Callable[[str, str, str], tuple[str | None, ...]]:
    tools = {language: (Parser(load_pack(language)), ClaimReader(load_pack(language))) for language in ("en", "fr")}

    def of(language: str, text: str, word: str) -> tuple[str | None, ...]:
        parser, reader = tools[language]
        context = reader.context(parser.parse(Article("a-test", text, language)))
        token = next(t for t in context.parsed.tokens if t.text == word)
        return tuple(link.source.text for link in reader.vouched(context, context.parsed.span(token.i, token.i), token.i).links)

    return of


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("fr", "La reine exige que l'armée, qui occupe le port, quitte la ville.", "quitte", ("La reine",)),
        ("fr", "La reine exige que l'armée, qui occupe le port, quitte la ville.", "occupe", ()),
        ("en", "Ghana condemned the raid that killed ten soldiers.", "raid", ("Ghana",)),
        ("en", "Ghana condemned the raid that killed ten soldiers.", "killed", ()),
        ("en", '"The raid, which killed ten soldiers, was a crime," the queen said.', "killed", ("the queen",)),
        ("en", "Ghana rejected the demand on Monday.", "demand", ()),
        ("fr", "Les milices ont été accusées de pillages.", "pillages", (None,)),
        ("en", "The leaders are expected to meet on Monday.", "meet", ()),
        ("en", "Laos and Vietnam sign a border pact as Beijing protests", "sign", ()),
        ("en", "The talks would fail, as Beijing warned.", "fail", ("Beijing",)),
        ("en", "A driver from Ghana said he had counted ten raids.", "raids", ("A driver from Ghana",)),
        ("en", "Ghana ordered an inquiry to determine how the raid took place.", "raid", ("Ghana",)),
        ("en", "The police said that 40 men joined a march by a party, whose chiefs vowed to storm the port.", "storm", ("whose chiefs",)),
        ("en", "Ghana has demanded that the king be freed and threatened raids against Togo.", "threatened", ()),
        ("en", "The queen told a press briefing that the king had killed ten men.", "killed", ("The queen",)),
        ("en", "Ghana urged Togo to free the pilots during talks in Accra.", "talks", ()),
        ("en", "Ghana urged Togo to free the pilots during talks in Accra.", "free", ("Ghana",)),
        ("en", "Ghana proposed a truce at a summit in Accra.", "summit", ()),
        ("en", "The queen said the king was ill and had killed ten men, the report said.", "killed", ("The queen", "the report")),
    ],
)
def test_who_vouches(sources, language, text, word, expected):
    assert sources(language, text, word) == expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("fr", "Oslo voit cette région comme une menace.", "menace", ()),
        ("en", "Oslo called the deployment a threat.", "threat", ()),
        ("en", "Oslo called the deployment a threat.", "deployment", ("Oslo",)),
        ("en", "Oslo called the raid an attack on its troops.", "attack", ("Oslo",)),
    ],
)
def test_who_calls_a_thing_a_threat_is_told_by_the_outlet(language, text, word, expected):
    parser, reader = Parser(load_pack(language)), ClaimReader(load_pack(language))
    context = reader.context(parser.parse(Article("a-test", text, language)))
    triggers = reader.triggers(context)
    found = {context.parsed.tokens[t.token].text: v for t, v in zip(triggers, reader.vouched_each(context, triggers), strict=True)}
    assert tuple(link.source.text for link in found[word].links) == expected


def test_a_month_is_no_march() -> None:
    parser, reader = Parser(load_pack("en")), ClaimReader(load_pack("en"))
    context = reader.context(parser.parse(Article("a-test", "Togo said that Ghana had held talks with Peru since March.", "en")))
    assert [context.parsed.tokens[t.token].text for t in reader.triggers(context)] == ["talks"]


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("fr", "Le Niger, la France et l'ONU ont condamné l'attentat de Gao.", "attentat", ("NER", "FRA", "UN")),
        ("fr", "Selon le Comité international de la Croix-Rouge et un responsable togolais, dix civils ont été tués.", "tués", ("ICRC", "TGO")),
        (
            "fr",
            "« Dix civils sont morts », a dit Ida Sow, cheffe de MSF, qui juge qu'il s'agit d'une « attaque délibérée contre un hôpital ».",
            "attaque",
            ("MSF",),
        ),
        ("en", "Ghana and Togo accused Mali of shelling the port.", "shelling", ("GHA", "TGO")),
    ],
)
def test_all_who_say_it_are_heard_and_each_once(language, text, word, expected):
    parser, reader = Parser(load_pack(language)), ClaimReader(load_pack(language))
    context = reader.context(parser.parse(Article("a-test", text, language)))
    token = next(t for t in context.parsed.tokens if t.text == word)
    links = reader.vouched(context, context.parsed.span(token.i, token.i), token.i).links
    assert tuple(link.source.code.split("/")[0] for link in links) == expected
