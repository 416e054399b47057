"""A tie with every sentence behind its figures: what a file needs that has no server to ask."""

from dataclasses import dataclass

from liens.dossier.chosen import Choice, chosen
from liens.dossier.event import Quoted
from liens.dossier.source import Source, Wanted
from liens.dossier.tie import Tie, tie


@dataclass(frozen=True, slots=True)
class Whole:
    """The dossier of two actors, and its sentences, the latest first."""

    tie: Tie
    quotes: tuple[Quoted, ...]


def whole(source: Source, wanted: Wanted, day: str | None = None) -> Whole:
    """The tie of the two actors of a query with all its sentences."""
    return Whole(tie(source, wanted, day), tuple(chosen(source, wanted, Choice())))
