"""Who vouches for claims, and how sure they are: what a dossier chooses by, without reading whole records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liens.store.database import Store

_BATCH = 500
_SPOKEN = (
    "SELECT c.key, c.day, c.status, c.negated, a.code, EXISTS (SELECT 1 FROM involved AS i WHERE i.claim = c.key AND i.root = a.root AND i.role <> 'source')"
    " FROM claims AS c JOIN speakers AS s ON s.key = c.speaker LEFT JOIN actors AS a ON a.key = s.actor WHERE c.key IN "
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim by key: its day, status, whether it denies, the code of its speaker (None for the outlet), and whether that is a party to it."""

    claim: int
    day: str
    status: str
    negated: bool
    speaker: str | None
    party: bool


def spoken(store: Store, claims: Sequence[int]) -> Iterator[Spoken]:
    """Some claims with their speakers, in no order."""
    for at in range(0, len(claims), _BATCH):
        batch = claims[at : at + _BATCH]
        for key, day, status, negated, code, party in store.rows(_SPOKEN + "(" + ", ".join("?" for _ in batch) + ")", batch):
            yield Spoken(key, day or "", status, bool(negated), code, bool(party))
