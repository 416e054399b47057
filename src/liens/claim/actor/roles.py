"""Finds actors that are described: role nouns ("the Syrian army", "le ministre turc de la Défense, X") with their state.

A role noun takes its state or organisation from the words that belong to its noun phrase. A person that no file knows
is linked to the role that stands beside the name, and remembered under it for the rest of the article.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from liens.claim.actor.lexicon import ActorLexicon, Role
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.owners import Described, flown, joined, owners_of, sharing
from liens.claim.actor.persons import beside, name_end
from liens.claim.actor.related import is_relation, meant
from liens.model import PartKind, Via
from liens.parse.grammar import is_fused, preposition
from liens.parse.normalise import bare_capitals
from liens.parse.parsed import Parsed, Token

UNKNOWN = "?"
# Words that only look like an actor's: "coup d'État".
_NOTHING = "nothing"
_BEFORE = frozenset({"det", "amod", "nummod", "nmod", "compound", "acl"})
_BODIES = frozenset({"body", "group"})
_OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD"})
# Where a parser tears a compound ("état-major"), the word that has a part in the sentence stands for it.
_CORE = frozenset({"nsubj", "obj", "iobj"})


def find_roles(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention]) -> list[Mention]:
    """Mentions headed by role nouns, and persons that stand beside one; code ``?/SECTOR`` where the state is open."""
    found: dict[int, list[Mention]] = {}
    covered = frozenset(i for m in named.values() if m.last > m.first for i in range(m.first, m.last + 1))
    taken = frozenset(i for m in named.values() for i in range(m.first, m.last + 1))
    for described in _described(parsed, lexicon, covered):
        mentions = _resolve(parsed, lexicon, named, described)
        found.setdefault(described.head, mentions)
        for person in _persons(parsed, lexicon, described, mentions[0], taken):
            found.setdefault(person.token, [person])
    for part in _parts(parsed, lexicon, named, dict(found)):
        found[part.token] = [part]
        # "The head of the Armenian delegation, Armen Sol, …"
        first = Role((parsed.tokens[part.token].lemma,), part.sector, "person", "any", part.why)
        for person in _persons(parsed, lexicon, Described(part.token, part.token, part.last, first), part, taken):
            found.setdefault(person.token, [person])
    return [m for mentions in found.values() for m in mentions]


def _described(parsed: Parsed, lexicon: ActorLexicon, names: frozenset[int]) -> Iterator[Described]:
    """Role nouns in text order, longest first; a word of a known name is no role noun."""
    covered = -1
    for token in parsed.tokens:
        if token.i <= covered or token.i in names or token.pos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        for role in _starting(lexicon, token):
            last = _spelled(parsed, token, role)
            counted = token.pos == "ADJ" and _is_counted(parsed, token, lexicon)
            if last is None or (token.pos == "ADJ" and last == token.i and not counted):
                continue
            if role.number == "plur" and role.kind == "country" and token.feature("Number") == "Sing":
                continue
            if last == token.i and _qualifies(parsed, token):
                continue
            covered = last
            bare = role.kind == "country" and last == token.i and _is_bare(parsed, token, lexicon)
            bare = bare or (role.words[0] in lexicon.nobody and last == token.i and _is_bare(parsed, token, lexicon))
            bare = bare or (role.words[0] in lexicon.counterparts and not _is_owned(parsed, token))
            if role.kind != _NOTHING and not bare:
                head = token.head if counted else _phrase_head(parsed, token.i, last)
                yield Described(head, token.i, last, role)
            break


def _is_bare(parsed: Parsed, token: Token, lexicon: ActorLexicon) -> bool:
    """A noun without any word before it is a matter, not a state: "they seized power", "they took sides"."""
    title = parsed.sentences[token.sentence].part is PartKind.TITLE
    related = {token.lemma, token.text.lower()} & (lexicon.relations | lexicon.neighbours)
    kids = [parsed.tokens[j] for j in parsed.children[token.i]]
    # The article may be fused with the preposition: « du royaume », « au pays ».
    alone = not any(t.dep.split(":")[0] in _BEFORE or is_fused(t) for t in kids)
    single = token.feature("Number") != "Plur" or token.lemma in lexicon.sides
    return alone and token.text.islower() and single and not title and not related


def _is_owned(parsed: Parsed, token: Token) -> bool:
    """As in "her guest", "the Danish counterpart": without an owner or a state guests and visitors are anybody."""
    kids = (parsed.tokens[j] for j in parsed.children[token.i])
    return any(t.feature("Poss") == "Yes" or t.dep.startswith(("nmod", "amod")) for t in kids)


def _qualifies(parsed: Parsed, token: Token) -> bool:
    """An adjective that the parser takes for a noun: « la lutte armée » is no army."""
    head = parsed.tokens[token.head]
    return token.dep == "amod" and head.i == token.i - 1 and head.pos == "NOUN" and not parsed.children[token.i]


def _is_counted(parsed: Parsed, token: Token, lexicon: ActorLexicon) -> bool:
    """After a number word an adjective is the noun itself: "trois cents rebelles"."""
    head = parsed.tokens[token.head]
    return head.i == token.i - 1 and (head.pos == "NUM" or head.lemma in lexicon.numerals)


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
        written = other.text.replace("\u2019", "'")
        if word not in {other.lemma, written} and written.lower() != word.lower() and written != bare_capitals(word):
            return None
    return end - 1


def _phrase_head(parsed: Parsed, first: int, last: int) -> int:
    outer = [i for i in range(first, last + 1) if not first <= parsed.tokens[i].head <= last]
    head = next((i for i in outer if parsed.tokens[i].dep.split(":")[0] in _CORE), next(iter(outer), first))
    name = parsed.tokens[head].head
    apart = any(t.pos == "PUNCT" and t.text.strip("-") for t in parsed.tokens[min(head, name) : max(head, name)])
    if parsed.tokens[head].dep in {"compound", "flat:name", "flat"} and parsed.tokens[name].pos == "PROPN" and not apart:
        return name
    return head


def _resolve(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described) -> list[Mention]:
    """Give a described actor its state or organisation from its own noun phrase; several where two share the noun."""
    token = parsed.tokens[d.head]
    plural = token.feature("Number") == "Plur"
    kind = {"body": "body", "group": "group", "country": "state"}.get(d.role.kind, "person")
    text = parsed.article.text
    base = Mention(
        d.head, d.first, d.last, _code(UNKNOWN, d.role.sector), None, text[parsed.tokens[d.first].start : parsed.tokens[d.last].end],
        Form.DESCRIPTION, kind, Via.COREFERENCE, d.role.place, plural, token.feature("Gender"),
    )  # fmt: skip
    titled = kind == "person" and not d.first <= d.head <= d.last and d.head not in named and token.pos == "PROPN"
    if titled:
        last = name_end(parsed, max(d.head, d.last + 1))
        name = text[parsed.tokens[min(d.last + 1, d.head)].start : parsed.tokens[last].end]
        base = replace(base, last=last, name=name, form=Form.PERSON, plural=False, gender=None)
    owners = [m for m in owners_of(parsed, lexicon, named, d) if not (d.role.sector == "CIV" and m.type == "group" and m.form is Form.NAME)]
    owners += [m for m in (*joined(parsed, lexicon, named, d), *flown(parsed, lexicon, named, d)) if m not in owners]
    owners = _fit(parsed, lexicon, named, d, owners)
    person = next((m for m in owners if m.form is Form.PERSON and kind == "person"), None)
    if person is None and kind == "person" and not plural:
        # "Secretary of State Marco Rubio", however the parser hangs it.
        person = next((m for m in named.values() if m.form is Form.PERSON and m.first == d.last + 1), None)
    if person is not None:
        person = _as_said(parsed, lexicon, d, person, owners)
        return [replace(person, token=d.head, first=min(d.first, person.first), last=max(d.last, person.last), form=Form.PERSON)]
    owners.sort(key=lambda m: m.form is Form.PERSON)
    sector = _spoken_for(parsed, lexicon, d) or d.role.sector
    if not owners:
        return [replace(base, code=_code(UNKNOWN, sector))]
    joint = d.role.kind == "body" and owners[0].form is Form.DEMONYM
    shared = sharing(parsed, named, d, owners) if plural or joint else owners[:1]
    within = [o for o in shared if o.token not in parsed.path_up(d.head)]
    whole = replace(base, first=min([d.first, *(o.first for o in within)]), last=max([base.last, *(o.last for o in within)]))
    return [_owned(whole, d.role.place, sector, o, many=len(shared) > 1) for o in shared]


def _as_said(parsed: Parsed, lexicon: ActorLexicon, d: Described, person: Mention, owners: list[Mention]) -> Mention:
    """A known person in the office that the text gives: "the Belgian prime minister Charles Michel" is not yet the EU's."""
    states = [m for m in owners if m.form is Form.DEMONYM and m.type == "state" and m.head not in {UNKNOWN, person.head}]
    words = {
        w for j in (*range(d.first, d.last + 1), *parsed.kids(d.head, "amod", "compound")) for w in (parsed.tokens[j].lemma, parsed.tokens[j].text.lower())
    }
    joint = any(m.type != "state" and m.form is not Form.PERSON for m in owners)
    if not states or joint or d.role.sector not in _OFFICES or words & lexicon.former:
        return person
    code = _code(states[0].head, d.role.sector)
    return replace(person, code=code, entity=code, office=None)


