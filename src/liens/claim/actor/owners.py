"""Finds whose a role noun is, from the words of its own phrase: "the Syrian army", "l'armée de la Syrie", "Assad's army"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liens.claim.actor.lexicon import ActorLexicon, Role
from liens.claim.actor.mention import Form, Mention
from liens.parse.grammar import conjuncts, preposition, stands_in_list
from liens.parse.parsed import Parsed

_INSIDE = frozenset({"amod", "nmod", "compound", "flat", "appos", "nmod:poss", "det", "flat:name", "flat:foreign", "obl:arg", "dep"})
# How far an apposition may stand off: "helicopters, which rescued people from Swat, once a Taliban stronghold" are not theirs.
_NEAR = 6
_BETWEEN = frozenset({"CCONJ", "ADP", "DET"})
_OWNS = frozenset({"of", "to", "in", None})
# Those who serve a state come from it ("officials from Japan"); where a refugee or a report comes from says less.
_SERVES = frozenset({"GOV", "MIL", "POL", "SPY", "LEG", "JUD"})


@dataclass(frozen=True, slots=True)
class Described:
    """A role noun found in the text: the token that heads its phrase, its own words, and the role."""

    head: int
    first: int
    last: int
    role: Role


def owners_of(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described) -> Iterator[Mention]:
    """Named actors inside the noun phrase: adjectives first, then nearest."""
    inside: list[tuple[int, Mention]] = []
    open_ = [(d.head, 0)]
    while open_:
        i, depth = open_.pop(0)
        for j in parsed.children[i]:
            token = parsed.tokens[j]
            if token.dep not in _INSIDE or depth > 3 or any(t.text == ";" for t in parsed.tokens[i + 1 : j]):
                continue
            prep = preposition(parsed, j) if token.dep in {"nmod", "obl:arg"} else None
            if prep is not None and lexicon.prepositions.get(prep) not in _OWNS and not _sends(lexicon, prep, d):
                continue
            if prep is not None and lexicon.prepositions.get(prep) != "of" and _is_far(parsed, d, j):
                continue
            if prep is not None and lexicon.prepositions.get(prep) != "of" and (_is_stranger(parsed, lexicon, d) or (depth == 0 and _has_owner(inside))):
                continue
            if j in named and not d.first <= j <= d.last and not _of_other_person(parsed, named[j], d) and not _sponsors(parsed, lexicon, named[j]):
                inside.append((depth, named[j]))
            if token.dep != "appos" or (j not in named and j - d.head <= _NEAR):
                open_.append((j, depth + 1))
    if d.head in named and not d.first <= d.head <= d.last:
        inside.append((0, named[d.head]))
    inside.sort(key=lambda pair: (pair[1].form is not Form.DEMONYM, pair[0], abs(pair[1].token - d.head)))
    yield from (mention for _, mention in inside)


def flown(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described) -> Iterator[Mention]:
    """The state whose flag a ship flies: "Panama-flagged", "registered in Panama", « battant pavillon panaméen »."""
    if d.role.kind != "body" or d.role.sector not in {"BUS", "MIL"}:
        return
    for j in parsed.kids(d.head, "acl", "amod"):
        if {parsed.tokens[j].lemma, parsed.tokens[j].text.lower()} & lexicon.flying:
            yield from (named[k] for k in parsed.subtree(j) if k in named and named[k].type == "state")


def joined(parsed: Parsed, lexicon: ActorLexicon, named: Mapping[int, Mention], d: Described) -> Iterator[Mention]:
    """The group that people are said to be with: "suspects linked to Al-Qaeda"; those linked to a state are not its own."""
    if d.role.kind != "person":
        return
    for verb in parsed.kids(d.head, "acl", "amod"):
        if parsed.tokens[verb].lemma in lexicon.belonging:
            yield from (named[j] for j in parsed.subtree(verb) if j in named and named[j].type == "group")


def _sends(lexicon: ActorLexicon, preposition_: str, d: Described) -> bool:
    return lexicon.prepositions.get(preposition_) == "from" and d.role.kind == "person" and d.role.sector in _SERVES


def _is_stranger(parsed: Parsed, lexicon: ActorLexicon, d: Described) -> bool:
    """Embassies, hostages, ships and foreign nationals are seldom of the country that they are in; an envoy who is recalled is not of where he was."""
    token = parsed.tokens[d.head]
    foreign = any(parsed.tokens[j].lemma in lexicon.foreign for j in parsed.kids(d.head, "amod") if not d.first <= j <= d.last)
    sent = token.dep == "obj" and parsed.tokens[token.head].lemma in lexicon.sending
    return token.lemma in lexicon.strangers | lexicon.posted or foreign or sent


def _is_far(parsed: Parsed, d: Described, j: int) -> bool:
    """Behind a clause or comma stands what the parser hung on the wrong noun: "deputies who opposed the transfer of land to Chad"."""
    return any(t.pos in {"VERB", "AUX"} or t.text == "," for t in parsed.tokens[d.last + 1 : j])


def _has_owner(inside: list[tuple[int, Mention]]) -> bool:
    return any(depth == 0 for depth, _ in inside)


def _of_other_person(parsed: Parsed, mention: Mention, d: Described) -> bool:
    """A person inside a body's phrase ("Assad's army") owns it; a place of birth or an agency does not come here."""
    return mention.form is Form.PERSON and d.role.kind == "person" and parsed.tokens[mention.token].dep == "nmod:poss"


