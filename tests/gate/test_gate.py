"""The quality gate: what Liens reads in gold articles, compared with careful readers, must not fall below its floors.

The lexicons were widened with these articles in view, so the figures guard against loss: how well Liens reads articles that
nobody has looked at, they do not say.
"""

from pathlib import Path

import pytest

from liens.engine import Engine
from tests.gate.floors import MARGIN, ROOT, SETS, Floor, folder, load_floors, lowered_reasons, measure, raised, seal, sealed, written
from tests.gate.score import MEASURES, digest

FLOORS = load_floors()


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.gate
@pytest.mark.parametrize("name", SETS)
def test_quality_is_not_below_its_floor(name: str, engine: Engine, measured: list[str]) -> None:
    if not folder(name).is_dir():
        pytest.skip(f"{SETS[name]} is not beside this project")
    floor = FLOORS[name]
    assert digest(folder(name)) == floor.digest, "the gold articles have changed: set the floors anew (tests/gate/floors.py)"
    found = measure(name, engine)
    measured.append(f"{name}: " + "  ".join(f"{m} {found[m].f1:.3f} ({floor.least[m]:.3f})" for m in MEASURES))
    assert {m: round(found[m].f1, 3) for m in MEASURES if round(found[m].f1, 3) < floor.least[m]} == {}


@pytest.mark.gate
def test_floors_are_sealed() -> None:
    assert sealed(), "floors.toml was changed by hand: python -m tests.gate.floors --raise, or --lower with a reason"


@pytest.mark.gate
def test_the_gold_of_the_project_has_floors() -> None:
    assert {name for name, path in SETS.items() if path.parts[0] == "tests"} <= set(FLOORS)
    assert all(0 < FLOORS[name].least[m] < 1 for name in FLOORS for m in MEASURES)


@pytest.mark.gate
def test_a_lowered_floor_stands_in_the_changelog() -> None:
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [reason for reason in lowered_reasons() if reason not in told] == []


def floor(value: float, data: str = "a") -> Floor:
    return Floor(data, "2026-01-01", dict.fromkeys(MEASURES, value))


@pytest.mark.parametrize(
    ("old", "new", "lower", "expected"),
    [
        (None, floor(0.4), False, 0.4),
        (floor(0.5), floor(0.6), False, 0.6),
        (floor(0.5), floor(0.4), False, 0.5),
        (floor(0.5), floor(0.4), True, 0.4),
        (floor(0.5), floor(0.4, "b"), False, 0.4),
    ],
    ids=["first", "better", "worse", "worse with a reason", "other data"],
)
def test_floors_only_rise(old: Floor | None, new: Floor, *, lower: bool, expected: float) -> None:
    assert set(raised(old, new, lower=lower).least.values()) == {expected}


def test_a_seal_breaks() -> None:
    assert seal({"x": floor(0.5)}) != seal({"x": floor(0.499)})
    assert f'seal = "{seal({"x": floor(0.5)})}"' in written({"x": floor(0.5)}, [])
    assert MARGIN < 0.05


def test_the_digest_sees_every_change(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    first = digest(tmp_path)
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    second = digest(tmp_path)
    (tmp_path / "b.json").rename(tmp_path / "c.json")
    assert len({first, second, digest(tmp_path)}) == 3
