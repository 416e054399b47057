"""What binds two actors in short: for each way, kind of deed and status how many claims there are and how well they are attested."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liens.link.evidence import SURE, evidence
from liens.link.told import Told

_WAYS = ("to", "both", "from")


@dataclass(frozen=True, slots=True)
class Bond:
    """One kind of deed between two actors: way (``to``, ``from``, ``both``), category, status, counts, and the claims behind them."""

    way: str
    category: str
    status: str
    negated: bool
    events: int
    speakers: int
    independent: int
    claims: tuple[str, ...]


def bonds(claims: Sequence[Told], ways: Mapping[str, str], events: Mapping[str, str], folded: Mapping[str, str]) -> list[Bond]:
    """The bonds that some claims make, by way, then the most frequent first; claims of third parties make none."""
    groups: dict[tuple[str, str, str, bool], list[Told]] = defaultdict(list)
    for told in claims:
        way = ways.get(told.claim)
        if way in _WAYS:
            groups[way, told.category, told.status, told.negated].append(told)
    found = [_bond(key, members, events, folded) for key, members in groups.items()]
    order = [str(status) for status in SURE]
    return sorted(found, key=lambda b: (_WAYS.index(b.way), -len(b.claims), b.category, order.index(b.status), b.negated))


def _bond(key: tuple[str, str, str, bool], members: Sequence[Told], events: Mapping[str, str], folded: Mapping[str, str]) -> Bond:
    counts, happened = evidence(members, folded), {events[m.claim] for m in members if m.claim in events}
    return Bond(*key, len(happened), counts.speakers, counts.independent, tuple(m.claim for m in members))
