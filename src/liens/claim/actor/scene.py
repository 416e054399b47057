"""Knows in which state the places lie that an article names: a police without a state is that of the town it acts in."""

from collections.abc import Mapping

from liens.ontology.places import TownTable, place_key
from liens.parse.parsed import Parsed

_LONGEST = 3
_PROPER = frozenset({"PROPN", "NOUN", "X", "ADJ"})


class Towns:
    """The state of each town; where several bear a name, all of them, the biggest first. Read when first needed."""

    def __init__(self) -> None:
        self._table = TownTable()

    def state(self, name: str, share: Mapping[str, float]) -> str | None:
        """The state of a town of that name: one that the article speaks of, else that of the biggest."""
        spots = sorted(self._table.spots(place_key(name)), key=lambda s: (-s.population, s.gazetteer))
        states = [s.country for s in spots if s.country is not None]
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
