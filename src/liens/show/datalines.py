"""Finds the lines of data that a reason names ("fr/cues.tsv:6"), so that a user can read the rule and its example."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from liens.langs.table import EMPTY

_ROOT = Path(__file__).parents[1]
_PLACE = re.compile(r"(?<![\w/])((?:[\w-]+/)*[\w-]+\.tsv):(\d+)")
_EXAMPLE = "example"
_FILES_KEPT = 64
# So many lines are kept taken apart: the claims of a page name the same rules again and again.
_LINES_KEPT = 8192


@dataclass(frozen=True, slots=True)
class DataLine:
    """One line of a data file: where it stands, its cells by column, and its example sentence if it has one."""

    place: str
    cells: tuple[tuple[str, str], ...]
    example: str | None

    def text(self) -> str:
        """The cells as written, empty ones left out."""
        return " · ".join(f"{column}={value}" for column, value in self.cells)


def data_lines(reason: str, language: str) -> list[DataLine]:
    """The lines that a reason names, in order, each once."""
    found: dict[str, DataLine] = {}
    for match in _PLACE.finditer(reason):
        line = _line(match[1], int(match[2]), language)
        if line is not None:
            found.setdefault(line.place, line)
    return list(found.values())


@lru_cache(maxsize=_LINES_KEPT)
def _line(name: str, number: int, language: str) -> DataLine | None:
    path = next((p for p in _candidates(name, language) if p.is_file()), None)
    if path is None:
        return None
    content = _content(path)
    header = next((line for line in content if not line.startswith("#")), "").split("\t")
    if not 1 <= number <= len(content):
        return None
    cells = dict(zip(header, content[number - 1].split("\t"), strict=False))
    example = cells.pop(_EXAMPLE, EMPTY)
    kept = tuple((column, value) for column, value in cells.items() if value != EMPTY)
    place = f"{path.relative_to(_ROOT).as_posix().removeprefix('langs/')}:{number}"
    return DataLine(place, kept, None if example == EMPTY else example)


def _candidates(name: str, language: str) -> list[Path]:
    packs = _ROOT / "langs"
    return [packs / name, packs / language / name, _ROOT / name, _ROOT / "ontology" / name]


@lru_cache(maxsize=_FILES_KEPT)
def _content(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").split("\n"))
