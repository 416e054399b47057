"""Says where a pronoun means somebody and where "it" or « il » means nobody, and how pronouns are written."""

from liens.claim.actor.lexicon import ActorLexicon
from liens.parse.parsed import Parsed, Token


def is_personal(parsed: Parsed, lexicon: ActorLexicon, token: Token) -> bool:
    """Before a verb that only somebody does ("il promet") the pronoun is one, whatever the parser makes of it."""
    head = parsed.tokens[token.head]
    beside = [j for j in parsed.kids(head.i, "expl", "aux", "nsubj") if j != token.i and parsed.tokens[j].dep != "aux:tense"]
    return token.dep == "expl:subj" and head.pos == "VERB" and head.lemma not in lexicon.impersonal_verbs and not beside


def is_impersonal(parsed: Parsed, lexicon: ActorLexicon, token: Token) -> bool:
    """In "it was agreed that" and « il a été convenu » nobody is meant by "it"."""
    pronoun = lexicon.pronouns.get(token.text.lower()) if token.pos == "PRON" else None
    if pronoun is None or pronoun.plural or pronoun.gender == "Fem" or pronoun.animacy == "person":
        return False
    head = parsed.tokens[token.head]
    passive = token.dep == "nsubj:pass" or any(parsed.kids(head.i, "aux:pass")) or head.pos == "NOUN"
    return passive and bool({head.lemma, head.text.lower()} & lexicon.impersonal)


def spelling(parsed: Parsed, lexicon: ActorLexicon, token: Token) -> str:
    """The word in small letters, with the hyphen and particle that some parses split off ("celui", "-", "ci")."""
    word = token.text.lower().replace("\u2019", "'")
    after = parsed.tokens[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text == "-" and after[0].start == token.end:
        joined = f"{word}-{after[1].text.lower()}"
        return joined if joined in lexicon.pronouns else word
    return word
