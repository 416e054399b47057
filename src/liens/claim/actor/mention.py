"""A mention: one place in the text where an actor is named or pointed back to."""

from dataclasses import dataclass
from enum import StrEnum

from liens.model import Via


class Form(StrEnum):
    """How a mention is written."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    PERSON = "person"
    ROLE = "role"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Mention:
    """One actor at one place: head token, first and last token, code, and how it was resolved.

    ``type`` is what the actor is (state, organisation, group, person, people, vague); ``plural`` whether the words are;
    ``many`` that the words mean several actors, of which this is one; ``beside`` the role noun that a name stands next to;
    ``office`` what the file of leaders says that a person is.
    """

    token: int
    first: int
    last: int
    code: str
    entity: str | None
    name: str
    form: Form
    type: str
    via: Via
    why: str
    plural: bool = False
    gender: str | None = None
    many: bool = False
    beside: int | None = None
    office: str | None = None

    @property
    def head(self) -> str:
        """The state or organisation: what stands before "/" in the code."""
        return self.code.split("/", 1)[0]

    @property
    def sector(self) -> str | None:
        """What stands after "/" in the code."""
        return self.code.partition("/")[2] or None
