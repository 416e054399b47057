"""The people whom the press names, with their terms: read as lines, and made into actors when a text first names them.

The file is long and a text names few of its people, so loading only notes which lines bear which name.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from liens.claim.actor.entity import Entity, day
from liens.langs.table import EMPTY, Row, label_of, read_body

_COLUMNS = ("name", "aliases", "code", "office", "from", "to", "source")


class People:
    """Office holders by every written form of their names; one line an office, so one person may have several."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises PackError if it is missing, has another header or a line with other cells."""
        self._label = label_of(path)
        self._start, self._rows = read_body(path, _COLUMNS, self._label)
        # Nearly every form stands in one line only, and needs no list.
        self._line: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for number, line in enumerate(self._rows):
            if not line:
                continue
            name, aliases, _ = line.split("\t", 2)
            for form in (name,) if aliases == EMPTY else dict.fromkeys((name, *aliases.split("|"))):
                if self._line.setdefault(form, number) != number:
                    self._more.setdefault(form, []).append(number)
        self._made: dict[int, Entity] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._line

    def forms(self) -> Iterable[str]:
        """Every written form."""
        return self._line.keys()

    def bearers(self, form: str) -> list[Entity]:
        """All who bear a name, in the order of the file; raises PackError for a line whose days are wrong."""
        number = self._line.get(form)
        return [] if number is None else [self._entity(n) for n in (number, *self._more.get(form, ()))]

    @cached_property
    def given(self) -> tuple[str, ...]:
        """The first words of names of several words, in the order of the file."""
        names = (line[: line.index("\t")].partition(" ") for line in self._rows if line)
        return tuple(dict.fromkeys([first for first, _, rest in names if rest]))

    def _entity(self, number: int) -> Entity:
        entity = self._made.get(number)
        if entity is None:
            cells = dict(zip(_COLUMNS, self._rows[number].split("\t"), strict=True))
            entity = self._made[number] = _holder(Row(f"{self._label}:{self._start + number}", cells))
        return entity


def _holder(row: Row) -> Entity:
    start, end = day(row, "from", last=False), day(row, "to", last=True)
    if start and end and end < start:
        raise row.error("the term ends before it begins")
    country = row["code"].split("/")[0]
    slug = row["name"].lower().replace(" ", "-")
    return Entity(f"{row['code']}/{slug}", row["code"], "person", row["name"], country, row.place, start, end, row["office"])
