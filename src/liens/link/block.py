"""Which reports are compared at all: those of one family, party or country, and week; so the work grows with the news, not with its square."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from liens.link.report import Report
from liens.link.score import gap, window
from liens.model import Status
from liens.ontology.linking import Kinds

_WEEK = 7
# Each report meets so many of its neighbours in time in a block, at most: an ever larger block (a war's daily shelling) costs no more a report.
NEIGHBOURS = 40
# The heaviest parties of a report are its block keys; a party named in passing is none.
_PARTIES = 4
# What is announced may come so many days later ("will send tanks"), and is then looked for among the deeds of the same hands.
HORIZON = 120
_OUTCOMES = 8
# Of several deeds in that time the first is meant, as different articles date it.
_DEED = 3
# Week, family, party or country: neighbours in time stand together, so a long archive is worked on piece by piece.
Key = tuple[int, str, str]


def pairs(reports: Iterable[Report], kinds: Kinds) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of different articles that may tell one happening, each pair once, in an order of its own."""
    blocks: dict[Key, list[Report]] = defaultdict(list)
    keys: dict[str, frozenset[Key]] = {}
    for report in reports:
        keys[report.id] = found = frozenset(_keys(report, kinds))
        for key in found:
            blocks[key].append(report)
    for key in sorted(blocks):
        members = sorted(blocks[key], key=lambda r: (window(r), r.id))
        for number, left in enumerate(members):
            for right in members[number + 1 : number + 1 + NEIGHBOURS]:
                if left.article != right.article and key == min(keys[left.id] & keys[right.id]):
                    yield (left, right) if left.id < right.id else (right, left)


def _keys(report: Report, kinds: Kinds) -> Iterator[Key]:
    first, last = window(report)
    weeks = range((first - 1) // _WEEK, (last + 1) // _WEEK + 1)
    families = sorted({family for category in report.categories for family in kinds.families[category]})
    for where in _anchors(report):
        for family in families:
            for week in weeks:
                yield week, family, where


def _anchors(report: Report) -> Sequence[str]:
    weight = {r: report.acting.get(r, 0.0) + report.receiving.get(r, 0.0) for r in report.roots}
    heaviest = sorted(weight, key=lambda r: (-weight[r], r))[:_PARTIES]
    return sorted({*heaviest, *report.countries})


def plans(reports: Iterable[Report], kinds: Kinds) -> Iterator[tuple[Report, Report]]:
    """Pairs of what is announced without a day and what the same hands then do: the plan first, each with the outcomes that follow soonest."""
    by_hands: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    for report in reports:
        for key in _hands(report, kinds):
            by_hands[key].append(report)
    for key in sorted(by_hands):
        members = by_hands[key]
        done = sorted((r for r in members if not r.ahead), key=lambda r: (window(r), r.id))
        for plan in sorted((r for r in members if not r.days and _planned(r)), key=lambda r: r.id):
            day = plan.published or 0
            later = [r for r in done if r.article != plan.article and day <= window(r)[1] <= day + HORIZON]
            for outcome in later[:_OUTCOMES]:
                if gap(window(outcome), window(later[0])) <= _DEED:
                    yield plan, outcome


def _planned(report: Report) -> bool:
    return report.ahead and any(claim.status == Status.PLANNED for claim in report.claims)


def _hands(report: Report, kinds: Kinds) -> Iterator[tuple[str, str, str]]:
    """Category and who does it to whom, for the heaviest of each."""
    for category in sorted(report.categories - kinds.told):
        for first in _two(report.acting):
            for second in _two(report.receiving) if report.receiving else [r for r in _two(report.acting) if r > first]:
                yield category, first, second


def _two(weights: dict[str, float]) -> list[str]:
    return sorted(weights, key=lambda r: (-weights[r], r))[:2]
