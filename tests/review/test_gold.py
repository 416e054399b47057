"""Gold articles: every clue leads back to its trigger, by the rule of those who read such files; missed claims are found in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liens.errors import JudgementError
from liens.identity import identifier
from liens.model import Article, Span
from liens.review.fields import Field
from liens.review.gold import SHORTEST_CLUE, clue, gold_article
from liens.review.missed import Missed, find_trigger, missed_record

TEXT = "Oslo envoie des vivres\nOslo envoie des vivres. Oslo envoie un navire, puis envoie des vivres et renonce.\nFin."
ARTICLE = Article("a-1", TEXT, "fr", title="Oslo")


def located(text, words, trigger):
    """Where a reader of gold files finds a trigger: in the line of the clue's only place, inside the clue if it stands there."""
    assert text.count(words) == 1
    at = text.index(words)
    low = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    spots = [i for i in range(low, len(text) if end < 0 else end) if text.startswith(trigger, i)]
    return min(spots, key=lambda i: (max(0, at - i, i + len(trigger) - at - len(words)), i))


@pytest.mark.parametrize("number", range(TEXT.count("envoie")))
def test_a_trigger_that_stands_often_is_found_again(number):
    start = [i for i in range(len(TEXT)) if TEXT.startswith("envoie", i)][number]
    line = Span(TEXT.rfind("\n", 0, start) + 1, TEXT.index("\n", start))
    found = clue(TEXT, line, Span(start, start + 6))
    assert located(TEXT, found.of(TEXT), "envoie") == start


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_clue_leads_back_whatever_the_text(data):
    text = data.draw(st.text(st.sampled_from("ab \n"), min_size=1, max_size=80))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 4)))
    if "\n" in text[start:end]:
        return
    low = text.rfind("\n", 0, start) + 1
    sentence = Span(data.draw(st.integers(low, start)), data.draw(st.integers(end, len(text))))
    found = clue(text, sentence, Span(start, end))
    if found is None:
        # Only where the text ends before there are words enough.
        assert len(text) - found_start(text, sentence.start, start, text[start:end]) < SHORTEST_CLUE
    else:
        assert found.end - found.start >= SHORTEST_CLUE
        assert located(text, found.of(text), text[start:end]) == start


def found_start(text, low, start, words):
    while (earlier := text.find(words, low)) < start:
        low = earlier + 1
    return low


def missed(start, end, **values):
    return Missed("a-1", Span(start, end), {Field(k): v for k, v in values.items()})


def test_a_missed_claim_has_the_id_that_the_program_would_give_it():
    start = TEXT.index("renonce")
    found = missed_record(ARTICLE, [Span(23, 47), Span(47, 104)], missed(start - 1, start + 7, category="REJECT", initiators=["NOR"], status="planned"), "r")
    assert found["id"] == identifier("c", ["a-1", "REJECT", start, start + 7])
    assert found["event"]["trigger"]["text"] == "renonce"
    assert (found["sentence"]["start"], found["status"], found["initiators"][0]["name"]) == (47, "planned", "Norvège")


@pytest.mark.parametrize("span", [(-1, 4), (5, 5), (0, 9999), (22, 23)])
def test_what_is_no_selection_is_refused(span):
    with pytest.raises(JudgementError, match="select"):
        missed_record(ARTICLE, [], missed(*span, category="AID"), "r")


def test_a_missed_claim_needs_a_category():
    with pytest.raises(JudgementError, match="category"):
        missed_record(ARTICLE, [], missed(0, 4), "r")


def test_a_trigger_is_found_by_its_sentence():
    assert find_trigger(TEXT, "puis envoie des vivres", "envoie").of(TEXT) == "envoie"
    for sentence, trigger in (("Oslo envoie", "envoie"), ("puis envoie", "renonce"), ("", "x"), ("puis envoie", "")):
        with pytest.raises(JudgementError, match="times"):
            find_trigger(TEXT, sentence, trigger)


def test_gold_tells_which_claims_people_judged():
    start = TEXT.index("renonce")
    told = missed_record(ARTICLE, [], missed(start, start + 7, category="REJECT"), "r")
    gold, left = gold_article(ARTICLE, [told], {told["id"]: "added"})
    assert (left, gold["complete"], gold["claims"][0]["judged"]) == ([], True, "added")
    assert gold_article(ARTICLE, [told], {})[0]["complete"] is False
    assert located(gold["text"], gold["claims"][0]["sentence"], "renonce") == start
