"""Remembers what is costly to count and the same for everybody, for as long as the database does not change."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Memo:
    """One value a name, each with the stamp of the state that it was made from."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, object]] = {}

    def get(self, name: str, stamp: str, make: Callable[[], _T]) -> _T:
        """What was made from the same state, or what is made now."""
        kept = self._kept.get(name)
        if kept is not None and kept[0] == stamp:
            return kept[1]  # type: ignore[return-value] # put there under the same name
        made = make()
        self._kept[name] = (stamp, made)
        return made
