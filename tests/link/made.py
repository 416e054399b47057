"""Claims made by hand for the tests of linking: only what a test is about is told, the rest is silent."""

from datetime import date

from liens.link.cluster import clusters
from liens.link.judge import Judgements
from liens.link.report import reports
from liens.link.told import Count, Party, Period, Spot, Told
from liens.model import Precision
from liens.ontology.linking import load_kinds


def ordinal(day):
    return date.fromisoformat(day).toordinal()


def party(code):
    return Party(code, code.partition("/")[0], None, code, named=True)


def days(first, last=None, precision=Precision.DAY):
    return Period(ordinal(first), ordinal(last or first), precision)


def number(low, high=None, of=None, *, approximate=False, exact=True, harm=None):
    return Count(of, None, low, low if exact and high is None else high, approximate, harm)


def made(claim, **slots):
    """One claim; ``by``, ``to`` and ``says`` are codes, ``on`` the day of publication."""
    article = slots.get("article", f"a-{claim}")
    return Told(
        claim=claim,
        article=article,
        outlet=slots.get("outlet", f"Gazette {article}"),
        language=slots.get("language", "en"),
        day=ordinal(slots.get("on", "2024-05-02")),
        sentence=slots.get("sentence", 0),
        start=slots.get("start", 0),
        category=slots.get("category", "ASSAULT"),
        sense=slots.get("sense"),
        status=slots.get("status", "actual"),
        negated=slots.get("negated", False),
        initiators=tuple(party(c) for c in slots.get("by", ())),
        recipients=tuple(party(c) for c in slots.get("to", ())),
        when=slots.get("when"),
        where=tuple(slots.get("where", ())),
        counts=tuple(slots.get("counts", ())),
        chain=tuple(party(c) for c in slots.get("says", ())),
        dated=slots.get("dated", True),
    )


def town(name, country, point, gazetteer):
    return Spot(name, country, point, gazetteer)


def state(name, country):
    return Spot(name, country, None, None)


def clustered(names, judgements):
    """The groups, each sorted, of claims of as many articles, by what was judged of them."""
    rules = [j for j in judgements if not j.personal]
    found = reports([made(name) for name in names], load_kinds())
    number = {report.anchor: report.number for report in found}
    ends = [number[j.left] for j in rules], [number[j.right] for j in rules]
    judged = Judgements(found, *ends, [j.score for j in rules], [0] * len(rules), tuple(j for j in judgements if j.personal))
    return sorted(tuple(sorted(claim.claim for claim in group)) for group in clusters(judged))
