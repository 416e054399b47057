"""Pacts of two actors with their clauses: who owes what to whom, under which reserve, in the words of the articles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from liens.dossier.evidence import Line, line
from liens.dossier.source import Source, is_of
from liens.dossier.terms import Terms, terms_of
from liens.ontology.linking import load_kinds

Json = dict[str, Any]
# A clause stands near the sentence that tells of the pact: so many sentences with claims before or behind it, no more.
_NEAR = 3
# What a pact lays down lies ahead: under a condition (possible), on a date (planned), as a duty (wanted).
_CLAUSE = frozenset({"planned", "possible", "wanted"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Who owes what to whom: codes, category, status (``possible`` is on a condition), due day, the sentence, the claim, and the language.

    ``terms`` quotes the condition and the reference ("article 51 of the Charter") and tells a duty from a ban.
    """

    by: tuple[str, ...]
    to: tuple[str, ...]
    category: str
    status: str
    due: str | None
    sentence: str
    claim: str
    terms: Terms
    language: str


@dataclass(frozen=True, slots=True)
class Pact:
    """A pact's event, what it lays down, and the claims that one party broke what is told with it."""

    line: Line
    clauses: tuple[Clause, ...]
    breaches: tuple[str, ...]


def pacts(records: Sequence[Json], source: Source, actors: tuple[str, str]) -> list[Pact]:
    """The pacts that both actors make together, by day, each with the clauses told near it."""
    kinds, events = load_kinds(), source.events([r["id"] for r in records])
    groups: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        if record["id"] in events and not record["negated"] and record["event"]["category"] in kinds.pacts and all(_acts(record, actor) for actor in actors):
            groups[events[record["id"]]].append(record)
    by_article: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        by_article[record["article"]["id"]].append(record)
    found = [_pact(line(event, members, source), members, by_article, actors) for event, members in groups.items()]
    return sorted(found, key=lambda p: (p.line.day or "", p.line.event))


def _pact(told: Line, members: Sequence[Json], by_article: dict[str, list[Json]], actors: tuple[str, str]) -> Pact:
    clauses = tuple(_clauses(members, by_article, actors))
    references = {c.terms.reference.text.lower() for c in clauses if c.terms.reference}
    return Pact(told, clauses, tuple(_breaches(members, by_article, actors, references)))


def _breaches(members: Sequence[Json], by_article: dict[str, list[Json]], actors: tuple[str, str], references: set[str]) -> list[str]:
    """Claims of a breach by one of the parties: in an article that tells of the pact, or of the same article of the same text."""
    found = set()
    for name, records in by_article.items():
        here = any(r["article"]["id"] == name for r in members)
        for record in (r for r in records if r["event"] and not r["negated"]):
            terms = terms_of(record)
            same = terms.reference is not None and terms.reference.text.lower() in references
            if terms.breach and (here or same) and any(is_of(a["code"], actor) for a in record["recipients"] for actor in actors):
                found.add(record["id"])
    return sorted(found)


def _acts(record: Json, actor: str) -> bool:
    return any(is_of(a["code"], actor) for a in record["initiators"])


def _clauses(pact: Iterable[Json], by_article: dict[str, list[Json]], actors: tuple[str, str]) -> list[Clause]:
    found: dict[str, Clause] = {}
    for told in pact:
        members = by_article[told["article"]["id"]]
        order = {start: n for n, start in enumerate(sorted({r["sentence"]["start"] for r in members}))}
        here = order[told["sentence"]["start"]]
        for record in members:
            near = abs(order[record["sentence"]["start"]] - here) <= _NEAR
            if near and record["event"] and record["status"] in _CLAUSE and not record["negated"] and any(_acts(record, a) for a in actors):
                found.setdefault(record["id"], _clause(record))
    return [found[key] for key in sorted(found, key=lambda k: (found[k].due or "~", k))]


def _clause(record: Json) -> Clause:
    by, to = (tuple(a["code"] for a in record[role]) for role in ("initiators", "recipients"))
    when = record["when"]
    event = record["event"]
    day = when and when["end"]
    return Clause(by, to, event["category"], record["status"], day, record["sentence"]["text"], record["id"], terms_of(record), record["article"]["language"])
