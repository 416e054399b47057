"""Speech without marks: turns with labels, and the answers of an interview."""

import pytest

FRENCH = """Le maire de Tunis, Amir Sassi, répond aux questions de la radio.

Que pensez-vous de la trêve ?

Nous avons signé l'accord en mars. La marine a quitté le port.

Le voisin a-t-il protesté ?

Oui, et nous regrettons sa décision."""

ENGLISH = """The mayor of Accra, Ida Sow, took questions from the radio.

What do you make of the truce?

We signed the agreement in March. The navy left the port.

Has the neighbour protested?

It has, and I regret that."""


@pytest.mark.parametrize(("language", "text", "name"), [("fr", FRENCH, "Amir Sassi"), ("en", ENGLISH, "Ida Sow")])
def test_answers_belong_to_the_one_who_was_asked(attribute, language, text, name):
    found = [a for a in attribute(language, text) if a.why == "interview turn"]
    assert len(found) == 2
    assert all(a.source is not None and name in a.source.of(text) and a.quoting == "direct" for a in found)
    assert not any("?" in span.of(text) for a in found for span in a.content)


def test_questions_alone_make_no_interview(attribute):
    text = "The mayor Ida Sow spoke.\n\nWill the dam hold?\n\nThe river rose on Monday.\n\nWill the rain stop?\n\nThe sky cleared on Tuesday."
    assert not [a for a in attribute("en", text) if a.why == "interview turn"]


def test_labels_in_small_letters_open_turns_where_they_come_back(attribute):
    text = "Mme Sow : Le port est fermé.\n\nLa route aussi.\n\nM. Diop : Nous partons.\n\nMme Sow : Demain.\n\nM. Diop : Lundi."
    found = [a for a in attribute("fr", text) if a.why == "transcript turn"]
    assert [a.source.of(text) for a in found] == ["Mme Sow", "M. Diop", "Mme Sow", "M. Diop"]
    assert found[0].content[0].of(text).endswith("La route aussi")


def test_a_single_label_is_no_turn(attribute):
    assert not [a for a in attribute("fr", "Bilan : trois morts.\n\nLe port est fermé.") if a.why == "transcript turn"]


def test_a_label_is_the_same_speaker_throughout(attribute):
    text = "SPOKESPERSON: The minister spoke with Ghana.\n\nQUESTION: Was the envoy summoned?\n\nSPOKESPERSON: She was."
    found = [a for a in attribute("en", text) if a.why == "transcript turn" and a.content[0].of(text) != "Was the envoy summoned?"]
    assert [a.source.start for a in found] == [0, 0]
