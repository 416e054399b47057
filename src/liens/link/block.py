"""Which reports are compared at all: those of one family, party or country, and week; so the work grows with the news, not with its square."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from liens.link.report import LONGEST, Report
from liens.link.score import gap
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


@dataclass(frozen=True, slots=True)
class _Placed:
    """A report with its block keys: first and last week, families, and the parties and countries that it is looked up by."""

    report: Report
    first: int
    last: int
    families: Sequence[str]
    anchors: Sequence[str]


@dataclass(slots=True)
class _Block:
    """The reports of one family and one party or country that are at hand in a week, in the order of their days."""

    week: int
    members: list[_Placed]

    def until(self, week: int) -> list[_Placed]:
        """Those that still reach into a week; what ended before is let go, for what comes later never meets it."""
        if self.week != week:
            self.week, self.members = week, [m for m in self.members if m.last >= week]
        return self.members


def pairs(reports: Iterable[Report], kinds: Kinds) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of different articles that may tell one happening, each pair once, the smaller id first, in an order of its own."""
    for report, others in meetings(reports, kinds):
        for other in others:
            yield (other, report) if other.id < report.id else (report, other)


def meetings(reports: Iterable[Report], kinds: Kinds) -> Iterator[tuple[Report, list[Report]]]:
    """Each report with those of other articles before it that may tell the same happening.

    A sweep over time: each report meets those before it that reach into its first week, so a long archive is worked on piece by piece
    and only the weeks at hand are held.
    """
    blocks: dict[tuple[str, str], _Block] = {}
    for report in _in_time(reports):
        yield report, _met(_place(report, kinds), blocks)


def _in_time(reports: Iterable[Report]) -> Iterator[Report]:
    """Reports in the order of their days, then of their ids; sorted day by day, for an archive is long and a day is short."""
    days: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        days[report.window[0]].append(report)
    for day in sorted(days):
        yield from sorted(days.pop(day), key=_order)


def _met(right: _Placed, blocks: dict[tuple[str, str], _Block]) -> list[Report]:
    """The reports at hand that one meets in its blocks, each once: in the first block that both share. From now on it is at hand itself."""
    article = right.report.article
    found: list[Report] = []
    for number, family in enumerate(right.families):
        for place, anchor in enumerate(right.anchors):
            block = blocks.get((family, anchor))
            if block is None:
                blocks[family, anchor] = _Block(right.first, [right])
                continue
            members = block.until(right.first)
            near = members if len(members) <= NEIGHBOURS else members[-NEIGHBOURS:]
            if number or place:
                families, anchors = frozenset(right.families[:number]), frozenset(right.anchors[:place])
                near = [left for left in near if anchors.isdisjoint(left.anchors) and families.isdisjoint(left.families)]
            found += [left.report for left in near if left.report.article != article]
            members.append(right)
    return found


def _order(report: Report) -> tuple[tuple[int, int], str]:
    return report.window, report.id


def _place(report: Report, kinds: Kinds) -> _Placed:
    first, last = report.window
    families = kinds.families[next(iter(report.categories))]
    if len(report.categories) > 1:
        families = tuple(sorted({family for category in report.categories for family in kinds.families[category]}))
    return _Placed(report, (first - 1) // _WEEK, (last + 1) // _WEEK, families, _anchors(report))


def _anchors(report: Report) -> Sequence[str]:
    heaviest: Iterable[str] = report.roots
    if len(report.roots) > _PARTIES:
        heaviest = sorted(report.roots, key=lambda r: (-report.parties[r][0], r))[:_PARTIES]
    return sorted({*heaviest, *report.countries})


def plans(reports: Iterable[Report], kinds: Kinds) -> Iterator[tuple[Report, Report]]:
    """Pairs of what is announced without a day and what the same hands then do: the plan first, each with the outcomes that follow soonest."""
    by_hands: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    for report in reports:
        for key in _hands(report, kinds):
            by_hands[key].append(report)
    for key in sorted(by_hands):
        announced = sorted((r for r in by_hands[key] if not r.days and _planned(r)), key=lambda r: r.id)
        done = sorted((r for r in by_hands[key] if not r.ahead), key=_order) if announced else []
        for plan in announced:
            later = list(islice(_after(plan, done), _OUTCOMES))
            for outcome in later:
                if gap(outcome.window, later[0].window) <= _DEED:
                    yield plan, outcome


def _after(plan: Report, done: Sequence[Report]) -> Iterator[Report]:
    """What was done from the day of a plan on until its horizon, in the order of its days."""
    day = plan.published or 0
    # What is told of spans less than a month, so nothing that begins earlier reaches the day.
    begin = bisect_left(done, day - LONGEST, key=lambda r: r.window[0])
    for report in (done[i] for i in range(begin, len(done))):
        first, last = report.window
        if first > day + HORIZON:
            return
        if day <= last <= day + HORIZON and report.article != plan.article:
            yield report


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
