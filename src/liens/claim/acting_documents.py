"""What a document does is the deed of the body that made it: "the Senate adopted a resolution … The text urges Rome to withdraw".

Only where it is the subject of a verb: a resolution that somebody votes for or rejects is a thing. "It" behind such a sentence is
the document still.
"""

from collections.abc import Iterator, Mapping, Sequence

from liens.claim.actor.mention import Form, Mention
from liens.claim.attribution import AttributionLexicon
from liens.claim.hidden_speakers import maker_of
from liens.model import Via
from liens.parse.parsed import Parsed, Token

_TYPE = "body"
_RELATIVE = "Rel"


def acting_documents(parsed: Parsed, mentions: Sequence[Mention], lexicon: AttributionLexicon) -> list[Mention]:
    """All mentions, those that documents make in their makers' place included, in text order."""
    taken = {m.token for m in mentions}
    made = {}
    for token in parsed.tokens:
        if token.pos == "NOUN" and token.i not in taken and lexicon.is_("authored", token.lemma) and _acts(parsed, token):
            maker = maker_of(parsed, mentions, lexicon, token.i)
            if maker is not None and maker.token != token.i:
                made[token.i] = _made(token, maker)
    again = dict(_taken_up(parsed, made))
    kept = [m for m in mentions if m.token not in again]
    return sorted([*kept, *made.values(), *again.values()], key=lambda m: m.token) if made else list(mentions)


def _made(token: Token, maker: Mention) -> Mention:
    why = f"{token.lemma} of {maker.name}"
    return Mention(
        token.i, token.i, token.i, maker.code, maker.entity, maker.name, Form.DESCRIPTION, _TYPE, Via.COREFERENCE, why, gender=token.feature("Gender")
    )


def _acts(parsed: Parsed, token: Token) -> bool:
    """The subject of a verb, or the noun that a relative clause has for its subject."""
    if token.dep == "nsubj":
        return parsed.tokens[token.head].pos == "VERB"
    clauses = (j for j in parsed.kids(token.i, "acl:relcl") if parsed.tokens[j].pos == "VERB")
    return any(parsed.tokens[k].feature("PronType") == _RELATIVE for j in clauses for k in parsed.kids(j, "nsubj") if parsed.tokens[j].i > k)


def _taken_up(parsed: Parsed, made: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """As in « Le texte condamne … Il appelle … »: the pronoun that opens the next sentence of the paragraph, if it agrees."""
    openers = {parsed.tokens[i].sentence: m for i, m in made.items() if _opens(parsed, parsed.tokens[i])}
    for sentence in parsed.sentences[1:]:
        before = openers.get(sentence.i - 1)
        first = parsed.tokens[sentence.first]
        if before is None or sentence.paragraph != parsed.sentences[sentence.i - 1].paragraph or not _is_pronoun(first) or not _opens(parsed, first):
            continue
        if first.feature("Gender") in {None, before.gender} or before.gender is None:
            why = f"{first.text.lower()} -> {before.name}"
            again = Mention(first.i, first.i, first.i, before.code, before.entity, before.name, Form.PRONOUN, _TYPE, Via.COREFERENCE, why, gender=before.gender)
            openers[sentence.i] = again
            yield first.i, again


def _is_pronoun(token: Token) -> bool:
    return token.pos == "PRON" and token.feature("PronType") == "Prs" and token.feature("Number") != "Plur"


def _opens(parsed: Parsed, token: Token) -> bool:
    """The subject of the main verb of its sentence."""
    return token.dep == "nsubj" and parsed.tokens[token.head].dep == "root"
