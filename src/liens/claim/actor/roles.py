"""Finds actors that are described: role nouns ("the Syrian army", "le ministre turc de la Défense, X") with their state.

A role noun takes its state or organisation from the words that belong to its noun phrase. A person that no file knows
is linked to the role that stands beside the name, and remembered under it for the rest of the article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from liens.claim.actor.lexicon import ActorLexicon, Role
from liens.claim.actor.mention import Form, Mention
from liens.model import Via
from liens.parse.grammar import preposition
from liens.parse.parsed import Parsed, Token

UNKNOWN = "?"
_INSIDE = frozenset({"amod", "nmod", "compound", "flat", "appos", "nmod:poss", "det", "flat:name", "flat:foreign", "obl:arg", "dep"})
_OWNS = frozenset({"of", "to", "in", None})
_NAME_PARTS = ("flat", "compound", "appos", "nmod")


@dataclass(frozen=True, slots=True)
class Described:
    """A role noun found in the text: the token that heads its phrase, its own words, and the role."""

    head: int
    first: int
    last: int
    role: Role


def find_roles(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention]) -> list[Mention]:
    """Mentions headed by role nouns, and persons that stand beside one; code ``?/SECTOR`` where the state is open."""
    found: dict[int, Mention] = {}
    covered = frozenset(i for m in named.values() if m.last > m.first for i in range(m.first, m.last + 1))
    for described in _described(parsed, lexicon, covered):
        mention = _resolve(parsed, lexicon, named, described)
        found.setdefault(mention.token, mention)
        for person in _persons(parsed, described, mention, named):
            found.setdefault(person.token, person)
    return list(found.values())


def _described(parsed: Parsed, lexicon: ActorLexicon, names: frozenset[int]) -> Iterator[Described]:
    """Role nouns in text order, longest first; a word of a known name is no role noun."""
    covered = -1
    for token in parsed.tokens:
        if token.i <= covered or token.i in names or token.pos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        for role in _starting(lexicon, token):
            last = _spelled(parsed, token, role)
            if last is None or (token.pos == "ADJ" and last == token.i):
                continue
            head = _phrase_head(parsed, token.i, last)
            yield Described(head, token.i, last, role)
            covered = last
            break


def _starting(lexicon: ActorLexicon, token: Token) -> list[Role]:
    """The role nouns that begin with this word, by lemma or as written, longest first."""
    spellings = dict.fromkeys((token.lemma, token.text.lower(), token.text))
    found = [role for word in spellings for role in lexicon.roles.get(word, ())]
    return sorted(found, key=lambda role: -len(role.words))


def _spelled(parsed: Parsed, token: Token, role: Role) -> int | None:
    end = token.i + len(role.words)
    if end > parsed.sentences[token.sentence].last:
        return None
    for word, other in zip(role.words[1:], parsed.tokens[token.i + 1 : end], strict=True):
        if other.lemma != word and other.text.lower().replace("\u2019", "'") != word:
            return None
    return end - 1


def _phrase_head(parsed: Parsed, first: int, last: int) -> int:
    head = next((i for i in range(first, last + 1) if not first <= parsed.tokens[i].head <= last), first)
    outer = parsed.tokens[head].head
    if parsed.tokens[head].dep in {"compound", "flat:name", "flat"} and parsed.tokens[outer].pos == "PROPN":
        return outer
    return head


def _resolve(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described) -> Mention:
    """Give a described actor its state or organisation from its own noun phrase."""
    token = parsed.tokens[d.head]
    plural = token.feature("Number") == "Plur"
    kind = {"body": "body", "group": "group", "country": "state"}.get(d.role.kind, "person")
    base = Mention(
        d.head, d.first, d.last, _code(UNKNOWN, d.role.sector), None, parsed.article.text[parsed.tokens[d.first].start : parsed.tokens[d.last].end],
        Form.DESCRIPTION, kind, Via.COREFERENCE, d.role.place, plural, token.feature("Gender"),
    )  # fmt: skip
    owners = list(_owners(parsed, lexicon, named, d))
    person = next((m for m in owners if m.form is Form.PERSON and kind == "person"), None)
    if person is not None:
        return replace(person, token=d.head, first=min(d.first, person.first), last=max(d.last, person.last), form=Form.PERSON)
    owner = next((m for m in owners if m.form is not Form.PERSON), None) or next(iter(owners), None)
    if owner is None:
        return base
    sector = d.role.sector or owner.sector
    code = owner.head if owner.type not in {"state", "vague"} and "/" not in owner.code else _code(owner.head, sector)
    span = (min(d.first, owner.first), max(d.last, owner.last))
    why = f"{d.role.place} + {owner.why}"
    return replace(base, first=span[0], last=span[1], code=code, entity=code, form=Form.ROLE, via=Via.NAME, why=why)


def _code(head: str, sector: str | None) -> str:
    return f"{head}/{sector}" if sector else head


def _owners(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described) -> Iterator[Mention]:
    """Named actors inside the noun phrase: adjectives first, then nearest."""
    inside: list[tuple[int, Mention]] = []
    open_ = [(d.head, 0)]
    while open_:
        i, depth = open_.pop(0)
        for j in parsed.children[i]:
            token = parsed.tokens[j]
            if token.dep not in _INSIDE or depth > 3:
                continue
            prep = preposition(parsed, j) if token.dep in {"nmod", "obl:arg"} else None
            if prep is not None and lexicon.prepositions.get(prep) not in _OWNS:
                continue
            if prep is not None and lexicon.prepositions.get(prep) != "of" and depth == 0 and _has_owner(inside):
                continue
            if j in named and not _of_other_person(parsed, named[j], d):
                inside.append((depth, named[j]))
            if token.dep != "appos" or j not in named:
                open_.append((j, depth + 1))
    if d.head in named and not d.first <= d.head <= d.last:
        inside.append((0, named[d.head]))
    inside.sort(key=lambda pair: (pair[1].form is not Form.DEMONYM, pair[0], abs(pair[1].token - d.head)))
    yield from (mention for _, mention in inside)


def _has_owner(inside: list[tuple[int, Mention]]) -> bool:
    return any(depth == 0 for depth, _ in inside)


def _of_other_person(parsed: Parsed, mention: Mention, d: Described) -> bool:
    """A person inside a body's phrase ("Assad's army") owns it; a place of birth or an agency does not come here."""
    return mention.form is Form.PERSON and d.role.kind == "person" and parsed.tokens[mention.token].dep == "nmod:poss"


