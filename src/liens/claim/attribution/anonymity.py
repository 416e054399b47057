"""Says whether a source is left unnamed: "un responsable militaire", "two diplomats", "sources close to the talks".

A phrase that opens with an indefinite word, or with none, and holds no name leaves its speaker anonymous, however well
it describes him. An office ("le ministre"), a body and a document are known without a name.
"""

from liens.claim.attribution.lexicon import AttributionLexicon, Kind
from liens.model import Span
from liens.parse.parsed import Parsed

_IMPERSONAL = frozenset({Kind.BODY, Kind.DOCUMENT, Kind.MEDIUM})


def unnamed(parsed: Parsed, lexicon: AttributionLexicon, head: int, source: Span) -> bool:
    """True if the words of a source, whose head token is ``head``, do not say who it is."""
    token = parsed.tokens[head]
    if token.pos == "PRON":
        return token.feature("PronType") == "Ind"
    if token.pos not in {"NOUN", "ADJ"} or _named(parsed, head, source):
        return False
    kind = lexicon.kind(token.lemma) or lexicon.kind(token.text.lower())
    return kind not in _IMPERSONAL and indefinite(parsed, head)


def indefinite(parsed: Parsed, head: int) -> bool:
    """No article, possessive or demonstrative says which one."""
    words = [parsed.tokens[j] for j in parsed.kids(head, "det", "nmod:poss")]
    return not any(w.feature("Definite") == "Def" or w.feature("Poss") or w.feature("PronType") == "Dem" or w.dep == "nmod:poss" for w in words)


def _named(parsed: Parsed, head: int, source: Span) -> bool:
    """The name of a person stands in the phrase or beside it."""
    inside = [j for j in parsed.kids(head, "appos", "flat", "nmod", "compound") if source.holds(parsed.span(j, j))]
    beside = (j for j in inside if not any(parsed.tokens[k].dep == "case" for k in parsed.children[j]))
    return any(parsed.tokens[j].pos == "PROPN" and parsed.tokens[j].dep.split(":")[0] != "compound" for j in beside)
