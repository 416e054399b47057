"""One sentence a construction: who, by which cue, says which characters."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liens.claim.attribution import chain, layer, quoting_at
from liens.model import Force, Quoting, Span

CASES = [line.split("\t") for line in (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def _record(text, attribution):
    def words(span):
        return "-" if span is None else span.of(text)

    content = " ## ".join(span.of(text) for span in attribution.content)
    return (words(attribution.source), words(attribution.cue), content, str(attribution.quoting))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_construction(attribute, case):
    language, text, *expected = case
    assert tuple(expected) in [_record(text, a) for a in attribute(language, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon les cas, la peine varie."),
        ("fr", "Selon la loi, la chasse est permise."),
        ("fr", "Les prétendus « experts » sont arrivés hier au port."),
        ("fr", "Il a lu « Le Grand Voyage » dans le train."),
        ("fr", "Ghana : ouverture du port"),
        ("en", 'The so-called "experts" reached the port.'),
        ("en", "Income per capita rose by half."),
        ("en", "Ghana: port opens"),
    ],
)
def test_no_attribution(attribute, language, text):
    assert attribute(language, text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le guide fait remarquer que la source a tari."),
        ("fr", "Mais l'ancien préfet fait aussi remarquer que les habitants peuvent vivre en paix."),
        ("fr", "La mairie a fait savoir que le marché serait fermé."),
    ],
)
def test_a_word_of_a_longer_cue_is_no_second_cue(attribute, language, text):
    assert len(attribute(language, text)) == 1


@pytest.mark.parametrize(
    ("language", "text", "medium"),
    [
        ("fr", "Le consul a indiqué à l'AFP que la route était coupée.", "AFP"),
        ("fr", "Le consul, cité par Reuters, a indiqué que la route était coupée.", "Reuters"),
        ("en", "The consul told CNN that the road was cut.", "CNN"),
        ("en", "Kenya's minister, quoted by Reuters, said the road was cut.", "Reuters"),
    ],
)
def test_carrier(parse, attribute, language, text, medium):
    carriers = [a.carrier for a in attribute(language, text) if a.carrier is not None]
    assert [parse(language, text).tokens[i].text for i in carriers] == [medium]


@pytest.mark.parametrize(
    ("language", "text", "force", "factive"),
    [
        ("fr", "Alger a démenti que des drones aient décollé.", Force.DENY, False),
        ("fr", "Le pilote a reconnu avoir bu.", Force.CONFIRM, True),
        ("en", "The cartel threatened to burn the crop.", Force.THREATEN, False),
        ("en", "The army estimates that the town will fall.", Force.ESTIMATE, False),
    ],
)
def test_force(attribute, language, text, force, factive):
    found = attribute(language, text)[0]
    assert (found.force, found.factive) == (force, factive)


def test_gerund_takes_the_speaker_of_the_clause_before_it(attribute):
    text = "Le ministre a indiqué que la mer était calme, en soulignant que rien ne pressait."
    first, second = attribute("fr", text)
    assert first.content[0].of(text) == "que la mer était calme"
    assert second.source == first.source
    assert second.content[0].of(text) == "que rien ne pressait"


def test_floating_quotation_has_the_speaker_before_it_and_says_so(attribute):
    text = "« Nous partons », a dit Ana Roca.\n« La route est longue et nous avons peu de temps. »"
    last = attribute("fr", text)[-1]
    assert last.source is not None
    assert last.source.of(text) == "Ana Roca"
    assert last.cue is None
    assert "floating" in last.why


def test_announced_paragraph_is_direct(attribute):
    text = "The paper wrote:\nThe port will close and nobody will tell the sailors."
    (found,) = attribute("en", text)
    assert (found.quoting, found.content[0].of(text)) == ("direct", text.split("\n")[1].rstrip("."))


def test_transcript_turns(attribute):
    text = "HOST: Will the port close?\nMAYOR: It will not close this year."
    found = [a for a in attribute("en", text) if a.why == "transcript turn"]
    assert [a.source.of(text) for a in found if a.source] == ["HOST", "MAYOR"]


def test_chain_is_nearest_first_and_leaves_out_intentions(attribute):
    text = "Le roi veut quitter le pacte, a déclaré un conseiller, selon la radio."
    found = attribute("fr", text)
    at = text.index("quitter")
    links = chain(found, Span(at, at + len("quitter")))
    assert [a.source.of(text) for a in links if a.source] == ["un conseiller", "la radio"]


def test_a_cue_is_not_in_its_own_chain(attribute):
    text = "La mer monte, a déclaré un conseiller."
    found = attribute("fr", text)
    at = text.index("déclaré")
    assert chain(found, Span(at, at + 7)) == ()


def test_outside_the_marks_a_mixed_content_is_indirect(parse, attribute):
    text = 'The mayor said the raid was "a cowardly act" and left town.'
    found = attribute("en", text)[0]
    kinds = [quoting_at(found, parse("en", text), Span(text.index(w), text.index(w) + len(w))) for w in ("left", "cowardly", "raid")]
    assert kinds == [Quoting.INDIRECT, Quoting.MIXED, Quoting.MIXED]


def test_layer_record(attribute):
    text = "Three soldiers died, the ministry said."
    assert layer("a-1", attribute("en", text)) == {
        "id": "a-1",
        "quotes": [{"source": [21, 33], "cue": [34, 38], "content": [[0, 19]], "type": "indirect"}],
    }


PIECES = ["« La mer monte »", "a déclaré le maire", ", ", ". ", "selon la radio", "que", "Le roi", "a dit", ":", "\n", '"', "» ", "a-t-il ajouté", "citant Ida"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_spans_lie_in_the_text_and_hold_words(attribute, pieces):
    text = " ".join(pieces)
    for found in attribute("fr", text):
        assert found.content
        for span in (*found.content, *(s for s in (found.source, found.cue) if s is not None)):
            assert 0 <= span.start < span.end <= len(text)
        for span in found.content:
            assert any(c.isalnum() for c in span.of(text))
        assert found.why
    assert attribute("fr", text) == attribute("fr", text)
