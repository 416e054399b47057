"""Finds words in sentences and articles: what every kind of database must offer for it, and how SQLite's FTS5 does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from liens.store.database import Store


class FullText(Protocol):
    """How one kind of database keeps and finds words; in its conditions ``w`` is the table of the words."""

    sentence: str
    article: str
    best_first: str

    def query(self, words: str) -> str:
        """What a user typed, as this database's full-text query: all words, "phrases" whole, a star for any ending; empty without a word."""
        ...

    def index_article(self, store: "Store", version: int) -> None:
        """Make the title and text of a version findable."""
        ...

    def index_sentences(self, store: "Store", keys: Sequence[int]) -> None:
        """Make sentences findable."""
        ...

    def excerpts(self, store: "Store", versions: Sequence[int], words: str, around: int) -> dict[int, str]:
        """For each of some versions so many words around the best match in title or text."""
        ...


class Fts5:
    """SQLite's index of words, which folds accents and capitals itself."""

    sentence = "sentence_words MATCH ?"
    article = "article_words MATCH ?"
    # Titles count four times; the query of the condition is also that of the rank.
    best_first = "bm25(article_words, 4.0, 1.0)"

    def query(self, words: str) -> str:
        """The query in the language of FTS5."""
        return " ".join(f'"{text}"' + ("*" if star else "") for text, star in pieces(words))

    def index_article(self, store: "Store", version: int) -> None:
        """Hand title and text to the index."""
        store.run("INSERT INTO article_words (rowid, title, text) SELECT key, title, text FROM versions WHERE key = ?", (version,))

    def index_sentences(self, store: "Store", keys: Sequence[int]) -> None:
        """Hand sentences to the index."""
        store.run_many("INSERT INTO sentence_words (rowid, text) SELECT key, text FROM sentence_texts WHERE key = ?", [(key,) for key in keys])

    def excerpts(self, store: "Store", versions: Sequence[int], words: str, around: int) -> dict[int, str]:
        """The excerpts that the index makes."""
        marks = ", ".join("?" for _ in versions)
        text = f"SELECT rowid, snippet(article_words, -1, '', '', ' … ', {around}) FROM article_words WHERE article_words MATCH ? AND rowid IN ({marks})"
        return dict(store.rows(text, [self.query(words), *versions]))


def pieces(words: str) -> list[tuple[str, bool]]:
    """What a user typed, cut into words and "phrases"; with each whether any ending will do."""
    found = []
    # Half characters, as a shell may hand them on, and NUL end a query in the middle.
    clean = words.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    for number, piece in enumerate(clean.split('"')):
        if number % 2:
            found += [(piece, False)] if piece.strip() else []
        else:
            found += [(word.rstrip("*"), word.endswith("*")) for word in piece.split() if word.strip("*")]
    return found
