"""The people whom the press names, with their terms: read as lines, and made into actors when a text first names them.

The file is long and a text names few of its people, so loading only notes which lines bear which name.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from liens.claim.actor.entity import Entity, day
from liens.langs.table import EMPTY, Row, label_of, read_lines

_COLUMNS = ("name", "aliases", "code", "office", "from", "to", "source")
_FIRST = re.compile(r"\w+|[^\w\s]")


class People:
    """Office holders by every written form of their names; one line an office, so one person may have several."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises PackError if it is missing, has another header or a line with other cells."""
        self._label = label_of(path)
        self._rows = list(read_lines(path, _COLUMNS, self._label))
        self._lines: dict[str, list[int]] = {}
        for number, (_, line) in enumerate(self._rows):
            name, aliases, _ = line.split("\t", 2)
            self._lines.setdefault(name, []).append(number)
            if aliases != EMPTY:
                for alias in dict.fromkeys(aliases.split("|")):
                    if alias != name:
                        self._lines.setdefault(alias, []).append(number)
        self._made: dict[int, Entity] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._lines

    def forms(self) -> Iterator[str]:
        """Every written form."""
        return iter(self._lines)

    def bearers(self, form: str) -> list[Entity]:
        """All who bear a name, in the order of the file; raises PackError for a line whose days are wrong."""
        return [self._entity(number) for number in self._lines.get(form, ())]

    @cached_property
    def given(self) -> tuple[str, ...]:
        """The first words of names of several words, in the order of the file."""
        names = (line.partition("\t")[0].partition(" ") for _, line in self._rows)
        return tuple(dict.fromkeys(first for first, _, rest in names if rest))

    def reach(self) -> Iterator[tuple[str, int]]:
        """The first word of every form, and the form's length."""
        for form in self._lines:
            word = form.partition(" ")[0]
            if not word.isalnum():
                found = _FIRST.match(form)
                word = found.group() if found is not None else form
            yield word, len(form)

    def _entity(self, number: int) -> Entity:
        entity = self._made.get(number)
        if entity is None:
            at, line = self._rows[number]
            entity = self._made[number] = _holder(Row(f"{self._label}:{at}", dict(zip(_COLUMNS, line.split("\t"), strict=True))))
        return entity


def _holder(row: Row) -> Entity:
    start, end = day(row, "from", last=False), day(row, "to", last=True)
    if start and end and end < start:
        raise row.error("the term ends before it begins")
    country = row["code"].split("/")[0]
    slug = row["name"].lower().replace(" ", "-")
    return Entity(f"{row['code']}/{slug}", row["code"], "person", row["name"], country, row.place, start, end, row["office"])