def _fit(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described, owners: list[Mention]) -> list[Mention]:
    """The owners that say which state or body is meant: the ally of a state is another, and "the African nation" is one that is not named here."""
    if is_relation(parsed, lexicon, d):
        return meant(parsed, lexicon, named, d, owners)
    several = parsed.tokens[d.head].feature("Number") == "Plur"
    owners = [m for m in owners if m.head != UNKNOWN or parsed.tokens[m.token].head == d.head]
    if d.role.kind == "body" and not several:
        # "The West African organisation" is one that the article names.
        owners = [m for m in owners if m.head != UNKNOWN or not lexicon.sorts.names((parsed.tokens[m.token].lemma,))]
    if d.role.sector is not None or not (d.role.kind == "country" or (d.role.kind == "body" and not several)):
        return owners
    own_words = range(d.first, d.last + 1) if d.role.kind == "country" else ()
    # "The kingdom, a founding member of NATO" is not NATO.
    joint = d.role.kind == "country" and not several
    return [m for m in owners if m.head != UNKNOWN and m.token not in own_words and not (joint and m.type == "organisation")]


def _spoken_for(parsed: Parsed, lexicon: ActorLexicon, d: Described) -> str | None:
    """The sector of the body that a spokesman or chief belongs to: "the spokesman of the army", "the intelligence chief"."""
    if d.role.kind != "person" or not {parsed.tokens[i].lemma for i in range(d.first, d.last + 1)} & lexicon.partitives:
        return None
    for j in parsed.kids(d.head, "compound", "amod", "nmod"):
        prep = preposition(parsed, j)
        if d.first <= j <= d.last or (prep is not None and lexicon.prepositions.get(prep) != "of"):
            continue
        inner = next((r for r in _starting(lexicon, parsed.tokens[j]) if r.kind in _BODIES and _spelled(parsed, parsed.tokens[j], r) is not None), None)
        if inner is not None and inner.sector is not None:
            return inner.sector
    return None


