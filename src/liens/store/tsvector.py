"""Finds words in PostgreSQL: the index gets words that are folded here, as SQLite folds them, so both find the same."""

from collections import defaultdict
from collections.abc import Sequence

from liens.link.senses import folded
from liens.store.database import Store
from liens.store.fulltext import pieces

# PostgreSQL keeps places of words up to this number, so many places of one word, and no longer words.
_FARTHEST = 16_383
_MOST = 255
_LONGEST = 500


class Tsvector:
    """PostgreSQL's index of words."""

    sentence = "w.words @@ CAST(? AS tsquery)"
    article = "w.words @@ CAST(? AS tsquery)"
    # Titles count four times: they bear the mark A, texts D.
    best_first = "ts_rank('{0.25, 0.25, 0.25, 1.0}', w.words, CAST(? AS tsquery)) DESC"

    def query(self, words: str) -> str:
        """The query in the language of tsquery."""
        found = []
        for text, star in pieces(words):
            tokens = [f"'{token}'" for token in _tokens(text)]
            if tokens:
                found.append("(" + " <-> ".join(tokens) + (":*" if star else "") + ")")
        return " & ".join(found)

    def index_article(self, store: Store, version: int) -> None:
        """Fold title and text and store their words."""
        for key, title, text in store.rows("SELECT key, title, text FROM versions WHERE key = ?", (version,)):
            statement = "INSERT INTO article_words (rowid, words) VALUES (?, setweight(CAST(? AS tsvector), 'A') || CAST(? AS tsvector))"
            store.run(statement, (key, vector(title or ""), vector(text or "")))

    def index_sentences(self, store: Store, keys: Sequence[int]) -> None:
        """Fold sentences and store their words."""
        if keys:
            marks = ", ".join("?" for _ in keys)
            texts = store.rows(f"SELECT key, text FROM sentence_texts WHERE key IN ({marks}) ORDER BY key", keys)
            statement = "INSERT INTO sentence_words (rowid, words) VALUES (?, CAST(? AS tsvector))"
            store.run_many(statement, [(key, vector(text)) for key, text in texts])

    def excerpts(self, store: Store, versions: Sequence[int], words: str, around: int) -> dict[int, str]:
        """The words around the first one that was asked for, in the text, else in the title."""
        marks = ", ".join("?" for _ in versions)
        wanted = [sought for text, star in pieces(words) for sought in _sought(text, star=star)]
        found = {}
        for key, title, text in store.rows(f"SELECT key, title, text FROM versions WHERE key IN ({marks})", versions):
            found[key] = _around(text or "", wanted, around) or _around(title or "", wanted, around)
        return found


def vector(text: str) -> str:
    """The words of a text with their places, as PostgreSQL writes them; folded words hold letters and digits only."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(_tokens(text), 1):
        if len(places[token]) < _MOST:
            places[token].append(min(number, _FARTHEST))
    return " ".join(f"'{token}':{','.join(str(place) for place in found)}" for token, found in places.items())


def _sought(text: str, *, star: bool) -> list[tuple[str, bool]]:
    """The words of a piece, each with whether any ending will do: of the last one it may."""
    tokens = _tokens(text)
    return [(token, star and number == len(tokens)) for number, token in enumerate(tokens, 1)]


def _tokens(text: str) -> list[str]:
    return [token[:_LONGEST] for token in folded(text).split()]


def _around(text: str, wanted: Sequence[tuple[str, bool]], size: int) -> str:
    """So many words of a text from a little before the first wanted one; empty where there is none."""
    words = text.split()
    for number, word in enumerate(words):
        if any(token.startswith(sought) if star else token == sought for token in _tokens(word) for sought, star in wanted):
            start = max(0, number - size // 4)
            end = start + size
            return ("… " if start else "") + " ".join(words[start:end]) + (" …" if end < len(words) else "")
    return ""
