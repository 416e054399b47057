"""One act of judging: who said what of which claim or event, and when. Acts are never changed; a later one takes an earlier one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from liens.errors import JudgementError

Json = dict[str, Any]
_LONGEST_NAME = 80
_LONGEST_NOTE = 2000


class Kind(StrEnum):
    """What a person may do: judge a claim, add one that was missed, judge what belongs together, take an act back."""

    RIGHT = "right"
    WRONG = "wrong"
    CORRECT = "correct"
    ADD = "add"
    SAME = "same"
    DIFFERENT = "different"
    MERGE = "merge"
    SPLIT = "split"
    WITHDRAW = "withdraw"

    @property
    def of_claim(self) -> bool:
        """True for what is said of one claim by itself."""
        return self in {Kind.RIGHT, Kind.WRONG, Kind.CORRECT, Kind.ADD}


@dataclass(frozen=True, slots=True)
class Person:
    """Who judges, and in what words that person explains it."""

    name: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it is kept.

    ``record`` is the claim as it had been read when a person judged it (of an added claim: the claim itself); ``claims`` are the two
    claims, or all claims of the events, that an act on belonging names; ``withdrawn`` is the number of the act that took this one back.
    """

    number: int
    kind: Kind
    person: str
    made: str
    article: str | None = None
    claim: str | None = None
    field: str | None = None
    value: Any = None
    record: Json | None = None
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    withdraws: int | None = None
    note: str | None = None
    withdrawn: int | None = None


def known(name: str, note: str | None = None) -> Person:
    """Who judges, by the name that was given; raises JudgementError for none, or for one that is too long."""
    written = " ".join(name.split())
    if not written or len(written) > _LONGEST_NAME:
        raise JudgementError(f"a judgement needs the name of who judges, {_LONGEST_NAME} characters at most; give one")
    told = (note or "").strip()
    if len(told) > _LONGEST_NOTE:
        raise JudgementError(f"the note has {len(told):,} characters; {_LONGEST_NOTE:,} are allowed")
    return Person(written, told or None)


def withdrawals(links: Sequence[tuple[int, int | None]]) -> dict[int, int]:
    """For each act that is taken back, the act that does so; a withdrawal that is itself taken back counts no more.

    ``links`` are the numbers of acts, oldest first, each with the number of the act that it withdraws (None for others).
    """
    found: dict[int, int] = {}
    for number, target in sorted(links, reverse=True):
        if target is not None and number not in found:
            found.setdefault(target, number)
    return found


def standing(acts: Sequence[Act]) -> list[Act]:
    """The acts that nobody took back, less the withdrawals themselves."""
    return [act for act in acts if act.withdrawn is None and act.kind is not Kind.WITHDRAW]
