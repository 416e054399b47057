"""Who fires where the words do not say: the one doer of the launches that the article tells of with a name."""

import pytest
from tests.conftest import Parse

from liens.claim.participant.choose import Choice
from liens.claim.participant.retold import retold
from liens.claim.reader import ClaimReader

CASES = [
    ("Togo fired a missile. A missile was launched from the coast. Chad protested.", ["TGO >", "TCD >"], ["TGO", "TGO"]),
    ("Togo fired a missile. Chad fired a missile. A missile was launched from the coast.", ["TGO >", "TCD >", "TCD >"], ["TGO", "TCD", "TCD"]),
    ("Togo fired a missile. Its army launched a missile from the coast. Chad protested.", ["TGO >", "TGO >"], ["TGO", "TGO"]),
    ("Togo fired a missile. A missile was launched. A missile was launched again. Chad protested.", ["TGO >", "TCD >", "TCD >"], ["TGO", "TCD", "TCD"]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_the_launches_of_a_story_have_one_doer(case: tuple[str, list[str], list[str]], analyse: Parse, readers: dict[str, ClaimReader]) -> None:
    text, chosen, expected = case
    reader, parsed = readers["en"], analyse("en", text)
    context = reader.context(parsed)
    triggers = [t for t in reader.triggers(context) if str(t.rule.category) == "MOBILIZE" and t.rule.mode == "weapons"]
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    places = {c.key: n for n, c in enumerate(context.cast)}
    choices = [Choice(*(tuple(places[key] for key in side.split()) for side in c.split(">")), ()) for c in chosen]
    assert len(slots) == len(choices)
    assert [context.cast[c.initiators[0]].head for c in retold(slots, choices, context.cast)] == expected
