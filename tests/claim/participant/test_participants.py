"""Who takes part: the choice by rule on own sentences, the cast of an article, and the ranker, explained and the same each time."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, Parse, ParseLines

from liens.claim.actor.mention import Form, Mention
from liens.claim.event.gate import Gate, Proposals
from liens.claim.participant.candidates import Slot, candidates, key_of
from liens.claim.participant.choose import Choice, Limits, Ranker, by_rule, no_precedent, precedent_of, select, tables, without
from liens.claim.participant.features import FEATURES, RIVALRY
from liens.claim.participant.rivals import rivalry
from liens.claim.propose import Context, Proposer
from liens.claim.reader import ClaimReader
from liens.langs.table import Row, read_table
from liens.model import Via
from liens.parse.parsed import Parsed

CASES = tuple(read_table(Path(__file__).parent / "role_cases.tsv", ("lang", "frame", "text", "trigger", "initiators", "recipients")))
STORY = {
    "en": "Chad attacked Niger on Monday. Its army shelled a village. Niger condemned the raid and recalled its ambassador. Mali offered to host talks.",
    "fr": "Le Tchad a attaqué le Niger lundi. Son armée a pilonné un bourg. Le Niger a condamné le raid et rappelé son envoyé. Le Mali offre des pourparlers.",
}


@pytest.fixture(scope="module")
def parses(analyse_lines: ParseLines) -> dict[str, Parsed]:
    found: dict[str, Parsed] = {}
    for language in LANGUAGES:
        own = [c for c in CASES if c["lang"] == language]
        found |= {c.place: parsed for c, parsed in zip(own, analyse_lines(language, [c["text"] for c in own]), strict=True)}
    return found


def slot_and_table(reader: Proposer, parsed: Parsed, word: str) -> tuple[Context, Slot, list[list[float]]]:
    context = reader.context(parsed)
    triggers = [t for t in reader.triggers(context) if word in t.span(parsed).of(parsed.article.text)]
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    return context, slots[0], tables(parsed, slots, context.cast, reader.actors.prepositions)[0]


def cases() -> list[object]:
    return [pytest.param(c, id=f"{c['lang']} {c['frame']}") for c in CASES]


@pytest.mark.parametrize("case", cases())
def test_the_choice_by_rule(case: Row, parses: dict[str, Parsed], rules: dict[str, Proposer]) -> None:
    context, slot, table = slot_and_table(rules[case["lang"]], parses[case.place], case["trigger"])
    choice = by_rule(slot, table)
    chosen = [sorted({context.cast[i].head for i in part}) for part in (choice.initiators, choice.recipients)]
    assert chosen == [(case.get(column) or "").split() for column in ("initiators", "recipients")], slot.frame


@pytest.mark.parametrize(
    ("code", "key"),
    [("SYR/MIL", "SYR"), ("SYR/GOV", "SYR"), ("SYR", "SYR"), ("SYR/REB", "SYR/REB"), ("SYR/CIV", "SYR/CIV"), ("?/REB", "?/REB"), ("?", "?"), ("NATO", "NATO")],
)
def test_who_counts_as_one(code: str, key: str) -> None:
    assert key_of(code) == key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cast_holds_every_mention_once(language: str, analyse: Parse, rules: dict[str, Proposer]) -> None:
    context = rules[language].context(analyse(language, STORY[language]))
    assert sorted(m.token for c in context.cast for m in c.mentions) == sorted(m.token for m in context.mentions)
    assert [c.rank for c in context.cast] == list(range(len(context.cast)))
    assert sorted(c.order for c in context.cast) == list(range(len(context.cast)))
    assert sum(c.share for c in context.cast) == pytest.approx(1)
    assert {"TCD", "NER", "MLI"} <= {c.head for c in context.cast}


def test_nobody_in_particular_is_no_candidate(analyse: Parse) -> None:
    parsed = analyse("en", "Somebody came.")
    unnamed = Mention(0, 0, 0, "?", None, "Somebody", Form.PERSON, "person", Via.NAME, "by hand")
    assert candidates(parsed, [unnamed]) == []
    assert len(candidates(parsed, [replace(unnamed, code="?/CIV")])) == 1


def test_an_event_is_no_evidence_for_itself(analyse: Parse, rules: dict[str, Proposer]) -> None:
    context, slot, table = slot_and_table(rules["en"], analyse("en", STORY["en"]), "attacked")
    choice = by_rule(slot, table)
    whole = precedent_of([slot, slot], [choice, choice], context.cast)
    assert without(whole, slot, choice, context.cast) == precedent_of([slot], [choice], context.cast)
    assert without(precedent_of([slot], [choice], context.cast), slot, choice, context.cast) == no_precedent()


def test_rivalry_looks_at_the_others() -> None:
    rows = rivalry([0.9, 0.2, 0.4], [0.1, 0.8, 0.3])
    named = [dict(zip(RIVALRY, r, strict=False)) for r in rows]
    assert [n["best rival initiates"] for n in named] == [0.4, 0.9, 0.9]
    assert [n["rivals that receive more"] for n in named] == [2, 0, 1]
    assert [n["initiators expected"] for n in named] == pytest.approx([1.5] * 3)
    assert [row[2] for row in rivalry([0.4, 0.4, 0.1], [0.0] * 3)] == [0.4, 0.4, 0.4]
    assert [row[2] for row in rivalry([0.4], [0.0])] == [0.0]
    assert rivalry([], []) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_whole_numbers_or_shares(language: str, analyse: Parse, rules: dict[str, Proposer]) -> None:
    reader, parsed = rules[language], analyse(language, STORY[language])
    context = reader.context(parsed)
    triggers = reader.triggers(context)
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    found = tables(parsed, slots, context.cast, reader.actors.prepositions)
    assert [len(table) for table in found] == [len(context.cast)] * len(slots)
    assert {len(row) for table in found for row in table} == {len(FEATURES)}
    assert all(abs(value) <= 60 for table in found for row in table for value in row)


@pytest.mark.parametrize(
    ("initiates", "receives", "expected"),
    [
        ([0.9, 0.1], [0.1, 0.9], ((0,), (1,))),
        ([0.9, 0.85], [0.1, 0.1], ((0, 1), ())),
        ([0.7, 0.9], [0.1, 0.1], ((1, 0), ())),
        ([0.9, 0.45], [0.1, 0.1], ((0,), ())),
        ([0.3, 0.2], [0.3, 0.2], ((), ())),
        ([0.9, 0.1], [0.8, 0.1], ((0,), ())),
        ([0.6, 0.1], [0.8, 0.1], ((), (0,))),
        ([0.9, 0.9, 0.9], [0.1, 0.1, 0.1], ((0, 1), ())),
        ([], [], ((), ())),
    ],
    ids=["one each", "two close", "best first", "too far behind", "nobody", "both, more doer", "both, more receiver", "at most two", "no candidates"],
)
def test_who_is_taken(initiates: list[float], receives: list[float], expected: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    limits = Limits(threshold=0.4, ratio=0.6, most=2)
    assert select(initiates, receives, limits, limits) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranker_is_explained_and_always_the_same(language: str, analyse: Parse, readers: dict[str, ClaimReader]) -> None:
    reader, parsed = readers[language], analyse(language, STORY[language])
    context = reader.context(parsed)
    triggers = reader.triggers(context)
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    found = tables(parsed, slots, context.cast, reader.actors.prepositions)
    choices = Ranker().choose(slots, found, context.cast)
    assert choices == Ranker().choose(slots, found, context.cast)
    assert choices[::-1] == Ranker().choose(slots[::-1], found[::-1], context.cast), "the order of events changes nothing"
    for choice in choices:
        assert [name for name, _ in choice.why] == ["initiators", "recipients"]
        assert all(why.startswith("ranker") and any(c.isdigit() for c in why) for _, why in choice.why)
        assert set(choice.initiators) | set(choice.recipients) <= set(range(len(context.cast)))


def test_the_ranker_without_candidates(readers: dict[str, ClaimReader], analyse: Parse) -> None:
    reader, parsed = readers["en"], analyse("en", "They attacked.")
    context = reader.context(parsed)
    triggers = reader.triggers(context)
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    assert Ranker().choose(slots, tables(parsed, slots, (), {}), ()) == [Choice((), (), ())] * len(slots)
    assert Ranker().choose([], [], ()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gate_is_explained_and_always_the_same(language: str, analyse: Parse, readers: dict[str, ClaimReader]) -> None:
    reader, parsed = readers[language], analyse(language, STORY[language])
    context = reader.context(parsed)
    triggers = reader.triggers(context)
    slots = reader.slots(context, triggers, reader.vouched_each(context, triggers))
    found = tables(parsed, slots, context.cast, reader.actors.prepositions)
    gate = Gate(language)
    judgements = gate.passing(parsed, Proposals(triggers, slots, found))
    assert judgements == Gate(language).passing(parsed, Proposals(triggers, slots, found))
    assert len(judgements) == len(triggers) >= 4
    assert any(j.kept for j in judgements)
    assert all(j.why.startswith("judged " if j.kept else "not judged an event: ") for j in judgements)
    assert gate.passing(parsed, Proposals([], [], [])) == []
