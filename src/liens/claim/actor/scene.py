"""Knows in which state the places lie that an article names: a police without a state is that of the town it acts in."""

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from liens.claim.actor.gazetteer import ONTOLOGY
from liens.langs.table import EMPTY
from liens.parse.parsed import Parsed

_LONGEST = 3
_PROPER = frozenset({"PROPN", "NOUN", "X", "ADJ"})


class Towns:
    """The state of each town; where several bear a name, all of them, the biggest first. Read when first needed."""

    @cached_property
    def _lines(self) -> list[str]:
        """The lines of the table, sorted as it is: a name is found by halving, nothing is built."""
        with gzip.open(ONTOLOGY / "places.tsv.gz", "rt", encoding="utf-8") as lines:
            return sorted(line for line in lines.read().split("\n") if not line.startswith(("#", "name\t")))

    def _spots(self, name: str) -> list[list[str]]:
        wanted, found = f"{name}\t", []
        at = bisect_left(self._lines, wanted)
        while at < len(self._lines) and self._lines[at].startswith(wanted):
            found.append(self._lines[at].split("\t"))
            at += 1
        return found

    def state(self, name: str, share: Mapping[str, float]) -> str | None:
        """The state of a town of that name: one that the article speaks of, else that of the biggest."""
        spots = sorted((-int(population or 0), country) for _, country, _, _, _, population in self._spots(name) if country != EMPTY)
        states = [country for _, country in spots]
        return next((s for s in states if s in share), next(iter(states), None))


def scenes(parsed: Parsed, towns: Towns, share: Mapping[str, float]) -> dict[int, str]:
    """For the head words of the towns that the article names, the state that each lies in."""
    found: dict[int, str] = {}
    covered = -1
    for token in parsed.tokens:
        if token.i <= covered or token.pos not in _PROPER or not token.text[0].isupper():
            continue
        end = parsed.sentences[token.sentence].last
        for length in range(min(_LONGEST, end - token.i), 0, -1):
            last = parsed.tokens[token.i + length - 1]
            state = towns.state(parsed.article.text[token.start : last.end].replace("\u2019", "'"), share)
            if state is not None:
                found[token.i] = state
                covered = last.i
                break
    return found
