"""What rules say over the trained judge of events: strange words stay out, plain verbs between two actors stay in."""

from dataclasses import replace

import pytest
from tests.conftest import Parse

from liens.claim.event.gate import Gate, Proposals
from liens.claim.participant.choose import tables


@pytest.fixture
def judged(readers, analyse: Parse):
    """Judgements of a sentence's triggers, after a change to each."""

    def passing(language, text, change):
        reader, parsed = readers[language], analyse(language, text)
        context = reader.context(parsed)
        triggers = [change(t) for t in reader.triggers(context)]
        slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
        rows = tables(parsed, slots, context.cast, reader.actors.prepositions)
        return Gate(language).passing(parsed, Proposals(triggers, slots, rows))

    return passing


def strange(trigger):
    return replace(trigger, unmet=1, rule=replace(trigger.rule, head="zap", trigger="zap"))


@pytest.mark.parametrize(("language", "text"), [("en", "Norway condemned Russia."), ("fr", "La Norvège a condamné la Russie.")])
def test_a_word_that_training_never_saw_needs_its_conditions(language, text, judged):
    (kept,) = judged(language, text, lambda t: t)
    (dropped,) = judged(language, text, strange)
    assert kept.kept
    assert not dropped.kept
    assert "never seen" in dropped.why


@pytest.mark.parametrize(("language", "text"), [("en", "Norway scorned Russia."), ("fr", "La Norvège a éconduit la Russie.")])
def test_a_verb_between_two_actors_is_kept(language, text, readers, judged, monkeypatch):
    readers[language]
    monkeypatch.setattr("liens.claim.trees.Trees.probabilities", lambda self, matrix: matrix[:, 0] * 0)
    (kept,) = judged(language, text, lambda t: replace(t, unmet=0))
    (dropped,) = judged(language, text, lambda t: replace(t, unmet=1))
    assert kept.kept
    assert "between two actors" in kept.why
    assert not dropped.kept
