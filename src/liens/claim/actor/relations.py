"""Finds whom a word of relation means that no name stands beside: "its neighbour", "the former French colony" are not the owner.

They are whichever other state the article speaks of, and of a neighbour one that lies near. A ship or captive told of again is the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from liens.claim.actor.descriptions import Guess, definite
from liens.claim.actor.history import History
from liens.claim.actor.lexicon import ActorLexicon
from liens.claim.actor.mention import Form, Mention
from liens.claim.actor.related import says_so
from liens.parse.grammar import conjuncts, subject
from liens.parse.parsed import Token

_OWNING = ("nmod", "compound", "amod")
# A ship is a trader's or a navy's, and "the vessel" means either.
_AFLOAT = frozenset({"BUS", "MIL"})
_REACH = 4
_STATED = frozenset({Form.ROLE, Form.NAME})
_FEW = 6
# People in general, and those in office: "the two men", "the two leaders".
_TWO = frozenset({"CIV", "GOV"})
# What the other of two states must score: it is somebody, so less than a description that may be nobody's.
_LIKELY = -0.5
_ONLY = -2.0
# Middles of neighbours lie up to two and a half times their reaches apart: the people of Mali and Algeria live at the far ends.
_NEAR = 2.5


@dataclass(frozen=True, slots=True)
class Relation:
    """A word of relation that no name stands beside, with the article around it."""

    history: History
    lexicon: ActorLexicon
    mention: Mention
    settled: Mapping[int, list[Mention]]
    waiting: Mapping[int, list[Mention]]

    def holds(self) -> bool:
        """True where the words say what one state is to another."""
        words = range(self.mention.first, self.mention.last + 1)
        listed = self.lexicon.relations | self.lexicon.neighbours | self.lexicon.colonies
        return self.mention.type == "state" and says_so(self.history.parsed, words, listed)

    def other(self, ranked: Sequence[Guess]) -> Guess | None:
        """The likeliest of the states that are not those whose neighbour, ally or rival it is."""
        owners = {m.head for m in self.owners()}
        here = self.history.parsed.tokens[self.mention.token]
        if here.dep == "appos" and here.head not in self.settled:
            return None  # "Rafael Nadal, his rival": somebody whom nobody knows
        left = [g for g in ranked if g.head not in owners | self._partners()]
        words = range(self.mention.first, self.mention.last + 1)
        near = says_so(self.history.parsed, words, self.lexicon.neighbours)
        if owners and near:
            away = {g.head: min(self.lexicon.nearness.apart(g.head, owner) for owner in owners) for g in left}
            left = sorted((g for g in left if away[g.head] < _NEAR), key=lambda g: away[g.head] - g.score)
        lowest = _ONLY if owners and (near or len(left) == 1 or self._is_owned()) else _LIKELY
        return next((g for g in left if g.score > lowest), None)

    def _is_owned(self) -> bool:
        """As in "its rival": of foes the reader is meant to know which; an ally may be anybody."""
        if says_so(self.history.parsed, range(self.mention.first, self.mention.last + 1), self.lexicon.allies):
            return False
        kids = [self.history.parsed.tokens[j] for j in self.history.parsed.kids(self.mention.token, "nmod:poss", "det")]
        return any(t.feature("Poss") == "Yes" for t in kids)

    def _partners(self) -> set[str]:
        """Who stands beside the owner in the clause above: "Peru accuses Chile of siding with its rival"."""
        parsed, own = self.history.parsed, self.mention.token
        above = [v for v in parsed.path_up(own) if parsed.tokens[v].pos == "VERB"]
        objects = (j for v in above for j in parsed.kids(v, "obj", "iobj") if j < own and own not in parsed.subtree(j))
        return {m.head for j in objects for m in [*self.settled.get(j, ()), *self.waiting.get(j, ())]}

    def pair(self, ranked: Sequence[Guess]) -> list[Guess]:
        """The two neighbours or foes among the guesses: likely, and not far from each other."""
        near = self.lexicon.nearness
        if says_so(self.history.parsed, range(self.mention.first, self.mention.last + 1), self.lexicon.allies):
            return list(ranked[:2])
        pairs = [(near.apart(a.head, b.head) - a.score - b.score, a, b) for n, a in enumerate(ranked[:_FEW]) for b in ranked[n + 1 : _FEW]]
        best = min(pairs, key=lambda p: p[0], default=None)
        return [] if best is None or best[0] == inf else list(best[1:])

    def owners(self) -> Iterator[Mention]:
        """Whose it is: a possessive, a name with "of", and else the subject of its clause."""
        parsed, i = self.history.parsed, self.mention.token
        inside = [j for k in parsed.kids(i, *_OWNING, "det") for j in conjuncts(parsed, k)]
        known = [m for j in inside for m in [*self.settled.get(j, ()), *self.waiting.get(j, ())]]
        found = [m for m in known if m.head != "?" and m.type != "organisation"]
        yield from (m for m in known if m.type == "organisation")
        yield from found
        if not found:
            yield from self._subjects(parsed.tokens[i])

    def _subjects(self, token: Token) -> Iterator[Mention]:
        for verb in self.history.parsed.path_up(token.i):
            own = subject(self.history.parsed, verb)
            if own is not None and own[0] != token.i:
                yield from self.settled.get(own[0], ())
                return


def known_again(history: History, lexicon: ActorLexicon, mention: Mention) -> Mention | None:
    """The ship or captive just told of that "the vessel", "les deux navires" or "the hostages" mean; None where none is."""
    tokens = history.parsed.tokens
    here = tokens[mention.token]
    if here.lemma not in lexicon.strangers or mention.sector == "REB" or not definite(history, mention):
        return None
    for earlier in reversed(history.past):
        other = tokens[earlier.token]
        if here.sentence - other.sentence > _REACH:
            return None
        alike = earlier.sector == mention.sector or {earlier.sector, mention.sector} <= _AFLOAT
        if alike and other.lemma in lexicon.strangers and earlier.head != "?":
            return earlier
    return None


def same_body(history: History, mention: Mention) -> Mention | None:
    """The body named last by the same noun with its state: "the Chilean navy fired …; the navy said …"."""
    tokens = history.parsed.tokens
    here = tokens[mention.token]
    # "The government" that an opposition asks is its own, whichever was named before; "the Treasury" is one.
    own = mention.sector is None or (mention.sector == "GOV" and here.text.islower())
    if mention.type != "body" or own or mention.plural or not definite(history, mention):
        return None
    for earlier in reversed(history.past):
        if here.sentence - history.sentence(earlier) > _REACH:
            return None
        alike = tokens[earlier.token].lemma == here.lemma and earlier.sector == mention.sector and earlier.form in _STATED
        if alike and earlier.head != "?":
            return earlier
    return None


def two_persons(history: History, mention: Mention) -> list[Mention]:
    """The two people named last, for "the two men"; beside one alone, the person of another state of whom the article speaks most."""
    if mention.type != "person" or mention.sector not in _TWO:
        return []
    here = history.parsed.tokens[mention.token].sentence
    named: dict[str, Mention] = {}
    for earlier in reversed(history.past):
        if here - history.sentence(earlier) > _REACH // 2 or len(named) == 2:
            break
        if earlier.form is Form.PERSON and earlier.head != "?":
            named.setdefault(earlier.name.split()[-1], earlier)
    if len(named) == 1:
        first = next(iter(named.values()))
        others = Counter(
            m.name.split()[-1] for m in history.past if m.form is Form.PERSON and m.head not in {"?", first.head} and mention.sector in {"CIV", m.sector}
        )
        most = next(iter(others.most_common(1)), None)
        named |= {most[0]: next(m for m in reversed(history.past) if m.form is Form.PERSON and m.name.split()[-1] == most[0])} if most else {}
    people = sorted(named.values(), key=lambda m: m.token)
    if len(people) != 2 or (mention.sector != "CIV" and people[0].head == people[1].head):
        return []
    return people if people[0].code != people[1].code else people[:1]


def counterpart(history: History, owners: Sequence[Mention]) -> Mention | None:
    """Who holds the same office on the other side: the official of another state named last, or the state of the title."""
    own = {m.head for m in owners}
    states = [m for m in history.past if m.head not in {*own, "?"} and (m.type == "state" or "/" in m.code)]
    here = history.parsed.tokens[owners[0].token].sentence
    near = [m for m in reversed(states) if m.sector == "GOV" and here - history.sentence(m) <= _REACH - 1]
    titled = [m for m in reversed(states) if m.head in history.titled]
    return next((m for m in (*(m for m in near if m.type == "person"), *titled, *near)), None)
