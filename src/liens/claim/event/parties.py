"""Looks once more at an event's category when its parties are known: who takes part may decide what the deed is.

A drill of one state is a show of force, a drill of several is cooperation; backing an armed group is aid, backing a
government in words is support; soldiers leave a town, a state leaves an organisation. Who says that he will not sign refuses.
The lexicon sees only the clause.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liens.claim.actor.mention import Mention
from liens.langs.pack import Pack
from liens.model import Category

# What a state can leave.
_BODIES = frozenset({"organisation", "alliance", "court", "agency"})
_COLUMNS = ("word", "category", "when", "becomes", "example")


class When(StrEnum):
    """What must hold of the parties."""

    SEVERAL = "several"
    FOR_REBELS = "for-rebels"
    BY_FORCES = "by-forces"
    FROM_BODY = "from-body"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Turn:
    """Into what a category turns, and the line of the table that says so."""

    when: When
    becomes: Category
    place: str


Parties = Mapping[tuple[str, Category], tuple[Turn, ...]]


@dataclass(frozen=True, slots=True)
class Sides:
    """The mentions of those who act and of those whom it reaches, and whether it is said that they will not do it."""

    initiators: Sequence[Mention]
    recipients: Sequence[Mention]
    refused: bool = False


def compile_parties(pack: Pack) -> Parties:
    """The table of a language by word (a lemma) and category; raises PackError naming file and line of what is wrong."""
    found: dict[tuple[str, Category], list[Turn]] = {}
    for row in pack.rows("parties.tsv", _COLUMNS):
        try:
            turn = Turn(When(row["when"]), Category(row["becomes"]), row.place)
            found.setdefault((row["word"], Category(row["category"])), []).append(turn)
        except ValueError as error:
            raise row.error(str(error)) from None
    return {key: tuple(turns) for key, turns in found.items()}


def turn(parties: Parties, category: Category, words: Collection[str], sides: Sides) -> Turn | None:
    """The first line whose word the trigger has and whose parties these are; None if the category stays."""
    turns = (t for word in words for t in parties.get((word, category), ()))
    return next((t for t in turns if _HOLDS[t.when](sides)), None)


def _several(sides: Sides) -> bool:
    return len({m.code.split("/")[0] for m in sides.initiators}) > 1


def _for_rebels(sides: Sides) -> bool:
    return any(m.sector == "REB" or m.type == "group" for m in sides.recipients)


def _by_forces(sides: Sides) -> bool:
    return bool(sides.initiators) and all(m.sector == "MIL" for m in sides.initiators)


def _from_body(sides: Sides) -> bool:
    return any(m.type in _BODIES for m in sides.recipients) and any(m.type not in _BODIES for m in sides.initiators)


def _refused(sides: Sides) -> bool:
    return sides.refused


_HOLDS = {When.SEVERAL: _several, When.FOR_REBELS: _for_rebels, When.BY_FORCES: _by_forces, When.FROM_BODY: _from_body, When.REFUSED: _refused}
