"""What a preposition says of the time of the event it introduces: "lors de", "during", "au cours de", "after"."""

from collections.abc import Mapping

from liens.claim.when.lexicon import Link
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed

_ADVERB, _NOUN = "ADV", "NOUN"


def link_of(parsed: Parsed, i: int, links: Mapping[str, Link]) -> Link | None:
    """How the preposition before a nominal ties its time to the clause; None for one that says nothing of it.

    A preposition of several words is read however the parse has it: as one word after another ("fixed"), or as an adverb
    or noun that governs what it introduces ("lors de la réunion", "au cours du sommet").
    """
    word = preposition(parsed, i)
    if word is None:
        return None
    if word in links:
        return links[word]
    head = parsed.tokens[parsed.tokens[i].head]
    if head.i >= i or head.pos not in {_ADVERB, _NOUN}:
        return None
    opening = [parsed.tokens[j].text.lower() for j in parsed.children[head.i] if parsed.tokens[j].dep in {"case", "det"} and j < head.i]
    return links.get("_".join([*opening, head.text.lower(), word]).replace("\u2019", "'").replace("'_", "'"))
