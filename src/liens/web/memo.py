"""Remembers what is costly to count and the same for everybody, for as long as the database does not change."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Memo:
    """One value a name, each with the state of the database that it was made from."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, object]] = {}

    def get(self, name: str, state: str | None, make: Callable[[], _T]) -> _T:
        """What was made from the same state, or what is made now; of an unknown state nothing is remembered."""
        kept = self._kept.get(name)
        if state is not None and kept is not None and kept[0] == state:
            return kept[1]  # type: ignore[return-value] # put there under the same name
        made = make()
        if state is not None:
            self._kept[name] = (state, made)
        return made
