"""Finds near copies: articles of different outlets, or under other heads, that repeat one text, often an agency's.

Two texts are compared by their shingles, runs of five words. MinHash (Broder 1997; ``rensa``) gives each text a sketch of fixed
size, and bands of the sketch say which others are worth a look (locality-sensitive hashing); then the shingles themselves
decide. Copies are cut and padded, so what counts is the share of the *shorter* text that the longer one repeats.

The numbers below were swept by ``benchmarks/copies.py`` on the 30 articles of ``eval/linking`` and 120 of ``eval/bench``, each with
five kinds of copies made of it (cut, padded, reworded): .994 of the copies are folded, the one real pair of copies is, no other pair
is, and two articles in ten thousand pairs are compared in vain. Bands of three rows found .95, of four rows .87; shingles of three
words compare five times as many in vain. The real copies share .55, the next pair (background that one took from the other) .23.
"""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How texts are compared: words in a shingle, size of the sketch, its rows in a band, and from which share on a text is a copy."""

    words: int = 5
    permutations: int = 128
    rows: int = 2
    share: float = 0.4
    # Texts that share fewer shingles share a formula ("contributed to this report") or a sentence, not a story; but a brief of some
    # thirty words that repeats most of another is a copy (two of the twelve copies in tests/corpus; no other pair is added).
    least: int = 24
    brief: int = 16
    brief_share: float = 0.6


SCHEME = Scheme()


def shingles(text: str, scheme: Scheme = SCHEME) -> frozenset[str]:
    """Runs of words of a text, without capitals, accents and marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = _WORD.findall(plain)
    return frozenset(" ".join(words[i : i + scheme.words]) for i in range(len(words) - scheme.words + 1))


def sketch(pieces: frozenset[str], scheme: Scheme = SCHEME) -> tuple[int, ...]:
    """The MinHash of a set of shingles; () for a text too short to be told from others."""
    if len(pieces) < scheme.brief:
        return ()
    import rensa

    found = rensa.RMinHash(num_perm=scheme.permutations, seed=1)
    found.update(sorted(pieces))
    return tuple(found.digest())


def bands(values: tuple[int, ...], scheme: Scheme = SCHEME) -> list[tuple[int, int]]:
    """Number and hash of each band of a sketch; texts that share one are worth comparing."""
    found = []
    for number, start in enumerate(range(0, len(values) - scheme.rows + 1, scheme.rows)):
        data = b"".join(value.to_bytes(8, "big") for value in values[start : start + scheme.rows])
        found.append((number, int.from_bytes(blake2b(data, digest_size=7).digest(), "big")))
    return found


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text that the other repeats, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def is_copy(one: frozenset[str], other: frozenset[str], scheme: Scheme = SCHEME) -> bool:
    """True if one text repeats so much of the other that both are one speaker's words."""
    shared, share = len(one & other), likeness(one, other)
    return (shared >= scheme.least and share >= scheme.share) or (shared >= scheme.brief and share >= scheme.brief_share)