def _sponsors(parsed: Parsed, lexicon: ActorLexicon, mention: Mention) -> bool:
    """In "Iran-backed militias" and "US-led coalition" the state helps or leads; the noun is not its own, as in "Panama-flagged ship"."""
    after = parsed.tokens[mention.last + 1 : mention.last + 3]
    joined_ = len(after) == 2 and after[0].text == "-" and after[0].start == parsed.tokens[mention.last].end and after[1].text.islower()
    return joined_ and after[1].text not in lexicon.flying


def sharing(parsed: Parsed, named: Mapping[int, Mention], d: Described, owners: Sequence[Mention]) -> list[Mention]:
    """The first owner and those listed beside it, each of another actor ("the armies of Chad, Niger and Mali")."""
    owner = owners[0]
    linked = [owner.token, *conjuncts(parsed, owner.token)]
    if parsed.tokens[owner.token].dep == "conj":
        linked.append(parsed.tokens[owner.token].head)
    linked += [m.token for m in owners[1:] if (m.form is Form.DEMONYM) == (owner.form is Form.DEMONYM)]
    strays = [j for j in parsed.kids(d.head, "conj") if j in named and j > owner.token]
    linked += [j for j in strays if named[j].form is Form.DEMONYM or preposition(parsed, j) is not None]
    listed = sorted({j: named[j] for j in [k for i in linked for k in conjuncts(parsed, i)] if j in named}.values(), key=lambda m: m.token)
    start = next((n for n, m in enumerate(listed) if m.token == owner.token), 0)
    run = [owner]
    for before, after in pairwise(listed[start:]):
        if not stands_in_list(parsed, before.last, after.first):
            break
        run.append(after)
    for after, before in pairwise(reversed(listed[: start + 1])):
        if not stands_in_list(parsed, before.last, after.first):
            break
        run.append(before)
    run += _torn_off(parsed, named, max(run, key=lambda m: m.token))
    return list({m.head: m for m in run}.values())


def _torn_off(parsed: Parsed, named: Mapping[int, Mention], last: Mention) -> Iterator[Mention]:
    """What the words still list although the parser hangs it elsewhere: "… et du Ghana", « … et kirghizes »."""
    by_first = {m.first: m for m in named.values()}
    prep = preposition(parsed, last.token)
    end = parsed.sentences[parsed.tokens[last.token].sentence].last
    while True:
        at = next((i for i in range(last.last + 1, end) if parsed.tokens[i].text != "," and parsed.tokens[i].pos not in _BETWEEN), end)
        found = by_first.get(at)
        between = parsed.tokens[last.last + 1 : at]
        words = [t.lemma for t in between if t.pos in {"ADP", "DET"}]
        alike = not words if last.form is Form.DEMONYM else prep is not None and words[:1] == [prep]
        if found is None or not alike or found.form is not last.form or not stands_in_list(parsed, last.last, found.first):
            return
        yield found
        last = found
