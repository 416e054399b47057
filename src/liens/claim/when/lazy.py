"""A pattern that is compiled when it is first tried: most lines of a table are never tried on one article."""

import re

from liens.langs.table import Row


class Lazy:
    """A regular expression of a table, not compiled yet."""

    __slots__ = ("_made", "_row", "source")

    def __init__(self, source: str, row: Row | None = None) -> None:
        """Keep the pattern, and the row to name if it is wrong."""
        self.source = source
        self._row = row
        self._made: re.Pattern[str] | None = None

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The match that begins at a place; raises PackError naming the line if the pattern makes no sense."""
        made = self._made
        if made is None:
            made = self._made = self._compiled()
        return made.match(text, at)

    def _compiled(self) -> re.Pattern[str]:
        try:
            return re.compile(self.source)
        except re.error as error:
            if self._row is None:
                raise
            raise self._row.error(f"pattern is not a regular expression: {error}") from error
