"""Makes the claims of a version stand as persons judged them, and tells what had been read instead.

The layer of acts is the truth; what stands in the tables of claims follows from it and from what was read, and can be worked out
again at any time: after an act, after one was taken back, after a rebuild, after a new version.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from liens.review.act import Act, Kind, standing
from liens.review.correct import effective
from liens.store.acts import acts_of_article
from liens.store.claims import ClaimWriter
from liens.store.codes import Json
from liens.store.copies import revoice
from liens.store.database import Store
from liens.store.load import records
from liens.store.summary import uncount

_BATCH = 500
# The key of a claim, and what was read of it.
_Known = tuple[int, Json | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a claim: ``right``, ``wrong``, ``corrected`` or ``added``; what was read (None if it was not), and the acts that stand."""

    claim: str
    verdict: str
    read: Json | None
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """The version whose claims are put right, its text, its article's key, and its current extraction."""

    version: int
    article: int
    text: str | None
    extraction: int


def apply_acts(store: Store, version: int) -> list[int]:
    """Put the claims of a current version in accord with the acts on its article; the identities of those that changed."""
    row = store.row(
        "SELECT v.article, v.text, x.key FROM versions AS v JOIN extractions AS x ON x.version = v.key AND x.current = 1 WHERE v.key = ? AND v.current = 1",
        (version,),
    )
    if row is None:
        return []
    place = _Place(version, row[0], row[1], row[2])
    acts = _by_claim(standing(acts_of_article(store, place.article)), place.text)
    before = _originals(store, place.extraction)
    if not acts and not before:
        return []
    read = {**_rows(store, place.extraction, sorted(acts)), **before}
    wanted = {name: effective(read[name][1] if name in read else None, acts.get(name, ())) for name in sorted({*acts, *before})}
    for name, known in _displaced(store, place, acts, read).items():
        read.setdefault(name, known)
        wanted[name] = None
    changed = [_put(store, place, read.get(name), record) for name, record in wanted.items()]
    revoice(store, [version])
    return sorted(identity for identity in changed if identity is not None)


def judged_claims(store: Store, claims: Sequence[str]) -> dict[str, Judged]:
    """What persons judged of some claims, by id; claims of which nobody said anything that stands are left out."""
    articles: set[int] = set()
    for start in range(0, len(claims), _BATCH):
        batch = claims[start : start + _BATCH]
        articles |= {key for (key,) in store.rows(f"SELECT DISTINCT article FROM acts WHERE claim IN ({_marks(batch)})", batch) if key is not None}
    wanted = set(claims)
    return {name: told for article in sorted(articles) for name, told in judged_in(store, article).items() if name in wanted}


def judged_in(store: Store, article: int) -> dict[str, Judged]:
    """What persons judged of the claims of an article, by id, those judged wrong included."""
    row = store.row(
        "SELECT v.text, x.key FROM versions AS v JOIN extractions AS x ON x.version = v.key AND x.current = 1 WHERE v.article = ? AND v.current = 1", (article,)
    )
    if row is None:
        return {}
    acts = _by_claim(standing(acts_of_article(store, article)), row[0])
    read = {**_rows(store, row[1], sorted(acts)), **_originals(store, row[1])}
    return {name: Judged(name, _verdict(acts[name]), read[name][1] if name in read else None, tuple(acts[name])) for name in sorted(acts)}


def read_records(store: Store, keys: Iterable[int]) -> Iterator[Json]:
    """The records of claims as they were read, whatever persons judged of them; added claims are left out."""
    keys = list(keys)
    known: dict[int, str | None] = {}
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        known |= dict(store.rows(f"SELECT claim, record FROM originals WHERE claim IN ({_marks(batch)})", batch))
    for key in keys:
        if key not in known:
            yield from records(store, [key])
        elif known[key] is not None:
            yield json.loads(str(known[key]))


def _verdict(acts: Sequence[Act]) -> str:
    last = acts[-1].kind
    if last is Kind.WRONG:
        return str(Kind.WRONG)
    kinds = {act.kind for act in acts}
    if Kind.ADD in kinds:
        return "added"
    return "corrected" if Kind.CORRECT in kinds else str(Kind.RIGHT)


