"""Finds sentences and articles by their words, whether or not a claim was read from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from liens.store.database import Store


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a current article where words were found: its characters, or for a whole article what surrounds the best match."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    start: int | None
    end: int | None
    text: str


_ARTICLE = "a.id, v.title, o.name, v.published, v.url"
_JOINS = "JOIN articles AS a ON a.key = v.article LEFT JOIN outlets AS o ON o.key = v.outlet"
# Words around a match in an article.
_AROUND = 24
# Characters of an article's beginning.
_BEGINNING = 240


def find_sentences(store: Store, words: str, limit: int = 100) -> list[Passage]:
    """Sentences of current articles with all the words, those stored last first."""
    query = store.words.query(words)
    if not query:
        return []
    found = store.rows(
        f'SELECT {_ARTICLE}, s."start", s."end", t.text FROM sentence_words AS w JOIN sentences AS s ON s.key = w.rowid JOIN sentence_texts AS t'
        f" ON t.key = s.key JOIN versions AS v ON v.key = s.version {_JOINS} WHERE {store.words.sentence} AND v.current = 1 ORDER BY w.rowid DESC LIMIT ?",
        (query, limit),
    )
    return [Passage(*row) for row in found]


def find_articles(store: Store, words: str, limit: int = 100) -> list[Passage]:
    """Current articles with all the words in title or text, the best match first (titles count four times)."""
    query = store.words.query(words)
    if not query:
        return []
    ranked = [query] * store.words.best_first.count("?")
    found = store.rows(
        f"SELECT v.key, {_ARTICLE} FROM article_words AS w JOIN versions AS v ON v.key = w.rowid {_JOINS}"
        f" WHERE {store.words.article} AND v.current = 1 ORDER BY {store.words.best_first}, w.rowid LIMIT ?",
        [query, *ranked, limit],
    )
    texts = store.words.excerpts(store, [row[0] for row in found], words, _AROUND)
    return [Passage(article, title, outlet, day, url, None, None, texts[key]) for key, article, title, outlet, day, url in found]


def articles_with(store: Store, articles: Sequence[str]) -> list[Passage]:
    """Current articles by their ids, each with the beginning of its text."""
    found = store.rows(
        f"SELECT {_ARTICLE}, NULL, NULL, COALESCE(substr(v.text, 1, {_BEGINNING}), '') FROM versions AS v {_JOINS}"
        f" WHERE v.current = 1 AND a.id IN ({', '.join('?' for _ in articles)})",
        articles,
    )
    told = {row[0]: Passage(*row) for row in found}
    return [told[article] for article in articles if article in told]
