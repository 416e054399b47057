"""A list of parties that the ranker took in part is taken whole; pairs elsewhere than before the verb are left to it."""

import pytest
from tests.conftest import Parse

from liens.claim.participant.choose import Choice
from liens.claim.participant.lists import completed
from liens.claim.propose import Proposer

CASES = [
    ("en", "Chad, Mali, Niger and Togo condemned Peru.", "MLI TCD > PER", "MLI NER TCD TGO > PER"),
    ("en", "Chad, Mali, Niger and Togo condemned Peru.", "MLI > PER", "MLI NER TCD TGO > PER"),
    ("en", "Chad and Mali condemned Peru.", "MLI > PER", "MLI TCD > PER"),
    ("en", "Peru condemned Chad, Mali, Niger and Togo.", "PER > MLI TGO", "PER > MLI NER TCD TGO"),
    ("en", "Chad, Mali and Niger condemned Peru.", "MLI TCD > NER", "MLI NER TCD > "),
    ("en", "On Monday Chad and Mali condemned Peru.", "MLI > PER", "MLI > PER"),
    ("en", "Peru condemned Chad, Mali and Niger.", "PER MLI > NER TCD", "MLI PER > NER TCD"),
    ("en", "Chad, Mali condemned Peru.", "MLI > PER", "MLI TCD > PER"),
    ("en", "Chad, Mali, Niger condemned Peru on Monday.", "MLI > PER", "MLI NER TCD > PER"),
    ("en", "Chad, Mali's neighbour, condemned Peru.", "TCD > PER", "TCD > PER"),
    ("en", "Chad, Mali and Niger condemned Peru.", "MLI > NER", "MLI NER TCD > "),
    ("en", "Togo condemned Peru. Chad, Mali and Niger saw it.", "TGO > PER", "TGO > PER"),
    ("fr", "Le Tchad, le Mali, le Niger et le Togo ont condamné le Pérou.", "MLI TCD > PER", "MLI NER TCD TGO > PER"),
    ("fr", "Les bombardements conjoints tchadiens et maliens ont touché le Pérou.", "MLI > PER", "MLI TCD > PER"),
    ("en", "Chadian and Malian strikes hit Peru.", "TCD > PER", "MLI TCD > PER"),
    ("fr", "Le Pérou a condamné les armées du Tchad, du Mali et du Niger.", "PER > MLI TCD", "PER > MLI NER TCD"),
]


@pytest.mark.parametrize(("language", "text", "ranked", "whole"), CASES)
def test_who_is_listed_takes_part(language: str, text: str, ranked: str, whole: str, analyse: Parse, rules: dict[str, Proposer]) -> None:  # noqa: PLR0917 - the case and its fixtures
    parsed = analyse(language, text)
    context = rules[language].context(parsed)
    triggers = rules[language].triggers(context)
    slots = rules[language].slots(context, triggers, rules[language].vouched_each(context, triggers))
    slot = next(s for s in slots if s.category in {"ACCUSE", "ASSAULT"})
    places = {c.head: n for n, c in enumerate(context.cast)}
    first, second = (tuple(places[head] for head in side.split()) for side in ranked.split(">"))
    found = completed(parsed, slot, Choice(first, second, (("initiators", "by hand"),)), context.cast)
    sides = (" ".join(sorted(context.cast[n].head for n in part)) for part in (found.initiators, found.recipients))
    assert " > ".join(sides) == whole
    assert found.why == (("initiators", "by hand"),)