def _owned(base: Mention, place: str, sector: str | None, owner: Mention, *, many: bool) -> Mention:
    code = owner.head if owner.type not in {"state", "vague"} and "/" not in owner.code else _code(owner.head, sector or owner.sector)
    form = base.form if base.form is Form.PERSON else Form.ROLE
    return replace(base, code=code, entity=code, form=form, via=Via.NAME, why=f"{place} + {owner.why}", many=many)


def _code(head: str, sector: str | None) -> str:
    return f"{head}/{sector}" if sector else head


def _parts(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], found: Mapping[int, list[Mention]]) -> Iterator[Mention]:
    """Nouns and numbers that stand for what hangs on them by "of": "members of the council", "dozens of soldiers"."""
    for token in parsed.tokens:
        settled = token.i in named or any(m.head != UNKNOWN and m.sector is not None for m in found.get(token.i, ()))
        if settled or not {token.lemma, token.text.lower()} & lexicon.partitives:
            continue
        for j in parsed.kids(token.i, "nmod", "obl"):
            whole = named.get(j) or next(iter(found.get(j, ())), None)
            prep = preposition(parsed, j)
            if whole is not None and prep is not None and lexicon.prepositions.get(prep) == "of" and _acts(whole):
                plural = token.feature("Number") == "Plur" or token.pos == "NUM" or whole.plural
                yield replace(whole, token=token.i, first=token.i, last=whole.last, form=Form.ROLE, plural=plural, beside=j)
                break


def _acts(whole: Mention) -> bool:
    """A country alone is a place ("the north of Syria"); its people, army or an organisation acts through its parts."""
    return whole.type != "state" or whole.plural or whole.sector is not None or whole.form is Form.DEMONYM


def _persons(parsed: Parsed, lexicon: ActorLexicon, d: Described, mention: Mention, taken: Collection[int]) -> Iterator[Mention]:
    """Unknown persons named beside a role noun, before or after it."""
    if d.role.kind != "person" or mention.plural:
        return
    for j, first, last in beside(parsed, lexicon, d, taken):
        text = parsed.article.text[parsed.tokens[first].start : parsed.tokens[last].end]
        yield replace(mention, token=j, first=first, last=last, name=text, form=Form.PERSON, why=f"{mention.why} beside a name", beside=d.head)
