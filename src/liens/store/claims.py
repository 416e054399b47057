"""Writes one claim into its tables: the claim, who takes part, who vouches, where, how many, and the summaries of pairs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liens.store.codes import Json, actor_keys, speaker_key
from liens.store.database import Row, Store
from liens.store.summary import Taken, count, uncount

_ROLES = (("initiator", "initiators"), ("recipient", "recipients"))


@dataclass(frozen=True, slots=True)
class ClaimWriter:
    """Writes the claims of one extraction; only ``current`` ones enter the summaries."""

    store: Store
    version: int
    extraction: int
    current: bool

    def write(self, record: Json, sentence: int) -> int:
        """Store the claim of a record; its key."""
        sources = self._sources(record)
        place = {"identity": 0, "id": record["id"], "extraction": self.extraction, "version": self.version}
        columns = self._columns(record, sentence, sources)
        key = self.store.insert("claims", **place, **columns)
        self._identify(key, record["id"])
        self._fill(key, record, sources, columns["day"])
        return key

    def rewrite(self, key: int, record: Json, sentence: int) -> None:
        """Let a claim that is there say something else."""
        uncount(self.store, key)
        for table in ("participants", "links", "places", "quantities"):
            self.store.run(f"DELETE FROM {table} WHERE claim = ?", (key,))
        sources = self._sources(record)
        columns = self._columns(record, sentence, sources)
        self.store.run(f"UPDATE claims SET {', '.join(f'{name} = ?' for name in columns)} WHERE key = ?", (*columns.values(), key))
        self._fill(key, record, sources, columns["day"])

    def _sources(self, record: Json) -> list[tuple[int, int]]:
        """The keys of those who vouch, and of their roots."""
        return [actor_keys(self.store, link["source"]) for link in record["attribution"]]

    def _columns(self, record: Json, sentence: int, sources: Sequence[tuple[int, int]]) -> dict[str, Any]:
        """What stands in the row of the claim itself."""
        outlet, published = self.store.row("SELECT outlet, published FROM versions WHERE key = ?", (self.version,)) or (None, None)
        when = _when(record["when"])
        return {
            "sentence": sentence,
            "current": int(self.current),
            "day": when["when_start"] or when["when_end"] or published,
            "speaker": speaker_key(self.store, sources[0][0] if sources else None, outlet),
            **_event(record["event"]),
            "status": record["status"],
            "negated": int(record["negated"]),
            "background": record.get("background"),
            **when,
            "why": _compact(record.get("why", {})),
        }

    def _fill(self, key: int, record: Json, sources: Sequence[tuple[int, int]], day: str | None) -> None:
        """The slots that hold several values, and the summaries."""
        self._places(key, record["where"])
        self._quantities(key, record["quantities"])
        self._links(key, record["attribution"], sources)
        roots = {role: self._participants(key, role, record[field]) for role, field in _ROLES}
        if self.current:
            taken = Taken(key, day, tuple(roots["initiator"]), tuple(roots["recipient"]), tuple(root for _, root in sources))
            count(self.store, taken)

    def _identify(self, key: int, identifier: str) -> None:
        """Give a claim the identity of the first one with its id on this version, so that judgements outlive a rebuild."""
        self.store.run(
            "UPDATE claims SET identity = (SELECT MIN(c.key) FROM claims AS c WHERE c.version = ? AND c.id = ?) WHERE key = ?", (self.version, identifier, key)
        )

    def _participants(self, claim: int, role: str, actors: Sequence[Json]) -> list[int]:
        roots, rows = [], []
        for position, actor in enumerate(actors):
            key, root = actor_keys(self.store, actor)
            roots.append(root)
            rows.append((claim, role, position, key, actor["name"], *_span(actor), actor["via"], actor.get("why")))
        self.store.run_many("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return roots

    def _links(self, claim: int, links: Sequence[Json], sources: Sequence[tuple[int, int]]) -> None:
        rows = []
        for position, (link, (actor, _)) in enumerate(zip(links, sources, strict=True)):
            source, cue = link["source"], link["cue"] or {}
            contents = _compact([[c["start"], c["end"]] for c in link.get("contents", [link["content"]] if link["content"] else [])])
            told = (source["name"], *_span(source), source["via"], source.get("why"), int(source.get("anonymous", False)))
            rows.append(
                (claim, position, actor, *told, *_span(cue), link["kind"], link.get("force"), int(link.get("factive", False)), contents, link.get("why"))
            )
        self.store.run_many("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _places(self, claim: int, places: Sequence[Json]) -> None:
        finer = ("level", "nearness", "within_km")
        rows = [
            (claim, i, p["name"], p["country"], p["lat"], p["lon"], p["gazetteer"], *(p.get(name) for name in finer), *_span(p)) for i, p in enumerate(places)
        ]
        self.store.run_many("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _quantities(self, claim: int, quantities: Sequence[Json]) -> None:
        rows = []
        for position, q in enumerate(quantities):
            whole = q.get("part_of") or {}
            bounds = (q["of"], q["min"], q["max"], int(q["approximate"]), q["unit"])
            rows.append((claim, position, *bounds, *_span(q), q.get("harm"), whole.get("start"), whole.get("end")))
        self.store.run_many("INSERT INTO quantities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _event(event: Json | None) -> Json:
    """The columns of what happens; empty for a statement."""
    told = event or {}
    trigger = told.get("trigger") or {}
    return {
        **{name: told.get(name) for name in ("category", "mode", "cameo", "rule")},
        "contexts": _compact(told["contexts"]) if event else None,
        **{f"trigger_{name}": trigger.get(name) for name in ("start", "end", "text")},
    }


def _when(when: Json | None) -> Json:
    """The columns of a time."""
    told = when or {}
    span = told.get("span") or {}
    return {
        **{f"when_{name}": told.get(name) for name in ("start", "end", "precision", "modifier", "text", "why")},
        **{f"when_span_{name}": span.get(name) for name in ("start", "end")},
    }


def _span(written: Json) -> Row:
    return written.get("start"), written.get("end"), written.get("text")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
