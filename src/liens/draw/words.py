"""What a drawing needs of the user's language: messages by key, numbers, plurals and days."""

from datetime import date
from typing import Protocol


class Words(Protocol):
    """The messages of one language; those of the command line and the pages do."""

    @property
    def language(self) -> str:
        """The code of the language."""
        ...

    def __call__(self, key: str, **fields: object) -> str:
        """The message of a key with its fields filled in."""
        ...

    def get(self, key: str, default: str) -> str:
        """The message of a key, or the default where there is none."""
        ...

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        ...

    def count(self, what: str, n: int) -> str:
        """So many of something."""
        ...

    def day(self, day: date) -> str:
        """A day in words."""
        ...

    def short_day(self, day: date) -> str:
        """A day in few letters."""
        ...

    def day_of_month(self, day: date) -> str:
        """A day in few letters, without its year."""
        ...

    def short_month(self, day: date) -> str:
        """A month in few letters."""
        ...

    def labelled(self, label: str, value: str) -> str:
        """A label, a colon and a value."""
        ...
