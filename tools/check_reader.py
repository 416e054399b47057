"""Draw articles as the reader does and compare their text, stripped of tags, with the article: with crossing spans, and with their claims.

usage: python tools/check_reader.py ARTICLES.jsonl.gz [--every N] [--spans-only]

Every article is drawn with 60 random spans; unless ``--spans-only``, every N-th is read and drawn with its claims too. Exit code 1 if one differs.
"""

import argparse
import gzip
import json
import random
import sys
from datetime import date
from html.parser import HTMLParser

from liens.engine import Claims, Engine, Reading
from liens.model import Article, Category, Claim, Event, Span, Status
from liens.pipeline import Report
from liens.show.page import Place, reading_html
from liens.show.words import load_words

SPANS = 60


class Shown(HTMLParser):
    """The text of the article on a page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self._inside = "", False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 # as the parser calls it
        if tag == "p":
            self._inside = "text" in (dict(attrs).get("class") or "").split()

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 # likewise
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:  # noqa: D102 # likewise
        self.text += data if self._inside else ""


def same(reading: Reading) -> bool:
    """True if the text on the page is the article's."""
    return Shown(reading_html(reading, Place(1, 1, "", "h1"), load_words(reading.article.language))).text == reading.article.text


def crossed(article: Article, chance: random.Random) -> Reading:
    """An article with claims on random spans."""
    spans = [Span(*sorted(chance.sample(range(len(article.text) + 1), 2))) for _ in range(SPANS)]
    made = [
        Claim(f"c-{i}", article, s, Event(Category.ASSAULT, None, (), None, s, s.of(article.text), "x"), Status.ACTUAL, False, (), (), None, (), (), (), ())
        for i, s in enumerate(spans)
    ]
    return Reading(article, Claims(made), Report(), {"liens": "0", "pack": "0", "model": "0"})


def main() -> None:
    """Check, and tell."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("articles")
    reader.add_argument("--every", type=int, default=1)
    reader.add_argument("--spans-only", action="store_true")
    asked = reader.parse_args()
    engine, wrong, counts, claims = Engine(), [], [0, 0], 0
    chance = random.Random(1)  # noqa: S311 # the same spans every time
    with gzip.open(asked.articles, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            told = json.loads(line)
            published = told.get("published") or told.get("date")
            article = Article(told["id"], told["text"], told.get("lang", "fr"), date.fromisoformat(published[:10]) if published else None)
            counts[0] += 1
            wrong += [] if same(crossed(article, chance)) else [(article.id, "spans")]
            if not asked.spans_only and number % asked.every == 0:
                reading = engine.read(article)
                counts[1], claims = counts[1] + 1, claims + len(reading.claims)
                wrong += [] if same(reading) else [(article.id, "claims")]
    print(f"{counts[0]} articles with {SPANS} random spans each, {counts[1]} with their {claims} claims: {len(wrong)} differ", wrong[:5])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
