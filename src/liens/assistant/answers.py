"""What an assistant is answered: bounded pieces of one database, every claim with its sentence, its characters, its article and who says it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from liens.dossier.event import event
from liens.dossier.evidence import Line
from liens.dossier.plain import plain
from liens.dossier.search import parse_search
from liens.dossier.source import Wanted
from liens.dossier.stored import Stored
from liens.dossier.tie import tie
from liens.errors import NoSuchClaim, QueryError
from liens.link.compare import Agreement
from liens.store import ask
from liens.store.database import Location, Store, open_to_read
from liens.store.judged import judged_claims
from liens.store.linking import events_of
from liens.store.load import article_of, claims_of, records
from liens.store.nearby import claim_key
from liens.store.reading import current_version

Json = dict[str, Any]
# An answer is read by a model that pays for each word: lists are short, and say how many there are.
MOST_CLAIMS = 50
MOST_LINES = 25
MOST_CHARACTERS = 12_000
_LONGEST_QUERY = 500
_LONGEST_SENTENCE = 1_000


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers from one database, which is opened for each question and never written."""

    database: Location

    def search(self, query: str, limit: int = 20, offset: int = 0) -> Json:
        """The claims that fit words and operators, latest first."""
        if len(query) > _LONGEST_QUERY:
            raise QueryError(f"the query has {len(query):,} characters; {_LONGEST_QUERY} are allowed")
        with self._open() as store:
            wanted = parse_search(query)
            keys = ask.find(store, wanted, _bounded(limit, MOST_CLAIMS), max(0, offset))
            return {"count": ask.count_found(store, wanted), "offset": max(0, offset), "claims": _told(store, list(records(store, keys)))}

    def tie(self, first: str, second: str, after: str | None = None, before: str | None = None) -> Json:
        """What lies between two actors: the latest events either way and together, pacts, what falls due, the trend."""
        with self._open() as store:
            source = Stored(store)
            found = tie(source, Wanted(_code(first), _code(second), after or None, before or None))
            lists = {"to": found.to, "back": found.back, "both": found.both, "third": found.third}
            told = {name: self._lines(store, lines) for name, lines in lists.items()}
            pacts = [
                {"event": self._lines(store, [p.line])["events"][0], "clauses": [_cut(plain(c)) for c in p.clauses[:MOST_LINES]]} for p in found.pacts[-10:]
            ]
            due = {name: self._lines(store, [d.line for d in items]) for name, items in (("ahead", found.upcoming.ahead), ("overdue", found.upcoming.overdue))}
            trend = [plain(point) for point in found.trend[-36:]]
            return {"first": found.first, "second": found.second, "day": found.day, **told, "pacts": pacts, "upcoming": due, "trend": trend}

    def event(self, event_id: str, limit: int = 25) -> Json:
        """Everything told of one event: evidence, claims, and where speakers differ or contradict each other."""
        with self._open() as store:
            found = event(Stored(store), event_id)
            keys = [key for name in found.line.claims[: _bounded(limit, MOST_CLAIMS)] for key in [claim_key(store, name)] if key is not None]
            unlike = [plain(c) for c in found.comparisons if c.verdict in {Agreement.DIFFERS, Agreement.CONTRADICTS}]
            head = _cut({key: value for key, value in plain(found.line).items() if key != "claims"})
            claims = {"count": len(found.line.claims), "claims": _told(store, list(records(store, keys)))}
            return {**head, **claims, "disagreements": unlike[:MOST_LINES], "revisions": [plain(r) for r in found.revisions[:MOST_LINES]]}

    def article(self, article_id: str, start: int = 0, length: int = MOST_CHARACTERS) -> Json:
        """A stretch of an article's text exactly as read, with the claims whose sentences begin in it."""
        with self._open() as store:
            version, whole = current_version(store, article_id)
            article = article_of(store, version)
            begin, end = max(0, start), max(0, start) + _bounded(length, MOST_CHARACTERS)
            inside = [r for r in records(store, claims_of(store, version)) if not whole or begin <= r["sentence"]["start"] < end]
            about = {name: plain(getattr(article, name)) for name in ("id", "title", "outlet", "url", "language")}
            text = {"start": begin, "end": min(end, len(article.text)), "characters": len(article.text), "text": article.text[begin:end]}
            published = None if article.published is None else article.published.isoformat()
            return {**about, "published": published, **text, "count": len(inside), "claims": _told(store, inside[:MOST_CLAIMS])}

    def claims(self, ids: Sequence[str]) -> Json:
        """Whole records of some claims, with what people judged of them and what had been read before."""
        with self._open() as store:
            wanted = list(dict.fromkeys(ids))[:MOST_CLAIMS]
            keys = [key for name in wanted for key in [claim_key(store, name)] if key is not None]
            judged, found = judged_claims(store, wanted), list(records(store, keys))
            if not found and not judged:
                raise NoSuchClaim(f"there is none of the claims {', '.join(wanted)[:200] or 'that were asked for'} here; search lists the ids of claims")
            told = {name: {"verdict": j.verdict, "read": j.read, "by": [act.person for act in j.acts]} for name, j in judged.items()}
            events = events_of(store, [r["id"] for r in found])
            return {"claims": [{**r, "event_id": events.get(r["id"])} for r in found], "judged": told}

    def _lines(self, store: Store, lines: Sequence[Line]) -> Json:
        """The latest events of a list, each with the claim that its sentence is from."""
        latest = lines[-MOST_LINES:]
        keys = {line.event: [key for name in line.claims for key in [claim_key(store, name)] if key is not None] for line in latest}
        events = [{**_cut(plain(line)), "claims": list(line.claims[:10]), "claim": _claim_of(store, line, keys[line.event])} for line in latest]
        return {"count": len(lines), "events": events}

    @contextmanager
    def _open(self) -> Iterator[Store]:
        with open_to_read(self.database) as store, store.glance():
            yield store


