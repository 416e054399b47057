"""What an article leads with: the report that its first sentences tell most of."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from liens.link.report import Report
from liens.link.told import Told
from liens.ontology.linking import Kinds

# After so many sentences with claims a sentence weighs half of the first; swept (.25 to 3) on the development set of linking.
HALF = 2.0
# Speech and reaction weigh so much of a deed: an article that opens with a condemnation leads with what is condemned.
TOLD = 0.5
# What lay so many days back when the article was published is its background, and weighs so much of the news.
PAST_DAYS, PAST = 30, 0.3


def leads(reports: Iterable[Report], kinds: Kinds) -> dict[str, Report]:
    """The leading report of each article; articles that tell no event have none."""
    ordered = sorted(reports, key=lambda r: (r.article, r.claims[0].start, r.id))
    return {article: _lead(list(members), kinds) for article, members in groupby(ordered, key=lambda r: r.article)}


def _lead(reports: Sequence[Report], kinds: Kinds) -> Report:
    places = sorted({claim.sentence for report in reports for claim in report.claims})
    rank = {sentence: number for number, sentence in enumerate(places)}
    return max(reports, key=lambda r: (_weight(r, rank, kinds), -r.claims[0].start))


def _weight(report: Report, rank: dict[int, int], kinds: Kinds) -> float:
    """The sentences of a report, the first weighing most; a sentence that tells one happening by three words tells it once."""
    worth: dict[int, float] = {}
    for claim in report.claims:
        worth[claim.sentence] = max(worth.get(claim.sentence, 0.0), _worth(claim, kinds))
    return sum(value / (1.0 + rank[sentence] / HALF) for sentence, value in worth.items())


def _worth(claim: Told, kinds: Kinds) -> float:
    last = None if claim.when is None else claim.when.last
    past = PAST if last is not None and claim.day is not None and last < claim.day - PAST_DAYS else 1.0
    return past * (TOLD if claim.category in kinds.told else 1.0)
