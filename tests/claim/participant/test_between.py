"""What two events of one clause say of each other's parties: who lifts a measure had taken it."""

import pytest
from tests.conftest import Parse

from liens.claim.participant.between import between
from liens.claim.participant.choose import Choice
from liens.claim.reader import ClaimReader

CASES = [
    ("en", "Togo lifted a curfew. Chad protested.", "TGO > ", "TCD > TGO", "TGO > "),
    ("en", "Togo eased the sanctions. Chad protested.", "TGO > TCD", "TCD > TCD", "TGO > TCD"),
    ("en", "Togo deplored the sanctions of Chad.", "TGO > TCD", "TCD > TGO", "TCD > TGO"),
    ("fr", "Le Togo a levé le couvre-feu. Le Tchad proteste.", "TGO > ", "TCD > TGO", "TGO > "),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c[0]} {c[1]}")
def test_who_lifts_a_measure_had_taken_it(case: tuple[str, ...], analyse: Parse, readers: dict[str, ClaimReader]) -> None:
    language, text, *chosen, expected = case
    reader, parsed = readers[language], analyse(language, text)
    context = reader.context(parsed)
    triggers = [t for t in reader.triggers(context) if parsed.tokens[t.token].sentence == 0][:2]
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    places = {c.key: n for n, c in enumerate(context.cast)}
    choices = [Choice(*(tuple(places[key] for key in side.split()) for side in c.split(">")), ()) for c in chosen]
    found = between(parsed, slots, choices)[1]
    assert " > ".join(" ".join(context.cast[n].head for n in part) for part in (found.initiators, found.recipients)) == expected
