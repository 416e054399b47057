"""Measures Liens on gold articles and keeps the floors: below them the gate fails.

usage, from the root of the project:
  python -m tests.gate.floors                   show what is measured beside the floors
  python -m tests.gate.floors --raise           raise every floor that lies lower than measured less the margin
  python -m tests.gate.floors --lower REASON    set all floors anew, lower ones too; write the reason into CHANGELOG.md as well

Floors belong to one state of the gold data: their digest stands beside them. A seal over the file shows a floor that was
changed by hand.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from liens.engine import Engine
from liens.read.articles import Draft, Maker, Options
from tests.gate.score import MEASURES, Tally, digest, load_gold, score

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).parent / "floors.toml"
# Room for honest changes that move single claims: two points of F1 are about seven of the 376 claims of one language.
MARGIN = 0.02
# Each set of gold articles; the last two exist only where the evaluation data lie beside the project.
SETS = {
    "gold-fr": Path("tests/gate/gold/fr"),
    "gold-en": Path("tests/gate/gold/en"),
    "dev-fr": Path("../shared/eval/claims_dev/fr"),
    "dev-en": Path("../shared/eval/claims_dev/en"),
}


@dataclass(frozen=True, slots=True)
class Floor:
    """What one set of gold articles must reach."""

    digest: str
    date: str
    least: Mapping[str, float]


def folder(name: str) -> Path:
    """Where the articles of a set lie."""
    return ROOT / SETS[name]


def measure(name: str, engine: Engine) -> dict[str, Tally]:
    """Read all articles of a set the way the command line reads them, and compare."""
    maker = Maker(Options())
    pairs = []
    for gold in load_gold(folder(name)):
        draft = Draft(gold.text, id=gold.id, language=gold.language, published=gold.published, outlet=gold.outlet, title=gold.title)
        pairs.append((gold, engine.read(maker.make(draft)).claims))
    return score(pairs)


def load_floors() -> dict[str, Floor]:
    """The floors of all sets."""
    data = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {name: Floor(found["digest"], str(found["date"]), {m: found[m] for m in MEASURES}) for name, found in data["floors"].items()}


def lowered_reasons() -> list[str]:
    """Why floors were ever lowered."""
    return [entry["reason"] for entry in tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("lowered", [])]


def sealed() -> bool:
    """False if the floors were changed without this program."""
    return bool(tomllib.loads(FLOORS.read_text(encoding="utf-8"))["seal"] == seal(load_floors()))


def seal(floors: Mapping[str, Floor]) -> str:
    """A fingerprint of all floors."""
    rows = [[name, f.digest, f.date, *(f"{f.least[m]:.3f}" for m in MEASURES)] for name, f in sorted(floors.items())]
    return hashlib.sha256(json.dumps(rows).encode("utf-8")).hexdigest()[:16]


def raised(old: Floor | None, new: Floor, *, lower: bool) -> Floor:
    """The new floor; unless ``lower``, no measure falls below the old one on the same data."""
    if old is None or lower or old.digest != new.digest:
        return new
    least = {m: max(old.least[m], new.least[m]) for m in MEASURES}
    return old if least == dict(old.least) else Floor(new.digest, new.date, least)


def written(floors: Mapping[str, Floor], lowered: list[dict[str, str]]) -> str:
    """The file of floors."""
    lines = [
        "# Least F1 of each measure (tests/gate/score.py) on each set of gold articles; written by tests/gate/floors.py, not by hand.",
        f'seal = "{seal(floors)}"',
        "",
    ]
    for name, floor in floors.items():
        lines += [f"[floors.{name}]", f'digest = "{floor.digest}"', f"date = {floor.date}", *(f"{m} = {floor.least[m]:.3f}" for m in MEASURES), ""]
    for entry in lowered:
        lines += ["[[lowered]]", f"date = {entry['date']}", f"reason = {json.dumps(entry['reason'], ensure_ascii=False)}", ""]
    return "\n".join(lines)


def main() -> None:
    """Show, raise or lower the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="up", action="store_true", help="raise floors to what is measured less the margin")
    parser.add_argument("--lower", metavar="REASON", help="set floors anew, lower ones too, for this reason")
    options = parser.parse_args()
    data = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = load_floors() if data else {}
    today, engine = datetime.now(tz=UTC).date().isoformat(), Engine()
    for name in SETS:
        if not folder(name).is_dir():
            continue
        found = measure(name, engine)
        new = Floor(digest(folder(name)), today, {m: round(found[m].f1 - MARGIN, 3) for m in MEASURES})
        sys.stdout.write(f"{name}: " + ", ".join(f"{m} {found[m].f1:.3f}" for m in MEASURES) + "\n")
        floors[name] = raised(floors.get(name), new, lower=options.lower is not None)
    if options.up or options.lower:
        lowered = [{"date": str(x["date"]), "reason": x["reason"]} for x in data.get("lowered", [])]
        lowered += [{"date": today, "reason": options.lower}] if options.lower else []
        FLOORS.write_text(written(floors, lowered), encoding="utf-8")


if __name__ == "__main__":
    main()
