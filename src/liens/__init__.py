"""Liens reads French and English news into attributed claims: who says that who did what to whom, when, where, how many.

>>> import liens
>>> article = liens.read("depeche.txt")  # doctest: +SKIP
>>> article.claims  # doctest: +SKIP

Importing this loads no model; :func:`read`, :func:`read_many`, :func:`times` and :func:`quantities` load what they need
when first called.
"""

from collections.abc import Iterable, Iterator
from datetime import date as _date
from pathlib import Path
from typing import TYPE_CHECKING, Any

# The room of that name is loaded before the function below takes the name for the user: a later import of
# ``liens.read.files`` then finds the room in place and leaves the function alone.
import liens.read  # noqa: F401
from liens.errors import LiensError
from liens.model import Category, Claim, Span, Status

if TYPE_CHECKING:
    from liens.engine import Reading
    from liens.read.files import Failure

__all__ = ["Category", "Claim", "Failure", "LiensError", "Reading", "Span", "Status", "__version__", "quantities", "read", "read_many", "times"]
__version__ = "0.1.0"


def read(source: str | Path, *, date: _date | str | None = None, lang: str | None = None) -> "Reading":
    """Read one article: a text, or the path of a file that holds one.

    ``date`` is its publication date (``2025-10-24``) and ``lang`` its language (``fr`` or ``en``), each needed only
    where the article does not tell. Raises ReadError if it cannot be read, or if the file holds several articles.
    """
    from liens.show.calls import read_one

    return read_one(source, date, lang)


def read_many(paths: Iterable[str | Path], *, date: _date | str | None = None, lang: str | None = None, jobs: int = 1) -> "Iterator[Reading | Failure]":
    """Read files and folders: for each article a Reading, for each that cannot be read a Failure with its reason."""
    from liens.show.calls import read_all

    return read_all(paths, date, lang, jobs)


def times(text: str, *, date: _date | str | None = None, lang: str | None = None) -> list[dict[str, Any]]:
    """The expressions of time in a text: ``start``, ``end``, ``text`` and ``value`` of each (end of a value excluded)."""
    from liens.show.calls import times_of

    return times_of(text, date, lang)


def quantities(text: str, *, lang: str | None = None) -> list[dict[str, Any]]:
    """The numbers in a text that count or measure: ``start``, ``end``, ``text``, ``kind`` and ``value`` (bounds, unit, currency) of each."""
    from liens.show.calls import quantities_of

    return quantities_of(text, lang)


def __getattr__(name: str) -> Any:
    """Reading and Failure are fetched when asked for: importing Liens stays light."""
    if name == "Reading":
        from liens.engine import Reading

        return Reading
    if name == "Failure":
        from liens.read.files import Failure

        return Failure
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