def _by_claim(acts: Sequence[Act], text: str | None) -> dict[str, list[Act]]:
    """The acts on each claim that hold for a text: a judgement is on words, and stands where these words stand."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        if act.claim is not None and act.record is not None and act.kind.of_claim and _same_words(act.record["sentence"], text):
            found.setdefault(act.claim, []).append(act)
    return found


def _same_words(sentence: Json, text: str | None) -> bool:
    return text is None or text[sentence["start"] : sentence["end"]] == sentence["text"]


def _rows(store: Store, extraction: int, claims: Sequence[str]) -> dict[str, _Known]:
    """The key and the record of some claims of an extraction, as they stand."""
    found: dict[str, _Known] = {}
    for start in range(0, len(claims), _BATCH):
        batch = claims[start : start + _BATCH]
        keys = [key for (key,) in store.rows(f"SELECT key FROM claims WHERE extraction = ? AND id IN ({_marks(batch)}) ORDER BY key", (extraction, *batch))]
        found |= {record["id"]: (key, record) for key, record in zip(keys, records(store, keys), strict=True)}
    return found


def _originals(store: Store, extraction: int) -> dict[str, _Known]:
    """The claims of an extraction that stand otherwise than read: key, and what was read."""
    found = store.rows(
        "SELECT c.id, c.key, o.record FROM originals AS o JOIN claims AS c ON c.key = o.claim WHERE c.extraction = ? ORDER BY c.key", (extraction,)
    )
    return {name: (key, None if record is None else json.loads(record)) for name, key, record in found}


def _displaced(store: Store, place: _Place, acts: Mapping[str, Sequence[Act]], read: Mapping[str, _Known]) -> dict[str, _Known]:
    """Claims on the very words of one that a person judged and that is read as something else by now: they make way."""
    spans = set()
    for name, said in acts.items():
        vouched = said[-1].kind is not Kind.WRONG and not any(act.kind is Kind.ADD for act in said)
        if vouched and said[0].record and said[0].record["event"] and (name not in read or read[name][1] is None):
            trigger = said[0].record["event"]["trigger"]
            spans.add((trigger["start"], trigger["end"]))
    found: dict[str, _Known] = {}
    for start, end in sorted(spans):
        query = "SELECT id FROM claims WHERE extraction = ? AND trigger_start = ? AND trigger_end = ? ORDER BY key"
        names = [name for (name,) in store.rows(query, (place.extraction, start, end)) if name not in acts]
        found |= _rows(store, place.extraction, names)
    return found


def _put(store: Store, place: _Place, read: _Known | None, record: Json | None) -> int | None:
    """Let a claim stand as wanted; its identity if that changes anything."""
    key = read[0] if read else None
    now = _standing(store, key)
    if now == record:
        _remember(store, key, read[1] if read else None, record)
        return None
    writer = ClaimWriter(store, place.version, place.extraction, current=True)
    if record is None:
        uncount(store, key or 0)
        store.run("UPDATE claims SET current = 0 WHERE key = ?", (key,))
    elif key is None:
        key = writer.write(record, _sentence(store, place.version, record))
    else:
        writer.rewrite(key, record, _sentence(store, place.version, record))
    _remember(store, key, read[1] if read else None, record)
    return int(store.value("SELECT identity FROM claims WHERE key = ?", (key,)))


def _standing(store: Store, key: int | None) -> Json | None:
    """The record of a claim as it stands; None for one that does not."""
    if key is None or not store.value("SELECT current FROM claims WHERE key = ?", (key,)):
        return None
    return next(records(store, [key]))


def _remember(store: Store, key: int | None, read: Json | None, record: Json | None) -> None:
    """Keep what was read for as long as the claim stands otherwise."""
    if key is None:
        return
    if read is not None and read == record:
        store.run("DELETE FROM originals WHERE claim = ?", (key,))
    else:
        kept = None if read is None else json.dumps(read, ensure_ascii=False)
        store.run("INSERT INTO originals (claim, record) VALUES (?, ?) ON CONFLICT (claim) DO NOTHING", (key, kept))


def _sentence(store: Store, version: int, record: Json) -> int:
    """The key of a claim's sentence, made if the version has none with these limits."""
    start, end = record["sentence"]["start"], record["sentence"]["end"]
    found = store.value('SELECT key FROM sentences WHERE version = ? AND "start" = ? AND "end" = ?', (version, start, end))
    if found is None:
        whole = store.value("SELECT text FROM versions WHERE key = ?", (version,)) is not None
        found = store.insert("sentences", version=version, start=start, end=end, text=None if whole else record["sentence"]["text"])
        store.words.index_sentences(store, [found])
    return int(found)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
