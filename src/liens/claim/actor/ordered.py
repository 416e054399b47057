"""Words that point by place: "who", "the latter", "the former", and "the two" where no noun follows."""

from collections.abc import Mapping

from liens.claim.actor.history import History
from liens.claim.actor.lexicon import ActorLexicon, Pronoun
from liens.claim.actor.mention import Mention
from liens.claim.actor.pronouns import both, former, latest, relative
from liens.claim.actor.shorts import is_bare
from liens.parse.parsed import Parsed, Token

_CORE = frozenset({"nsubj", "obj", "iobj"})
_RELATIVE, _LAST, _FIRST, _PAIR = "relative", "last", "first", "pair"
# The uses of pronouns that are settled by place.
BY_ORDER = frozenset({_RELATIVE, _LAST, _FIRST, _PAIR})


def by_order(parsed: Parsed, lexicon: ActorLexicon, token: Token) -> Pronoun | None:
    """What a noun or number is that points by place; None for any other word."""
    base, gender = token.dep.split(":")[0], token.feature("Gender")
    if token.lemma in lexicon.last_named and base in {*_CORE, "obl", "nmod"} and is_bare(parsed, token):
        return Pronoun(_LAST, "3", token.feature("Number") == "Plur", gender, "any", token.lemma)
    if token.lemma in lexicon.first_named and base in {*_CORE, "obl"} and is_bare(parsed, token):
        return Pronoun(_FIRST, "3", plural=False, gender=gender, animacy="any", place=token.lemma)
    if token.text.lower() in lexicon.pair and base in _CORE and _is_both(parsed, token):
        return Pronoun(_PAIR, "3", plural=True, gender=None, animacy="any", place=token.lemma)
    return None


def pointed(history: History, token: Token, pronoun: Pronoun, settled: Mapping[int, list[Mention]]) -> list[Mention]:
    """Whom such a word means."""
    if pronoun.use == _RELATIVE:
        return relative(history, token, settled)
    if pronoun.use == _PAIR:
        return both(history, token, settled)
    last = latest(history, pronoun, token) if pronoun.use == _LAST else None
    return former(history, pronoun, token) if pronoun.use == _FIRST else [last] if last is not None else []


def _is_both(parsed: Parsed, token: Token) -> bool:
    """As in "the two", « tous les deux »: a number with no noun; an adjective behind the article makes it two others ("the other two")."""
    kids = [parsed.tokens[j] for j in parsed.children[token.i] if parsed.tokens[j].dep not in {"cc", "conj", "punct"}]
    others = [t for n, t in enumerate(kids) if t.pos != "DET" and not (t.pos == "ADJ" and t.i < token.i and all(k.pos != "DET" for k in kids[:n]))]
    return not others and (token.pos != "NUM" or bool(kids))
