"""What the gate knows of single words: counts, without an article's own, as they are stored."""

import pytest
from tests.conftest import LANGUAGES, ParseLines

from liens.claim.event.experience import EXPERIENCE, Experience, gained, line_key, read_experience, stored, word_key
from liens.claim.event.triggers import Trigger
from liens.claim.propose import Proposer

TEXTS = {
    "fr": "Kigali a bombardé Goma. Lisbonne condamne la frappe. Les rebelles ont bombardé la ville.",
    "en": "Kigali shelled Goma. Lisbon condemned the strike. The rebels shelled the town.",
}


@pytest.fixture(params=LANGUAGES)
def triggers(request: pytest.FixtureRequest, analyse_lines: ParseLines, rules: dict[str, Proposer]) -> list[Trigger]:
    language = request.param
    (parsed,) = analyse_lines(language, [TEXTS[language]])
    found = rules[language].triggers(rules[language].context(parsed))
    assert len(found) > 2
    return found


def test_a_word_never_seen_stands_at_the_share_of_all(triggers: list[Trigger]) -> None:
    values = dict(zip(EXPERIENCE, Experience().features(triggers[0]), strict=True))
    assert values["word seen"] == values["line seen"] == 0
    assert values["word was an event"] == values["line was an event"] == pytest.approx(0.55)


def test_sightings_move_it(triggers: list[Trigger]) -> None:
    often = gained([(triggers[0], True)] * 30)
    never = gained([(triggers[0], False)] * 30)
    assert often.features(triggers[0])[0] > 0.9
    assert often.features(triggers[0])[2] > 0.9
    assert never.features(triggers[0])[0] < 0.1
    assert often.features(triggers[0])[1] == 20
    assert often.words[word_key(triggers[0])] == (30, 30)
    assert never.lines[line_key(triggers[0])] == (30, 0)


def test_own_sightings_are_taken_away(triggers: list[Trigger]) -> None:
    own = gained([(t, True) for t in triggers])
    whole = gained([(t, event) for event in (True, False) for t in triggers])
    assert whole.without(own) == gained([(t, False) for t in triggers])


def test_stored_and_read_again(triggers: list[Trigger]) -> None:
    found = gained([(t, n % 2 == 0) for n, t in enumerate(triggers)])
    assert read_experience(stored(found)) == found
    assert list(stored(found)["words"]) == sorted(found.words)
    assert read_experience({}) == Experience()
