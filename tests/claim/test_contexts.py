"""In which context an event stands: words of the packs, kinds of events, parties; near words count more than far ones."""

from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines
from tests.test_packs import copied

from liens.claim.contexts import Deed, compile_contexts, contexts_of, scene_of
from liens.claim.signs import words_at
from liens.errors import PackError
from liens.langs.pack import Pack
from liens.langs.table import read_table
from liens.model import Category
from liens.ontology.contexts import load_contexts, load_signs

CASES = list(read_table(Path(__file__).parent / "context_cases.tsv", ("lang", "text", "trigger", "has", "hasnot")))


def found(rules, parsed, pack, word):
    """The contexts of the event whose trigger holds a word."""
    proposer = rules[parsed.article.language]
    trigger = next(t for t in proposer.triggers(proposer.context(parsed)) if word in t.span(parsed).of(parsed.article.text))
    lexicon = compile_contexts(pack)
    return contexts_of(parsed, lexicon, scene_of(parsed, lexicon), Deed(trigger.rule.category, trigger.rule.mode, trigger.token, ()))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lang']}-{c['trigger']}-{c['has']}")
def test_the_contexts_of_an_event(case, rules, packs, analyse: Parse):
    contexts = found(rules, analyse(case["lang"], case["text"]), packs[case["lang"]], case["trigger"])
    assert set(case["has"].split()) - set(contexts) == set()
    assert set(case["hasnot"].split()) & set(contexts) == set()
    assert len(contexts) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_works_in_its_example(language, packs, analyse_lines: ParseLines):
    lexicon = compile_contexts(packs[language])
    lines = {w.place: w.example for w in lexicon.words.entries()}
    idle = []
    for (place, example), parsed in zip(lines.items(), analyse_lines(language, list(lines.values())), strict=True):
        if place not in {w.place for token in parsed.tokens for w in words_at(parsed, lexicon.words, token.i)}:
            idle.append((place, example))
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_context_has_words(language, packs):
    lexicon = compile_contexts(packs[language])
    assert {w.sign[0] for w in lexicon.words.entries()} == load_contexts()


def test_there_are_37_contexts():
    assert len(load_contexts()) == 37


def test_what_a_sort_says_is_said_of_its_actors():
    assert ("terrorism", 2) in load_signs().codes["AL_QAEDA"]


def test_another_part_of_the_sentence_counts_less(rules, packs, analyse: Parse):
    text = "Oslo expelled a spy, and Lisbon granted asylum to a poet."
    contexts = found(rules, analyse("en", text), packs["en"], "granted")
    assert contexts[0] == "asylum"


def test_the_article_alone_gives_no_context(rules, packs, analyse: Parse):
    text = "The election in Chad was calm. Voters queued at polling stations. The ballot was fair. Norway praised Sweden."
    assert "election" not in found(rules, analyse("en", text), packs["en"], "praised")


def test_a_deed_without_words_has_the_contexts_of_its_kind(packs, analyse: Parse):
    lexicon = compile_contexts(packs["en"])
    parsed = analyse("en", "They did it.")
    assert contexts_of(parsed, lexicon, scene_of(parsed, lexicon), Deed(Category.SANCTION, "convict", 1, ())) == ("legal",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("war\t2\ttank\tTanks roll.", "context 'war' is not one of"),
        ("military\t3\ttank\tTanks roll.", "weight '3' is not 1 or 2"),
        ("military\t2\tta*\tTanks roll.", "'ta*' is not a word"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, message):
    pack: Pack = copied(tmp_path)
    with (pack.folder / "contexts.tsv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(PackError, match=r"en/contexts\.tsv:\d+: ") as raised:
        compile_contexts(pack)
    assert message in str(raised.value)