def _persons(parsed: Parsed, d: Described, mention: Mention, named: Mapping[int, Mention]) -> Iterator[Mention]:
    """Unknown persons named beside a role noun, before or after it."""
    if d.role.kind != "person" or mention.plural:
        return
    beside = [j for j in parsed.children[d.head] if parsed.tokens[j].dep.split(":")[0] in _NAME_PARTS]
    token = parsed.tokens[d.head]
    if token.dep == "appos" and token.head != d.head:
        beside.append(token.head)
    if not d.first <= d.head <= d.last:
        beside.append(d.head)
    for j in beside:
        if parsed.tokens[j].pos == "PROPN" and j not in named and preposition(parsed, j) is None:
            last = name_end(parsed, j)
            text = parsed.article.text[parsed.tokens[j].start : parsed.tokens[last].end]
            yield replace(mention, token=j, first=j, last=last, name=text, form=Form.PERSON, why=f"{mention.why} beside a name")


def name_end(parsed: Parsed, i: int) -> int:
    """The last token of a proper name that begins at ``i``."""
    end = parsed.sentences[parsed.tokens[i].sentence].last
    j = i
    while j + 1 < end and parsed.tokens[j + 1].pos == "PROPN" and parsed.tokens[j + 1].text[0].isupper():
        j += 1
    return j
