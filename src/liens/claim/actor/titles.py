"""Finds the person whom a bare title means again: "the general" is the one whom the article has just called General."""

from liens.claim.actor.descriptions import definite
from liens.claim.actor.history import History
from liens.claim.actor.mention import Form, Mention

_REACH = 6
_BARE = frozenset({"DET", "ADP", "PUNCT"})


def by_title(history: History, mention: Mention) -> Mention | None:
    """The one person of the last sentences who bore this title with a name; None where there were none, or two of different actors."""
    parsed = history.parsed
    here = parsed.tokens[mention.token]
    bare = all(parsed.tokens[j].pos in _BARE for j in parsed.children[here.i])
    if mention.type != "person" or mention.plural or mention.form is not Form.DESCRIPTION or not bare or not definite(history, mention):
        return None
    words = {parsed.tokens[i].lemma.lower() for i in range(mention.first, mention.last + 1)}
    found: dict[str, Mention] = {}
    for earlier in reversed(history.past):
        if here.sentence - history.sentence(earlier) > _REACH:
            break
        if earlier.form is Form.PERSON and earlier.head != "?" and words <= _title(history, earlier):
            found.setdefault(earlier.head, earlier)
    return next(iter(found.values())) if len(found) == 1 else None


def _title(history: History, person: Mention) -> set[str]:
    """The words that stand with a person's name, in its own phrase or in the role noun beside it."""
    tokens = history.parsed.tokens
    beside = [] if person.beside is None else [person.beside, *history.parsed.kids(person.beside, "amod", "compound")]
    return {tokens[i].lemma.lower() for i in (*range(person.first, person.last + 1), *beside)}
