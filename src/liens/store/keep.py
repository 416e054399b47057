"""Stores one article with its claims, in one short transaction: all of it or nothing.

The same article, by address or by text, is stored once; a changed one becomes a new version, and the old claims stay with
theirs.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from liens.model import Article, Span
from liens.read.articles import canonical
from liens.store.claims import ClaimWriter
from liens.store.codes import Json, engine_key, outlet_key
from liens.store.copies import fold, revoice, unfold
from liens.store.database import Store
from liens.store.judged import apply_acts
from liens.store.summary import forget, supersede

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read from one article: its sentences, its claims as records, who read it, and what was dropped and why."""

    article: Article
    sentences: tuple[Span, ...]
    records: tuple[Json, ...]
    engine: Json
    dropped: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from: the run, the place (a file, a line, a record of an archive, an address), and a stamp of its bytes."""

    run: int
    place: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The keys of what was stored; ``new`` is False where the article, in these words, was there already."""

    article: int
    version: int
    extraction: int
    new: bool


def digest(article: Article) -> str:
    """What tells one wording from another: a hash of title and text, white space aside."""
    # Where only claims were brought in there are no words: then the id must do.
    words = " ".join(f"{article.title or ''}\n{article.text}".split()) if article.text else f"\0{article.id}"
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def keep(store: Store, extract: Extract, origin: Origin) -> Kept:
    """Store an article with its claims, unless it is there already in these words."""
    with store.transaction():
        article, words = extract.article, digest(extract.article)
        known = find_article(store, article, origin.place)
        key = store.insert("articles", id=article.id) if known is None else known
        _remember(store, key, article.url, origin)
        version = store.value("SELECT key FROM versions WHERE article = ? AND digest = ?", (key, words))
        if version is None and known is not None and not article.text:
            # Claims without their text say nothing new of an article that is there.
            version = store.value("SELECT key FROM versions WHERE article = ? AND current = 1", (key,))
        if version is not None:
            return Kept(key, version, _current(store, version), new=False)
        version = _add_version(store, key, article, words, origin.run)
        extraction = _extract(store, version, extract, origin.run)
        fold(store, version)
        return Kept(key, version, extraction, new=True)


def extract_again(store: Store, version: int, extract: Extract, run: int) -> int:
    """Store what a newer engine reads from a version that is there, beside what was read before; the extraction's key."""
    with store.transaction():
        parts = _parts(extract.article)
        store.run("UPDATE versions SET parts = ? WHERE key = ? AND parts <> ?", (parts, version, parts))
        extraction = _extract(store, version, extract, run)
        revoice(store, [version])
        return extraction


def find_article(store: Store, article: Article, place: str | None = None) -> int | None:
    """The key of an article that is there already: by address, by the place it came from, or by its text in the same outlet."""
    if article.url:
        found = store.value("SELECT article FROM addresses WHERE address = ?", (canonical(article.url),))
    else:
        found = store.value("SELECT article FROM documents WHERE place = ?", (place,)) if place else None
    if found is None and not article.text:
        found = store.value("SELECT key FROM articles WHERE id = ?", (article.id,))
    return found if found is not None else _same_text(store, article)


def own_id(store: Store, article: Article) -> bool:
    """False if another article of the database already has this one's id."""
    return store.value("SELECT key FROM articles WHERE id = ?", (article.id,)) is None


def _same_text(store: Store, article: Article) -> int | None:
    """An article with these words, unless both are known to be of different outlets: that is a copy, not the same."""
    found = store.rows(
        "SELECT v.article, o.name FROM versions AS v LEFT JOIN outlets AS o ON o.key = v.outlet WHERE v.digest = ? ORDER BY v.key", (digest(article),)
    )
    same = [key for key, outlet in found if outlet is None or article.outlet is None or outlet == article.outlet]
    return same[0] if same else None


def note_known(store: Store, article: int, url: str | None, origin: Origin) -> None:
    """Note that a place holds an article that is there already in these words."""
    with store.transaction():
        _remember(store, article, url, origin)


