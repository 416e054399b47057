"""Series: events of one kind by the same hands, each within weeks of the next: the launches of a summer, the rounds of a negotiation.

The press files such events under one subject, and an archive that is sorted by subject does not tell them apart. A series never
joins their claims: figures and dates of different events are not compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from liens.link.link import Linked
from liens.link.report import Report, summed
from liens.link.score import gap
from liens.ontology.linking import Kinds

# The longest pause within a series, in days; swept on the development set of linking (30, 45, 60 and 90 days).
PAUSE = 45
_ALIKE = 0.6
_SHARED = 0.5
_NEXT = 20


def series(events: Iterable[Linked], kinds: Kinds) -> dict[str, str]:
    """The series of each event, named after its first event; an event by itself is a series of one."""
    told = list(events)
    found = [(event.id, summed(event.claims)) for event in told]
    extent = {event.id: _extent(event) for event in told}
    first: dict[str, str] = {identifier: identifier for identifier, _ in found}
    order = {identifier: (extent[identifier], identifier) for identifier, _ in found}
    for members in _blocks(found, kinds):
        ranked = sorted(members, key=lambda pair: order[pair[0]])
        for number, (left, ours) in enumerate(ranked):
            for right, theirs in ranked[number + 1 : number + 1 + _NEXT]:
                if gap(extent[left], extent[right]) <= PAUSE and _continues(ours, theirs, kinds):
                    _join(first, _root(first, left), _root(first, right), order)
    return {identifier: _root(first, identifier) for identifier, _ in found}


def _extent(event: Linked) -> tuple[int, int]:
    """From the first to the last day on which an article told of the event."""
    days = [claim.day or 0 for claim in event.claims]
    return min(days), max(days)


def _blocks(events: Sequence[tuple[str, Report]], kinds: Kinds) -> list[list[tuple[str, Report]]]:
    blocks: dict[tuple[str, str], list[tuple[str, Report]]] = defaultdict(list)
    for identifier, report in events:
        for family in sorted({f for c in _main(report) for f in kinds.families[c]}):
            for root in _heads(report):
                blocks[family, root].append((identifier, report))
    return [blocks[key] for key in sorted(blocks)]


def _main(report: Report) -> list[str]:
    """The category that most claims of an event have; of equals all."""
    named = [claim.category for claim in report.claims]
    most = max(named.count(c) for c in report.categories)
    return sorted(c for c in report.categories if named.count(c) == most)


def _heads(report: Report) -> list[str]:
    """The heaviest of those who act, or of those acted upon where nobody is named who does."""
    weights = report.acting or report.receiving
    return sorted(r for r in weights if weights[r] == max(weights.values()))


def _continues(left: Report, right: Report, kinds: Kinds) -> bool:
    alike = max(kinds.likeness(a, b) for a in _main(left) for b in _main(right))
    if alike < _ALIKE or left.ahead != right.ahead:
        return False
    return bool(set(_heads(left)) & set(_heads(right)))


def _root(first: dict[str, str], identifier: str) -> str:
    while first[identifier] != identifier:
        first[identifier] = first[first[identifier]]
        identifier = first[identifier]
    return identifier


def _join(first: dict[str, str], left: str, right: str, order: dict[str, tuple[tuple[int, int], str]]) -> None:
    early, late = sorted((left, right), key=lambda identifier: order[identifier])
    first[late] = early
