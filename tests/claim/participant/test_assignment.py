"""Both roles together: which assignments compete, what is counted of them, and what other events say of two parties."""

import numpy as np
import pytest

from liens.claim.participant.assignment import ASSIGNMENT, TOP, Scored, assignments, opposition
from liens.claim.participant.candidates import Candidate, Slot
from liens.claim.participant.features import FEATURES


def slot() -> Slot:
    return Slot(0, 0, "ASSAULT", "V", "deed", "", False, ("subj",), ("obj",), {}, (), "")


def cast(*keys: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(key, (), 0.1, 0.1, n, False, n) for n, key in enumerate(keys))


def event(initiates: list[float], receives: list[float], ranked: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())) -> Scored:
    table = np.zeros((len(initiates), len(FEATURES)))
    return Scored(slot(), table, np.array(initiates), np.array(receives), ranked)


def column(rows: np.ndarray, name: str) -> list[float]:
    return rows[:, ASSIGNMENT.index(name)].tolist()


def test_nobody_is_in_both_roles_and_the_rankers_choice_competes() -> None:
    found = assignments(event([0.9, 0.2, 0.01], [0.9, 0.6, 0.01], ((2,), (1,))), cast("MLI", "NER", "TCD"), np.zeros((3, 3)))
    assert all(not set(first) & set(second) for first, second in found.sets)
    assert ((2,), (1,)) in found.sets
    assert [s for s, flag in zip(found.sets, column(found.rows, "both as ranked"), strict=True) if flag] == [((2,), (1,))]


def test_the_likeliest_assignment_is_the_one_that_others_are_measured_by() -> None:
    found = assignments(event([0.9, 0.1], [0.1, 0.8]), cast("MLI", "NER"), np.zeros((2, 2)))
    below = column(found.rows, "both below the best")
    assert found.sets[below.index(0.0)] == ((0,), (1,))
    assert all(value <= 0 for value in below)


def test_a_row_holds_every_feature_once() -> None:
    found = assignments(event([0.9, 0.1], [0.1, 0.8]), cast("MLI", "NER"), np.zeros((2, 2)))
    assert found.rows.shape == (len(found.sets), len(ASSIGNMENT))
    assert len(set(ASSIGNMENT)) == len(ASSIGNMENT)
    sizes = [(len(a), len(b)) for a, b in found.sets]
    assert list(zip(column(found.rows, "initiators size"), column(found.rows, "recipients size"), strict=True)) == sizes
    assert set(column(found.rows, "category ASSAULT")) == {1.0}


def test_an_army_and_its_rebels_are_one_state_twice() -> None:
    found = assignments(event([0.9, 0.1], [0.1, 0.8]), cast("MLI", "MLI/REB"), np.zeros((2, 2)))
    twice = dict(zip(found.sets, column(found.rows, "both one state twice"), strict=True))
    assert twice[(0,), (1,)] == 1.0
    assert twice[(0,), ()] == 0.0


def test_other_events_tell_who_opposes_whom() -> None:
    events = [event([1.0, 0.0], [0.0, 1.0]), event([1.0, 0.0], [0.0, 0.5]), event([0.0, 0.0], [0.0, 0.0])]
    opposed = opposition(events)
    assert opposed[0][0, 1] == pytest.approx(0.25), "its own scores are no evidence"
    assert opposed[2][0, 1] == pytest.approx(0.75)
    assert opposed[2][1, 0] == 0.0
    assert opposition([]) == []


def test_long_casts_stay_small() -> None:
    many = [0.5] * 30
    found = assignments(event(many, many), cast(*(f"A{n}" for n in range(30))), np.zeros((30, 30)))
    assert max(len(a) for a, _ in found.sets) == TOP
    assert len(found.sets) < 200