def _remember(store: Store, key: int, url: str | None, origin: Origin) -> None:
    """Note the address and the place, so that the same thing is not read twice."""
    # What is redirected has two addresses: the one that was asked for, and the one that answered.
    for address in sorted({canonical(name) for name in (url, origin.place) if name and name.startswith(_WEB)}):
        store.run("INSERT INTO addresses (address, article) VALUES (?, ?) ON CONFLICT (address) DO NOTHING", (address, key))
    store.run(
        "INSERT INTO documents (place, stamp, article, run) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (place) DO UPDATE SET stamp = excluded.stamp, article = excluded.article, run = excluded.run",
        (origin.place, origin.stamp, key, origin.run),
    )
    store.run("DELETE FROM failures WHERE place = ?", (origin.place,))


def _add_version(store: Store, article: int, read: Article, words: str, run: int) -> int:
    for old in store.rows("SELECT key FROM versions WHERE article = ? AND current = 1", (article,)):
        forget(store, old[0])
        unfold(store, old[0])
        store.run("UPDATE versions SET current = 0 WHERE key = ?", (old[0],))
    number = 1 + store.value("SELECT COALESCE(MAX(number), 0) FROM versions WHERE article = ?", (article,))
    version = store.insert(
        "versions",
        article=article,
        number=number,
        digest=words,
        current=1,
        language=read.language,
        published=None if read.published is None else read.published.isoformat(),
        published_from=read.published_from,
        outlet=outlet_key(store, read.outlet),
        url=read.url,
        path=read.path,
        title=read.title,
        authors=json.dumps(read.authors, ensure_ascii=False),
        text=read.text or None,
        parts=_parts(read),
        run=run,
    )
    store.words.index_article(store, version)
    return version


def _parts(article: Article) -> str:
    return json.dumps([[str(p.kind), p.span.start, p.span.end, p.why] for p in article.parts], ensure_ascii=False)


def _extract(store: Store, version: int, extract: Extract, run: int) -> int:
    engine = engine_key(store, extract.engine)
    supersede(store, version)
    dropped = json.dumps([list(entry) for entry in extract.dropped], ensure_ascii=False)
    extraction = store.insert("extractions", version=version, engine=engine, run=run, current=1, dropped=dropped)
    sentences = _sentences(store, version, extract)
    current = store.value("SELECT current FROM versions WHERE key = ?", (version,))
    writer = ClaimWriter(store, version, extraction, current=bool(current))
    for record in extract.records:
        writer.write(record, sentences[record["sentence"]["start"], record["sentence"]["end"]])
    # What persons judged is never touched: it is put into what was read now.
    apply_acts(store, version)
    return extraction


def _sentences(store: Store, version: int, extract: Extract) -> dict[tuple[int, int], int]:
    """The keys of a version's sentences; those that are missing are added."""
    found = {(s, e): key for key, s, e in store.rows('SELECT key, "start", "end" FROM sentences WHERE version = ?', (version,))}
    added: list[int] = []
    for start, end, text in _spans(extract):
        if (start, end) not in found:
            found[start, end] = store.insert("sentences", version=version, start=start, end=end, text=text)
            added.append(found[start, end])
    store.words.index_sentences(store, added)
    return found


def _spans(extract: Extract) -> Sequence[tuple[int, int, str | None]]:
    """Start, end, and the words where the article's text is not there to give them."""
    whole = bool(extract.article.text)
    of_claims = {(r["sentence"]["start"], r["sentence"]["end"]): None if whole else r["sentence"]["text"] for r in extract.records}
    of_text = {(s.start, s.end): None for s in extract.sentences}
    return [(start, end, words) for (start, end), words in sorted({**of_text, **of_claims}.items())]


def _current(store: Store, version: int) -> int:
    return int(store.value("SELECT key FROM extractions WHERE version = ? AND current = 1", (version,)))
