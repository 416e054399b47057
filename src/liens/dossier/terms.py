"""What a clause lays down, in the words of its sentence: under which condition, as a duty or a ban, by which article of which text.

It is read from the sentence of a claim, with the expressions of the language's ``terms.tsv``, so that it works on what is stored.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from liens.langs.pack import Pack, load_pack
from liens.model import Span

Json = dict[str, Any]
_COLUMNS = ("kind", "pattern", "example")
# So many sentences are remembered with their terms.
_SENTENCES_KEPT = 16_384
_KINDS = ("breach", "condition", "duty", "exchange", "prohibition", "reference")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, exactly, and where they stand in it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sentence lays down; ``force`` is ``duty``, ``prohibition`` or None.

    ``breach`` says that it tells of a norm broken, ``exchange`` that it gives one thing for another ("in return for").
    """

    condition: Quote | None
    reference: Quote | None
    force: str | None
    breach: bool
    exchange: bool


def compile_terms(pack: Pack) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The expressions of a pack by kind; raises PackError naming file and line of what is wrong."""
    found: dict[str, list[re.Pattern[str]]] = {kind: [] for kind in _KINDS}
    for row in pack.rows("terms.tsv", _COLUMNS):
        if row["kind"] not in found:
            raise row.error(f"kind {row['kind']!r} is not one of {', '.join(_KINDS)}")
        try:
            found[row["kind"]].append(re.compile(row["pattern"], re.IGNORECASE))
        except re.error as error:
            raise row.error(f"{row['pattern']!r} is no regular expression: {error}") from None
    return {kind: tuple(patterns) for kind, patterns in found.items()}


@cache
def _terms(language: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return compile_terms(load_pack(language))


def terms_of(record: Json) -> Terms:
    """The terms of the sentence that a claim's record quotes."""
    sentence = record["sentence"]
    return _terms_in(record["article"]["language"], sentence["text"], sentence["start"])


@lru_cache(maxsize=_SENTENCES_KEPT)
def _terms_in(language: str, text: str, start: int) -> Terms:
    """The terms of a sentence; the parts of a dossier ask for the same sentence again and again."""
    found = _terms(language)
    ban, duty, breach = (_first(found[kind], text, start) for kind in ("prohibition", "duty", "breach"))
    force = "prohibition" if ban else "duty" if duty else None
    condition, reference, exchange = (_first(found[kind], text, start) for kind in ("condition", "reference", "exchange"))
    return Terms(condition, reference, force, breach is not None, exchange is not None)


def _first(patterns: tuple[re.Pattern[str], ...], text: str, start: int) -> Quote | None:
    """The first place that fits; of two that begin together the longer."""
    hits = [m for p in patterns for m in [p.search(text)] if m]
    if not hits:
        return None
    best = min(hits, key=lambda m: (m.start(), -m.end()))
    words = best.group().rstrip()
    return Quote(words, Span(start + best.start(), start + best.start() + len(words)))
