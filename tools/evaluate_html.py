"""Measures how pages become articles: token F1 of the story by language, exact titles and dates, beside trafilatura's own text in the same run.

Only pages whose whole text is known count (``gt`` = ``full``). In languages with a pack the story is what claims are read from (story and
deck); in others the text of the page less its title.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import trafilatura

from liens.errors import LiensError
from liens.model import PartKind
from liens.read.articles import Draft, Maker, Options
from liens.read.encoding import decode
from liens.read.page import read_page

STORY = frozenset({PartKind.STORY, PartKind.DECK})


def tokens(text: str | None) -> list[str]:
    """Words in small letters; soft hyphens are none of a word's letters."""
    return re.findall(r"\w+", (text or "").replace("\u00ad", "").lower())


def f1(one: str | None, other: str | None) -> float:
    """Token F1 of two texts, as bags of words."""
    a, b = Counter(tokens(one)), Counter(tokens(other))
    return 2 * sum((a & b).values()) / (a.total() + b.total()) if a and b else 0.0


def story(draft: Draft, maker: Maker) -> str:
    """What claims would be read from."""
    try:
        article = maker.make(draft)
        return "\n".join(part.span.of(article.text) for part in article.parts if part.kind in STORY)
    except LiensError:
        first, _, rest = draft.text.partition("\n")
        return rest if first == draft.title else draft.text


def measure(folder: Path, out: Path) -> Iterator[tuple[str, str]]:
    """The figures, and a file with those of each page."""
    maker = Maker(Options())
    stories: dict[str, list[tuple[float, float]]] = defaultdict(list)
    titles: list[tuple[bool, float, bool]] = []
    dates: list[bool] = []
    with (out / "html.tsv").open("w", encoding="utf-8") as lines:
        for record in map(json.loads, (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()):
            if record["gt"] != "full":
                continue
            page = decode(gzip.decompress((folder / record["file"]).read_bytes())).text
            own = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
            draft = read_page(page, None)
            figures = (f1(own.text, record["text"]), f1(story(draft, maker), record["text"]))
            stories[record["lang"]].append(figures)
            if record.get("title"):
                titles.append((tokens(draft.title) == tokens(record["title"]), f1(draft.title, record["title"]), tokens(own.title) == tokens(record["title"])))
            if record.get("date"):
                dates.append(str(draft.dated) == record["date"][:10])
            print(record["file"], *(f"{x:.3f}" for x in figures), draft.title, draft.dated, sep="\t", file=lines)
    for language, pairs in sorted(stories.items()):
        own_mean, ours = (sum(x) / len(pairs) for x in zip(*pairs, strict=True))
        yield f"html {language}: story F1 trafilatura, Liens ({len(pairs)} pages)", f"{own_mean:.3f} {ours:.3f}"
    exact, mean, theirs = (sum(x) / len(titles) for x in zip(*titles, strict=True))
    yield f"html: title exact, token F1, trafilatura's exact ({len(titles)})", f"{exact:.3f} {mean:.3f} {theirs:.3f}"
    yield f"html: date ({len(dates)})", f"{sum(dates) / len(dates):.3f}"
