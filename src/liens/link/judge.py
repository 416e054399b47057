"""Judgements: that two claims tell the same happening or different ones, by which rule or person, how surely, and when."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liens.link import block
from liens.link.report import Report
from liens.link.score import Scale, Weights, grounded
from liens.ontology.linking import Kinds


class Verdict(StrEnum):
    """What a judgement says of two claims; ``undecided`` takes back what the same person said before."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Two claims (the smaller id first), the verdict, its score from 0 to 1, who judged, and when (None for a rule: it is the same at any time).

    ``by`` names a rule (``rule:score``) or a person (``person:anna``).
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    by: str
    at: str | None = None

    @property
    def personal(self) -> bool:
        """True if a person judged: no rule wins over that."""
        return self.by.startswith(PERSON)


PERSON = "person:"
# Pairs that a shortlist brought; they are remembered by this name, so that they are looked at again when their claims are linked anew.
SHORTLIST = "rule:shortlist"
# The rules on two reports, each known by its place here.
RULES = ("rule:score", "rule:outcome", SHORTLIST)
_SCORE, _OUTCOME, _SHORTLIST = range(len(RULES))
# Two reports scored at least so high are judged to tell the same happening; swept with the weights, see score.py.
SAME = 0.62
# Lower scores are kept down to here: they weigh against joining two events that share one likely pair.
KEPT = 0.35


def judged(left: str, right: str, verdict: Verdict, by: str, at: str) -> Judgement:
    """A person's judgement on two claims; ``at`` is the time as the person's program gives it."""
    first, second = sorted((left, right))
    return Judgement(first, second, verdict, 1.0 if verdict is Verdict.SAME else 0.0, f"{PERSON}{by}", at)


@dataclass(frozen=True, slots=True)
class Judgements(Collection[Judgement]):
    """What was judged of the claims of some reports: rules within a report, rules between two, persons.

    What rules say of two reports is kept as numbers (the places of the reports, the smaller claim first, the score, the place of the rule in
    ``RULES``) and told as judgements only when it is asked for: an archive has several for each claim.
    """

    reports: Sequence[Report]
    left: Sequence[int]
    right: Sequence[int]
    scores: Sequence[float]
    rules: Sequence[int]
    personal: tuple[Judgement, ...] = ()

    def __len__(self) -> int:
        return sum([len(report.claims) - 1 for report in self.reports]) + len(self.scores) + len(self.personal)

    def __contains__(self, judgement: object) -> bool:
        return any(judgement == known for known in self)

    def __iter__(self) -> Iterator[Judgement]:
        for report in self.reports:
            anchor = report.anchor
            for claim in report.claims[1:]:
                yield _ruled(min(anchor, claim.claim), max(anchor, claim.claim), 1.0, "rule:report")
        reports = self.reports
        for left, right, value, rule in zip(self.left, self.right, self.scores, self.rules, strict=True):
            yield _ruled(reports[left].anchor, reports[right].anchor, value, RULES[rule])
        yield from self.personal


def judge(reports: Sequence[Report], kinds: Kinds, weights: Weights, also: Iterable[tuple[str, str]] = (), personal: Iterable[Judgement] = ()) -> Judgements:
    """What rules say of the claims of some reports: within one report, between two reports near in time, between plan and outcome; then persons.

    ``also`` names pairs of claims that are worth a look besides; what is said of them is said by the same rules.
    """
    score = Scale(kinds, weights).score
    found = _Found(array("l"), array("l"), array("d"))
    for report, others in block.meetings(reports, kinds):
        for other in others:
            value = score(report, other)
            if value >= KEPT:
                found.add(report, other, value)
    rules = bytearray([_SCORE]) * len(found.scores)
    for plan, outcome in block.plans(reports, kinds):
        found.add(plan, outcome, SAME)
        rules.append(_OUTCOME)
    for left, right in _besides(reports, kinds, also):
        value = score(left, right)
        if value >= KEPT and grounded(left, right):
            found.add(left, right, value)
            rules.append(_SHORTLIST)
    return Judgements(reports, found.left, found.right, found.scores, rules, tuple(personal))


@dataclass(frozen=True, slots=True)
class _Found:
    """What rules say of two reports, as numbers, while they are compared."""

    left: "array[int]"
    right: "array[int]"
    scores: "array[float]"

    def add(self, one: Report, other: Report, value: float) -> None:
        """Remember the score of two reports, the one with the smaller claim first."""
        if other.anchor < one.anchor:
            one, other = other, one
        self.left.append(one.number)
        self.right.append(other.number)
        self.scores.append(value)


def _besides(reports: Sequence[Report], kinds: Kinds, also: Iterable[tuple[str, str]]) -> list[tuple[Report, Report]]:
    """The pairs of reports that a shortlist names and blocks do not."""
    home = {claim.claim: report for report in reports for claim in report.claims} if also else {}
    named = {}
    for first, second in also:
        if first in home and second in home and home[first].article != home[second].article:
            left, right = sorted((home[first], home[second]), key=lambda r: r.id)
            named[left.id, right.id] = left, right
    known = {(left.id, right.id) for left, right in block.pairs(reports, kinds)} if named else set()
    return [named[key] for key in sorted(named) if key not in known]


def _ruled(left: str, right: str, value: float, rule: str) -> Judgement:
    return Judgement(left, right, Verdict.SAME if value >= SAME else Verdict.DIFFERENT, value, rule)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgement that stands on each pair: the latest of a person, else the highest of a rule.

    A person's ``undecided`` takes back what that person said of the pair before; what others said of it then stands again.
    """
    ruled: dict[tuple[str, str], Judgement] = {}
    personal: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        pair = (judgement.left, judgement.right)
        if judgement.by.startswith(PERSON):
            personal.setdefault(pair, []).append(judgement)
        else:
            known = ruled.get(pair)
            if known is None or (known.score, known.by) < (judgement.score, judgement.by):
                ruled[pair] = judgement
    for pair in sorted(personal):
        latest = {j.by: j for j in sorted(personal[pair], key=_time)}
        valid = [j for j in latest.values() if j.verdict is not Verdict.UNDECIDED]
        if valid:
            ruled[pair] = max(valid, key=_time)
    return list(ruled.values())


def _time(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.at or "", judgement.by, judgement.verdict
