"""Write the figures of the README's table of quality into ``src/liens/web/quality.tsv``, which the page of the method shows.

usage: python tools/quality.py     (after the table in README.md was changed; a test holds the two together)
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "src" / "liens" / "web" / "quality.tsv"
HEAD = ("language", "data", "articles", "claims", "category", "roles", "triple", "full")
# How the README names each kind of data, and how the table does.
KINDS = {"written for Liens": "own", "for development": "development", "errors never read": "unseen"}
LANGUAGES = {"gold/fr": "fr", "gold/en": "en", "French": "fr", "English": "en"}


def rows() -> list[list[str]]:
    """The rows of the README's table."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("<!-- quality") : text.index("<!-- /quality")]
    found = []
    for line in table.split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == len(HEAD) - 1 and cells[1].isdigit():
            kind = next(name for words, name in KINDS.items() if words in cells[0])
            language = next(code for words, code in LANGUAGES.items() if words in cells[0])
            found.append([language, kind, *cells[1:3], *(f"0{cell}" for cell in cells[3:])])
    return sorted(found)


def measured() -> str:
    """The day on which they were measured."""
    found = re.search(r"F1 against careful readers, (\d{4}-\d{2}-\d{2})", (ROOT / "README.md").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit("the README does not say when its figures were measured")
    return found[1]


def table() -> str:
    """The whole file."""
    lines = ["\t".join(row) for row in rows()]
    return (
        f"# F1 against careful readers, {measured()}; written by tools/quality.py from the table in README.md\n" + "\n".join(["\t".join(HEAD), *lines]) + "\n"
    )


if __name__ == "__main__":
    FIGURES.write_text(table(), encoding="utf-8")