def _claim_of(store: Store, line: Line, keys: Sequence[int]) -> Json | None:
    found = next((r for r in records(store, keys) if r["sentence"]["text"] == line.sentence), None)
    return None if found is None else _told(store, [found])[0]


def _told(store: Store, found: Sequence[Json]) -> list[Json]:
    """Claims in short: where they stand, what they say, who says it, and whether people judged them."""
    ids = [record["id"] for record in found]
    events, judged = events_of(store, ids), judged_claims(store, ids)
    return [
        {**short(record), "event_id": events.get(record["id"]), "judged": judged[record["id"]].verdict if record["id"] in judged else None} for record in found
    ]


def short(record: Json) -> Json:
    """A claim in short; ``sources`` is empty where the outlet says it in its own voice."""
    article, deed, when = record["article"], record["event"], record["when"]
    return {
        "id": record["id"],
        "article": article["id"],
        **{name: article[name] for name in ("outlet", "published", "language", "url")},
        "sentence": {**record["sentence"], "text": record["sentence"]["text"][:_LONGEST_SENTENCE]},
        "category": deed and deed["category"],
        "trigger": deed and deed["trigger"],
        "status": record["status"],
        "negated": record["negated"],
        **{role: [actor["code"] for actor in record[role]] for role in ("initiators", "recipients")},
        "when": when and {name: when[name] for name in ("start", "end", "precision")},
        "where": [{"name": place["name"], "country": place["country"]} for place in record["where"]],
        "quantities": [{name: q[name] for name in ("min", "max", "of", "unit", "text")} for q in record["quantities"]],
        "sources": [_source(link) for link in record["attribution"]],
    }


def _source(link: Json) -> Json:
    return {"code": link["source"]["code"], "name": link["source"]["name"], "cue": link["cue"] and link["cue"]["text"], "kind": link["kind"]}


def _code(text: str) -> str:
    """A code of an actor as it was written."""
    return text.strip()[:80] if "/" in text else text.strip()[:80].upper()


def _bounded(number: int, most: int) -> int:
    return min(max(1, number), most)


def _cut(told: Json) -> Json:
    return {key: value[:_LONGEST_SENTENCE] if isinstance(value, str) else value for key, value in told.items()}
