"""Finds who says "we" in a text that is the speaker's own: "We, the undersigned organisations, …"."""

from collections.abc import Mapping, Sequence

from liens.claim.actor.lexicon import Pronoun
from liens.claim.actor.mention import Mention
from liens.parse.parsed import Parsed


def authors(parsed: Parsed, pronouns: Mapping[str, Pronoun], known: Sequence[Mapping[int, list[Mention]]]) -> list[Mention]:
    """The actor beside the first "we" that names one; empty in a text that does not say whose it is."""
    for token in parsed.tokens:
        pronoun = pronouns.get(token.text.lower()) if token.pos == "PRON" else None
        if pronoun is None or pronoun.person != "1" or not pronoun.plural:
            continue
        found = [m for j in parsed.kids(token.i, "appos") for table in known for m in table.get(j, ()) if m.head != "?"]
        if found:
            return found[:1]
    return []
