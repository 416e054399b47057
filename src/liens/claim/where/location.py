"""A place as an article names it: what it is, how it is introduced, and the word by which it hangs in its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from liens.model import Place


class Entry(StrEnum):
    """How a place comes into its sentence: behind a preposition of place, by way of another one, or bare."""

    IN = "in"
    ON = "on"
    TO = "to"
    FROM = "from"
    OF = "of"
    OTHER = "other"
    BARE = "bare"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Location:
    """One place in the text.

    ``token`` is the head of the name, ``anchor`` that of the whole phrase ("the city of Goma": "city"); ``back`` is set
    where the words name no place themselves but point back to one ("the city"), ``adjective`` where a nationality says
    whose land it is ("the Syrian desert").
    """

    token: int
    anchor: int
    entry: Entry
    place: Place
    back: bool = False
    adjective: bool = False

    @property
    def locative(self) -> bool:
        """True if the words say that something is there."""
        return self.entry in {Entry.IN, Entry.TO} and not (self.back or self.adjective)
