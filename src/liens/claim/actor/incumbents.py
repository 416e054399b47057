"""Finds whom an office means that the article has just spoken of: "the president", « le chef de l'État », "the judge".

In a story of several states the last president named is "the president", whatever state the article is most about.
"""

from liens.claim.actor.descriptions import definite
from liens.claim.actor.history import History
from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.mention import Form, Mention

# How many sentences back somebody is still who the bare office means, in the same paragraph and in another.
_REACH = 5
_ACROSS = 2
_PERSONAL = frozenset({Form.PERSON, Form.ROLE, Form.DESCRIPTION})
_FURTHER = ("nmod", "amod", "appos", "flat", "flat:name", "compound")


def incumbent(history: History, lexicon: ActorLexicon, mention: Mention) -> Mention | None:
    """Who bore the office last; None where the words say more than the office, or nobody near bears it."""
    office = lexicon.offices.get(mention.name.lower())
    if office is None or mention.plural or mention.type != "person" or not _is_bare(history, mention) or not definite(history, mention):
        return None
    sentences = history.parsed.sentences
    here = history.parsed.tokens[mention.token].sentence
    for earlier in reversed(history.past):
        there = history.sentence(earlier)
        if here - there > (_REACH if sentences[there].paragraph == sentences[here].paragraph else _ACROSS):
            return None
        if earlier.head != "?" and earlier.type == "person" and earlier.form in _PERSONAL and office_of(history, lexicon, earlier) == office:
            return earlier if _agrees(earlier, mention) else None
    return None


def office_of(history: History, lexicon: ActorLexicon, mention: Mention) -> str | None:
    """The office of a person: as the file of leaders says, as the words beside the name do, or as its own noun does."""
    if mention.office is not None and mention.office in lexicon.offices.values():
        return mention.office
    if mention.plural:
        return None
    written = history.parsed.article.text
    tokens = history.parsed.tokens
    at = mention.token if mention.beside is None else mention.beside
    named = next((m for m in reversed(history.past) if m.token == at and m.form is not Form.PERSON), mention)
    if named.form is Form.PERSON:
        return lexicon.offices.get(tokens[at].lemma)
    return lexicon.offices.get(written[tokens[named.first].start : tokens[named.last].end].lower()) or lexicon.offices.get(tokens[named.token].lemma)


def _is_bare(history: History, mention: Mention) -> bool:
    kids = history.parsed.kids(mention.token, *_FURTHER)
    return all(mention.first <= j <= mention.last for j in kids)


def _agrees(earlier: Mention, mention: Mention) -> bool:
    known = earlier.gender is not None and mention.gender is not None and earlier.form is not Form.PERSON
    return not known or earlier.gender == mention.gender
