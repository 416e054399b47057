"""Finds who stands behind words that name nobody: "on" with a seat beside it, and documents with the body that made them.

As in "assure-t-on à l'Élysée", "côté ukrainien, on affirme", "Quito a adopté une résolution qui demande …".
"""

from collections.abc import Iterator, Mapping, Sequence

from liens.claim.actor.mention import Form, Mention
from liens.claim.attribution import AttributionLexicon
from liens.parse.grammar import VERBAL
from liens.parse.parsed import Parsed

UNKNOWN = "?"
_SPEAKS_FOR = frozenset({Form.SEAT, Form.ROLE, Form.DEMONYM, Form.NAME})
_BESIDE = ("obl", "nmod", "advmod", "advcl", "iobj", "dislocated")
_SUBJECTS = ("nsubj",)
# Words that the phrase naming a speaker's circle may have.
_PHRASE = 14
_OWNERS = frozenset({"nmod", "compound", "amod"})


def is_vague(parsed: Parsed, lexicon: AttributionLexicon, head: int) -> bool:
    """As in "assure-t-on", "est-il écrit": a pronoun that means nobody in particular."""
    token = parsed.tokens[head]
    word = token.text.lower().replace("\u2019", "'")
    auxiliaries = (parsed.tokens[j].lemma for j in parsed.children[token.head] if parsed.tokens[j].dep.startswith("aux"))
    passive = any(lexicon.is_("passive_auxiliary", lemma) for lemma in auxiliaries) and not parsed.tokens[token.head].dep.startswith("aux")
    reflexive = any(j != head for j in parsed.kids(token.head, "expl"))
    return lexicon.is_("vague", word) or (lexicon.is_("inverted", word) and passive and not reflexive)


def behind_vague(parsed: Parsed, mentions: Sequence[Mention], lexicon: AttributionLexicon, head: int) -> Mention | None:
    """Whose voice a vague "on" is: the seat, office or side that stands beside its verb; None where there is none."""
    token = parsed.tokens[head]
    if not is_vague(parsed, lexicon, head):
        return None
    known = {m.token: m for m in mentions if m.head != UNKNOWN and m.sector != "MED" and m.form in _SPEAKS_FOR}
    for i in _places(parsed, token.head):
        m = known.get(i)
        if m is not None and (m.form is not Form.NAME or m.type != "state") and m.form is not Form.DEMONYM:
            return m
        if lexicon.is_("authored", parsed.tokens[i].lemma):
            return maker_of(parsed, mentions, lexicon, i)
        side = (known.get(j) for j in parsed.kids(i, "amod", "nmod")) if lexicon.is_("side", parsed.tokens[i].text.lower()) else ()
        found = next((m for m in side if m is not None), None)
        if found is not None:
            return found
    return _circle(parsed, lexicon, known, head)


def _circle(parsed: Parsed, lexicon: AttributionLexicon, known: Mapping[int, Mention], head: int) -> Mention | None:
    """As in "Dans l'entourage du premier ministre, on …", "assure-t-on au sein de l'armée": whose circle is named in the phrase at the edge of the sentence."""
    sentence = parsed.sentences[parsed.tokens[head].sentence]
    opens = parsed.tokens[head].head > head
    phrase = range(sentence.first, head) if opens else range(head + 1, sentence.last)
    if len(phrase) > _PHRASE or (opens and any(parsed.tokens[i].feature("VerbForm") == "Fin" for i in phrase)):
        return None
    inner = next((i for i in phrase if _is_inner(lexicon, parsed, i)), None)
    return None if inner is None else next((known[i] for i in phrase if i > inner and i in known), None)


def _is_inner(lexicon: AttributionLexicon, parsed: Parsed, i: int) -> bool:
    word = parsed.tokens[i].text.lower()
    return any(lexicon.is_(name, w) for name in ("side", "circle") for w in (word, parsed.tokens[i].lemma))


def maker_of(parsed: Parsed, mentions: Sequence[Mention], lexicon: AttributionLexicon, document: int) -> Mention | None:
    """As in "peut-on lire dans le communiqué du ministère": whose document it is, by its own words or by who made it."""
    owners = set(parsed.kids(document, "nmod"))
    own = next((m for m in mentions if m.token in owners and m.head != UNKNOWN), None)
    return own or author_of(parsed, mentions, lexicon, document)


def _places(parsed: Parsed, verb: int) -> Iterator[int]:
    """The words beside the verb, or beside its infinitive, and the noun that its relative clause is about."""
    yield from parsed.kids(verb, *_BESIDE)
    for j in parsed.kids(verb, "xcomp", "advmod"):
        yield from parsed.kids(j, *_BESIDE)
    if parsed.tokens[verb].dep == "acl:relcl":
        yield parsed.tokens[verb].head


def author_of(parsed: Parsed, mentions: Sequence[Mention], lexicon: AttributionLexicon, head: int) -> Mention | None:
    """As in "Accra a publié une lettre annonçant …": a document speaks for the subject of the verb that it completes.

    A document that is named again speaks for whom it spoke for before.
    """
    if not lexicon.is_("authored", parsed.tokens[head].lemma):
        return None
    lemma = parsed.tokens[head].lemma
    own = _maker(parsed, mentions, lexicon, head)
    if own is not None or _new(parsed, head):
        return own
    # "The text" is the declaration that was told of, where no text was.
    before = [t for t in reversed(parsed.tokens[:head]) if t.pos == "NOUN" and lexicon.is_("authored", t.lemma)]
    earlier = [t.i for t in sorted(before, key=lambda t: t.lemma != lemma)]
    return next((m for m in (_maker(parsed, mentions, lexicon, i) for i in earlier) if m is not None), None)


def _maker(parsed: Parsed, mentions: Sequence[Mention], lexicon: AttributionLexicon, head: int) -> Mention | None:
    """The subject of the verb above a document; a noun between ("voter en faveur d'une résolution") is passed over."""
    i = head
    while parsed.tokens[i].dep.split(":")[0] == "nmod" and parsed.tokens[parsed.tokens[i].head].pos == "NOUN":
        i = parsed.tokens[i].head
    token = parsed.tokens[i]
    if token.dep.split(":")[0] not in {"obj", "obl"} or parsed.tokens[token.head].pos not in VERBAL:
        return None
    cases = (entry for j in parsed.kids(i, "case") for entry in lexicon.prepositions.get(parsed.tokens[j].text.lower(), ()))
    if any(not entry.careful for entry in cases):
        return None  # "selon un rapport": it speaks itself
    subjects = list(parsed.kids(token.head, *_SUBJECTS))
    if not subjects and parsed.tokens[token.head].dep == "xcomp":  # "Accra goes on to insist on the plan"
        subjects = list(parsed.kids(parsed.tokens[token.head].head, *_SUBJECTS))
    known = [m for m in mentions if m.head != UNKNOWN]
    # "The party's council": of a body that no file knows the one whose it is.
    inside = (m for m in known if any(parsed.tokens[m.token].head == j and parsed.tokens[m.token].dep.split(":")[0] in _OWNERS for j in subjects))
    return next((m for m in known if m.token in subjects), None) or next(inside, None)


def _new(parsed: Parsed, head: int) -> bool:
    return any(parsed.tokens[j].feature("Definite") == "Ind" for j in parsed.kids(head, "det"))
