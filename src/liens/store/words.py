"""The full-text index: sentences and articles by their words, without accents and capitals."""

from collections.abc import Sequence

from liens.store.database import Store


def index_article(store: Store, version: int) -> None:
    """Make the title and text of a version findable."""
    store.run("INSERT INTO article_words (rowid, title, text) SELECT key, title, text FROM versions WHERE key = ?", (version,))


def index_sentences(store: Store, keys: Sequence[int]) -> None:
    """Make sentences findable."""
    store.run_many("INSERT INTO sentence_words (rowid, text) SELECT key, text FROM sentence_texts WHERE key = ?", [(key,) for key in keys])
